"""What is put right: reported by the unit, checked and struck off by somebody of another."""

from collections.abc import Iterator

from decision_flow.domain.office.supervision.following import (
    Conclusion,
    Rectification,
    Supervision,
)
from decision_flow.domain.office.supervision.said import CheckRectification, ReportRectification
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.supervising.finding import proved
from decision_flow.domain.supervising.told import Told, decree_733
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, advice, verdict


def reported(
    told: Told, conclusion: Conclusion, there: Rectification, said: ReportRectification
) -> Iterator[Verdict]:
    """Yield what a report needs: the unit's own, of what is open, proved; that it is late."""
    yield verdict(
        "supervision.rectifier",
        told.same_unit(told.person.unit, [there.unit]),
        f"整改情况由整改单位“{there.unit}”报告。",
        f"The unit that puts it right, “{there.unit}”, reports.",
        decree_733(18),
    )
    yield verdict(
        "supervision.item_open",
        there.open and there.report is None,
        f"整改事项“{said.item}”{_state(there).zh}，现不接受报告。",
        f"“{said.item}” {_state(there).en}: there is nothing to report now.",
        decree_733(18),
    )
    yield verdict(
        "supervision.received",
        conclusion.delivered is not None,
        "督查结论送达以后方可报告整改，请先登记送达。",
        "A unit puts right what it was told: enter first that it received the conclusion.",
        decree_733(16),
        curers=KEEPERS,
    )
    yield proved(said.evidence)
    if said.on > there.wanted.due:
        yield advice(
            "supervision.rectified_late",
            f"整改期限为{there.wanted.due}，现为{said.on}，已逾期。",
            f"It was due by {there.wanted.due}; this is {said.on}.",
            decree_733(18),
        )


def checked(
    told: Told, whole: Supervision, there: Rectification, said: CheckRectification
) -> Iterator[Verdict]:
    """Yield what a check needs: a report that waits, somebody of team or office, outside."""
    yield verdict(
        "supervision.item_reported",
        there.open and there.report is not None,
        f"整改事项“{said.item}”{_state(there).zh}；须有待核查的整改报告。",
        f"“{said.item}” {_state(there).en}; a report that waits is checked.",
        decree_733(18),
        curers=told.of_the_unit,
    )
    mine = told.person.id in whole.order.said.team
    keeps = not {*KEEPERS}.isdisjoint(told.person.duties_on(told.day))
    yield verdict(
        "supervision.checker",
        mine or keeps,
        "整改由督查组成员或者办公厅（室）核查、销号。",
        "The team or the secretariat looks whether it was put right.",
        HOUSE_RULE,
        curers=KEEPERS,
    )
    yield from told.once_inside([told.person.id], [there.unit])
    reporter = there.report.by if there.report is not None else None
    yield verdict(
        "supervision.another",
        not told.same_unit(told.person.unit, [there.unit]) and told.person.id != reporter,
        f"销号由整改单位“{there.unit}”以外的人员办理，报告人不得自行销号。",
        f"Somebody outside “{there.unit}” strikes it off, never who reported.",
        HOUSE_RULE,
        curers=KEEPERS,
    )


def _state(there: Rectification) -> Text:
    """Return how something that is to be put right stands."""
    if there.dropped:
        return Text("经复核免除", "was dropped by the review")
    if there.closed:
        return Text("已销号", "was struck off")
    if there.report is not None:
        return Text("已报告、待核查", "was reported and waits to be checked")
    return Text("尚未报告", "was not reported yet")
