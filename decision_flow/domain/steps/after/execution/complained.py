"""Complaints that bear on a task, said to whoever accepts it or closes the execution."""

from decision_flow.domain.execution.said import Complete, Inspect
from decision_flow.domain.kind import Asked
from decision_flow.domain.office.complaints.book import STANDS_LABELS, Complaint, Stands
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, advice


def complained_of(asked: Asked[Inspect] | Asked[Complete]) -> tuple[Verdict, ...]:
    """Say which complaints about this case, and this task, are open."""
    said = asked.payload
    task = said.task if isinstance(said, Inspect) else None
    found = [
        each
        for each in asked.setting.body.complaints.about(asked.case.id)
        if each.complains and _open(each) and (task is None or each.task in {None, task})
    ]
    if not found:
        return ()
    zh = "、".join(f"第{each.number}号（{STANDS_LABELS[each.stands].zh}）" for each in found)
    en = ", ".join(f"{each.number} ({STANDS_LABELS[each.stands].en})" for each in found)
    return (
        advice(
            "execution.complained",
            f"有与本案执行有关的投诉尚未办结，请先核对与执行报告是否一致：{zh}。",
            f"Complaints about this execution are open: compare them with the reports first: {en}.",
            decree_713(35),
        ),
    )


def _open(each: Complaint) -> bool:
    return each.stands not in {Stands.CLOSED, Stands.REFUSED}
