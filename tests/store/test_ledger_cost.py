"""What a look at the ledger of a person costs, counted in statements."""

from datetime import UTC, datetime

from counting import counted

from api.demo.scene import BODY, PEOPLE
from decision_flow.domain.answering.look import Look
from decision_flow.domain.move import Refused

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)
STATEMENTS = 12
COMMITS = 2  # what was written since is read in, then the look is put on record


def test_a_look_sends_so_many_statements_and_no_more(closed):
    for person in sorted(PEOPLE):
        asked = Look(person=person)
        closed.ledger_of(BODY, asked, person=person, at=NOW)
        with counted(closed.database.engine) as count:
            found = closed.ledger_of(BODY, asked, person=person, at=NOW)
        assert not isinstance(found, Refused), person
        assert len(count.statements) <= STATEMENTS, (person, count.statements)
        assert count.commits <= COMMITS, person
