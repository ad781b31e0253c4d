"""`decision-flow session call|enter|list|show|paper|compare`: as the holder of a token."""

from pathlib import Path
from typing import Annotated

import typer

from api.papers.sheet import Format, PaperKind

app = typer.Typer(
    help="会议：议程、到会、记录和纪要 Sessions of the meeting.", no_args_is_help=True
)
SessionArg = Annotated[str, typer.Argument(help="会议编号 The session.")]


@app.command("call")
def call(
    file: Annotated[
        Path,
        typer.Argument(help="会议通知（JSON） The call, as JSON.", exists=True, dir_okay=False),
    ],
) -> None:
    """召集 Call a session with its agenda, as `POST /sessions` takes it."""
    from api.commands.convening import call as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file))


@app.command("enter")
def enter(
    session: SessionArg,
    file: Annotated[
        Path, typer.Argument(help="内容（JSON） The entry, as JSON.", exists=True, dir_okay=False)
    ],
) -> None:
    """记录 Put on record what happened, as `POST /sessions/…/entries` takes it."""
    from api.commands.convening import enter as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(session, file))


@app.command("list")
def list_sessions() -> None:
    """清单 List the sessions of your body, the latest first."""
    from api.commands.convening import listed as work  # noqa: PLC0415 - quick --help

    work()


@app.command("show")
def show(session: SessionArg) -> None:
    """查看 Show agenda and attendance of a session."""
    from api.commands.convening import shown as work  # noqa: PLC0415 - quick --help

    work(session)


@app.command("matter")
def matter(
    session: SessionArg,
    case: Annotated[str, typer.Argument(help="案件编号 The case.")],
) -> None:
    """议题 Print, as JSON, what a case says of its session: to be gone on from."""
    from api.commands.convening import matter as work  # noqa: PLC0415 - quick --help

    work(session, case)


@app.command("paper")
def paper(
    session: SessionArg,
    kind: Annotated[PaperKind, typer.Argument(help="会议记录或者纪要 Record or summary.")],
    *,
    form: Annotated[Format, typer.Option("--format", help="格式 The format.")] = Format.PDF,
    to: Annotated[Path | None, typer.Option(help="输出文件 The file to write.")] = None,
) -> None:
    """生成 Make the record or the summary of a session, all its matters in it."""
    from api.commands.convening import paper as work  # noqa: PLC0415 - quick --help

    work(session, kind, form, to)


@app.command("compare")
def compare(
    session: SessionArg,
    file: Annotated[
        Path,
        typer.Argument(help="纪要文件 The summary, DOCX or text.", exists=True, dir_okay=False),
    ],
) -> None:
    """核对 Compare the decisions of a summary with the records of all the matters."""
    from api.commands.convening import compare as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(session, file))
