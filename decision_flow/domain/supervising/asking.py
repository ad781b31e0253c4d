"""What is asked before anything is said of a supervision, whichever verb it is."""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.supervision.after import (
    ApproveRecommendation,
    CarryOutRecommendation,
    Recommend,
    SaidAfter,
)
from decision_flow.domain.office.supervision.following import Supervision
from decision_flow.domain.office.supervision.said import (
    CheckRectification,
    ConcludeSupervision,
    DeliverConclusion,
    FindInSupervision,
    ObjectToConclusion,
    OfConclusion,
    OfItem,
    OrderSupervision,
    ReportRectification,
    ReviewObjection,
    SampleSupervision,
)
from decision_flow.domain.people import DUTY_LABELS, KEEPERS
from decision_flow.domain.supervising.answering import delivered, objected, reviewed
from decision_flow.domain.supervising.entries import entered_outside, in_turn
from decision_flow.domain.supervising.finding import concluded, found
from decision_flow.domain.supervising.ordering import ordered, sampled
from decision_flow.domain.supervising.recommending import (
    approved,
    carried_out,
    passed_on,
    recommended,
    since_after,
)
from decision_flow.domain.supervising.rectifying import checked, reported
from decision_flow.domain.supervising.told import KEPT, LABELS, Told, decree_733
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict

_TEAM_ONLY = (SampleSupervision, FindInSupervision, ConcludeSupervision, Recommend)


def asked_of(told: Told) -> tuple[Verdict, ...]:
    """Return every requirement of what is to be said of a supervision."""
    return (_may_say(told), *_stands(told), *_dated(told))


def _may_say(told: Told) -> Verdict:
    label = LABELS[type(told.said)]
    kept = isinstance(told.said, KEPT)
    zh = "或者".join(DUTY_LABELS[each].zh for each in KEEPERS) if kept else "当日在任人员"
    en = " or ".join(DUTY_LABELS[each].en for each in KEEPERS) if kept else "somebody on duty"
    return verdict(
        "person.duty",
        told.duty is not None,
        f"“{label.zh}”由{zh}办理。",
        f"To {label.en} is for the {en}.",
        HOUSE_RULE,
        curers=KEEPERS if kept else (),
    )


def _stands(told: Told) -> Iterator[Verdict]:
    """Yield what is asked of the verb, as far as what it is about is there."""
    said = told.said
    if isinstance(said, OrderSupervision):
        yield from ordered(told, said)
        return
    there = told.there
    yield verdict(
        "supervision.order",
        there is not None,
        f"未经下达任务不得督查：没有编号为“{said.supervision}”的督查任务。",
        f"Nobody supervises without an order: there is none of the number “{said.supervision}”.",
        decree_733(11),
        curers=KEEPERS,
    )
    if there is None:
        return
    if isinstance(said, _TEAM_ONLY):
        yield _of_the_team(told, there)
        yield from _come_inside(told, there)
    if isinstance(said, SampleSupervision):
        yield from sampled(told, there, said)
    elif isinstance(said, FindInSupervision):
        yield from found(told, there, said)
    elif isinstance(said, ConcludeSupervision):
        yield from concluded(told, there, said)
    elif isinstance(said, OfItem):
        yield from _of_an_item(told, there, said)
    elif isinstance(said, SaidAfter):
        yield from _after(told, there, said)
    else:
        yield from _of_a_conclusion(told, there, said)


def _of_the_team(told: Told, there: Supervision) -> Verdict:
    names = told.named(there.order.said.team)
    return verdict(
        "supervision.team_only",
        told.person.id in there.order.said.team,
        f"未经授权不得督查：由督查任务列明的人员办理（{names.zh}）。",
        f"Nobody supervises whom the order does not name: {names.en} do.",
        decree_733(7),
        curers=told.of_the_team,
    )


