"""A second opinion that never objects is worth nothing: spoil the engine, and see it object."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from histories.history import History, attempts

import workflows
from decision_flow.domain.kind import Kind
from decision_flow.domain.procedure import Step
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine import late, moment
from decision_flow.engine.rules import Ready, Rule
from workflows import calendar

HISTORIES = 150
DAYS = calendar.load()
FOUR_NOTS = workflows.load("four-nots")


def objection(ready: Ready) -> str:
    """Return the first objection to anything that restless histories under this engine come to."""
    for seed in range(HISTORIES):
        history = History(ready, DAYS, seed)
        history.restless = 10.0
        try:
            for _ in attempts(history, 60):
                pass
            history.finish(most=120)
        except AssertionError as fault:
            return str(fault)
    return ""


def without(kind: str, verb: str, **spoiled: object) -> Mapping[str, Kind]:
    """Return the kinds with one verb of one kind spoiled."""
    verbs = tuple(
        replace(v, **spoiled) if v.name == verb else v  # type: ignore[arg-type]
        for v in KINDS[kind].verbs
    )
    return {**KINDS, kind: replace(KINDS[kind], verbs=verbs)}


class KeepsEvidence(Ready):
    """A new text takes nothing down."""

    def reopened_by(self, change: str) -> tuple[str, ...]:
        del change
        return ()


class KeepsWhatRestsOnIt(Ready):
    """What rests on voided evidence stays."""

    def _reopen_rule(self, step: Step) -> Rule:
        rule = super()._reopen_rule(step)
        return replace(rule, fires=rule.fires[:1])


class KeepsTheMeeting(Ready):
    """A matter that is sent back keeps what was decided."""

    def _sent_back(self, step: Step, trigger: str) -> list[tuple[str, str]]:
        fires = super()._sent_back(step, trigger)
        return [(key, what) for key, what in fires if what != "lapse"]


_ALL_BUT_THE_FILE = tuple(
    guard
    for verb in KINDS["closing@1"].verbs
    for guard in verb.guards
    if guard.__name__ != "file_is_whole"
)

SPOILED: Mapping[str, tuple[Callable[[], Ready], str]] = {
    "a new text keeps all evidence": (lambda: KeepsEvidence(FOUR_NOTS), "the text changed in"),
    "voided evidence keeps what rests on it": (
        lambda: KeepsWhatRestsOnIt(FOUR_NOTS),
        "was reopened in",
    ),
    "what is sent back keeps its decision": (
        lambda: KeepsTheMeeting(FOUR_NOTS),
        "nobody owes anything",
    ),
    "what a change touches keeps its evidence": (
        lambda: Ready(FOUR_NOTS, without("drafting@1", "classify", touches=None)),
        "is no rule's edge",
    ),
    "what failed is found not applicable": (
        lambda: Ready(FOUR_NOTS, without("risk_assessment@1", "not_applicable", guards=())),
        "found not applicable in",
    ),
    "what the review did not uphold stays undone": (
        lambda: Ready(FOUR_NOTS, without("legality_review@1", "opine", touches=None)),
        "is no rule's edge",
    ),
    "a consultation closes at will": (
        lambda: Ready(FOUR_NOTS, without("consultation@1", "close", guards=())),
        "it was closed early",
    ),
    "a case closes without what came of it": (
        lambda: Ready(FOUR_NOTS, without("closing@1", "close", guards=_ALL_BUT_THE_FILE)),
        "closed before what came of it",
    ),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_spoiled_engine_is_objected_to(fault: str) -> None:
    spoiled, objected = SPOILED[fault]
    assert re.search(objected, objection(spoiled()))


def test_an_engine_that_asks_no_late_act_for_its_paper_is_objected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moment, "late_verdicts", lambda *_: ())
    objected = objection(Ready(FOUR_NOTS))
    # Which of the two comes first is the seeds' to say.
    assert re.search("names no paper|names a paper that nobody else compared", objected)


def test_an_engine_that_lets_anybody_compare_anything_is_objected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(late, "_another_act", lambda *_: ())
    assert "names a paper that nobody else compared for it" in objection(Ready(FOUR_NOTS))
