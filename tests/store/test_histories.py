"""Whatever is asked in whatever order: what is kept follows from the facts, on both databases."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from makers import CASE, LAWFUL, READERS, file_papers, request_of

from api.demo.scene import BODY, paper
from api.demo.story import FOUR_NOTS
from decision_flow.audit import rebuild, verify
from decision_flow.domain.move import Refused
from decision_flow.domain.steps.after import report
from decision_flow.service import Moved, Request, Service
from decision_flow.store import Documents

SEEDS = range(4)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_history_is_sound_and_can_be_made_again(opened, seed, tmp_path):
    rng = Random(seed)  # noqa: S311 - a history, not a secret
    outcomes = _asked_at_random(opened, rng)
    assert outcomes[Moved] > 3
    assert outcomes[Refused] > 3
    cold = Service(opened.database, Documents(tmp_path / "documents"), READERS)
    assert cold.case(BODY, CASE).case == opened.case(BODY, CASE).case
    assert verify(opened.database, opened.files, READERS).findings == []
    rebuild(opened.database, READERS)
    assert verify(opened.database, opened.files, READERS).findings == []
    assert len(opened.journal(BODY, CASE)) == outcomes[Moved] + 1
    assert len(opened.refusals(BODY, CASE)) == outcomes[Refused]


def _asked_at_random(service, rng):
    """Ask for the story's next act half of the time, for any act of it otherwise."""
    outcomes, told, now = {Moved: 0, Refused: 0}, 0, LAWFUL[0].on
    for _ in range(90):
        in_turn = rng.random() < 0.6
        scene = LAWFUL[told] if in_turn else rng.choice(FOUR_NOTS)
        now = max(now, scene.on) if in_turn else now + timedelta(minutes=rng.randrange(60))
        file_papers(service, scene.says, scene.paper, now)
        seq = service.case(BODY, CASE).view.seq
        answer = service.move(BODY, CASE, request_of(scene), at=now, expected=seq)
        outcomes[type(answer)] += 1
        told += in_turn and isinstance(answer, Moved) and told < len(LAWFUL) - 1
    return outcomes


def test_a_decision_that_the_party_returns_gives_its_gates_back(decided):
    """The row leaves the decided phase before its gates fall: the database watches the order."""
    at = datetime(2023, 6, 1, tzinfo=UTC)
    letter = paper("县委办公室退回意见")
    said = (
        ("report", report.Report(to="中共宁津县委", document=letter)),
        ("reply", report.Reply(approved=False, document=letter, remarks="请再研究")),
    )
    for verb, payload in said:
        file_papers(decided, payload, None, at)
        seq = decided.case(BODY, CASE).view.seq
        request = Request("party_report", verb, payload, "sun")
        answer = decided.move(BODY, CASE, request, at=at, expected=seq)
        assert isinstance(answer, Moved)
    assert answer.case.phase == "pre_decision"
    standing = {g.gate: g.standing for g in decided.gates(BODY, CASE)}
    assert standing["deliberation"] != "fresh"
    assert verify(decided.database, decided.files, READERS).findings == []
