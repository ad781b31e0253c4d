"""`decision-flow opinion …`: import, cluster, answer, freeze, report, erase.

As the holder of DECISION_FLOW_TOKEN.
"""

from pathlib import Path
from typing import Annotated

import typer

from api.bounds import LAST_LINE
from decision_flow.domain.opinions.intake import Disposition

app = typer.Typer(help="公众意见 Opinions of the public.", no_args_is_help=True)

CaseArg = Annotated[str, typer.Argument(help="案件编号 The case.")]
StepOption = Annotated[str, typer.Option(help="环节 The step.")]
STEP = "open_consultation"


@app.command("import")
def bring_in(
    case: CaseArg,
    file: Annotated[Path, typer.Argument(help="CSV 或 XLSX A table.", exists=True, dir_okay=False)],
    step: StepOption = STEP,
) -> None:
    """导入 Register letters, calls and e-mails from a table: all rows, or every fault."""
    from api.commands.consulting import bring_in as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step, file))


@app.command("cluster")
def cluster(case: CaseArg, step: StepOption = STEP) -> None:
    """归类 Find which opinions say the same; an answer stays with the very same ones."""
    from api.commands.collating import cluster as work  # noqa: PLC0415 - quick --help

    work(case, step)


@app.command("clusters")
def clusters(
    case: CaseArg,
    step: StepOption = STEP,
    after: Annotated[int, typer.Option(help="从此类之后 After this place.", min=0)] = 0,
) -> None:
    """分类阅读 Print clusters in the order in which they are read, with their answers."""
    from api.commands.collating import clusters as work  # noqa: PLC0415 - quick --help

    work(case, step, after)


@app.command("answer")
def answer(
    case: CaseArg,
    place: Annotated[int, typer.Argument(help="类号 The cluster's place.", min=1)],
    *,
    disposition: Annotated[Disposition, typer.Option(help="处理结果 What became of it.")],
    reason: Annotated[str | None, typer.Option(help="理由 Why, unless adopted.")] = None,
    step: StepOption = STEP,
) -> None:
    """处理 Say what becomes of a cluster, and why."""
    from api.commands.collating import answer as work  # noqa: PLC0415 - quick --help

    work(case, step, place, disposition=disposition, reason=reason)


@app.command("ledger")
def ledger(case: CaseArg, step: StepOption = STEP) -> None:
    """生成意见处理表 Freeze the answers in a ledger on file; print what `dispose` has to say."""
    from api.commands.collating import ledger as work  # noqa: PLC0415 - quick --help

    work(case, step)


@app.command("report")
def report(case: CaseArg, step: StepOption = STEP) -> None:
    """采纳情况 Print the report on the adoption of opinions, its sums checked."""
    from api.commands.consulting import report as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step))


@app.command("erase")
def erase(
    case: CaseArg,
    number: Annotated[
        int, typer.Argument(help="意见编号 The opinion's number.", min=1, max=LAST_LINE)
    ],
    reason: Annotated[str, typer.Option(help="理由 Why.")],
    step: StepOption = STEP,
) -> None:
    """删除个人信息 Erase what a citizen wrote and who it was; counts and chains stay."""
    from api.commands.consulting import erase as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, step, number, reason=reason))
