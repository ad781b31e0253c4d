"""What holds for every case, every move and every payload, however absurd."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from anything import KNOWN_PAPERS, payloads
from cases import (
    CALENDAR,
    STORIES,
    TOWN,
    empty,
    facts_of,
    lawful,
    move_of,
    on_file,
    passage,
    ready_of,
    setting_of,
    speaks,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from api.demo.scene import PEOPLE, at
from decision_flow.domain.case import CASE, Case, Paper, fold, follow
from decision_flow.domain.kind import Verb
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.decide import CURED_BY_NOBODY, decide
from decision_flow.engine.explain import explain, waiting
from decision_flow.engine.rules import Ready
from decision_flow.engine.standing import HOLDS, standings

KEYS = st.sampled_from(sorted(STORIES))
MOMENTS = st.builds(at, st.dates(date(2023, 2, 1), date(2023, 12, 31)))
Question = tuple[Ready, Case, Move, Setting]


def verbs_of(ready: Ready) -> list[tuple[str, Verb]]:
    return [(step, v) for step in (*ready.procedure.steps, CASE) for v in ready.kind(step).verbs]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw any move, at any point of either story, by anybody, at any time."""
    key = draw(KEYS)
    ready, case = ready_of(key), draw(st.sampled_from(passage(key)))
    step, verb = draw(st.sampled_from(verbs_of(ready)))
    payload = draw(payloads(verb.payload))
    fitting = [p for p in PEOPLE.values() if {h.duty for h in p.held} & {*verb.by}]
    person = draw(st.sampled_from([*fitting, *PEOPLE.values()]))
    stated, paper = draw(st.none() | MOMENTS), draw(st.none() | payloads(Paper))
    other = draw(st.none() | st.sampled_from(sorted(PEOPLE)))
    move = Move(step, verb.name, payload, person, stated_at=stated, paper=paper, instead_of=other)
    filed = frozenset(KNOWN_PAPERS) if draw(st.booleans()) else on_file(payload, paper)
    return ready, case, move, Setting(TOWN, CALENDAR, draw(MOMENTS), filed)


@settings(max_examples=5 * settings().max_examples)
@given(questions())
def test_any_move_is_accepted_or_refused_with_reasons_and_never_crashes(question: Question) -> None:
    ready, case, move, setting = question
    before = replace(case)
    answer = decide(ready, case, move, setting)
    assert case == before
    if isinstance(answer, Accepted):
        after = fold(case, answer.facts)
        assert after.seq == case.seq + 1
        assert standings(ready, after)
        assert explain(ready, after, setting)
        waiting(ready, after, setting)
    else:
        assert_says_enough(answer.unmet)


def assert_says_enough(unmet: Iterable[Verdict]) -> None:
    for verdict in unmet:
        speaks(verdict)
        assert verdict.curers or verdict.code in CURED_BY_NOBODY, verdict


@given(questions())
def test_what_is_closed_is_refused_whatever_is_said(question: Question) -> None:
    ready, case, move, setting = question
    options = {(o.step, o.verb): o for o in explain(ready, case, setting)}
    option = options.get((move.step, move.verb))
    if option is None or not option.open:
        assert isinstance(decide(ready, case, replace(move, stated_at=None), setting), Refused)


@given(KEYS, st.data())
def test_the_same_question_has_the_same_answer(key: str, data: st.DataObject) -> None:
    scene = data.draw(st.sampled_from(STORIES[key][1]))
    case = data.draw(st.sampled_from(passage(key)))
    asked = (ready_of(key), case, move_of(scene), setting_of(scene))
    assert decide(*asked) == decide(*asked)


@given(KEYS, st.integers(0, 60))
def test_folding_at_once_is_following_step_by_step(key: str, upto: int) -> None:
    facts = facts_of(key)[:upto]
    case = empty(ready_of(key))
    for fact in facts:
        case = follow(case, fact)
    assert case == fold(empty(ready_of(key)), facts) == passage(key)[len(facts)]


@given(questions(), st.integers(1, 3))
def test_every_requirement_is_reported_and_not_only_the_first(
    question: Question, seed: int
) -> None:
    """One more obstacle adds its verdict and takes none away."""
    ready, case, move, setting = question
    answer = decide(ready, case, move, setting)
    worse = replace(setting, documents=frozenset())
    stranger = replace(move.person, held=(), unit=f"某单位{seed}")
    again = decide(ready, case, replace(move, person=stranger), worse)
    assert isinstance(again, Refused)
    codes = {v.code for v in again.unmet}
    assert "person.duty" in codes
    had = {v.code for v in answer.verdicts if v.refuses}
    assert {c for c in had if not c.startswith(("person.", "meeting.", "issue."))} <= codes


def test_no_case_of_either_story_is_decided_without_its_gates() -> None:
    for key in STORIES:
        for case in passage(key):
            if case.phase in {"decided", "post_decision", "closed"}:
                gates = standings(ready_of(key), case)
                assert {g.standing for g in gates} <= HOLDS
                assert all(g.fact for g in gates if g.mandatory)
    assert len(lawful()) == passage()[-1].seq
