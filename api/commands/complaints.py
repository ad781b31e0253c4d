"""`decision-flow complaint list|show|letters|take|read|erase`: as the holder of a token."""

from pathlib import Path
from typing import Annotated

import typer

from api.bounds import LAST_LINE

app = typer.Typer(help="投诉和建议 Complaints and proposals.", no_args_is_help=True)

NumberArg = Annotated[
    int, typer.Argument(help="来件编号 The letter's number.", min=1, max=LAST_LINE)
]


@app.command("list")
def list_complaints() -> None:
    """台账 List the complaints, what is owed, and reports that they contradict."""
    from api.commands.complaining import shown as work  # noqa: PLC0415 - quick --help

    work()


@app.command("show")
def show(number: NumberArg) -> None:
    """查看 Print one complaint as `GET /complaints/NUMBER` answers it."""
    from api.commands.complaining import one as work  # noqa: PLC0415 - quick --help

    work(number)


@app.command("letters")
def letters() -> None:
    """来件登记 List the letterbox, without what the letters say."""
    from api.commands.complaining import letters as work  # noqa: PLC0415 - quick --help

    work()


@app.command("take")
def take(
    file: Annotated[
        Path, typer.Argument(help="来件（JSON） The letter, as JSON.", exists=True, dir_okay=False)
    ],
) -> None:
    """登记来件 Put a letter, a call or a visit into the letterbox."""
    from api.commands.complaining import take as work  # noqa: PLC0415 - quick --help

    work(file)


@app.command("read")
def read(number: NumberArg) -> None:
    """查看来件 Print what a letter says, to who may read it."""
    from api.commands.complaining import opened as work  # noqa: PLC0415 - quick --help

    work(number)


@app.command("erase")
def erase(number: NumberArg, reason: Annotated[str, typer.Option(help="理由 Why.")]) -> None:
    """删除个人信息 Erase what a letter says and who sent it; the line and the list stay."""
    from api.commands.complaining import erase as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(number, reason=reason))