def _come_inside(told: Told, there: Supervision) -> Iterator[Verdict]:
    """Yield that who supervises has come to be of the unit since the order was given."""
    said = told.said
    about = FindInSupervision | ConcludeSupervision | Recommend
    units = (said.unit,) if isinstance(said, about) else there.order.said.units
    named = said.concluded_by if isinstance(said, ConcludeSupervision) else ()
    yield from told.once_inside([told.person.id, *named], units)
    if told.same_unit(told.person.unit, units):
        yield verdict(
            "supervision.outside",
            passed=False,
            zh="督查组成员调入督查对象单位的，不得继续督查该单位"
            f"（{told.person.name}现属{told.person.unit}）。",
            en="Whoever has come to be of a unit that is supervised supervises it no longer "
            f"({told.person.name} is of {told.person.unit}).",
            source=HOUSE_RULE,
            curers=KEEPERS,
        )


def _of_a_conclusion(told: Told, there: Supervision, said: OfConclusion) -> Iterator[Verdict]:
    conclusion = there.conclusion(said.unit)
    yield verdict(
        "supervision.concluded",
        conclusion is not None,
        f"对“{said.unit}”尚未作出督查结论。",
        f"Nothing was concluded about “{said.unit}” yet.",
        decree_733(16),
        curers=told.of_the_team,
    )
    if conclusion is None:
        return
    if isinstance(said, DeliverConclusion):
        yield from delivered(conclusion, said)
    elif isinstance(said, ObjectToConclusion):
        yield from objected(told, conclusion, said)
    else:
        yield from reviewed(told, there, conclusion, said)


def _of_an_item(told: Told, there: Supervision, said: OfItem) -> Iterator[Verdict]:
    known = there.item(said.item)
    yield verdict(
        "supervision.item",
        known is not None,
        f"督查“{said.supervision}”没有整改事项“{said.item}”。",
        f"Nothing is to be put right as “{said.item}” by “{said.supervision}”.",
        decree_733(18),
    )
    if known is None:
        return
    conclusion, item = known
    if isinstance(said, ReportRectification):
        yield from reported(told, conclusion, item, said)
    else:
        yield from checked(told, there, item, said)


def _after(told: Told, there: Supervision, said: SaidAfter) -> Iterator[Verdict]:
    if isinstance(said, Recommend):
        yield from recommended(told, there, said)
    elif isinstance(said, ApproveRecommendation):
        yield from approved(told, there, said)
    elif isinstance(said, CarryOutRecommendation):
        yield from carried_out(told, there, said)
    else:
        yield from passed_on(told, there, said)
    if not isinstance(said, Recommend):
        yield from entered_outside(told, there, said)


def _dated(told: Told) -> Iterator[Verdict]:
    """Pass when it did not happen later than it is entered, nor before what it rests on."""
    said, day = told.said, told.stated
    since = since_after(told, said) if isinstance(said, SaidAfter) else _since(told)
    yield verdict(
        "supervision.ahead",
        day <= told.day,
        f"日期（{day}）不得晚于登记之日（{told.day}）。",
        f"The day ({day}) may not lie after that of the entry ({told.day}).",
        HOUSE_RULE,
        earliest=day,
    )
    if since is not None:
        yield verdict(
            "supervision.in_order",
            day >= since,
            f"日期（{day}）不得早于其所依据的事项（{since}）。",
            f"The day ({day}) may not lie before what it rests on ({since}).",
            HOUSE_RULE,
            earliest=since,
        )
    yield from in_turn(told)


def _since(told: Told) -> date | None:
    """Return the day of what it rests on; None where that is not there or has a rule of its own."""
    said, there, conclusion = told.said, told.there, told.conclusion
    if isinstance(said, ConcludeSupervision) and there is not None:
        return max((each.on for each in there.of_unit(said.unit)), default=there.order.said.begins)
    if conclusion is None:
        return None
    concluded_on, received = conclusion.noted.said.concluded_on, conclusion.delivered
    if isinstance(said, DeliverConclusion):
        return concluded_on
    if isinstance(said, ReviewObjection):
        return None if conclusion.objection is None else conclusion.objection.said.on
    if isinstance(said, CheckRectification) and told.item is not None:
        report = told.item.report
        return None if report is None else report.said.on
    return concluded_on if received is None else received.said.delivered_on
