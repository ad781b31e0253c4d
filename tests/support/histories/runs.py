"""The acts that make evidence, step by step, judged by what they say and when they were done.

Told from the facts alone: which acts, in which order, saying what, about which text, by whom.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Protocol, TypeVar

from decision_flow.domain.case import Fact
from decision_flow.domain.people import Body, Duty
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.after import report
from decision_flow.domain.steps.before import (
    consultation,
    drafting,
    expert_argument,
    fair_competition,
    legality_review,
    risk_assessment,
    start,
)
from decision_flow.domain.steps.common import Claim

T = TypeVar("T")
GOOD = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as it was written, and the body as it then was."""

    fact: Fact
    body: Body

    @property
    def seq(self) -> int:
        """Return the line."""
        return self.fact.seq

    @property
    def person(self) -> str:
        """Return who acted."""
        return self.fact.actor.person

    @property
    def says(self) -> Any:
        """Return the payload."""
        return self.fact.payload

    @property
    def day(self) -> date:
        """Return the legal day of the act."""
        return self.body.day(self.fact.stated_at)


@dataclass(frozen=True, slots=True)
class Run:
    """The acts of a step since it was last begun."""

    step: str
    kind: str
    told: tuple[Told, ...]

    BEGINS: ClassVar[Mapping[str, frozenset[str]]] = {
        "department_opinions": frozenset({"request"}),
        "consultation": frozenset({"publish", "claim", "not_applicable"}),
        "feasibility_study": frozenset({"file"}),
        "expert_argument": frozenset({"select", "not_applicable"}),
        "risk_assessment": frozenset({"report", "not_applicable"}),
        "fair_competition": frozenset({"prereview", "not_applicable"}),
        "legality_review": frozenset({"file"}),
        "submission": frozenset({"package"}),
        "meeting": frozenset({"schedule"}),
        "party_report": frozenset({"report"}),
        "congress_report": frozenset({"report", "not_applicable"}),
        "superior_approval": frozenset({"report", "not_applicable"}),
        "publication": frozenset({"publish", "withhold"}),
        "archive": frozenset({"hand_over"}),
    }

    @property
    def first(self) -> int:
        """Return the line in which it was begun."""
        return self.told[0].seq

    @property
    def last(self) -> int:
        """Return the line of its latest act."""
        return self.told[-1].seq

    @property
    def verbs(self) -> tuple[str, ...]:
        """Return what was done, in order."""
        return tuple(t.fact.verb for t in self.told)

    @property
    def waived(self) -> bool:
        """Return whether it was found not applicable."""
        return self.verbs == ("not_applicable",)

    @property
    def exempted(self) -> bool:
        """Return whether it fell away by exemption."""
        return self.verbs == ("claim", "confirm")

    def said(self, wanted: type[T]) -> T:
        """Return the latest payload of this type. Raises `StopIteration` when there is none."""
        return next(t.says for t in reversed(self.told) if isinstance(t.says, wanted))


class Seen(Protocol):
    """What a judgement may ask about the whole history."""

    procedure: Procedure
    told: Sequence[Told]

    def draft(self, before: int | None = None) -> str | None:
        """Return the text that was current before a line, or is now."""


Judge = Callable[[Run, Seen], str]


def duties_met(told: Sequence[Told], person: str, duty: Duty) -> str:
    """Return a complaint when a person also acted in this duty."""
    met = any(t.person == person and t.fact.actor.duty is duty for t in told)
    return f"{person} also acted as {duty}" if met else GOOD


def first_fault(*found: tuple[bool, str]) -> str:
    """Return the first complaint that holds."""
    return next((why for bad, why in found if bad), GOOD)


def failed(told: Told) -> bool:
    """Return whether the act says that what was examined did not pass, or was returned."""
    match told.says:
        case risk_assessment.Conclude(controllable=passed) | report.Reply(approved=passed):
            return not passed
        case fair_competition.Conclude(conclusion=conclusion):
            return conclusion is fair_competition.Conclusion.FAILED
        case _:
            return False


def _not_applicable(run: Run, seen: Seen) -> str:
    opinions = [t for t in seen.told if isinstance(t.says, legality_review.Opine)]
    last = opinions[-1] if opinions else None
    examined = last is not None and last.seq > run.first and run.step in last.says.examined
    return first_fault(
        (seen.procedure.steps[run.step].conditional is None, "cannot be without application"),
        (not examined, "nobody examined why it does not apply"),
    )


def _exemption(run: Run, seen: Seen) -> str:
    claim, confirmed = run.told
    ground = claim.says.ground if isinstance(claim.says, Claim) else None
    return first_fault(
        (ground not in seen.procedure.steps[run.step].exempt, "no such ground"),
        (claim.person == confirmed.person, "claimed and confirmed by one person"),
        (confirmed.fact.actor.duty is not Duty.DISCLOSURE_REVIEWER, "not by disclosure review"),
    ) or duties_met(seen.told, confirmed.person, Duty.DRAFTER)


