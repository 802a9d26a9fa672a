"""The options of ``reportgen import``: what each takes and says in the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

File = Annotated[Path, typer.Argument(metavar="FILE", help="What a survey platform or a statistics program wrote.")]
Into = Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to make; named after the file without.")]
Update = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Put the answers of a newer export in place of those of an earlier import; the spec stays."),
]
Form = Annotated[
    Path | None,
    typer.Option(metavar="FORM", help="The questionnaire that was filled in: LimeSurvey .lss, Qualtrics .qsf, XLSForm .xlsx."),
]
Platform = Annotated[str, typer.Option(help="Which platform wrote it, where it is not recognised.")]
Language = Annotated[str, typer.Option(help="The report's language: zh-CN, zh-TW or en; told by the questions without.")]
Title = Annotated[str, typer.Option(help="The report's title.")]
Sample = Annotated[str, typer.Option(help="How people were chosen: probability, quota, opt-in, convenience or census.")]
Population = Annotated[str, typer.Option(help="Whom the survey is about.")]
Mode = Annotated[str, typer.Option(help="How people were asked.")]
Fieldwork = Annotated[str, typer.Option(metavar="FROM..TO", help="When: 2025-03-01..2025-03-14.")]
Date = Annotated[str, typer.Option(help="The report's date; that of the last answer without.")]
Weight = Annotated[str, typer.Option(metavar="COLUMN", help="The column that holds weights.")]
Keep = Annotated[list[str], typer.Option(metavar="COLUMN", help="Keep a column that looks personal; may be given several times.")]
LeaveOut = Annotated[list[str], typer.Option(metavar="COLUMN", help="Leave a column out; may be given several times.")]
Points = Annotated[
    list[str],
    typer.Option(metavar="COLUMN=N", help="How many points a rating scale had, those that nobody chose included."),
]
Partial = Annotated[str, typer.Option(help="Which rows count: complete, as the platform marks them, or all.")]
Sheet = Annotated[str, typer.Option(help="The sheet of a workbook.")]
Member = Annotated[str, typer.Option(help="The file inside an archive.")]
Encoding = Annotated[str, typer.Option(help="The encoding of a text file.")]
Delimiter = Annotated[str, typer.Option(metavar="SIGN", help="What separates fields of text, such as ; or tab.")]
Memory = Annotated[int, typer.Option(min=200, metavar="MB", help="Memory to read the file; more brings more time.")]
