"""A hand-made report with every kind of block, in Chinese and in English; nothing in it comes from the other stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from reportgen.content.blocks import (
    Content,
    Cover,
    FactEntry,
    Figure,
    GlanceFinding,
    GlancePage,
    Method,
    PlanAction,
    PlanBlock,
    PlanField,
    PlanGroup,
    ProseBlock,
    SectionBlock,
    SideNote,
    TableFigure,
    TocEntry,
)
from reportgen.content.charts.kinds import (
    Bar,
    BarChart,
    Chart,
    DivergingChart,
    DivergingRow,
    Dot,
    DotChart,
    Level,
    Mark,
    Meter,
)
from reportgen.content.claim_blocks import ClaimProof, ClaimProofs, ClaimRow, ClaimsTable
from reportgen.content.inlines import (
    Claimed,
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListOf,
    Number,
    Paragraph,
    Quotation,
    Strong,
    Words,
)
from reportgen.content.questionnaire.form import Asked, Choice, Limits, QuestionItem, Questionnaire
from reportgen.content.score_blocks import Scorecard, ScoreGroup, ScoreRow
from reportgen.content.statement_blocks import (
    Backing,
    FindingEntry,
    FindingsList,
    SwotEntry,
    SwotQuadrant,
    SwotTable,
)
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.talk_blocks import GuideQuestion, GuideSection, Saying, Sayings, Talk, Talks
from reportgen.content.words import page_words
from reportgen.facts.ledger import Result
from reportgen.facts.ledger import anchor as panel_of

Say = Callable[[str, str], str]
CELLS = tuple(f"top(overall, column='{i}')" for i in range(5))
"""The numbers of the sample's table."""


@dataclass
class Book:
    """Keeps the facts of a sample report while its text is written."""

    language: str
    entries: dict[str, FactEntry] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def say(self, chinese: str, english: str) -> str:
        return chinese if self.language.startswith("zh") else english

    def number(self, fact: str, text: str, definition: str) -> Number:
        digits = sha256(fact.encode()).hexdigest()[:10]
        self.counts[fact] = self.counts.get(fact, 0) + 1
        anchor = f"use-{digits}-{self.counts[fact]}"
        rows = (
            (self.say("基数", "Base"), "n = 1,204"),
            (self.say("区间", "Interval"), self.say("95%，38%–43%（Wilson）", "95%: 38% to 43% (Wilson)")),
            (self.say("来源", "Source"), self.say("2024 年客户服务调查", "Customer service survey 2024")),
        )
        self.entries.setdefault(fact, FactEntry(panel_of(fact), text, definition, rows, anchor, len(self.entries) + 1, fact=fact))
        return Number(fact, text, anchor)

    def cell(self, fact: str) -> FactEntry:
        """Return the panel of a number that only a table shows."""
        rows = ((self.say("基数", "Base"), "n = 1,204"),)
        more = ((self.say("题目原文", "Wording"), self.say("“总体上您有多满意？”", "“How satisfied are you overall?”")),)
        definition = self.say("满意者的百分比", "share of the satisfied")
        place, table = 100 + CELLS.index(fact), self.say("表 1", "Table 1")
        return FactEntry(
            panel_of(fact), "38%", definition, rows, "tab-banner", place, more=more, fact=fact, shown_in=table, cell=True
        )