def _consultation(run: Run, seen: Seen) -> str:
    if run.waived:
        return _not_applicable(run, seen)
    if run.exempted:
        return _exemption(run, seen)
    if run.verbs != ("publish", "close", "answer"):
        return f"{run.verbs} is no consultation"
    notice, closed = run.said(consultation.Publish), run.said(consultation.Close)
    answer, figure = run.said(consultation.Answer), seen.procedure.steps[run.step].figures["period"]
    assert figure.unit == "days"
    full = notice.closes - notice.opens >= timedelta(days=figure.count)
    texts = [t.day for t in seen.told if t.seq < run.first and _texts(t)]
    short = notice.shortening
    excused = short is not None and max(texts) <= short.published_on <= notice.opens
    return first_fault(
        (notice.draft != seen.draft(run.first), "the notice carried another text"),
        (not full and not excused, "the window was too short"),
        (notice.opens < run.told[0].day, "it opened before it was published"),
        (run.told[1].day <= notice.closes, "it was closed early"),
        (answer.received != closed.received, "opinions were lost"),
        (answer.adopted + answer.partly + answer.not_adopted != answer.received, "some unanswered"),
    )


def _texts(told: Told) -> bool:
    return isinstance(told.says, drafting.Register | drafting.Classify)


def _departments(run: Run, seen: Seen) -> str:
    del seen
    settled = run.verbs == ("request", "collect") and run.told[-1].fact.trigger == "agree"
    explained = run.verbs == ("request", "collect", "explain")
    return GOOD if settled or explained else f"{run.verbs} is no departments' opinion"


def _study(run: Run, seen: Seen) -> str:
    del seen
    return GOOD if run.verbs == ("file",) else f"{run.verbs} is no study"


def _experts(run: Run, seen: Seen) -> str:
    if run.waived:
        return _not_applicable(run, seen)
    if run.verbs != ("select", "opine", "adopt"):
        return f"{run.verbs} is no expert argument"
    chosen, opined = run.said(expert_argument.Select), run.said(expert_argument.Opine)
    figure = seen.procedure.steps[run.step].figures.get("experts")
    names = {e.name for e in chosen.experts}
    return first_fault(
        (len(names) < (figure.count if figure else 1), "too few experts"),
        (any(e.interest for e in chosen.experts), "an expert with an interest"),
        (bool(names - {o.expert for o in opined.opinions if o.signed}), "an opinion is unsigned"),
    )


def _risk(run: Run, seen: Seen) -> str:
    if run.waived:
        return _not_applicable(run, seen)
    good = run.verbs == ("report", "conclude")
    return GOOD if good and run.said(risk_assessment.Conclude).controllable else "not controllable"


def _competition(run: Run, seen: Seen) -> str:
    if run.waived:
        return _not_applicable(run, seen)
    if run.verbs != ("prereview", "conclude"):
        return f"{run.verbs} is no fair-competition review"
    answer, regulator = run.said(fair_competition.Conclude), run.told[-1].fact.actor
    leads = [t.says.lead for t in seen.told if isinstance(t.says, start.Assign)]
    excepted = answer.conclusion is fair_competition.Conclusion.EXCEPTION
    return first_fault(
        (answer.conclusion is fair_competition.Conclusion.FAILED, "it failed"),
        (excepted and not (answer.ground and answer.limit), "an exception without end"),
        (regulator.unit in leads[-1:], "the lead unit is its own regulator"),
    )


def _legality(run: Run, seen: Seen) -> str:
    asked = [v for v in run.verbs if v not in {"want", "supply"}]
    if asked != ["file", "accept", "opine"]:
        return f"{run.verbs} is no legality review"
    opinion, reviewer = run.said(legality_review.Opine), run.told[-1]
    package = run.said(legality_review.File)
    kinds = legality_review.Opinion
    checked = opinion.conclusion is kinds.LAWFUL_AFTER_CHANGES and _checked_off(run, seen)
    units = [u for t in seen.told if isinstance(t.says, start.Assign) for u in _units(t.says)]
    return first_fault(
        (opinion.draft != seen.draft(reviewer.seq), "the opinion is about another text"),
        (not package.basis or not package.materials, "the package was not whole"),
        (opinion.form is not legality_review.PaperForm.LEGALITY_OPINION, "a letter, no review"),
        (opinion.counsel is None, "without counsel"),
        (opinion.conclusion not in {kinds.LAWFUL, kinds.EXPLORATORY} and not checked, "unlawful"),
        (reviewer.fact.actor.unit in units, "the lead unit reviewed itself"),
    ) or duties_met(seen.told, reviewer.person, Duty.DRAFTER)


def _units(named: start.Assign) -> tuple[str, ...]:
    return (named.lead, *named.assisting)


def _checked_off(run: Run, seen: Seen) -> bool:
    """Return whether the first text after the opinion was the one that it ordered."""
    classed = [t.says for t in seen.told if t.seq > run.last and _classes(t)]
    return bool(classed) and classed[0].as_class is drafting.ChangeClass.ORDERED


def _classes(told: Told) -> bool:
    return isinstance(told.says, drafting.Classify)


JUDGES: Mapping[str, Judge] = {
    "consultation": _consultation,
    "department_opinions": _departments,
    "feasibility_study": _study,
    "expert_argument": _experts,
    "risk_assessment": _risk,
    "fair_competition": _competition,
    "legality_review": _legality,
}
