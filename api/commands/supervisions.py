"""`decision-flow supervision enter|list`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

from api.papers.sheet import Format, SupervisionPaper

app = typer.Typer(
    help="督查：任务、抽取、发现、结论、复核、整改 Supervisions.", no_args_is_help=True
)


@app.command("enter")
def enter(
    file: Annotated[
        Path,
        typer.Argument(help="内容（JSON） What is said, as JSON.", exists=True, dir_okay=False),
    ],
) -> None:
    """记录 Put on record what happens, as `POST /supervisions` takes it."""
    from api.commands.overseeing import enter as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file))


@app.command("list")
def list_supervisions() -> None:
    """列出 List the supervisions, what is to be put right, and what is still owed."""
    from api.commands.overseeing import shown as work  # noqa: PLC0415 - quick --help

    work()


@app.command("paper")
def paper(
    supervision: Annotated[str, typer.Argument(help="督查编号 The supervision.")],
    kind: Annotated[SupervisionPaper, typer.Argument(help="文书种类 Which paper.")],
    *,
    unit: Annotated[
        str | None, typer.Option(help="督查对象，结论只有一份的可以不写 The unit.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="格式 The format.")] = Format.PDF,
    to: Annotated[Path | None, typer.Option(help="输出文件 The file to write.")] = None,
    at: Annotated[
        int | None, typer.Option(min=1, help="依本机关第几号记录 As of this line of the body.")
    ] = None,
) -> None:
    """生成 Make the notice, the conclusion about a unit, or its rectification notice."""
    from api.commands.overseeing import Asked  # noqa: PLC0415 - quick --help
    from api.commands.overseeing import paper as work  # noqa: PLC0415 - quick --help

    work(Asked(supervision, kind, unit, at), form, to)