def content(language: str = "zh-CN", chapters: int = 1) -> Content:
    """Return the report; ``chapters`` repeats the chapter of results to make a longer one."""
    book = Book(language)
    body = tuple(
        part
        for parts in (
            (_glance(book), _preface(book)),
            tuple(_results(book, i) for i in range(chapters)),
            (_swot(book), _findings(book), _plan(book), _appendix(book), _claims(book)),
        )
        for part in parts
    )
    say = book.say
    figures = tuple(_entries(body, Figure))
    return Content(
        language=language,
        id="sample",
        version="2024.1",
        date="2024-07-01",
        title=say("客户服务满意度报告 2024", "Customer Service Satisfaction 2024"),
        cover=Cover(
            kicker=say("年度调查 · 2024 年 7 月", "Annual survey · July 2024"),
            title=say("客户服务满意度报告 2024", "Customer Service Satisfaction 2024"),
            subtitle=(Words(say("12 个行业，20 个城市，有效问卷 1,204 份", "12 industries, 20 cities, 1,204 interviews")),),
            authors=say("调查研究部", "Survey research"),
            imprint=say("版本 2024.1 · 调查时间 2024 年 3 月至 5 月", "Version 2024.1 · in the field March to May 2024"),
            version_line=say("版本 2024.1 · 2024-07-01", "Version 2024.1 · 2024-07-01"),
            notice=say("本报告用合成数据，不是真实的回答。", "This report is made from synthetic data, not from real answers."),
            chart=_dots(book),
            chart_alt=say(
                "数轴：门店 82，电话 81，在线 76，智能客服 68", "Number line: stores 82, telephone 81, online 76, assistant 68"
            ),
            chart_source=(Words(say("满意度指数，0–100 分，2024 年", "Satisfaction index, 0 to 100, 2024")),),
        ),
        chapters=body,
        toc=tuple(_toc(body)),
        figures=figures,
        tables=tuple(_entries(body, TableFigure)),
        facts=tuple(book.entries.values()),
        words=page_words(language),
        used_at={},
        cells=tuple(book.cell(fact) for fact in CELLS),
        proofs=_proofs(book),
    )


def _toc(sections: tuple[SectionBlock, ...]) -> list[TocEntry]:
    out = []
    for section in sections:
        out.append(
            TocEntry(
                section.anchor, section.number, "".join(p.text for p in section.title if isinstance(p, Words)), section.level
            )
        )
        out += _toc(tuple(b for b in section.blocks if isinstance(b, SectionBlock)))
    return out


def _entries(sections: tuple[SectionBlock, ...], kind: type[Figure] | type[TableFigure]) -> list[TocEntry]:
    out = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, SectionBlock):
                out += _entries((block,), kind)
            elif isinstance(block, kind):
                out.append(TocEntry(block.anchor, block.number, "".join(p.text for p in block.title if isinstance(p, Words)), 1))
    return out


def _words(*parts: str | Inline) -> Inlines:
    return tuple(Words(p) if isinstance(p, str) else p for p in parts)


def _paragraphs(*parts: Inlines, lead: bool = False) -> ProseBlock:
    return ProseBlock(tuple(Paragraph(p) for p in parts), lead)


def _share(value: float) -> Mark:
    return Mark(value, f"{value:.0f}%", "share(q)")


def _meter(value: float, label: str) -> Meter:
    return Meter(_share(value), label, 100.0)


def _dots(book: Book) -> DotChart:
    say = book.say
    rows = (("门店", "Stores", 82.0), ("电话", "Telephone", 81.0), ("在线", "Online", 76.0), ("智能客服", "Assistant", 68.0))
    dots = tuple(
        Dot(say(c, e), Mark(v, f"{v:.0f}", "index(q)", v - 2, v + 2), "high" if v == 82 else "low" if v == 68 else "")
        for c, e, v in rows
    )
    return DotChart(
        dots,
        Mark(78.5, "78.5", "index(q)"),
        say("总体", "All"),
        say("指数", "Index"),
        60.0,
        90.0,
        (60.0, 70.0, 80.0, 90.0),
        say("未公布", "not shown"),
    )


def _bars(book: Book) -> BarChart:
    rows = (
        ("效率低，回复慢", "Slow to answer", 53.0),
        ("服务态度不佳", "Impolite", 45.0),
        ("解决问题能力弱", "Does not solve the problem", 45.0),
        ("不会推荐商品", "Does not recommend products", 32.0),
        ("其他", "Other", 3.0),
    )
    return BarChart(tuple(Bar(book.say(c, e), _share(v), i == 0) for i, (c, e, v) in enumerate(rows)))


