"""What every kind has: lapse, and where it applies, not applicable, exemption, reopening."""

from dataclasses import dataclass, replace
from typing import Any

from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import (
    CARRIED,
    CLAIMED,
    EXEMPT,
    IDLE,
    LAPSED,
    NONE,
    NOT_APPLICABLE,
    Fact,
    Inherited,
)
from decision_flow.domain.kind import (
    CARRIED_WITHIN,
    Asked,
    Choice,
    FigureRule,
    Kind,
    Row,
    Verb,
)
from decision_flow.domain.law import PUBLISHED
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.carrying import Carry, cited_as_it_stood, still_holds
from decision_flow.domain.steps.claims.again import OnANewPaper, told_what_was_turned_down
from decision_flow.domain.steps.claims.examination import not_refuted
from decision_flow.domain.steps.claims.waiver import NotApplicable, OnGround
from decision_flow.domain.steps.disclosure import answered_by_another
from decision_flow.domain.values import Document, Source, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict

LAPSE = "lapse"
REOPEN = "reopen"
SUPERSEDE = "supersede"
CARRY = "carry"
RESERVED = frozenset(
    {LAPSE, REOPEN, SUPERSEDE, CARRY, "not_applicable", "claim", "confirm", "reject"}
)
"""Triggers that `complete` adds; a kind's own rows may not use these names."""


@record
class Claim:
    """The matter is by law not public; `ground` is one of the procedure's."""

    ground: str
    reasons: str
    document: Document


@record
class Confirm:
    """The disclosure review confirms the ground."""

    findings: str
    document: Document


@record
class Reasons:
    """Why."""

    reasons: str


@record
class Reopen:
    """Evidence was found void, or a "not applicable" found wrong."""

    reasons: str
    document: Document | None = None


def _ground_is_allowed(asked: Asked[Claim]) -> tuple[Verdict, ...]:
    allowed = asked.step.exempt
    listed = "、".join(allowed)
    return (
        verdict(
            "exemption.ground",
            asked.payload.ground in allowed,
            f"豁免理由须为本程序所列：{listed}。",
            f"The ground must be one that the procedure lists: {', '.join(allowed)}.",
            decree_713(14),
        ),
    )


@dataclass(frozen=True, slots=True)
class NeverFailed:
    """Passes while none of these answers has been given, to whatever text of the case.

    What was examined and did not pass applies: that it no longer does, an examination shows.
    """

    answers: tuple[str, ...]
    source: Source | None
    """Where it is None, the procedure says for the step which article asks for it."""
    curers: tuple[Duty, ...]
    doers: tuple[Duty, ...] = ()

    def __call__(self, asked: Asked[Any]) -> tuple[Verdict, ...]:
        """Return the verdict, or none where no answer was ever given."""
        failure = asked.case.denial(asked.step.key, self.answers)
        if failure is None:
            return ()
        where = _where(failure)
        by = asked.step.by
        return (
            verdict(
                "not_applicable.failed",
                passed=False,
                zh=f"本环节曾经办理而未通过（{where.zh}），不得再认定不适用；"
                "须就修改后的文本重新办理。",
                en=f"This was done and failed ({where.en}): it cannot be found not "
                "applicable any more. Revise, and do it again for the new text.",
                source=self.source or asked.step.source,
                curers=(by,) if by is not None and by in self.doers else self.curers,
            ),
        )


def _where(failure: Fact | Inherited) -> Text:
    """Return in which line it failed; of an earlier case, in which one."""
    if isinstance(failure, Inherited):
        case, line = failure.case, failure.line
        return Text(f"所承接的案件{case}第{line}号记录", f"line {line} of the earlier case {case}")
    return Text(f"第{failure.seq}号记录", f"line {failure.seq}")


def not_applicable_verb(kind: Kind) -> Verb:
    """Return the verb that finds a step of this conditional kind not applicable."""
    failing = kind.failing
    source = None if kind.itemized else kind.fails or kind.source
    never_failed = NeverFailed(failing, source, beginners(kind), kind.doers)
    return Verb(
        "not_applicable",
        Text("认定不适用", "find not applicable"),
        NotApplicable,
        (kind.principal,),
        ("not_applicable",),
        guards=(*((never_failed,) if failing else ()), not_refuted, *kind.waiver_guards),
        requirements=(OnGround(kind.waivers),),
    )


def beginners(kind: Kind) -> tuple[Duty, ...]:
    """Return who begins a step of the kind, and begins it again after it failed or fell."""
    first = {row.trigger for row in kind.rows if IDLE & {*row.sources}} - RESERVED
    verbs = (verb for verb in kind.verbs if first & {*verb.triggers})
    return tuple(dict.fromkeys(duty for verb in verbs for duty in verb.by))


def nameable(kind: Kind) -> tuple[Duty, ...]:
    """Return whom a procedure may name as the one who does a step of the kind (`by`).

    Nothing is named in vain: one of those the kind lets do it, and then no other may; or the duty
    that does it in any case. Where that one shares an act of the kind with others, none.
    """
    if kind.doers:
        return kind.doers
    own = (verb for verb in kind.verbs if not RESERVED & {*verb.triggers})
    shared = any(kind.principal in verb.by and len(verb.by) > 1 for verb in own)
    return () if shared else (kind.principal,)


