"""One change of each kind in each source report: an answer, a weight, a label, a sentence, a target."""

from __future__ import annotations

from dataclasses import dataclass

PLAN = "specs/research-plan/plan.yaml"


@dataclass(frozen=True)
class Edit:
    """A change of one file."""

    report: str
    what: str
    file: str
    old: str
    new: str
    """Text of a spec; of data ``row column`` and the new value."""
    shown: tuple[str, str] = ("", "")
    """Of a text: what a reader saw and sees, around the change."""
    inputs: tuple[str, ...] = ()
    """Parts of the spec that changed."""


def spec(report: str) -> str:
    return f"specs/{report}/report.yaml"


JD, SALES, RESEARCH, WAVE, SERVICE = (
    *("jd-customer-service", "after-sales-plan-2025", "research-plan", "research-plan-wave-2025", "service-satisfaction-2024"),
)
EDITS = [
    Edit(JD, "answer", "survey_data/jd-customer-service-2022.csv", "2 q3", "2"),
    Edit(
        JD,
        "label",
        spec(JD),
        "slow: 效率低，回复慢",
        "slow: 效率低、回复迟缓",
        ("效率低，回复慢", "效率低、回复迟缓"),
        ("questions",),
    ),
    Edit(JD, "sentence", spec(JD), "网上购物时，用户", "在网上买东西时，用户", ("网上购物时", "在网上买东西时"), ("body",)),
    Edit(JD, "target", spec(JD), "target: 25%", "target: 20%", ("目标 25%", "目标 20%"), ("plan",)),
    Edit(
        SALES,
        "label",
        "specs/after-sales-plan-2025/measures.yaml",
        "label: 首次联系解决率",
        "label: 首次联系即解决的比例",
        ("首次联系解决率", "首次联系即解决的比例"),
        ("operations",),
    ),
    Edit(SALES, "sentence", spec(SALES), "网购已经是寻常事", "网购早已是寻常事", ("网购已经是", "网购早已是"), ("body",)),
    Edit(
        SALES,
        "target",
        "specs/after-sales-plan-2025/measures.yaml",
        "target: 80%",
        "target: 85%",
        ("目标 80%", "目标 85%"),
        ("operations",),
    ),
    *(
        edit
        for report in (RESEARCH, WAVE)
        for edit in (
            Edit(
                report, "label", PLAN, "label: 联系事由", "label: 联系客服的事由", ("联系事由", "联系客服的事由"), ("questions",)
            ),
            Edit(report, "sentence", PLAN, "哪些环节应当保持，", "哪些环节做得好，", ("应当保持", "做得好"), ("research",)),
            Edit(report, "target", PLAN, "margin: {margin: 3%,", "margin: {margin: 2.9%,", ("±3个", "±2.9个"), ("research",)),
        )
    ),
    Edit(WAVE, "answer", "survey_data/research-wave-2025.csv", "2 overall", "5"),
    Edit(SERVICE, "answer", "survey_data/service-satisfaction-2024.csv", "1 overall", "5"),
    Edit(SERVICE, "weight", "survey_data/service-satisfaction-2024.csv", "1 weight", "0.80"),
    Edit(SERVICE, "label", spec(SERVICE), "bot: 智能客服", "bot: 智能机器人", ("智能客服", "智能机器人"), ("questions",)),
    Edit(SERVICE, "sentence", spec(SERVICE), "商品与价格日益", "商品和价格日益", ("商品与价格", "商品和价格"), ("body",)),
    Edit(
        SERVICE,
        "target",
        "specs/service-satisfaction-2024/figures.yaml",
        "target: 80%",
        "target: 85%",
        ("目标 80%", "目标 85%"),
        ("operations",),
    ),
]


def cell(text: str, edit: Edit) -> str:
    """Return data in which one answer is another."""
    lines, (row, column) = text.split("\n"), edit.old.split()
    place = lines[0].split(",").index(column)
    for i, line in enumerate(lines):
        cells = line.split(",")
        if cells[0] == row:
            cells[place] = edit.new
            lines[i] = ",".join(cells)
    return "\n".join(lines)


def edited(text: str, edit: Edit) -> str:
    """Return a file with its change made."""
    return cell(text, edit) if edit.file.endswith(".csv") else text.replace(edit.old, edit.new, 1)