def _diverging(book: Book) -> DivergingChart:
    say = book.say
    names = ("非常不满意", "不满意", "一般", "满意", "非常满意")
    english = ("Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied")
    sides = ("bad", "bad", "middle", "good", "good")
    levels = tuple(Level(say(c, e), s) for c, e, s in zip(names, english, sides, strict=True))  # type: ignore[arg-type]
    rows = (("产品知识", "Product knowledge", (12, 17, 19, 49, 3)), ("服务态度", "Politeness", (18, 14, 51, 13, 4)))
    made = tuple(
        DivergingRow(
            say(c, e),
            tuple(_share(float(v)) for v in vs),
            Mark(float(vs[3] + vs[4] - vs[0] - vs[1]), f"{vs[3] + vs[4] - vs[0] - vs[1]:+d}", "x"),
        )
        for c, e, vs in rows
    )
    return DivergingChart(levels, made, levels[1].label, levels[3].label, levels[2].label, say("净满意", "Net"))


def _glance(book: Book) -> SectionBlock:
    say = book.say
    score = book.number("index(overall)", "78.5", say("总体满意度指数，0–100 分", "Overall satisfaction index, 0 to 100"))
    change = book.number("change(overall)", "+2.3", say("总体满意度指数的变化", "Change of the overall index"))
    wait = book.number("share(wait)", "60%", say("把等待列为首要不满的比例", "Share naming waiting as the first annoyance"))
    findings = (
        GlanceFinding(
            "1",
            _words(say("见到人最满意，对着机器最不满意", "People please, machines do not")),
            _words(
                say("门店 82 分，智能客服 68 分。见", "Stores score 82, the assistant 68; see "),
                CrossReference("fig-channel", say("图 1", "Figure 1")),
                say("。", "."),
            ),
            _meter(68.0, say("智能客服", "Assistant")),
            say("量条：智能客服 68", "Bar: assistant 68"),
        ),
        GlanceFinding(
            "2",
            _words(say("等待是头号不满", "Waiting is the first annoyance")),
            _words(
                wait,
                say(
                    "的受访者首先抱怨等待；机器转人工之后，还要再等 3 分钟以上。",
                    " complain of waiting first; after the assistant it takes three more minutes.",
                ),
            ),
            _meter(60.0, say("等待", "Waiting")),
            say("量条：60% 抱怨等待", "Bar: 60% complain of waiting"),
        ),
        GlanceFinding("3", _words(say("三成问题要反复沟通", "Three in ten questions take more than one call")), (), None, ""),
    )
    page = GlancePage(
        _words(say("总体满意度指数，2024 年", "Overall satisfaction index, 2024")),
        (score,),
        say("分", "points"),
        _words(
            Strong((change,)),
            say(
                " 分，与 2023 年相比。平均数之下，客户的经历并不相同。",
                " points since 2023. Under the mean, customers' experiences differ.",
            ),
        ),
        findings,
    )
    return SectionBlock("sec-glance", "", _words(say("要点", "At a glance")), 1, False, (page,))


