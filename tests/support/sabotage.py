"""The default procedure spoiled, each time in one way: what a checker must refuse.

Where the closed vocabulary makes a fault impossible to write in a file, kinds or the case itself
are spoiled instead, so that the checker is tried and not the loader.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import workflows
from decision_flow.domain.case import CASE, CLAIMED
from decision_flow.domain.kind import Choice, Kind, Phase, Row, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound, Figure, Gate, Procedure, Step
from decision_flow.domain.steps.after.closing import nothing_to_put_right
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.engine.rules import Ready

SOMETIMES = Text("有时", "at times")


def sound() -> Procedure:
    return workflows.load("four-nots")


def _step(procedure: Procedure, key: str, **changed: object) -> Procedure:
    step = replace(procedure.steps[key], **changed)  # type: ignore[arg-type]
    return replace(procedure, steps={**procedure.steps, key: step}, digest="")


def without_step(procedure: Procedure, key: str) -> Procedure:
    gone = procedure.steps[key]

    def mended(step: Step) -> Step:
        above = [*gone.after] if key in step.after else []
        kept = dict.fromkeys([*(a for a in step.after if a != key), *above])
        return replace(step, after=tuple(kept))

    steps = {k: mended(s) for k, s in procedure.steps.items() if k != key}
    gates = {
        k: replace(g, steps=tuple(s for s in g.steps if s != key))
        for k, g in procedure.gates.items()
    }
    return replace(procedure, steps=steps, gates=gates, digest="")


def _gate(procedure: Procedure, key: str, **changed: object) -> Procedure:
    gate = replace(procedure.gates[key], **changed)  # type: ignore[arg-type]
    return replace(procedure, gates={**procedure.gates, key: gate}, digest="")


def _without_gate(procedure: Procedure, key: str) -> Procedure:
    gates: dict[str, Gate] = {k: g for k, g in procedure.gates.items() if k != key}
    reopens = {k: tuple(g for g in v if g != key) for k, v in procedure.reopens.items()}
    return replace(procedure, gates=gates, reopens=reopens, digest="")


def _reopening(change: str, *gates: str) -> Procedure:
    procedure = sound()
    return replace(procedure, reopens={**procedure.reopens, change: gates}, digest="")


def _standing_on(key: str, *after: str) -> Procedure:
    return _step(sound(), key, after=after)


def _kind(name: str, spoil: Callable[[Kind], Kind]) -> Ready:
    kinds = {**KINDS, f"{name}@1": spoil(KINDS[f"{name}@1"])}
    return Ready(sound(), kinds)


def _rows(kind: Kind, trigger: str, spoil: Callable[[Row], tuple[Row, ...]]) -> Kind:
    rows = (spoil(row) if row.trigger == trigger else (row,) for row in kind.rows)
    return replace(kind, rows=tuple(row for made in rows for row in made))


def _by(kind: Kind, verb: str, *duties: Duty) -> Kind:
    verbs = tuple(replace(v, by=duties) if v.name == verb else v for v in kind.verbs)
    return replace(kind, verbs=verbs)


def _unasked(verb: Verb) -> Verb:
    """Return a verb without the guard that asks the body."""
    return replace(verb, guards=tuple(g for g in verb.guards if g is not nothing_to_put_right))


def _surviving(state: str) -> Callable[[Row], tuple[Row, ...]]:
    def spoil(row: Row) -> tuple[Row, ...]:
        if state not in row.sources:
            return (row,)
        others = tuple(s for s in row.sources if s != state)
        return (replace(row, sources=others), replace(row, sources=(state,), dest=state))

    return spoil


class _Unpublished(Ready):
    """Rules that let another text take the place of the one that is before the public."""

    def _superseded(self, change: str) -> list[tuple[str, str]]:
        del change
        return []


def _unowed_where_it_adopts(row: Row) -> Row:
    return replace(row, choice=Choice.MAY) if (CASE, "adopt") in row.effects else row


class _TabledTwice(Ready):
    """Rules that put a matter on the agenda by a move that the case cannot make twice."""

    def _effects(self, row: Row) -> list[tuple[str, str]]:
        effects = super()._effects(row)
        return effects * 2 if (CASE, "table") in effects else effects


def _text_when_signed(kind: Kind) -> Kind:
    verbs = tuple(replace(v, text=lambda _: "another text") for v in kind.verbs)
    return replace(kind, verbs=verbs)


def _exemptible(kind: Kind) -> Kind:
    other = KINDS["consultation@1"]
    named = {"claim", "confirm", "reject"}
    return replace(
        kind,
        rows=(*kind.rows, *(r for r in other.rows if r.trigger in named), _exempt_lapses()),
        verbs=(*kind.verbs, *(v for v in other.verbs if v.name in named)),
        exemptible=True,
    )


def _exempt_lapses() -> Row:
    return Row("lapse", (CLAIMED, "exempt"), "lapsed", Choice.MAY)


def _legality_exempt() -> Ready:
    grounds = ("not_public_by_law",)
    procedure = _gate(_step(sound(), "legality_review", exempt=grounds), "legality", exempt=grounds)
    kinds = {**KINDS, "legality_review@1": _exemptible(KINDS["legality_review@1"])}
    return Ready(procedure, kinds)


def _matter(spoil: Callable[[Kind], Kind]) -> Ready:
    return Ready(sound(), matter=spoil(MATTER))


def _reinstated(matter: Kind) -> Kind:
    row = Row("reinstate", (Phase.WITHDRAWN,), Phase.DECIDED, Choice.MAY)
    verb = next(v for v in matter.verbs if v.name == "withdraw")
    verb = replace(verb, name="reinstate", triggers=("reinstate",))
    return replace(matter, rows=(*matter.rows, row), verbs=(*matter.verbs, verb))


def _withdrawn_late(matter: Kind) -> Kind:
    return _rows(
        matter,
        "withdraw",
        lambda row: (replace(row, sources=(*row.sources, Phase.POST_DECISION)),),
    )


def _answered_for_twice() -> Procedure:
    procedure = sound()
    again = replace(procedure.steps["responsibility"], key="again", after=("closing",))
    return replace(procedure, steps={**procedure.steps, "again": again}, digest="")


def _untold() -> Procedure:
    procedure = sound()
    rework = tuple(r for r in procedure.rework if r.trigger != "lawful_after_changes")
    return replace(procedure, rework=rework, digest="")


DECREE = decree_713(30)


def _of_the_members(part: str) -> Figure:
    return Figure(Bound.AT_LEAST, Fraction(part), SHARE, DECREE, of="in_office")


def _figures(key: str, **figures: Figure) -> Procedure:
    own = sound().steps[key].figures
    return _step(sound(), key, figures={**own, **figures})


def _bare() -> Procedure:
    procedure = sound()
    steps = {k: replace(s, figures={}, settings={}) for k, s in procedure.steps.items()}
    return replace(procedure, extends=None, steps=steps, digest="")


Spoiled = Procedure | Ready

SABOTAGE: dict[str, tuple[Callable[[], Spoiled], str, str]] = {
    "a gate dropped": (
        lambda: _without_gate(sound(), "consultation"),
        "gates",
        "gates.consultation",
    ),
    "a step of a gate dropped": (
        lambda: without_step(sound(), "feasibility_study"),
        "gates",
        "gates.evaluation",
    ),
    "a gate emptied by not needed": (
        lambda: _step(sound(), "open_consultation", conditional=SOMETIMES),
        "standing",
        "steps.open_consultation",
    ),
    "a loop that keeps stale evidence": (
        lambda: _reopening("substantive", "legality"),
        "standing",
        "steps.open_consultation",
    ),
    "an answer that keeps the review": (
        lambda: _reopening("responsive"),
        "standing",
        "steps.legality_review",
    ),
    "a running consultation survives a new text": (
        lambda: _kind("consultation", lambda k: _rows(k, "lapse", _surviving("open"))),
        "standing",
        "steps.open_consultation",
    ),
    "a notice that carries another text than the draft": (
        lambda: _Unpublished(sound()),
        "standing",
        "steps.open_consultation",
    ),
    "a parallel join missing": (
        lambda: _standing_on(
            "legality_review",
            "department_opinions",
            "feasibility_study",
            "expert_argument",
            "open_consultation",
            "fair_competition",
        ),
        "order",
        "steps.legality_review",
    ),
    "an exemption unchecked": (
        lambda: _kind("consultation", lambda k: _by(k, "confirm", Duty.DRAFTER)),
        "standing",
        "steps.open_consultation",
    ),
    "a lead unit allows its own shorter window": (
        lambda: _kind("consultation", lambda k: _by(k, "allow_shorter", Duty.DRAFTER)),
        "standing",
        "steps.open_consultation",
    ),
    "a window shortened to a day": (
        lambda: _figures(
            "open_consultation", shortest=Figure(Bound.AT_LEAST, 1, "days", HOUSE_RULE)
        ),
        "floor",
        "steps.open_consultation.figures.shortest",
    ),
    "an exemption that counts when claimed": (
        lambda: _kind("consultation", lambda k: replace(k, done=k.done | {CLAIMED})),
        "standing",
        "steps.open_consultation",
    ),
    "an exemption of legality": (_legality_exempt, "standing", "steps.legality_review"),
    "legality before consultation closes": (
        lambda: _kind("consultation", lambda k: replace(k, done=k.done | {"open"})),
        "standing",
        "steps.open_consultation",
    ),
    "legality beside consultation": (
        lambda: _standing_on("legality_review", "feasibility_study"),
        "order",
        "steps.legality_review",
    ),
    "the package before legality": (
        lambda: _standing_on(
            "submission",
            "department_opinions",
            "feasibility_study",
            "expert_argument",
            "risk_assessment",
            "open_consultation",
            "fair_competition",
        ),
        "order",
        "steps.submission",
    ),
    "issue before the Party report": (
        lambda: _standing_on("issue", "superior_approval"),
        "order",
        "steps.issue",
    ),
    "issue beside the reports": (lambda: _standing_on("issue", "meeting"), "floor", "steps.issue"),
    "issue reachable from withdrawn": (
        lambda: _matter(_reinstated),
        "final",
        "rules.case.reinstate",
    ),
    "withdrawn after issue": (lambda: _matter(_withdrawn_late), "duties", "kinds.archive"),
    "text changed after the decision": (
        lambda: _kind("issue", _text_when_signed),
        "standing",
        "steps.legality_review",
    ),
    "the drafter classes his own change": (
        lambda: _kind("drafting", lambda k: _by(k, "classify", Duty.DRAFTER)),
        "standing",
        "steps.open_consultation",
    ),
    "the drafter confirms the clean copy": (
        lambda: _kind("meeting", lambda k: _by(k, "confirm_copy", Duty.DRAFTER)),
        "standing",
        "steps.meeting",
    ),
    "withheld by whoever publishes": (
        lambda: _kind("publication", lambda k: _by(k, "confirm_withheld", Duty.SECRETARY)),
        "duties",
        "kinds.publication",
    ),
    "closed while it is carried out": (
        lambda: _standing_on("closing", "archive", "responsibility"),
        "owed",
        "steps.execution",
    ),
    "closed unasked what is to be put right": (
        lambda: _kind("closing", lambda k: replace(k, verbs=tuple(map(_unasked, k.verbs)))),
        "floor",
        "steps.closing",
    ),
    "closed while the execution is suspended": (
        lambda: _kind("execution", lambda k: replace(k, done=k.done | {"suspended"})),
        "owed",
        "steps.execution",
    ),
    "closed while a change is decided elsewhere": (
        lambda: _kind("execution", lambda k: replace(k, done=k.done | {"awaiting"})),
        "owed",
        "steps.execution",
    ),
    "tasks that nobody accepts": (
        lambda: _step(sound(), "execution", settings={"tasks": "listed"}),
        "floor",
        "steps.execution.settings.tasks",
    ),
    "no archive": (lambda: without_step(sound(), "archive"), "duties", "kinds.archive"),
    "a dead end": (
        lambda: _kind(
            "submission",
            lambda k: _rows(k, "accept", lambda row: (replace(row, choice=Choice.MAY),)),
        ),
        "ends",
        "steps.submission",
    ),
    "an opinion that nobody answers": (
        _untold,
        "ends",
        "steps.legality_review",
    ),
    "a meeting that owes every answer but the one that adopts": (
        lambda: _kind(
            "meeting",
            lambda k: replace(k, rows=tuple(map(_unowed_where_it_adopts, k.rows))),
        ),
        "adoption",
        "steps.proposal",
    ),
    "a move that the machines refuse": (
        lambda: _TabledTwice(sound()),
        "fires",
        "rules.submission.accept",
    ),
    "a dead step": (_answered_for_twice, "alive", "steps.again"),
    "a dead move": (
        lambda: _kind(
            "expert_argument",
            lambda k: replace(k, rows=(*k.rows, Row("never", ("nowhere",), "adopted"))),
        ),
        "alive",
        "steps.expert_argument",
    ),
    "a window of twenty-nine days": (
        lambda: _figures(
            "open_consultation", period=Figure(Bound.AT_LEAST, 29, "days", HOUSE_RULE)
        ),
        "floor",
        "steps.open_consultation.figures.period",
    ),
    "a review of six working days": (
        lambda: _figures(
            "legality_review",
            time_allowed=Figure(Bound.AT_LEAST, 6, "working_days", HOUSE_RULE),
        ),
        "floor",
        "steps.legality_review.figures.time_allowed",
    ),
    "half the members where more than half is asked": (
        lambda: _figures("meeting", majority=_of_the_members("1/2")),
        "floor",
        "steps.meeting.figures.majority",
    ),
    "a majority of one in a hundred, whatever act allows it": (
        lambda: _figures(
            "meeting", majority=replace(_of_the_members("1/100"), departs_from=DECREE)
        ),
        "floor",
        "steps.meeting.figures.majority",
    ),
    "a quorum of a third": (
        lambda: _figures("meeting", quorum=_of_the_members("1/3")),
        "floor",
        "steps.meeting.figures.quorum",
    ),
    "the chief decides where there are two keys": (
        lambda: _step(sound(), "meeting", settings={"decision": "chief_decides"}),
        "floor",
        "steps.meeting.settings.decision",
    ),
    "made from scratch, with nothing stated": (
        _bare,
        "floor",
        "steps.meeting.figures.quorum",
    ),
    "a duty named that the engine would not ask for": (
        lambda: _step(sound(), "legality_review", by=Duty.DRAFTER),
        "floor",
        "steps.legality_review",
    ),
    "a cycle": (lambda: _standing_on("proposal", "start"), "floor", "steps.proposal"),
    "two drafts": (
        lambda: replace(
            sound(),
            steps={
                **sound().steps,
                "other": replace(sound().steps["drafting"], key="other"),
            },
            digest="",
        ),
        "floor",
        "steps.other",
    ),
}


def parallel(count: int) -> Procedure:
    """A sound procedure with so many parallel steps, each conditional and exemptible.

    What else is argued stands in a line before them, so that nothing is parallel but they.
    """
    procedure = sound()
    line = (
        *("feasibility_study", "department_opinions", "expert_argument", "risk_assessment"),
        *("fair_competition", "open_consultation"),
    )
    for above, key in pairwise(line):
        procedure = _step(procedure, key, after=(above,))
    model = procedure.steps["open_consultation"]
    keys = tuple(f"consultation_{n}" for n in range(count))
    more = {
        key: replace(model, key=key, conditional=SOMETIMES, after=("open_consultation",))
        for key in keys
    }
    review = replace(procedure.steps["legality_review"], after=keys)
    gate = replace(procedure.gates["consultation"], steps=("open_consultation", *keys))
    return replace(
        procedure,
        steps={**procedure.steps, **more, "legality_review": review},
        gates={**procedure.gates, "consultation": gate},
    )
