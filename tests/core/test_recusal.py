"""Who takes no part in a matter: on a ground of the law, on paper, by whose word."""

from dataclasses import replace

import pytest
from cases import CHIEF, RECORDER, accepted, ask, codes, unmet
from meetings import OPENED, SEVEN, called, opens, recusal

from decision_flow.domain.steps.decision.record import RecusalGround, RecusedBy
from decision_flow.domain.steps.decision.recusal import GROUNDS
from decision_flow.domain.values import CIVIL_SERVANTS, HOUSE_RULE, Source


@pytest.mark.parametrize("ground", RecusalGround)
def test_a_recusal_stands_on_record_with_its_ground_and_article(ground: RecusalGround) -> None:
    payload = replace(opens(SEVEN[:6]), recusals=(replace(recusal("zhao"), ground=ground),))
    fact = accepted(ask(called(), "meeting.convene", payload, RECORDER, OPENED))
    (verdict,) = [v for v in fact.verdicts if v.code == "meeting.recusal_ground"]
    assert GROUNDS[ground].zh in verdict.reason.zh
    own = ground is RecusalGround.BODYS_RULE
    assert verdict.source == (HOUSE_RULE if own else Source(CIVIL_SERVANTS, "第七十六条"))


def test_a_recusal_has_a_paper_on_file() -> None:
    payload = opens(SEVEN[:6], out=("zhao",))
    answer = ask(called(), "meeting.convene", payload, RECORDER, OPENED, documents=frozenset[str]())
    unmet(answer, "documents.on_file")


@pytest.mark.parametrize(
    ("chief_out", "by", "lawful"),
    [
        (False, RecusedBy.SELF, True),
        (False, RecusedBy.CHIEF, True),
        (False, RecusedBy.MEETING, True),
        (True, RecusedBy.SELF, True),
        (True, RecusedBy.CHIEF, False),
        (True, RecusedBy.MEETING, True),
    ],
)
def test_a_chief_who_is_recused_orders_nobody_to_be(
    *, chief_out: bool, by: RecusedBy, lawful: bool
) -> None:
    out = (recusal("zhao", by), *((recusal(CHIEF),) if chief_out else ()))
    people = SEVEN[1:6] if chief_out else SEVEN[:6]
    opening = opens(people, presiding="li" if chief_out else CHIEF)
    answer = ask(called(), "meeting.convene", replace(opening, recusals=out), RECORDER, OPENED)
    assert ("meeting.recusal_by" not in codes(answer)) is lawful
