"""`decision-flow catalogue import|list|show`: as the holder of DECISION_FLOW_TOKEN."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="重大行政决策事项年度目录 The annual catalogue.", no_args_is_help=True)

YearOption = Annotated[int, typer.Option(help="年度 The year.", min=1949, max=2199)]


@app.command("import")
def import_table(  # noqa: PLR0917 - the options of a command have no order
    file: Annotated[Path, typer.Argument(help="表格 The table (.csv, .xlsx).", dir_okay=False)],
    year: YearOption,
    document: Annotated[
        Path, typer.Option(help="目录文件 The catalogue's own document.", dir_okay=False)
    ],
    consent: Annotated[
        Path,
        typer.Option(help="同级党委同意的文件 The Party committee's consent.", dir_okay=False),
    ],
    procedure: Annotated[str, typer.Option(help="适用的程序 The rule set.")] = "four-nots",
) -> None:
    """导入 Adopt the catalogue of a year from a table; every row or none."""
    from api.commands.listing import adopt as work  # noqa: PLC0415 - quick --help

    raise typer.Exit(work(file, year, procedure=procedure, document=document, consent=consent))


@app.command("list")
def list_years() -> None:
    """列出 List the catalogues of your body."""
    from api.commands.listing import years as work  # noqa: PLC0415 - quick --help

    work()


@app.command("show")
def show(year: Annotated[int, typer.Argument(help="年度 The year.")]) -> None:
    """查看 Show the matters of a year, what became of them and what is overdue."""
    from api.commands.listing import show as work  # noqa: PLC0415 - quick --help

    work(year)
