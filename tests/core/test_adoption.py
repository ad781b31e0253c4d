"""The adoption report: made from what was counted, and objecting where sums do not agree."""

from datetime import date

import pytest

from api.demo.scene import paper
from decision_flow.domain.opinions.collation import Answer, Close, Dispose, Received
from decision_flow.domain.opinions.intake import Disposition, OpinionChannel
from decision_flow.domain.opinions.report import Collated, Item, checks
from decision_flow.domain.values import decree_713

ITEMS = (
    Item(1, (1, 2, 3), Disposition.ADOPTED, None, "意见一"),
    Item(2, (4,), Disposition.NOT_ADOPTED, "不属本事项", None),
)


def report(
    *, received: int = 4, letters: int = 4, adopted: int = 3, clusters: int = 2, items=ITEMS
) -> Collated:
    by = Received(channel=OpinionChannel.LETTER, count=letters)
    return Collated(
        opens=date(2023, 3, 6),
        closes=date(2023, 4, 5),
        counted=Close(received=received, channels=(by,)),
        disposed=Dispose(
            clusters=clusters, adopted=adopted, partly=0, not_adopted=1, ledger=paper("处理表")
        ),
        items=items,
    )


@pytest.mark.parametrize(
    ("found", "faults"),
    [
        (report(), set()),
        (report(items=()), set()),
        (report(letters=3), {"report.channels"}),
        (report(adopted=2), {"report.answers", "report.lines"}),
        (report(clusters=3), {"report.lines"}),
        (report(items=ITEMS[:1]), {"report.ledger", "report.lines"}),
        (report(received=5, letters=5), {"report.answers", "report.ledger"}),
    ],
    ids=[
        *("all agree", "on paper", "a channel short", "an answer short"),
        *("a cluster short", "a line short", "one opinion nowhere"),
    ],
)
def test_a_sum_that_does_not_agree_is_named(found: Collated, faults: set[str]) -> None:
    assert {v.code for v in checks(found) if not v.passed} == faults
    assert all(v.source == decree_713(18) for v in checks(found))


def test_before_anything_was_counted_there_is_nothing_to_add_up() -> None:
    empty = Collated(opens=date(2023, 3, 6), closes=date(2023, 4, 5))
    assert checks(empty) == ()
    assert empty.channels == {}
    assert [empty.by(each) for each in Disposition] == [0, 0, 0]


def test_what_was_reported_goes_before_what_was_disposed_of() -> None:
    told = Answer(received=4, adopted=1, partly=2, not_adopted=1, report=paper("报告"))
    found = Collated(opens=date(2023, 3, 6), closes=date(2023, 4, 5), answered=told)
    assert [found.by(each) for each in Disposition] == [1, 2, 1]