def _preface(book: Book) -> SectionBlock:
    say = book.say
    asked = book.number(
        "base(overall)", "1,204", say("回答了总体满意度问题的人数", "People who answered the question on overall satisfaction")
    )
    method = Method(
        (
            (
                say("对象", "Population"),
                (Paragraph(_words(say("近一年接受过客户服务的消费者", "Consumers served in the last twelve months"))),),
            ),
            (say("时间", "Fieldwork"), (Paragraph(_words(say("2024 年 3 月至 5 月", "March to May 2024"))),)),
            (
                say("抽样", "Sample"),
                (
                    Paragraph(
                        _words(say("按渠道分层的随机样本，共 ", "Random sample by channel, "), asked, say(" 人", " people"))
                    ),
                ),
            ),
        )
    )
    note = SideNote(
        (
            Paragraph(
                (
                    Strong(_words(say("小基数", "Small bases"))),
                    LineBreak(),
                    *_words(say("不足 30 人的不显示，以“–”代替。", "Under 30 people: not shown.")),
                )
            ),
        )
    )
    long = say(
        "本次调查想回答三个问题：客户对客服满意到什么程度，不满集中在哪里，先改什么最划算。正文的每一个结论都是一次检验（见附录），图中橙色一律指不满意或需要处理，蓝色一律指满意或正常。",
        "The survey asks three questions: how satisfied customers are, where they are not, and what to change first. "
        "Every statement of the text is a test; orange always means dissatisfied, blue satisfied or in order.",
    )
    items = (
        (Paragraph(_words(say("第一，速度；", "First, speed;"))),),
        (
            Paragraph(_words(say("第二，态度；", "second, manners;"))),
            ListOf(((Paragraph(_words(say("语气", "tone"))),),), ordered=True, start=3),
        ),
    )
    blocks = (
        _paragraphs(_words(long), lead=True),
        method,
        SectionBlock(
            "sec-reading",
            "1.1",
            _words(say("怎样读这份报告", "How to read this report")),
            2,
            False,
            (
                note,
                _paragraphs(
                    _words(long),
                    _words(long, Link("https://example.org/a?b=1&c=2", _words(say("调查说明", "survey notes"))), say("。", ".")),
                ),
                ProseBlock((ListOf(items), Quotation((Paragraph(_words(say("“快一点就好。”", "“If only it were faster.”"))),)))),
            ),
        ),
    )
    return SectionBlock(
        "sec-preface", say("第一章", "Chapter 1"), _words(say("调查方法与读法", "Method and how to read")), 1, False, blocks
    )


def _figure(book: Book, name: str, number: int, chart: Chart, title: tuple[str, str]) -> Figure:
    say = book.say
    data = Table(
        say("回答", "Answer"),
        (Column("%"), Column(say("人数", "People"))),
        tuple(
            Row(say(c, e), (TableCell(str(v)), TableCell(str(v * 12))))
            for c, e, v in (("会", "Yes", 80), ("不会", "No", 15), ("说不准", "Not sure", 5))
        ),
    )
    return Figure(
        f"fig-{name}",
        name,
        say(f"图 {number}", f"Figure {number}"),
        say("合成", "synthetic"),
        _words(say(*title)),
        _words(say("“您对客服是否满意？”各回答所占百分比", "“How satisfied were you?” Per cent of all who answered")),
        chart,
        say(f"条形图：{title[0]}。效率低 53%，其他 3%。", f"Bar chart: {title[1]}. Slow 53%, other 3%."),
        _words(
            say(
                "基数：n = 1,204，加权；95% 区间。来源：2024 年客户服务调查。",
                "Base: n = 1,204, weighted; 95% intervals. Source: customer service survey 2024.",
            )
        ),
        data,
    )


def _banner(book: Book, name: str, number: int, rows: int = 7) -> TableFigure:
    say = book.say
    columns = tuple(
        Column(say(c, e), "right", letter)
        for c, e, letter in (
            ("总计", "All", ""),
            ("电话", "Telephone", "A"),
            ("在线", "Online", "B"),
            ("智能", "Assistant", "C"),
            ("门店", "Stores", "D"),
        )
    )
    cells = tuple(TableCell(str(v), fact) for fact, v in zip(CELLS, (38, 47, 38, 27, 50), strict=True))
    made = [
        Row(say("基数（n）", "Base (n)"), tuple(TableCell(f"{v:,}") for v in (3012, 1200, 800, 300, 646)), "base"),
        Row(say("满意度前两项（%）", "Top two boxes (%)"), cells, "key"),
    ]
    made += [Row(say(f"回答 {i}", f"Answer {i}"), (*cells[:4], TableCell("–", withheld=True))) for i in range(rows - 3)]
    made.insert(3, Row(say("分组", "Group"), (), "group"))
    return TableFigure(
        f"tab-{name}",
        name,
        say(f"表 {number}", f"Table {number}"),
        "",
        _words(say("总体满意度，按服务渠道", "Overall satisfaction by channel")),
        _words(say("列百分比", "Column per cent")),
        Table(say("列百分比，另注者除外", "Column per cent unless noted"), columns, tuple(made)),
        _words(say("– 基数不足 30，不显示。加权。", "– base under 30, not shown. Weighted.")),
        wide=True,
    )


