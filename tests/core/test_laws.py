"""What holds for every case, every move and every payload, however absurd."""

from typing import Any

from anything import KNOWN_PAPERS, payloads
from cases import (
    CALENDAR,
    PEOPLE,
    STORIES,
    TOWN,
    at,
    lawful,
    on_file,
    passage,
    ready_of,
    speaks,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_flow.domain.case import CASE, Case, Paper, fold
from decision_flow.domain.kind import Verb
from decision_flow.domain.move import Accepted, Move, Setting
from decision_flow.engine.decide import decide
from decision_flow.engine.explain import explain, waiting
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import standings

KEYS = st.sampled_from(sorted(STORIES))


def verbs_of(ready: Ready) -> list[tuple[str, Verb]]:
    return [(step, v) for step in (*ready.procedure.steps, CASE) for v in ready.kind(step).verbs]


@st.composite
def asked(draw: st.DrawFn) -> tuple[Ready, Case, Move, Setting]:
    """Draw any move, at any point of either story, by anybody, at any time."""
    key = draw(KEYS)
    ready, case = ready_of(key), draw(st.sampled_from(passage(key)))
    step, verb = draw(st.sampled_from(verbs_of(ready)))
    payload = draw(payloads(verb.payload))
    fitting = [p for p in PEOPLE.values() if {h.duty for h in p.held} & {*verb.by}]
    person = draw(st.sampled_from([*fitting, *PEOPLE.values()]))
    moments = st.dates(at_story(0).date(), at_story(-1).date()).map(at)
    stated = draw(st.none() | moments)
    paper = draw(st.none() | payloads(Paper))
    move = Move(step, verb.name, payload, person, stated_at=stated, paper=paper)
    filed = frozenset(KNOWN_PAPERS) if draw(st.booleans()) else on_file(payload, paper)
    return ready, case, move, Setting(TOWN, CALENDAR, draw(moments), filed)


def at_story(index: int) -> Any:
    return lawful()[index].on


@settings(max_examples=4000)
@given(asked())
def test_any_move_is_accepted_or_refused_and_never_a_crash(
    question: tuple[Ready, Case, Move, Setting],
) -> None:
    ready, case, move, setting = question
    answer = decide(ready, case, move, setting)
    if isinstance(answer, Accepted):
        after = fold(case, answer.facts)
        assert after.seq == case.seq + 1
        assert standings(ready, after)
        assert explain(ready, after, setting)
        waiting(ready, after, setting)
    else:
        assert answer.unmet
        for verdict in answer.unmet:
            speaks(verdict)
