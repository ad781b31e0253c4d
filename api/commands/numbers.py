"""`decision-flow number open|take|void|list`: the series of a body and its register."""

from typing import Annotated

import typer

from decision_flow.domain.numbering import Numbered

app = typer.Typer(help="文号 Numbers of documents.", no_args_is_help=True)

SeriesArg = Annotated[str, typer.Argument(help="系列代号 The series.")]


@app.command("open")
def open_series(  # noqa: PLR0917 - the options of a command have no order
    body: Annotated[str, typer.Argument(help="机关编号 The body.")],
    series: SeriesArg,
    mark: Annotated[str, typer.Argument(help="机关代字 The mark, such as 示政发.")],
    serves: Annotated[list[Numbered], typer.Option(help="用于何种公文 What it serves.")],
    given: Annotated[
        int, typer.Option(min=0, help="本年已用到第几号 The last number given this year.")
    ] = 0,
    reasons: Annotated[str, typer.Option(help="已用文号的登记出处 Where those stand.")] = "",
) -> None:
    """启用系列 Open a series of numbers for a body."""
    from api.commands.numbering import open_series as work  # noqa: PLC0415 - quick --help

    work(body, series, mark, tuple(serves), given=(given, reasons))


@app.command("take")
def take(
    series: SeriesArg,
    *,
    paper: Annotated[Numbered, typer.Option(help="公文种类 For which paper.")] = Numbered.DECISION,
    case: Annotated[str | None, typer.Option(help="案件编号 Of which case.")] = None,
    title: Annotated[str, typer.Option(help="标题（无案件时必填） Its title.")] = "",
) -> None:
    """取号 Take the next number of a series."""
    from api.commands.numbering import take as work  # noqa: PLC0415 - quick --help

    work(series, paper, case, title)


@app.command("void")
def void(
    series: SeriesArg,
    year: Annotated[int, typer.Argument(help="年份 The year.")],
    number: Annotated[int, typer.Argument(help="顺序号 The ordinal.")],
    reasons: Annotated[str, typer.Option(help="作废理由 Why.")],
) -> None:
    """作废 Void a number: it stays in the register with the reason."""
    from api.commands.numbering import void as work  # noqa: PLC0415 - quick --help

    work(series, year, number, reasons)


@app.command("list")
def list_numbers(
    series: Annotated[str | None, typer.Option(help="系列代号 Of this series.")] = None,
    year: Annotated[int | None, typer.Option(help="年份 Of this year.")] = None,
) -> None:
    """发文登记 The register, the latest first."""
    from api.commands.numbering import list_numbers as work  # noqa: PLC0415 - quick --help

    work(series, year)