def _listed(book: Book, name: str, number: int) -> TableFigure:
    """Return the small table that stands beside the figure of its numbers."""
    say = book.say
    figure = _figure(book, name, 0, _bars(book), ("", ""))
    return TableFigure(
        f"tab-{name}",
        name,
        say(f"表 {number}", f"Table {number}"),
        say("合成", "synthetic"),
        _words(say("客服的不足", "Shortcomings")),
        figure.subtitle,
        Table(figure.data.stub, (Column("%"),), tuple(replace(row, cells=row.cells[:1]) for row in figure.data.rows)),
        figure.source,
        repeats=figure.anchor,
    )


def _results(book: Book, i: int) -> SectionBlock:
    say = book.say
    end = "" if i == 0 else f"-{i}"

    def text() -> Inlines:
        return _words(
            say("2024 年，总体满意度指数为 78.5 分，其中非常满意的占", "In 2024 the index stood at 78.5; very satisfied were "),
            book.number(f"share(overall, {i})", f"{41 + i}%", say("非常满意的比例", "Share very satisfied")),
            say("，较上年提高（见", ", more than a year before (see "),
            CrossReference(f"fig-channel{end}", say(f"图 {4 * i + 1}", f"Figure {4 * i + 1}")),
            say(
                "）。“服务态度”在各渠道之间差别不大，等待时间的差别却很大：智能客服把等待缩短到一分钟以内，转人工之后又要再等。",
                "). Manners differ little between channels, waiting differs a lot: a person takes three minutes.",
            ),
        )

    blocks = (
        SectionBlock(
            f"sec-level{end}",
            f"{i + 2}.1",
            _words(say("总体水平：稳中有升", "Overall: steady and rising")),
            2,
            False,
            (
                _paragraphs(text(), text()),
                _figure(
                    book,
                    f"channel{end}",
                    4 * i + 1,
                    _dots(book),
                    ("门店最高，智能客服最低，相差 14 分", "Stores lead, the assistant trails by 14 points"),
                ),
                _paragraphs(text()),
                _figure(
                    book,
                    f"short{end}",
                    4 * i + 2,
                    _bars(book),
                    ("效率低、回复慢是最集中的意见", "Slow answers are the most common complaint"),
                ),
                _listed(book, f"short{end}", i + 4),
            ),
        ),
        SectionBlock(
            f"sec-parts{end}",
            f"{i + 2}.2",
            _words(say("四个方面的评价", "Four aspects")),
            2,
            False,
            (
                _paragraphs(text()),
                _figure(
                    book,
                    f"quality{end}",
                    4 * i + 3,
                    _diverging(book),
                    ("只有产品知识明显得到肯定", "Only product knowledge is praised"),
                ),
                _paragraphs(text()),
                _banner(book, f"banner{end}", i + 1),
                _paragraphs(text(), text()),
            ),
        ),
        SectionBlock(
            f"sec-claims{end}",
            f"{i + 2}.3",
            _words(say("说法与数据", "Claims and data")),
            2,
            False,
            (
                _paragraphs(_said(book, end)),
                ClaimsTable(
                    (say("说法", "Claim"), say("数据", "Data"), say("检验", "Result")),
                    (
                        ClaimRow(
                            f"claim-a{end}",
                            _words(
                                say(
                                    "服务态度：非常不满意者多于非常满意者",
                                    "More are very dissatisfied with manners than very satisfied",
                                )
                            ),
                            _words(say("18% 对 4%", "18% against 4%")),
                            "holds",
                            say("成立", "holds"),
                            say("p < 0.001，显著性水平0.05", "p < 0.001, level of significance 0.05"),
                            "" if end else "proof-a",
                        ),
                        ClaimRow(
                            f"claim-b{end}",
                            _words(say("用户对服务态度基本满意", "Most are satisfied with manners")),
                            _words(say("满意 17%，不满意 32%", "17% against 32%")),
                            "broken",
                            say("不成立", "does not hold"),
                        ),
                        ClaimRow(
                            f"claim-c{end}",
                            _words(say("短信渠道最好", "Text messages are best")),
                            _words("–"),
                            "unknown",
                            say("无法判断", "cannot be told"),
                        ),
                    ),
                ),
            ),
        ),
    )
    return SectionBlock(
        f"sec-results{end}",
        say(f"第{'二三四五六七八九'[i]}章", f"Chapter {i + 2}"),
        _words(say("调查结果", "Results")),
        1,
        False,
        blocks,
    )


