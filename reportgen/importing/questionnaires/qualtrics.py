"""Qualtrics surveys (.qsf): blocks in the order of the flow, their questions, and what the flow adds as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen.importing.cleaning import bare
from reportgen.importing.files.trouble import FileError
from reportgen.importing.questionnaires.qualtrics_columns import columns_of
from reportgen.importing.questionnaires.qualtrics_flow import Around, Flow
from reportgen.importing.questionnaires.qualtrics_question import Asked, mapping, sequence, word
from reportgen.importing.questionnaires.questionnaire import FormQuestion, Questionnaire
from reportgen.problems import Code


def qualtrics(document: Any, shown: str) -> Questionnaire:
    """Return the questionnaire that a survey of Qualtrics is."""
    entry, elements = mapping(document).get("SurveyEntry"), mapping(document).get("SurveyElements")
    if not isinstance(entry, dict) or not isinstance(elements, (list, dict)):
        found = "the JSON is no survey of Qualtrics: it has no SurveyEntry with SurveyElements"
        raise FileError(Code.FILE_UNREADABLE, found, "export the survey in Qualtrics: Tools, Import/Export, Export survey (.qsf)")
    parts = [mapping(part) for part in (elements.values() if isinstance(elements, dict) else elements)]
    base = word(entry.get("SurveyLanguage")) or "EN"
    payloads = {word(part.get("PrimaryAttribute")): mapping(part.get("Payload")) for part in parts if part.get("Element") == "SQ"}
    payloads = {word(payload.get("QuestionID")) or name: payload for name, payload in payloads.items()}
    asked = [Asked.of(name, payloads[name], base) for name in _order(parts, payloads)]
    languages = tuple(dict.fromkeys((base, *(language for one in asked for language in one.ask))))
    flow = next((mapping(part.get("Payload")) for part in parts if part.get("Element") == "FL"), {})
    gone = Flow(_named_blocks(parts), {one.id: one for one in asked})
    gone.go(sequence(flow.get("Flow")) or [{"Type": "Block", "ID": name} for name in _named_blocks(parts)])
    questions = tuple(_question(one, gone.asked_if(one.id)) for one in asked)
    title = {base: bare(word(entry.get("SurveyName")), markup=True)}
    shown_only = [name for one in asked if one.kind[0] == "DB" for name in (one.id, one.tag)]
    return Questionnaire(shown, "qualtrics", title, languages, questions, frozenset((*_embedded(flow), *shown_only)))


def _question(asked: Asked, around: Around) -> FormQuestion:
    required = word(mapping(mapping(asked.payload.get("Validation")).get("Settings")).get("ForceResponse")).upper() == "ON"
    words = " & ".join(around.words)
    told = (words, around.condition, words, required)
    return FormQuestion(asked.tag, asked.ask, tuple(columns_of(asked)), *told, exclusive=asked.exclusive(), partly=asked.partly())


def _named_blocks(parts: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    return {word(block.get("ID")): block for part in parts if part.get("Element") == "BL" for block in _blocks(part)}


def _order(parts: Sequence[Mapping[str, Any]], payloads: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the questions that are asked, in the order of the flow; those thrown away are not, unless there are no blocks."""
    blocks = _named_blocks(parts)
    flow = next((mapping(part.get("Payload")) for part in parts if part.get("Element") == "FL"), {})
    told = [name for name in _blocks_of_flow(flow) if name in blocks]
    rest = [name for name, block in blocks.items() if name not in told and block.get("Type") != "Trash"]
    names = [
        word(element.get("QuestionID"))
        for name in (*told, *rest)
        for element in map(mapping, sequence(blocks[name].get("BlockElements")))
        if element.get("Type") == "Question"
    ]
    return [name for name in dict.fromkeys(names) if name in payloads] if blocks else list(payloads)


def _blocks(part: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    payload = part.get("Payload")
    return [mapping(block) for block in (payload.values() if isinstance(payload, dict) else sequence(payload))]


def _blocks_of_flow(flow: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of blocks in the order of the flow, those inside branches and randomisers too."""
    for step in map(mapping, sequence(flow.get("Flow"))):
        if step.get("Type") in ("Block", "Standard", "Default"):
            yield word(step.get("ID"))
        yield from _blocks_of_flow(step)


def _embedded(flow: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of embedded data, which are no questions."""
    for step in map(mapping, sequence(flow.get("Flow"))):
        yield from (word(mapping(field).get("Field")) for field in sequence(step.get("EmbeddedData")))
        yield from _embedded(step)
