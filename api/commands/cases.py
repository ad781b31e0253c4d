"""`decision-flow case …`: cases, as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

from decision_flow.engine.tracing import HarmKind

app = typer.Typer(help="案件 Cases.", no_args_is_help=True)

CaseArg = Annotated[str, typer.Argument(help="案件编号 The case.")]


FileArg = Annotated[
    Path,
    typer.Argument(help="办理内容（JSON） What is asked, as JSON.", exists=True, dir_okay=False),
]


@app.command("open")
def open_case(file: FileArg) -> None:
    """立案 Open a case, as `POST /cases` takes it."""
    from api.commands.working import open_case as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file))


@app.command("list")
def list_cases(
    search: Annotated[str | None, typer.Option(help="题名中的文字 Words of the title.")] = None,
) -> None:
    """列表 List the cases of your body."""
    from api.commands.working import list_cases as work  # noqa: PLC0415 - quick --help

    work(search)


@app.command("show")
def show(case: CaseArg) -> None:
    """查看 Show a case in words."""
    from api.commands.working import show as work  # noqa: PLC0415 - quick --help

    work(case)


@app.command("draw")
def draw(
    case: CaseArg,
    to: Annotated[Path, typer.Argument(help="SVG 或者 PDF 文件 Where to write.", dir_okay=False)],
    paper: Annotated[
        str, typer.Option(help="PDF 的纸张：a3 分页，sheet 整幅 A3 pages, or one sheet.")
    ] = "a3",
    at: Annotated[
        int | None, typer.Option(min=1, help="画到第几号记录 As it stood after this line.")
    ] = None,
) -> None:
    """绘图 Draw a case: a PDF in A3 pages to be printed, or an SVG."""
    from api.commands.sketching import draw as work  # noqa: PLC0415 - quick --help

    work(case, to, paper, at)


@app.command("links")
def links(case: CaseArg) -> None:
    """关联案件 The cases that a case comes from, and that come from it."""
    from api.commands.working import links as work  # noqa: PLC0415 - quick --help

    work(case)


@app.command("channels")
def channels(case: CaseArg) -> None:
    """公开渠道 Where a case was put before the public, since when, with what proof."""
    from api.commands.working import channels as work  # noqa: PLC0415 - quick --help

    work(case)


@app.command("moves")
def moves(
    *,
    case: CaseArg,
    everything: Annotated[
        bool, typer.Option("--all", help="也列出不能办理的 Also what cannot be done, and why.")
    ] = False,
) -> None:
    """可办事项 What can be done now, and by whom."""
    from api.commands.working import moves as work  # noqa: PLC0415 - quick --help

    work(case, everything=everything)


@app.command("staffing")
def staffing(
    *,
    case: CaseArg,
    recused: Annotated[
        list[str] | None,
        typer.Option(help="假定回避的组成人员 A member taken to be recused; may be repeated."),
    ] = None,
) -> None:
    """人员能否依法办结 Whether the people there are can carry the case through."""
    from api.commands.working import staffing as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, frozenset(recused or ())))


@app.command("trace")
def trace(
    *,
    case: CaseArg,
    kind: Annotated[HarmKind, typer.Option(help="由何倒查 From what.")],
    name: Annotated[
        str,
        typer.Option(
            help="诉讼登记编号，如 S2023-1；督查编号:发现编号，如 D2023-1:f1；评估结论的号，如 87 "
            "The lawsuit, SUPERVISION:FINDING, the line."
        ),
    ],
    step: Annotated[
        list[str] | None, typer.Option(help="认为有误的环节 A step taken for wrong; repeated.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(help="写成报告（.pdf、.docx） Write it as a paper.")
    ] = None,
) -> None:
    """倒查 Trace a harm back to the acts on which it rests, and to who did them."""
    from api.commands.tracing import trace as work  # noqa: PLC0415 - quick --help

    work(case, kind, name, tuple(step or ()), to=to)


@app.command("move")
def move(
    *,
    case: CaseArg,
    file: FileArg,
    version: Annotated[int, typer.Option(help="所依据的版本 The version acted on.", min=1)],
    try_only: Annotated[bool, typer.Option("--try", help="只试算 Keep nothing of it.")] = False,
) -> None:
    """办理 Make a move."""
    from api.commands.working import move as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(case, file, version, try_only=try_only))