def _said(book: Book, end: str) -> Inlines:
    """Return words that claims stand behind, of every result."""
    say = book.say
    results = (
        ("a", "holds", say("极不满者居多", "more are very dissatisfied"), say("成立", "holds")),
        ("b", "broken", say("基本满意", "most are satisfied"), say("不成立", "does not hold")),
        ("d", "not-significant", say("略有改善", "slightly better"), say("成立，但不显著", "holds, but not significantly")),
        ("e", "unknown", say("短信最好", "text messages are best"), say("无法判断", "cannot be told")),
    )
    parts: list[Inline] = []
    for claim, result, words, word in results:
        said = Claimed(claim, _words(words), result, word, f"says-{claim}{end}", f"proof-{claim}")
        parts += [*_words(say("；", "; ") if parts else ""), said]
    return (*parts, *_words(say("。", ".")))


def _proofs(book: Book) -> tuple[ClaimProof, ...]:
    say = book.say
    rows = (
        (say("条件", "Condition"), ("share(manners, '1') > share(manners, '5')",)),
        (say("数据", "Data"), (say("18%，高于4%（成立）", "18%, more than 4% (holds)"),)),
        (say("检验", "Test"), ("p < 0.001", say("相差+14.0个百分点，z = 6.50", "difference +14.0 points, z = 6.50"))),
    )
    results: tuple[tuple[str, Result, str, bool], ...] = (
        ("a", "holds", say("成立", "holds"), True),
        ("b", "broken", say("不成立", "does not hold"), False),
        ("d", "not-significant", say("成立，但不显著", "holds, but not significantly"), False),
        ("e", "unknown", say("无法判断", "cannot be told"), False),
    )
    says = say("服务态度：非常不满意者多于非常满意者", "More are very dissatisfied with manners than very satisfied")
    return tuple(ClaimProof(f"proof-{c}", result, word, says, rows, f"says-{c}", listed) for c, result, word, listed in results)


def _claims(book: Book) -> SectionBlock:
    title, left = _words(book.say("正文论断的依据", "What stands behind the text")), _proofs(book)[1:]
    return SectionBlock("claims-in-text", "", title, 1, True, (ClaimProofs(left),))


def _findings(book: Book) -> SectionBlock:
    say = book.say
    wait = book.number("share(wait)", "60%", say("等待太久的比例", "Share who waited too long"))
    data = Backing("data", say("数据", "Data"), (_words(say("等待 ", "waiting "), wait),))
    entry = FindingEntry(
        "finding-wait", "1", _words(say("等待最让人不满", "Waiting annoys most")), say("等待", "Waiting"), (data,)
    )
    row = ScoreRow(
        anchor="score-wait",
        number="10.1.1",
        title=_words(say("缩短等待", "Shorten the wait")),
        about=(say("客服经理", "Head of service"),),
        measure=_words(say("等待太久的人", "People who wait too long")),
        meter=None,
        alt="",
        baseline=TableCell("70%"),
        now=TableCell("60%", CELLS[0]),
        change=TableCell("−10"),
        interval="−14 – −6",
        target="50%",
        outcome="improved",
        sign="◐",
        word=say("改善，未达目标", "Improved, short of the target"),
        notes=say("置信水平 95%。", "Level 95%."),
    )
    heads = say("措施 指标 基线 现值 变化 目标 结果", "Action Measure Baseline Now Change Target Outcome").split()
    card = Scorecard(
        "tab-score",
        "score",
        say("表 9", "Table 9"),
        _words(say("措施的结果", "What became of the actions")),
        say("一项措施。", "One action."),
        tuple(heads),
        (ScoreGroup("", (row,)),),
        "",
        (),
    )
    title = _words(say("发现与结果", "Findings and outcomes"))
    return SectionBlock("sec-findings", say("第九章", "Chapter 9"), title, 1, False, (FindingsList((entry,)), card))


