"""What may stand in tables, under figures, on the cover and in the methodology."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element

from tests.numbers import dates
from tests.numbers.check_claims import told_of
from tests.numbers.check_facts import STATED
from tests.numbers.check_pages import Page
from tests.numbers.order import Order
from tests.numbers.panels import WAVE, Panels
from tests.numbers.pieces import Piece, classes_of, numerals, pieces_of, text_of
from tests.numbers.quality import in_words, verdicts_of
from tests.numbers.stated import measures, numbers_of


class Layout:
    """The places of tables, figures and of the method."""

    def __init__(self, page: Page, order: Order, panels: Panels) -> None:
        self.page, self.order, self.panels = page, order, panels
        self.survey, self.spec = page.survey, page.survey.spec

    def caption(self, piece: Piece) -> set[str] | None:
        """Return the number of its own figure for what scrolls sideways, and the waves of a head."""
        if piece.attribute == "aria-label" and "wrap" in classes_of(piece.own):
            figure = piece.within("figure")
            if figure is not None:
                return {n for p in figure.iter("p") if "no" in classes_of(p) for n in self.order.must[p]}
            item = piece.within("li")
            return None if item is None else set(numerals(text_of(item[0])))
        told = piece.within("header", "cover") is not None and piece.within("p", "src") is not None
        if told and piece.within("button") is None:
            titles = [p for f in self.page.root.iter("figure") for p in f.iter("p") if "t" in classes_of(p)]
            return {n for p in titles if element_text(text_of(p)) == element_text(piece.text) for n in numerals(text_of(p))}
        if piece.attribute in {"data-run", "data-label"}:
            own = "".join(p.text + " " for p in pieces_of(piece.own) if not p.attribute)
            return set(numerals(own)) if element_text(piece.text) in element_text(own) else set()
        if piece.attribute == "data-head":
            right = element_text(piece.text) == element_text(self.panels.headings(piece)[1])
            return set(numerals(piece.text)) if right else set()
        head = piece.within("th")
        return None if piece.within("thead") is None or head is None else self._years(head, piece.text.strip())

    def _years(self, head: Element, text: str) -> set[str]:
        """Return the wave that the head of a column may name: that of its numbers, or that of its baselines."""
        earlier, own = list(self.spec.get("survey", {}).get("waves", {})), str(self.spec["report"]["date"])[:4]
        found = {f"Now {own}", *(words for year in earlier for words in (f"Baseline {year}", f"{year}年基线"))}
        year = text.removesuffix("年").strip()
        if year not in {*earlier, own}:
            return found
        names = [self.panels.names[str(b.get("popovertarget"))] for b in self.panels.below(head)]
        return {year} if all((WAVE.findall(name) or [own]) == [year] for name in names) else set()

    def source(self, piece: Piece) -> set[str] | None:
        """Return the bases that the line under a figure may give."""
        figure = self.figure(piece)
        if figure is None or not self.survey.answered or figure.get("id") == "tab-sample_size":
            return None
        names = self.page.at(str(figure.get("id")))
        least = self.spec["report"].get("minimum_base", "30")
        return self.panels.bases(names) | {f"base under {least}", f"基数不足{least}"} | self.page._scale_ends(names)

    def figure(self, piece: Piece) -> Element | None:
        """Return the figure that a line on bases and sources stands under."""
        if piece.within("p", "src") is None:
            return None
        around = piece.within("div", "exhibit")
        return piece.within("figure") if around is None else next(around.iter("figure"), None)

    def small(self, piece: Piece) -> set[str] | None:
        """Return what the register says of all its numbers at once."""
        if piece.within("p", "small") is None or piece.within("section") is None or not self.survey.answered:
            return None
        return (self.panels.bases([]) if self.survey.rebuilt else set()) | self.panels.versions(piece.text)

    def claim(self, piece: Piece) -> set[str] | None:
        """Return the numbers that a claim compares with, in its row of the table of claims."""
        row = piece.within("tr")
        claim = self.panels.claims.get(str(row.get("id")).replace("claim-", "proof-", 1)) if row is not None else None
        return None if claim is None else self.panels.literals(claim) | told_of(claim) | self.panels.says(f"proof-{claim['id']}")

    def subjects(self, piece: Piece) -> set[str] | None:
        """Return the places of the questions that a figure is about; None elsewhere, where a text names them."""
        figure, panel = self.figure(piece), piece.within("div", "prov")
        facts = self.page.at(str(figure.get("id"))) if figure is not None else []
        if panel is not None:
            anchor = str(panel.get("id"))
            facts = self.panels.claims[anchor]["facts"] if anchor in self.panels.claims else [self.panels.names[anchor]]
        names = [s for n in facts for s in re.findall(r"\((\w+)[,)]", n)]
        heads = [] if figure is None else [re.sub(r"^\d+\s*", "", text_of(th)) for th in figure.iter("th")]
        named = {p for label in heads for p in self.order.places.get(label, ())}
        return {p for s in names for p in self.order.of_subject(s)} | named or None

    def cell(self, piece: Piece) -> set[str] | None:
        """Return what a cell may say that opens nothing: a base beside the number of its row, or a measure's own numbers."""
        row = piece.within("tr")
        if row is None or piece.within("figure") is None:
            return None
        found: set[str] = set()
        targets = [self.panels.names[str(b.get("popovertarget"))] for b in row.iter("button") if "fact" in classes_of(b)]
        for name in targets:
            if not STATED.search(name):
                found |= self.panels.in_cell(name, piece)
        if any(name.startswith("quality_") for name in targets):
            found |= in_words(self.spec)
        if piece.own.tag == "th":
            found |= {code for name in targets for code in re.findall(r"'(\d+)'", name)}
            ends = sorted(self.page._scale_ends(targets), key=float)
            found |= {f"{left}{ends[0]}–{ends[-1]}{right}" for left, right in (("(", ")"), ("（", "）"), ("（", "分）")) if ends}
        for label in (text_of(e).strip() for e in row if e.tag in {"th", "td"}):
            for measure in measures(self.spec, label):
                found |= numbers_of(measure)
        return found or None

    def asked(self, piece: Piece) -> set[str] | None:
        """Return the questions that a condition in the questionnaire names, and where it leads who does not meet it."""
        item = piece.within("li")
        if piece.within("ol", "qs") is None or item is None:
            return None
        note, leads = piece.within("p", "note") is not None, piece.within("span", "leads") is not None
        if not note and not leads:
            return None
        questions = list(self.spec["questions"].items())
        at = (
            int(
                numerals(
                    text_of(
                        next(e for e in piece.above if "qs" in classes_of(e))
                        and next(e for li in piece.above if li.tag == "li" for e in li if "k" in classes_of(e))
                    )
                )[0]
            )
            - 1
        )
        if leads:
            skipped = [i for i, (_, q) in enumerate(questions) if re.search(rf"\b{questions[at][0]}\b", str(q.get("asked_if")))]
            return {f"question {max(skipped) + 2}", f"第{max(skipped) + 2}题"} if skipped else set()
        condition = str(questions[at][1].get("asked_if"))
        named = {str(i + 1) for i, (name, _) in enumerate(questions) if re.search(rf"\b{name}\b", condition)}
        last = at
        while last + 1 < len(questions) and str(questions[last + 1][1].get("asked_if")) == condition:
            last += 1
        words = {w for n in named for w in (f"question {n}", f"第{n}题")}
        return words | {f"第{at + 1}至{last + 1}题", f"questions {at + 1} to {last + 1}"}

    def imprint(self, piece: Piece) -> set[str] | None:
        """Return the version on the cover."""
        return {str(self.spec["report"]["version"])} if piece.within("div", "imprint") is not None else None

    def method(self, piece: Piece) -> set[str] | None:
        """Return what the methodology may say under its headings."""
        row, table = piece.within("tr"), piece.within("table", "method")
        if row is None or table is None:
            return None
        heading = text_of(row[0]).strip()
        return self._of_data(heading) | self._of_indices(heading, piece.text.strip()) | self._of_rules(heading)

    def _of_data(self, heading: str) -> set[str]:
        survey = self.survey
        if not survey.answered:
            return {self.spec["report"].get("minimum_base", "30")} if heading in {"Not shown", "不显示"} else set()
        rows = f"{len(survey.read):,}"
        published = self.spec["survey"]["sample"].get("published_base")
        match heading:
            case "Base" | "基数":
                return {
                    f"{len(survey.rows):,}",
                    *([f"公布的基数是{published}", f"以{published}人", f"折合{100 // int(published)}%"] if published else []),
                }
            case "Data" | "数据":
                source = str(survey.spec["survey"]["data"]["source"]).removeprefix("../../")
                digest = sha256(survey.data.read_bytes()).hexdigest()[:12]
                columns = [f"{len(survey.rows[0])} columns", f"{len(survey.rows[0])}列"]
                return {f"{rows} rows", f"{rows}行", *columns, source, f"beginning {digest}", f"前12位{digest}"}
            case "Waves" | "历次调查":
                return {w for s in [survey, *map(survey.earlier, survey.spec["survey"].get("waves", {}))] for w in _wave(s)}
            case "Not shown" | "不显示":
                return {self.spec["report"].get("minimum_base", "30")}
            case _:
                return set()

    def _of_rules(self, heading: str) -> set[str]:
        """Return what the methodology says of each rule: what it means, and how many could be judged."""
        if heading not in {"Quality checks", "答卷质量"}:
            return set()
        judged = (len(v) - v.count(None) for v in verdicts_of(self.spec, self.survey.read).values())
        return in_words(self.spec) | {f"of {n:,} respondents" for n in judged}

    def _of_indices(self, heading: str, text: str) -> set[str]:
        if heading not in {"Indices", "指数"}:
            return set()
        found = set()
        for dimension in self.spec["dimensions"].values():
            least = dimension.get("minimum_items", "1")
            if text.startswith(str(dimension["label"])):
                found |= {f"at least {least}", f"至少有{least}项", f"至少回答{least}题"}
            items = dimension.get("parts") or dimension.get("questions")
            if isinstance(items, dict):
                known = {**self.spec["questions"], **self.spec["dimensions"]}
                found |= {f"{known[name]['label']}” (weight {w})" for name, w in items.items()}
        return found


def _wave(survey: Any) -> set[str]:
    import datetime as dt

    ends = [dt.date.fromisoformat(survey.spec["survey"]["fieldwork"][end]) for end in ("from", "to")]
    year = survey.spec["report"]["date"][:4] if "-2023" not in str(survey.data) else "2023"
    return {
        *dates.written(ends[0], ends[1]),
        f"{len(survey.rows):,} respondents",
        f"{year}: ",
        f"differ from {year}",
        f"{year}年：",
        f"与{year}年",
    }


def element_text(text: str) -> str:
    """Return a text without spaces."""
    return re.sub(r"\s", "", text)
