"""Every sum of a person's ledger, counted again from the bytes of the lines by other means."""

import json
from collections import Counter

import pytest
from hypothesis import Phase, find, given, settings
from lived import PEOPLE, Lived, lives, streams
from recounted import recounted, resummed

from decision_flow.domain.answering.entry import EntryKind
from decision_flow.domain.answering.ledger import Totals, parts, totals
from decision_flow.engine.answering import entries
from decision_flow.store.codec import fact_bytes

SUMS = ("matters", "lines", "late", "noted", "dissents", "absences")
AT_ONCE = settings(phases=(Phase.generate,), database=None, derandomize=True)


def ledger(lived: Lived, person: str) -> Totals:
    """Return the sums as a look would tell them: read stream by stream, in order."""
    body = lived.staff.body
    found = [entry for facts in streams(lived) for entry in entries(facts, body, {})]
    return totals(parts(each for each in found if each.person == person))


def lines(lived: Lived):
    written = [json.loads(fact_bytes(fact, "0" * 64)) for fact in lived.facts]
    return sorted(written, key=lambda line: (line["stream"], line["seq"]))


@given(lives())
def test_every_sum_of_every_ledger_is_what_the_lines_come_to(lived):
    written = lines(lived)
    kinds = recounted(written)
    for person in PEOPLE:
        found = ledger(lived, person)
        assert {str(k): n for k, n in found.kinds.items()} == dict(kinds.get(person, Counter()))
        assert {name: getattr(found, name) for name in SUMS} == resummed(written, person), person


@pytest.mark.parametrize(
    "wanted",
    [*SUMS, "recused", "replaced", "corrected", "wrote", "not_there", "kept"],
)
def test_the_lives_that_are_drawn_have_something_to_count(wanted):
    assert find(
        lives(),
        lambda lived: any(counts(ledger(lived, p), wanted) for p in PEOPLE),
        settings=AT_ONCE,
    )


def counts(found: Totals, wanted: str) -> bool:
    return bool(getattr(found, wanted) if wanted in SUMS else found.kinds.get(EntryKind(wanted)))