def _swot(book: Book) -> SectionBlock:
    say = book.say
    kinds = (
        ("strengths", "优势", "Strengths", "内部，有利", "internal, helpful"),
        ("weaknesses", "劣势", "Weaknesses", "内部，不利", "internal, harmful"),
        ("opportunities", "机会", "Opportunities", "外部，有利", "external, helpful"),
        ("threats", "威胁", "Threats", "外部，不利", "external, harmful"),
    )

    def entries(first: int) -> tuple[SwotEntry, ...]:
        rebuy = book.number("share(rebuy)", "82%", say("愿意再次购买的比例", "Share who would buy again"))
        backings = (
            Backing("data", say("数据", "Data"), (_words(say("愿再购买 ", "would buy again "), rebuy),)),
            Backing("source", say("资料", "Source"), (_words(say("2023 年年报", "Annual report 2023")),)),
            Backing("judgement", say("判断", "Judgement"), (_words(say("项目组讨论", "Team discussion")),)),
            Backing("none", say("尚无数据支持", "No data yet"), ()),
        )
        words = say("整体水平在提高，人工服务基础扎实", "The level rises, people do their work well")
        return tuple(SwotEntry(_words(words), (backing,)) for backing in backings[first:])

    quadrants = tuple(
        SwotQuadrant(k, say(c, e), say(ca, ea), entries(i))  # type: ignore[arg-type]
        for i, (k, c, e, ca, ea) in enumerate(kinds)
    )
    intro = _paragraphs(_words(say("每一条都注明所依据的数字。", "Every entry names what it rests on.")))
    return SectionBlock(
        "sec-swot",
        say("第九章", "Chapter 9"),
        _words(say("优势、劣势、机会、威胁", "Strengths, weaknesses, opportunities, threats")),
        1,
        True,
        (intro, SwotTable(quadrants)),
    )


def _plan(book: Book) -> SectionBlock:
    say = book.say

    def action(number: str, i: int) -> PlanAction:
        fields = (
            (
                "problem",
                "问题",
                "Problem",
                "复杂问题的理解准确率不足一半；转到人工后，客户要把事情从头再说一遍。",
                "The assistant understands less than half of the complex questions.",
            ),
            (
                "action",
                "措施",
                "Action",
                "用真实会话训练高频意图，每周评测；提供一键转人工，并把已有记录带给客服。",
                "Train it on real conversations; hand over with one tap, the record included.",
            ),
            (
                "example",
                "示例",
                "Example",
                "客户问“分两单发的货能否一起退”，系统两轮内未识别，即转人工。",
                "A customer asks about two parcels; after two tries a person answers.",
            ),
            ("effect", "预期", "Effect", "转人工的等待缩短。", "Shorter waits."),
            ("caveat", "注意", "Caveat", "准确率要按复杂问题单独统计。", "Count complex questions apart."),
        )
        backing = (
            Backing("data", say("数据", "Data"), (_words(say("等待 ", "waiting "), book.number("share(wait)", "60%", "")),))
            if i
            else None
        )
        meter = Meter(_share(50.0), say("基线", "now"), 100.0, 80.0, say("目标 80%", "goal 80%"))
        return PlanAction(
            f"act-{i}",
            number,
            _words(say("让智能客服听懂，听不懂就立即转人工", "Let the assistant understand, or hand over at once")),
            ((say("负责", "Owner"), say("智能产品部", "Assistant team")), (say("期限", "Due"), "2024-12-31")),
            tuple(PlanField(k, say(c, e), (Paragraph(_words(say(ct, et))),)) for k, c, e, ct, et in fields),  # type: ignore[arg-type]
            backing,
            _words(say("指标：识别准确率", "Measure: questions understood")) if i else (),
            meter if i else None,
            say("量条：基线 50%，目标 80%", "Bar: now 50%, goal 80%") if i else "",
        )

    inner = PlanGroup("plan-inner", "10.1.1", _words(say("跨部门", "Between departments")), 3, (), (action("10.1.1.1", 2),), ())
    intro = (Paragraph(_words(say("先做最短的等待。", "Waiting first."))),)
    group = PlanGroup(
        "plan-staff",
        "10.1",
        _words(say("给客服人员", "For the staff")),
        2,
        intro,
        (action("10.1.1", 0), action("10.1.2", 1)),
        (inner,),
    )
    return SectionBlock(
        "sec-plan", say("第十章", "Chapter 10"), _words(say("改进计划", "Plan")), 1, False, (PlanBlock((group,)),)
    )


