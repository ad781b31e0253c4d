"""`decision-flow opinion import|report|erase`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="公众意见 Opinions of the public.", no_args_is_help=True)

CaseArg = Annotated[str, typer.Argument(help="案件编号 The case.")]
StepOption = Annotated[str, typer.Option(help="环节 The step.")]
STEP = "open_consultation"


@app.command("import")
def bring_in(
    case: CaseArg,
    file: Annotated[Path, typer.Argument(help="CSV 或 XLSX A table.", exists=True)],
    step: StepOption = STEP,
) -> None:
    """导入 Register letters, calls and e-mails from a table: all rows, or every fault."""
    from api.commands.consulting import bring_in as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step, file))


@app.command("report")
def report(case: CaseArg, step: StepOption = STEP) -> None:
    """采纳情况 Print the report on the adoption of opinions, its sums checked."""
    from api.commands.consulting import report as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step))


@app.command("erase")
def erase(
    case: CaseArg,
    number: Annotated[int, typer.Argument(help="意见编号 The opinion's number.", min=1)],
    reason: Annotated[str, typer.Option(help="理由 Why.")],
    step: StepOption = STEP,
) -> None:
    """删除个人信息 Erase what a citizen wrote and who it was; counts and chains stay."""
    from api.commands.consulting import erase as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step, number, reason=reason))