EXEMPTION_VERBS = (
    Verb(
        "claim",
        Text("申请依法不公开", "claim exemption"),
        Claim,
        (Duty.DRAFTER,),
        ("claim",),
        guards=(not_refuted,),
        requirements=(_ground_is_allowed, OnANewPaper(Duty.DRAFTER)),
    ),
    Verb(
        "confirm",
        Text("审查同意不公开", "confirm exemption"),
        Confirm,
        (Duty.DISCLOSURE_REVIEWER,),
        ("confirm",),
        guards=(told_what_was_turned_down,),
        requirements=(answered_by_another,),
    ),
    Verb(
        "reject",
        Text("审查不同意不公开", "reject exemption"),
        Reasons,
        (Duty.DISCLOSURE_REVIEWER,),
        ("reject",),
    ),
)

REOPEN_VERB = Verb(
    REOPEN,
    Text("撤销证据重新办理", "reopen"),
    Reopen,
    (Duty.LEGAL_REVIEWER, Duty.SECRETARY),
    (REOPEN,),
    outside=True,
)
"""Evidence falls by somebody who does not draft: no unit does away with what speaks against it."""


@dataclass(frozen=True, slots=True)
class _Common:
    rows: tuple[Row, ...]
    verbs: tuple[Verb, ...]


def complete(kind: Kind) -> Kind:
    """Return the kind with what every kind has. Raises `ValueError` for a reserved name."""
    if used := RESERVED & {row.trigger for row in kind.rows}:
        raise ValueError(f"{kind.name} uses reserved triggers {sorted(used)}")
    extra = [_conditional(kind)] if kind.conditional else []
    extra += [_EXEMPTION] if kind.exemptible else []
    extra += [_CARRIED] if kind.carries else []
    rows = kind.rows + tuple(row for e in extra for row in e.rows)
    verbs = kind.verbs + tuple(verb for e in extra for verb in e.verbs)
    if kind.evidence:
        verbs += (REOPEN_VERB,)
    rows += _lapses(rows)
    if kind.name in PUBLISHED:
        rows += _supersedes(rows, kind.done)
    figures = {**kind.figures, CARRIED_WITHIN: _AGE} if kind.carries else kind.figures
    return replace(kind, rows=rows, verbs=verbs, figures=figures)


def _supersedes(rows: tuple[Row, ...], done: frozenset[str]) -> tuple[Row, ...]:
    """Another text than the published one ends what is under way; all else stays as it is."""
    states = tuple(dict.fromkeys(s for row in rows for s in (*row.sources, row.dest)))
    kept = IDLE | {NOT_APPLICABLE, CLAIMED, EXEMPT, CARRIED} | done
    under_way = tuple(s for s in states if s not in kept)
    ends = Row(SUPERSEDE, under_way, LAPSED, Choice.MAY)
    return (ends, *(Row(SUPERSEDE, (s,), s, Choice.MAY) for s in states if s in kept))


def _lapses(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Lapse is total: whatever is under way or stands falls, what has not begun stays so."""
    states = dict.fromkeys(s for row in rows for s in (*row.sources, row.dest))
    active = tuple(s for s in states if s not in IDLE and s != NOT_APPLICABLE)
    made = [
        Row(LAPSE, (*active, LAPSED), LAPSED, Choice.MAY),
        Row(LAPSE, (NONE,), NONE, Choice.MAY),
    ]
    if NOT_APPLICABLE in states:
        made.append(Row(LAPSE, (NOT_APPLICABLE,), NONE, Choice.MAY))
    return tuple(made)


def _conditional(kind: Kind) -> _Common:
    idle = tuple(sorted(IDLE, reverse=True))
    row = Row("not_applicable", idle, NOT_APPLICABLE, Choice.FATE)
    return _Common((row,), (not_applicable_verb(kind),))


_EXEMPTION = _Common(
    (
        Row("claim", tuple(sorted(IDLE, reverse=True)), CLAIMED, Choice.MAY),
        Row("confirm", (CLAIMED,), EXEMPT, Choice.FATE),
        Row("reject", (CLAIMED,), NONE, Choice.FATE),
    ),
    EXEMPTION_VERBS,
)

_AGE = FigureRule(
    (Bound.AT_MOST,), (Unit.MONTHS,), Text("沿用原案结论的最长时间", "carried over"), loosens=True
)
_CARRIED = _Common(
    (Row(CARRY, tuple(sorted(IDLE, reverse=True)), CARRIED, Choice.MAY),),
    (
        Verb(
            CARRY,
            Text("沿用原案的结论", "carry over from an earlier case"),
            Carry,
            (Duty.DRAFTER,),
            (CARRY,),
            guards=(not_refuted, still_holds),
            requirements=(cited_as_it_stood,),
        ),
    ),
)
"""Where a rule set names an age, what an earlier case shows for the same text still holds."""