def _appendix(book: Book) -> SectionBlock:
    say = book.say
    scale = (("非常满意", "Very satisfied"), ("满意", "Satisfied"), ("一般", "Neither"), ("不满意", "Dissatisfied"))
    often = (("3 次及以下", "up to 3"), ("4 至 5 次", "4 to 5"), ("6 次以上", "6 or more"))
    levels, times = (tuple(Choice(str(n), say(c, e)) for n, (c, e) in enumerate(labels)) for labels in (scale, often))
    manners, knowledge = say("服务态度", "Manners"), say("产品知识", "Product knowledge")
    items = (
        _item(
            Asked(1, "often", "single", say("您平均每月在本店购物几次？", "How often do you buy here?"), choices=times),
            say("单选", "one"),
        ),
        QuestionItem(
            (Asked(2, "manners", "scale", manners, choices=levels), Asked(3, "knowledge", "scale", knowledge, choices=levels)),
            say("您对下列方面是否满意？", "How satisfied are you with the following?"),
            say("每行单选", "one answer in each row"),
            (say("只问用过客服的人", "Only if you asked for help"),),
        ),
        _item(
            Asked(
                *(4, "recommend", "nps", say("有多大可能把我们推荐给亲友？", "How likely are you to recommend us?")),
                choices=tuple(Choice(str(n), str(n)) for n in range(11)),
            ),
            "0–10",
        ),
        _item(
            Asked(5, "age", "number", say("您的年龄？", "Your age?"), limits=Limits(unit=say("岁", "years"))),
            say("填写", "write in"),
        ),
        _item(Asked(6, "more", "text", say("还有什么要告诉我们？", "Anything else?")), say("填写", "write in")),
    )
    quest = Questionnaire(say("调查所用问卷。", "As it was asked."), items)
    blocks = (
        quest,
        _talks(say),
        Sayings((Saying("quote-q1", say("等得太久。", "It took too long."), say("一位用户", "A user"), (manners,), ""),)),
    )
    return SectionBlock("sec-quest", say("附录一", "Appendix A"), _words(say("问卷", "Questionnaire")), 1, True, blocks)


def _talks(say: Say) -> Talks:
    questions = (
        GuideQuestion(
            say("请讲讲最近一次联系客服的经过。", "Please tell me about the last time."),
            (say("等了多久？", "How long did it take?"),),
        ),
        GuideQuestion(say("最希望改什么？", "What would you change?"), ()),
    )
    talk = Talk(
        anchor="talk-users",
        title=say("用户深度访谈", "Interviews with users"),
        tag=say("拟", "proposed"),
        facts=((say("形式", "Form"), say("电话，一对一", "By phone, one at a time")),),
        quota_label=say("配额，共8人", "Quotas, 8 people in all"),
        quotas=((say("投诉过的用户", "Users who complained"), say("8人", "8")),),
        guide_label=say("访谈提纲", "Guide"),
        guide=(GuideSection(say("经过", "What happened"), say("约12分钟", "about 12 minutes"), 1, questions),),
    )
    return Talks(2, (talk,))


def _item(question: Asked, type_word: str) -> QuestionItem:
    return QuestionItem((question,), question.ask, type_word)
