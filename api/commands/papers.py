"""`decision-flow paper list|make|compare`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

from api.papers.sheet import Format, PaperKind

app = typer.Typer(help="文书 Papers of a case.", no_args_is_help=True)

CaseArg = Annotated[str, typer.Argument(help="案件编号 The case.")]
AtOpt = Annotated[
    int | None, typer.Option(min=1, help="依第几号记录时的情况 As it stood after this line.")
]


@app.command("list")
def list_papers(case: CaseArg, at: AtOpt = None) -> None:
    """清单 Which papers can be made, and what the others wait for."""
    from api.commands.printing import list_papers as work  # noqa: PLC0415 - quick --help

    work(case, at)


@app.command("make")
def make(
    case: CaseArg,
    kind: Annotated[PaperKind, typer.Argument(help="文书种类 Which paper.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="格式 The format.")] = Format.PDF,
    to: Annotated[Path | None, typer.Option(help="输出文件 The file to write.")] = None,
    at: AtOpt = None,
) -> None:
    """生成 Make a paper from the facts of a case."""
    from api.commands.printing import make as work  # noqa: PLC0415 - quick --help

    work(case, kind, form, to, at=at)


@app.command("compare")
def compare(
    case: CaseArg,
    file: Annotated[
        Path,
        typer.Argument(help="纪要文件 The summary, DOCX or text.", exists=True, dir_okay=False),
    ],
) -> None:
    """核对 Compare the decisions of a summary with the record of its meeting."""
    from api.commands.printing import compare as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, file))
