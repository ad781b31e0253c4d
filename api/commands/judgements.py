"""`decision-flow judgement list|show`: as the holder of DECISION_FLOW_TOKEN."""

from typing import Annotated

import typer

from decision_flow.domain.intake.judgement import Answer

app = typer.Typer(
    help="是否属于重大行政决策的判断 Whether matters are major.", no_args_is_help=True
)


@app.command("list")
def list_judgements(
    answer: Annotated[Answer | None, typer.Option(help="结论 What they came to.")] = None,
) -> None:
    """列出 List what was judged, and the matters that look split to stay below a figure."""
    from api.commands.judging import shown as work  # noqa: PLC0415 - quick --help

    work(answer)


@app.command("show")
def show(judgement: Annotated[str, typer.Argument(help="判断编号 The judgement.")]) -> None:
    """查看 Show a judgement with its reasons and articles."""
    from api.commands.judging import told as work  # noqa: PLC0415 - quick --help

    work(judgement)
