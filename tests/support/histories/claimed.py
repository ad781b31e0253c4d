"""What was claimed so as to do less, judged by what it says and by who agreed to it."""

from collections.abc import Sequence

from histories.told import GOOD, Run, Seen, Told, first_fault

from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before import consultation, drafting, legality_review, start


def not_applicable(run: Run, seen: Seen) -> str:
    return waiver_fault(run, seen) or not_upheld(run, seen, "not_applicable")


def waiver_fault(run: Run, seen: Seen) -> str:
    """Return what is wrong with finding that a step does not apply, whoever examines it."""
    said = run.told[0].says
    own = {
        "consultation": "other_form",
        "expert_argument": "not_technical",
        "risk_assessment": "no_adverse_effect",
        "fair_competition": "no_operators",
        "hearing": "no_hearing_due",
        "assessment": "outside_condition",
        "congress_report": "no_report_due",
        "superior_approval": "no_approval_due",
    }
    text = seen.draft(run.first)
    return first_fault(
        (seen.procedure.steps[run.step].conditional is None, "cannot be without application"),
        (said.ground not in {own[run.kind], "outside_condition"}, "on no ground of its kind"),
        (said.draft != text, "found of another text"),
        (said.document.digest == text, "without reasons on paper"),
    )


def not_upheld(run: Run, seen: Seen, claimed: str) -> str:
    """Return whether the last opinion lacks the reviewer's agreement to what was claimed."""
    opinions = [t for t in seen.told if isinstance(t.says, legality_review.Opine)]
    last = opinions[-1] if opinions else None
    if last is None or last.seq < run.first:
        return f"nobody examined that it is {claimed}"
    mine = [e for e in last.says.examined if e.step == run.step]
    good = [e.upheld and e.claimed == claimed and bool(e.reasons.strip()) for e in mine]
    return GOOD if good == [True] else f"it was not upheld that it is {claimed}"


def shortened(run: Run, seen: Seen, notice: consultation.Publish) -> str:
    """Return what is wrong with a shorter window: who let it be, why, on which text, how short."""
    if run.verbs[:2] != ("shorten", "allow_shorter"):
        return "the window was shortened, and nobody allowed it"
    asked, allowed, published = run.told[:3]
    said, least = asked.says, seen.procedure.steps[run.step].figures.get("shortest")
    window = (notice.closes - notice.opens).days
    between = [t for t in seen.told if asked.seq < t.seq < published.seq and _texts(t)]
    editorial = drafting.ChangeClass.EDITORIAL
    changed = [t for t in between if getattr(t.says, "as_class", None) is not editorial]
    return first_fault(
        (said.draft != seen.draft(asked.seq), "shortened for another text"),
        (bool(changed), "the text changed after the shorter window was asked for"),
        (allowed.fact.actor.duty is not Duty.SECRETARY, "the office did not allow it"),
        (allowed.person == asked.person, "asked for and allowed by one person"),
        (allowed.fact.actor.unit in drafting_units(seen.told), "allowed by a unit that drafts"),
        (notice.shortening != said.explanation, "another explanation was published"),
        (window < said.days, "shorter than was allowed"),
        (window < (least.count if least else 7), "shorter than any shortening may be"),
    ) or not_upheld(run, seen, "shortened")


def drafting_units(told: Sequence[Told]) -> tuple[str, ...]:
    """Return the units that were named to draft."""
    return tuple(
        u
        for t in told
        if isinstance(t.says, start.Assign)
        for u in (t.says.lead, *t.says.assisting)
    )


def _texts(told: Told) -> bool:
    return isinstance(told.says, drafting.Register | drafting.Classify)
