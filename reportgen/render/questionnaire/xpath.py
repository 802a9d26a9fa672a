"""Routing in XPath, as an XLSForm writes it: the answer to ``q`` is ``${q}``, and empty while there is none."""

from __future__ import annotations

from reportgen.content.questionnaire.routing import Chosen, Elsewhere, Every, Filled, Routing, Sized, Some, Ticked


def xpath(found: Routing, *, inside: bool = False) -> str:
    """Return a routing as an expression; in brackets where it is one part of another.

    Every test is false while the question has no answer. Of ``<``, ``<=``, ``>``, ``>=`` and ``=`` that is so in XPath
    itself; where it is not, the expression asks for an answer first.
    """
    match found:
        case Every(parts) | Some(parts):
            text = (" and " if isinstance(found, Every) else " or ").join(xpath(part, inside=True) for part in parts)
            return f"({text})" if inside else text
        case Chosen(question, codes, ranked):
            answer = f"selected-at(${{{question}}}, 0)" if ranked else f"${{{question}}}"
            text = " or ".join(f"{answer} = {text_literal(code)}" for code in codes)
            return f"({text})" if inside and len(codes) > 1 else text
        case Ticked(question, option, ticked, empty):
            test = f"selected(${{{question}}}, {text_literal(option)})"
            if ticked:
                return test
            return f"not({test})" if empty else f"(${{{question}}} != '' and not({test}))"
        case Sized(question, operator, value):
            test = f"${{{question}}} {'=' if operator == '==' else operator} {value}"
            return f"(${{{question}}} != '' and {test})" if operator == "!=" else test
        case Filled(question, filled):
            return f"${{{question}}} {'!=' if filled else '='} ''"
        case Elsewhere(segment):
            raise ValueError(f"a form cannot know the segment {segment}; such specs are refused before")


def text_literal(text: str) -> str:
    """Return a text in quotes; XPath cannot escape one, so a text with both kinds is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    parts = ', "\'", '.join(f"'{part}'" for part in text.split("'"))
    return f"concat({parts})"
