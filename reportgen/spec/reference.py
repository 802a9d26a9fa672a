"""The reference page of the grammar, made from the grammar: every map, every key, its type, default and sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from reportgen.spec.model.body import BARE
from reportgen.spec.model.document import Document
from reportgen.spec.model.scalars import LONG, MIDDLE, SHORT, Meaning, Part
from reportgen.spec.model.shape import Field, bare, branches, element, fields, is_part, literals, parts_of, present, sentences
from reportgen.spec.project_keys import Said

_HEAD = f"""# Reference: every key of a spec

This page is made from the grammar (`reportgen/spec/model/`); change it there. A spec is one YAML file. Every plain word in it
stays the text that was written: `no`, `010` and `1:30` are labels. Where a *text* is asked for, a map by language may stand
instead: `{{zh-CN: 满意, en: satisfied}}`; a *short text* has at most {SHORT:,} characters, a *text* {MIDDLE:,}, a *long text*
{LONG:,}. A *code* is an option's value in the data; `1` and `"1"` are the same code. A *name* is
a letter (Chinese ones too), then letters, digits and `_`. An *expression* is written as in `share(overall, 5) > 10%`; in texts
it stands in double braces.

A question's keys follow from its `type`. A block of the body is told by its key; {", ".join(f"`{word}`" for word in BARE)}
may stand as a word alone.
"""


def reference_page() -> str:
    """Return the reference page in Markdown."""
    return "\n".join([_HEAD, *(line for part in parts_of(Document) for line in _part(part))])


_THEME = """# Reference: every key of a theme

This page is made from the grammar (`reportgen/spec/theme/model.py`); change it there. A theme is one YAML file, whose paths are
relative to it. [Themes](themes.md) says what each part does, with pictures.
"""


def theme_page() -> str:
    """Return the reference page of themes in Markdown."""
    from reportgen.spec.theme.model import ThemeDocument

    return "\n".join([_THEME, *(line for part in parts_of(ThemeDocument) for line in _part(part))])


_PROJECT = """# Reference: every key of reportgen.yaml

This page is made from `reportgen/spec/project_keys.py`; change it there. The file stands in the root of a project and holds what
is true of all its reports: the [theme](themes.md), the [site](site.md#settings), and [connections](engines.md#connections).
"""


def project_page() -> str:
    """Return the reference page of the file of a project in Markdown."""
    from reportgen.spec.connections import BACKENDS
    from reportgen.spec.project_keys import CONNECTION, SECTIONS, SITE

    lines = [_PROJECT, *_keys("The file", SECTIONS), *_keys("Site", SITE), *_keys("Connection", CONNECTION)]
    lines += ["| backend | settings beside `backend` and `timeout` |", "|---|---|"]
    lines += [f"| `{name}` | {', '.join(f'`{key}`' for key in own)} |" for name, own in BACKENDS.items()]
    return "\n".join([*lines, ""])


def _keys(title: str, said: Mapping[str, Said]) -> Iterator[str]:
    yield from (f"## {title}", "", "| key | value | what it is |", "|---|---|---|")
    yield from (f"| `{key}` | {_cell(one.value)} | {_cell(one.sentence)} |" for key, one in said.items())
    yield ""


def _part(part: type[Part]) -> Iterator[str]:
    yield f"## {_title(part)}"
    yield ""
    yield _cell(" ".join((part.__doc__ or "").split()))
    yield ""
    yield "| key | value | default | what it is |"
    yield "|---|---|---|---|"
    explained = sentences(part)
    for field in fields(part).values():
        yield f"| `{field.key}` | {_type(field.type)} | {_default(field)} | {_cell(explained[field.key])} |"
    yield ""


_TITLES: Mapping[str, str] = {
    "Document": "The spec",
    "NpsQuestion": "NPS question",
    "Swot": "SWOT",
    "SwotItem": "SWOT item",
    "SwotBlock": "SWOT block",
    "ThemeDocument": "The theme",
    "CoverLook": "Cover",
    "PageLook": "Page",
    "WordLook": "Word",
}


def _title(part: type[Part]) -> str:
    return (
        _TITLES.get(part.__name__) or "".join(f" {c.lower()}" if c.isupper() else c for c in part.__name__).strip().capitalize()
    )


def _link(part: type[Part]) -> str:
    title = _title(part)
    shown = title if title.startswith(("SWOT", "NPS")) else title.lower()
    return f"[{shown}](#{title.lower().replace(' ', '-')})"


def _type(annotation: Any) -> str:
    """Return what may stand in a field, in words."""
    meanings = [m.words for m in getattr(present(annotation), "__metadata__", ()) if isinstance(m, Meaning)]
    if meanings:
        return meanings[0]
    if is_part(annotation):
        return _link(bare(annotation))
    if literals(annotation):
        return ", ".join(f"`{_shown(word)}`" for word in literals(annotation))
    choices = branches(annotation)
    if choices:
        return " or ".join(dict.fromkeys(_type(choice) for choice in choices.values()))
    if get_origin(bare(annotation)) is dict:
        return f"map from {_type(get_args(bare(annotation))[0])} to {_type(element(annotation))}"
    return f"list of {_plural(_type(element(annotation)))}"


def _plural(words: str) -> str:
    return words if words.endswith((")", "s", "`")) else f"{words}s"


def _default(field: Field) -> str:
    if field.required:
        return "**required**"
    value = field.default
    if value is None or isinstance(value, Part) or (isinstance(value, tuple | dict) and not value):
        return ""
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value)
    return f"`{_shown(str(value).lower() if isinstance(value, bool) else value)}`"


def _shown(value: object) -> str:
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return {"\t": "\\t", "|": "\\|"}.get(text, text)


def _cell(sentence: str) -> str:
    return sentence.replace("|", "\\|").replace("``", "`")
