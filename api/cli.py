"""The command line. Exit codes: 0 done, 1 refused by the rules, 2 wrong use, 3 not verified.

Every command imports what it needs when it runs: `--help` is quick.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.commands import (
    calendars,
    cases,
    catalogues,
    complaints,
    documents,
    judgements,
    ledgers,
    numbers,
    opinions,
    papers,
    people,
    procedures,
    registers,
    reports,
    sessions,
    statistics,
    supervisions,
)

app = typer.Typer(
    name="decision-flow",
    help="重大行政决策程序引擎 The engine of major administrative decisions.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(procedures.app, name="procedure")
app.add_typer(calendars.app, name="calendar")
app.add_typer(cases.app, name="case")
app.add_typer(catalogues.app, name="catalogue")
app.add_typer(judgements.app, name="judgement")
app.add_typer(documents.app, name="document")
app.add_typer(papers.app, name="paper")
app.add_typer(opinions.app, name="opinion")
app.add_typer(numbers.app, name="number")
app.add_typer(registers.app, name="register")
app.add_typer(complaints.app, name="complaint")
app.add_typer(reports.app, name="report")
app.add_typer(statistics.app, name="statistic")
app.add_typer(sessions.app, name="session")
app.add_typer(ledgers.app, name="ledger")
app.add_typer(supervisions.app, name="supervision")
app.add_typer(people.bodies, name="body")
app.add_typer(people.persons, name="person")
app.add_typer(people.tokens, name="token")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="监听地址 Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="端口 Port.", min=0, max=65_535)] = None,
) -> None:
    """启动服务 Serve the API; the first start founds a demonstration body."""
    from api.commands.serving import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(host, port))


@app.command()
def demo(
    to: Annotated[Path, typer.Option(help="输出文件夹 Where to write.")] = Path("demo-output"),
) -> None:
    """演示 Take one published matter from proposal to responsibility, and try the shortcuts."""
    from api.commands.demonstrating import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(to))


@app.command()
def upgrade() -> None:
    """升级 Bring the database up to date, as its owner; the server need not own it."""
    from api.commands.upgrading import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run())


@app.command()
def verify(
    noted: Annotated[
        Path | None, typer.Option(help="先前留存的末号 Ends noted before, to be compared.")
    ] = None,
    note: Annotated[
        Path | None, typer.Option(help="留存现在的末号 Where to note the present ends.")
    ] = None,
) -> None:
    """核验 Verify every chain and projection, and decide every fact again."""
    from api.commands.verifying import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(noted, note))


@app.command()
def rebuild(
    *,
    write: Annotated[
        bool, typer.Option("--write", help="重新生成 Make anew what differs.")
    ] = False,
    noted: Annotated[
        Path | None, typer.Option(help="先前留存的末号 Ends noted before, to be compared.")
    ] = None,
) -> None:
    """重建 Compare what is kept beside the record with it, or make it anew from it."""
    from api.commands.rebuilding import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(noted, write=write))


@app.command()
def examine(
    file: Annotated[Path, typer.Argument(help="公布的事实 Published facts.", dir_okay=False)],
) -> None:
    """检查公布的事项 Say what published facts show and do not show; nobody is accused."""
    from api.commands.examining import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(file))


@app.command()
def export(
    case: Annotated[str, typer.Argument(help="案件编号 The case.")],
    to: Annotated[Path | None, typer.Option(help="输出文件夹 Where to write.")] = None,
) -> None:
    """导出 Write a case's journal, drawing, papers and responsibility list into a folder."""
    from api.commands.exporting import run  # noqa: PLC0415 - quick --help

    raise typer.Exit(run(case, to))


def main() -> None:
    """Run the command line. A file or a folder that cannot be used ends it with 2."""
    try:
        app()
    except (OSError, UnicodeError) as error:
        told = f"不能读写，或者不是文字：{error} Not to be read, written or shown: {error}"
        sys.stderr.write(f"{told}\n".encode(errors="replace").decode())
        sys.exit(2)
