"""The acts that make evidence, step by step, judged by what they say and when they were done.

Told from the facts alone: which acts, in which order, saying what, about which text, by whom.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from histories.claimed import drafting_units, not_applicable, not_upheld, shortened
from histories.told import GOOD, Judge, Run, Seen, Told, duties_met, first_fault

from decision_flow.domain.opinions.collation import Answer, Close
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after import report
from decision_flow.domain.steps.before import (
    assessment,
    consultation,
    drafting,
    expert_argument,
    fair_competition,
    legality_review,
    risk_assessment,
    start,
)
from decision_flow.domain.steps.common import Claim


def failed(told: Told) -> bool:
    """Return whether the act says that what was examined did not pass, or was returned."""
    match told.says:
        case risk_assessment.Conclude(controllable=passed) | report.Reply(approved=passed):
            return not passed
        case fair_competition.Conclude(conclusion=conclusion):
            return conclusion is fair_competition.Conclusion.FAILED
        case assessment.Conclude(conclusion=conclusion):
            return conclusion is assessment.Conclusion.ADJUST
        case _:
            return False


def _exemption(run: Run, seen: Seen) -> str:
    claim, confirmed = run.told
    ground = claim.says.ground if isinstance(claim.says, Claim) else None
    return first_fault(
        (ground not in seen.procedure.steps[run.step].exempt, "no such ground"),
        (claim.person == confirmed.person, "claimed and confirmed by one person"),
        (confirmed.fact.actor.duty is not Duty.DISCLOSURE_REVIEWER, "not by disclosure review"),
    ) or (duties_met(seen.told, confirmed.person, Duty.DRAFTER) or not_upheld(run, seen, "exempt"))


def _consultation(run: Run, seen: Seen) -> str:
    if run.waived:
        return not_applicable(run, seen)
    if run.exempted:
        return _exemption(run, seen)
    asked = run.told[:2] if run.verbs[:2] == ("shorten", "allow_shorter") else ()
    held = run.told[len(asked) :]
    verbs = tuple(t.fact.verb for t in held)
    told_in_order = (*verbs[:2], verbs[-1]) == ("publish", "close", "answer")
    if not told_in_order or {*verbs[2:-1]} - {"recount", "dispose", "reread"}:
        return f"{run.verbs} is no consultation"
    notice, closed = run.said(consultation.Publish), run.said(Close)
    answer, figure = run.said(Answer), seen.procedure.steps[run.step].figures["period"]
    assert figure.unit == "days"
    full = notice.closes - notice.opens >= timedelta(days=figure.count)
    short = notice.shortening is not None
    return first_fault(
        (notice.draft != seen.draft(held[0].seq), "the notice carried another text"),
        (not full and not short, "the window was too short"),
        (notice.opens < held[0].day, "it opened before it was published"),
        (held[1].day <= notice.closes, "it was closed early"),
        (answer.received != closed.received, "opinions were lost"),
        (answer.adopted + answer.partly + answer.not_adopted != answer.received, "some unanswered"),
        (bool(answer.groups) is (answer.no_groups is not None), "no word on groups"),
        (not all(g.partners for g in answer.groups), "a group for which nobody was heard"),
        (sum(c.count for c in closed.channels) != closed.received, "the channels do not add up"),
    ) or (_second_look(run, answer) or (shortened(run, seen, notice) if short else GOOD))


def _second_look(run: Run, answer: Answer) -> str:
    """Return what is wrong with the last acts before the report: disposal, and a second look."""
    if not answer.received:
        return GOOD
    if run.verbs[-3:] != ("dispose", "reread", "answer"):
        return f"{run.verbs[-3:]}: nobody looked a second time"
    disposed, looked = run.told[-3], run.told[-2]
    wrong, said = [x for x in looked.says.looks if not x.agrees], disposed.says
    return first_fault(
        (bool(wrong), "the second person did not agree"),
        (disposed.person == looked.person, "disposed of and read again by one person"),
        (looked.says.ledger.digest != said.ledger.digest, "another ledger was read again"),
        (len({x.place for x in looked.says.looks}) * 10 < said.clusters, "too few read again"),
        (
            (said.adopted, said.partly, said.not_adopted)
            != (answer.adopted, answer.partly, answer.not_adopted),
            "the report has other numbers",
        ),
    )


def _hearing(run: Run, seen: Seen) -> str:
    """Judge the session that was held, by the notice, list and receipts that came before it."""
    if run.waived:
        return not_applicable(run, seen)
    if run.exempted:
        return _exemption(run, seen)
    if run.verbs != ("announce", "enlist", "deliver", "hold", "report"):
        return f"{run.verbs} is no hearing"
    told, listed, delivered, session, _ = run.told
    notice, held = told.says, told.body.day(told.says.held_at)
    figures = seen.procedure.steps[run.step].figures
    names = {p.name for p in listed.says.participants}
    last = max(receipt.on for receipt in delivered.says.receipts)
    unsigned = [h for h in session.says.heard if not h.signed and h.refusal is None]
    return first_fault(
        (notice.draft != seen.draft(run.first), "the notice carried another text"),
        (_before(told.day, held) < _days(figures, "notice_before", 1), "announced too late"),
        (_before(listed.day, held) < _days(figures, "list_before", 1), "listed too late"),
        (_before(last, held) < _days(figures, "materials_before", 7), "delivered too late"),
        (names > {r.participant for r in delivered.says.receipts}, "not delivered to all"),
        (session.body.day(session.says.presented_at) != held, "held on another day"),
        (bool(unsigned), "a signature is missing and no refusal noted"),
    )


def _before(day: date, held: date) -> int:
    return (held - day).days


def _days(figures: Mapping[str, Any], name: str, least: int) -> int:
    if name not in figures:
        return least
    assert figures[name].unit == "days"
    return int(figures[name].count)


def _assessment(run: Run, seen: Seen) -> str:
    if run.waived:
        return not_applicable(run, seen)
    good = run.verbs == ("report", "conclude")
    wanted = set(seen.procedure.steps[run.step].content)
    return first_fault(
        (not good, f"{run.verbs} is no assessment"),
        (good and failed(run.told[-1]), "it asked for changes"),
        (bool(wanted - {f.point for f in run.told[0].says.findings}), "the report is not whole"),
    )


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
        return not_applicable(run, seen)
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
        return not_applicable(run, seen)
    if run.verbs != ("report", "conclude") or not run.said(risk_assessment.Conclude).controllable:
        return "not controllable"
    reused = run.said(risk_assessment.Report).existing is not None
    return not_upheld(run, seen, "reused") if reused else GOOD


def _competition(run: Run, seen: Seen) -> str:
    if run.waived:
        return not_applicable(run, seen)
    if run.verbs != ("prereview", "conclude"):
        return f"{run.verbs} is no fair-competition review"
    answer, regulator = run.said(fair_competition.Conclude), run.told[-1].fact.actor
    leads = [t.says.lead for t in seen.told if isinstance(t.says, start.Assign)]
    excepted, terms = answer.conclusion is fair_competition.Conclusion.EXCEPTION, answer.excepted
    return first_fault(
        (answer.conclusion is fair_competition.Conclusion.FAILED, "it failed"),
        (excepted and not (terms and (terms.until or terms.ends_when)), "without end"),
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
    units = drafting_units(seen.told)
    exploratory = opinion.conclusion is kinds.EXPLORATORY
    grounds = (opinion.unregulated, opinion.risk_statement)
    return first_fault(
        (exploratory and None in grounds, "a reform that says neither why nor at what risk"),
        (opinion.draft != seen.draft(reviewer.seq), "the opinion is about another text"),
        (not package.basis or not package.materials, "the package was not whole"),
        (opinion.form is not legality_review.PaperForm.LEGALITY_OPINION, "a letter, no review"),
        (opinion.counsel is None, "without counsel"),
        (not all(e.upheld for e in opinion.examined), "lawful, with a claim that is not upheld"),
        (opinion.conclusion not in {kinds.LAWFUL, kinds.EXPLORATORY} and not checked, "unlawful"),
        (reviewer.fact.actor.unit in units, "the lead unit reviewed itself"),
    ) or duties_met(seen.told, reviewer.person, Duty.DRAFTER)


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
    "assessment": _assessment,
    "hearing": _hearing,
}
