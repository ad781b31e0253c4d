"""`decision-flow statistic show|export`: as the holder of DECISION_FLOW_TOKEN."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="统计指标 The figures of a body.", no_args_is_help=True)

_DAY = ["%Y-%m-%d"]
_MOMENT = ["%Y-%m-%dT%H:%M:%S%z"]
First = Annotated[datetime, typer.Option(help="统计期首日 The first day.", formats=_DAY)]
Last = Annotated[datetime, typer.Option(help="统计期末日 The last day, included.", formats=_DAY)]
Frozen = Annotated[
    datetime | None,
    typer.Option(help="冻结时刻（含时区） As recorded by then, with its zone.", formats=_MOMENT),
]


@app.command("show")
def show(first: First, last: Last, frozen: Frozen = None) -> None:
    """列出 Print every figure with its definition."""
    from api.commands.reckoning import shown as work  # noqa: PLC0415 - quick --help

    work(first.date(), last.date(), frozen)


@app.command("export")
def export(
    to: Annotated[Path, typer.Argument(help="XLSX 文件 Where to write.", dir_okay=False)],
    first: First,
    last: Last,
    frozen: Frozen = None,
) -> None:
    """导出 Write the figures and every case counted as a workbook."""
    from api.commands.reckoning import exported as work  # noqa: PLC0415 - quick --help

    work(to, first.date(), last.date(), frozen)
