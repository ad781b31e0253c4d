"""The ledger of a year (年度台账) as a table: a matter a row, the day of each stage."""

from api.papers.output.workbook import Leaf, Value, to_xlsx
from decision_flow.engine.yearly import MILESTONES, Entered, YearLedger


def year_workbook(ledger: YearLedger) -> bytes:
    """Return the ledger as a workbook of one sheet, and one that says what stands in it."""
    period = f"{ledger.period.first}—{ledger.period.last}"
    title = f"{ledger.body.name}重大行政决策台账 {period}"
    return to_xlsx(title, (_matters(ledger), _about(ledger, period)), ledger.at)


def _matters(ledger: YearLedger) -> Leaf:
    columns = (
        ("序号", 6),
        ("案件编号", 24),
        ("事项", 44),
        ("适用程序", 30),
        ("承办单位", 24),
        ("现处阶段", 16),
        ("立案", 12),
        *((label.zh, 14) for label in MILESTONES),
        ("发文字号", 24),
        ("记录至", 8),
        ("末条摘要 SHA-256", 68),
    )
    return Leaf("台账", columns, [_row(n, each) for n, each in enumerate(ledger.entries, 1)])


def _row(number: int, each: Entered) -> tuple[Value, ...]:
    return (
        number,
        each.case,
        each.title,
        each.procedure.zh,
        each.lead,
        each.phase.zh,
        each.opened,
        *(each.days.get(label) for label in MILESTONES),
        each.number,
        each.seq,
        each.head,
    )


def _about(ledger: YearLedger, period: str) -> Leaf:
    until = ledger.at.astimezone(ledger.body.zone)
    rows: list[tuple[Value, ...]] = [
        ("期间 Period", period, "首末两日均计入。"),
        ("截至 As recorded until", f"{until:%Y-%m-%d %H:%M}", "只依据此时以前登记的记录。"),
        (
            "事项 Matters",
            len(ledger.entries),
            "期间末日以前立案，且期间首日以前尚未终结的全部事项。",
        ),
    ]
    if ledger.illustrative:
        rows.append(("示例 Illustrative", "是 yes", "所载事项有示例，并非真实公文。"))
    return Leaf("说明", (("项目", 30), ("数值", 28), ("定义", 60)), rows)
