"""The figures of supervision and evaluation change on the day that their definitions name."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from agreed import counts, days
from cases import READY, after, before
from overseen import (
    BUILDER,
    BUREAU,
    CONCLUDED,
    COURSE,
    DUE,
    EXECUTOR,
    HEAD,
    KEEPER,
    MEMBER,
    PROPOSED,
    UNTIL,
    Register,
    approval,
    carried,
    check,
    clue,
    conclusion,
    delivery,
    objection,
    recommendation,
    rectified,
    register,
    review,
)
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import at
from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import Case
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.kind import Phase
from decision_flow.domain.move import Accepted
from decision_flow.domain.office.supervision.said import Checked, Reviewed
from decision_flow.domain.people import Body
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after.post_evaluation import WITHIN
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.engine.rules import Ready
from decision_flow.engine.statistics import Population, Record, Statistic, statistics
from workflows import calendar

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
KEPT = calendar.load()
LODGED = date(2023, 6, 5)
ONE_DAY = timedelta(days=1)


def figures(body: Body, day: date, *records: Record, period: Period = YEAR) -> dict[str, Statistic]:
    found = statistics(Population(body, KEPT, records, (), period, at(day)))
    return {each.key: each for each in found}


def test_what_a_supervision_led_to_is_counted_by_the_day_of_each_act() -> None:
    made = register(8)
    acts = (
        (recommendation(), HEAD, PROPOSED),
        (approval(), KEEPER, date(2023, 7, 4)),
        (carried(), KEEPER, date(2023, 7, 6)),
        (clue(), HEAD, date(2023, 7, 6)),
    )
    for said, who, on in acts:
        assert isinstance(made.says(said, who, on), Accepted)
    there, day = made.staff.body, date(2023, 7, 31)

    def led(first: date, last: date) -> Counter[str]:
        found = figures(there, day, period=Period(first, last))["followed_supervisions"]
        return counts(found)

    whole = {"accountability": 1, "approved": 1, "carried_out": 1, "clues": 1}
    assert led(YEAR.first, YEAR.last) == whole
    assert led(date(2023, 7, 4), date(2023, 7, 5)) == {"approved": 1}
    assert led(date(2023, 7, 6), date(2023, 7, 6)) == {"carried_out": 1}
    assert led(date(2023, 7, 7), day) == {}


def told(made: Register, day: date, key: str) -> Counter[str]:
    return counts(figures(made.staff.body, day)[key])


def takes(made: Register, *acts: tuple[object, str, date]) -> Register:
    for said, who, on in acts:
        answer = made.says(said, who, on)  # type: ignore[arg-type]
        assert isinstance(answer, Accepted), [v.code for v in answer.unmet]
    return made


@pytest.mark.parametrize(
    ("day", "stands", "late"),
    [(UNTIL, "under_way", 0), (UNTIL + ONE_DAY, "unconcluded", 2)],
)
def test_a_supervision_is_behind_from_the_day_after_its_last(
    day: date, stands: str, late: int
) -> None:
    made = register(2)
    assert told(made, day, "supervisions") == Counter({stands: 1})
    assert told(made, day, "overdue_in_supervisions")["conclusion"] == late


def both(*more: tuple[object, str, date]) -> Register:
    """Return a supervision that was concluded about both units and received by both."""
    other = conclusion(unit=BUREAU)
    return takes(
        register(4),
        (replace(other, rectify=()), HEAD, CONCLUDED),
        (delivery(unit=BUREAU), KEEPER, COURSE[3][2]),
        *more,
    )


def test_a_supervision_is_settled_once_nothing_of_it_is_owed() -> None:
    reported = both((rectified(), EXECUTOR, date(2023, 6, 25)))
    assert told(both(), LODGED, "supervisions") == Counter({"owing": 1})
    assert told(reported, DUE, "supervisions") == Counter({"owing": 1})
    closed = takes(reported, (check(), MEMBER, date(2023, 6, 28)))
    assert told(closed, DUE, "supervisions") == Counter({"settled": 1})


@pytest.mark.parametrize(("day", "stands"), [(DUE, "not_due"), (DUE + ONE_DAY, "overdue")])
def test_what_is_to_be_put_right_is_overdue_from_the_day_after(day: date, stands: str) -> None:
    made = both()
    assert told(made, day, "rectifications") == Counter({stands: 1})
    late = days(figures(made.staff.body, day)["overdue_in_supervisions"])
    assert late["rectification"] == (1 if stands == "overdue" else 0)


@pytest.mark.parametrize(
    ("entered", "stated", "stands"),
    [
        (DUE, DUE, "in_time"),
        (DUE + ONE_DAY, DUE + ONE_DAY, "late"),
        (DUE + ONE_DAY, DUE, "late"),
    ],
)
def test_in_time_is_what_was_on_record_by_its_day_whatever_day_the_report_states(
    entered: date, stated: date, stands: str
) -> None:
    made = both((rectified(stated), EXECUTOR, entered))
    assert told(made, entered, "rectifications") == Counter({"waiting": 1})
    checked = entered + timedelta(days=20)
    takes(made, (check(checked), MEMBER, checked))
    assert told(made, checked, "rectifications") == Counter({stands: 1})


def test_what_was_sent_back_counts_by_the_report_that_was_accepted() -> None:
    late = DUE + timedelta(days=5)
    made = both(
        (rectified(DUE), EXECUTOR, DUE),
        (check(late, Checked.RETURNED), MEMBER, late),
    )
    assert told(made, late, "rectifications") == Counter({"overdue": 1})
    takes(made, (rectified(late), EXECUTOR, late), (check(late), MEMBER, late))
    assert told(made, late, "rectifications") == Counter({"late": 1})


def test_what_a_review_dropped_is_in_no_share() -> None:
    revoked = review(outcome=Reviewed.REVOKED)
    made = both((objection(LODGED), EXECUTOR, LODGED), (revoked, KEEPER, revoked.decided_on))
    found = figures(made.staff.body, DUE)
    assert counts(found["rectifications"]) == Counter({"dropped": 1})
    assert {row.of for row in found["rectifications"].rows} == {0, None}
    assert counts(found["objections"]) == Counter({"revoked": 1})
    (row,) = [row for row in found["objections"].rows if row.count]
    assert (row.of, row.mean_days) == (1, (revoked.decided_on - LODGED).days)


@pytest.mark.parametrize(("day", "late"), [(date(2023, 7, 5), 0), (date(2023, 7, 6), 1)])
def test_an_objection_is_overdue_once_thirty_days_are_over(day: date, late: int) -> None:
    made = both((objection(LODGED), EXECUTOR, LODGED))
    assert told(made, day, "objections") == Counter({"pending": 1})
    assert told(made, day, "overdue_in_supervisions")["review"] == late


@pytest.mark.parametrize(("day", "late"), [(date(2023, 7, 10), 0), (date(2023, 7, 11), 1)])
def test_thirty_days_that_end_on_a_day_of_rest_end_on_the_next_that_is_none(
    day: date, late: int
) -> None:
    lodged = date(2023, 6, 8)  # the thirtieth day is Saturday, July 8
    made = both((objection(lodged), EXECUTOR, lodged))
    assert told(made, day, "overdue_in_supervisions")["review"] == late


def test_each_figure_names_what_it_counts_by_the_number_of_the_supervision() -> None:
    found = figures(both().staff.body, DUE)
    for key in ("supervisions_ordered", "findings", "conclusions", "rectifications"):
        items = [item for row in found[key].rows for item in row.items]
        assert items
        assert all("D2023-1" in item.what for item in items)
    assert any(BUILDER in item.what for row in found["findings"].rows for item in row.items)


# Evaluation -------------------------------------------------------------------------------------

PUBLISHED = date(2023, 6, 8)


def record(case: Case, within: int) -> Record:
    figure = Figure(Bound.AT_MOST, within, Unit.DAYS, HOUSE_RULE)
    asked = adjusted(FOUR_NOTS, "post_evaluation", figures={WITHIN: figure})
    facts = sorted(case.last.values(), key=lambda fact: fact.seq)
    return Record(case, Ready(asked), tuple(facts))


def due(case: Case, within: int, day: date) -> Counter[str]:
    body = register().staff.body
    return counts(figures(body, day, record(case, within))["evaluations_due"])


@pytest.mark.parametrize(("after_days", "stands"), [(60, "not_due"), (61, "overdue")])
def test_an_evaluation_is_overdue_from_the_day_after(after_days: int, stands: str) -> None:
    day = PUBLISHED + timedelta(days=after_days)
    case = before("post_evaluation.commission")
    assert due(case, 60, day) == Counter({stands: 1})


@pytest.mark.parametrize(
    ("within", "stands"), [(144, "begun_in_time"), (142, "begun_in_time"), (141, "begun_late")]
)
def test_an_evaluation_is_in_time_when_it_was_begun_by_its_day(within: int, stands: str) -> None:
    case = after(
        "post_evaluation.commission"
    )  # on Monday, October 30, the 144th day; the 142nd is a Saturday
    assert due(case, within, date(2023, 12, 1)) == Counter({stands: 1})


def test_a_case_that_ended_without_one_owes_no_evaluation() -> None:
    case = before("post_evaluation.commission")
    day = date(2023, 12, 1)
    assert due(case, 60, day) == Counter({"overdue": 1})
    ended = {**case.shape, "case": Phase.CLOSED}
    assert due(replace(case, shape=ended), 60, day) == Counter()


def test_where_no_rule_sets_a_time_nothing_is_due() -> None:
    case = before("post_evaluation.commission")
    plain = Record(case, READY, ())
    found = figures(register().staff.body, date(2024, 6, 1), plain)
    assert counts(found["evaluations_due"]) == Counter()
