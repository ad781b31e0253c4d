"""`decision-flow report`: what is reported of a period, for the holder of DECISION_FLOW_TOKEN."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.papers.sheet import LABELS, ReportKind
from decision_flow.domain.execution.report import Audience

app = typer.Typer(help="通报 Reports of the body.", no_args_is_help=True)


@app.callback()
def reports() -> None:
    """通报 Reports of the body."""


def _added(kind: ReportKind) -> None:
    """Add the command that writes a kind of report."""

    def command(
        period: Annotated[
            str, typer.Argument(help="期间 The period: 2023H1, 2023Q3, 2023-05, 2023.")
        ],
        *,
        to: Annotated[Path, typer.Option(help="输出文件 The file to write: .pdf, .xlsx or .html.")],
        until: Annotated[
            datetime | None,
            typer.Option(formats=["%Y-%m-%d"], help="截至某日 As recorded by the end of this day."),
        ] = None,
        audience: Annotated[
            Audience, typer.Option("--for", help="向谁通报 Before whom.")
        ] = Audience.GOVERNMENT,
    ) -> None:
        from api.commands.reporting import written as work  # noqa: PLC0415 - quick --help

        raise typer.Exit(work(kind, period, to, until, audience=audience))

    label = LABELS[kind]
    app.command(kind.word, help=f"{label.zh} Write the {label.en} of a period.")(command)


for each in ReportKind:
    _added(each)


@app.command("ledger")
def ledger(
    period: Annotated[str, typer.Argument(help="期间 The period: 2023, 2023H1, 2023Q3, 2023-05.")],
    *,
    to: Annotated[Path, typer.Option(help="输出文件 The file to write: .xlsx.")],
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="截至某日 As recorded by the end of this day."),
    ] = None,
) -> None:
    """重大行政决策台账 Every matter under way in a period, with the day of each stage."""
    from api.commands.reporting import ledger as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(period, to, until))
