"""The unit answers: it receives the conclusion, objects within its days, and others decide."""

from collections.abc import Iterator

from decision_flow.domain.office.supervision.following import Conclusion, Supervision
from decision_flow.domain.office.supervision.said import (
    DeliverConclusion,
    ObjectToConclusion,
    Reviewed,
    ReviewObjection,
)
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.supervising.days import (
    lodged_on,
    objection_ends,
    received_on,
    review_due,
)
from decision_flow.domain.supervising.told import OBJECTION, REVIEW, Told, decree_733
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, advice, verdict


def delivered(there: Conclusion, said: DeliverConclusion) -> Iterator[Verdict]:
    """Yield that a conclusion is received once."""
    yield verdict(
        "supervision.delivered_once",
        there.delivered is None,
        f"督查结论已于{there.delivered.said.delivered_on}送达“{said.unit}”。"
        if there.delivered is not None
        else "督查结论向督查对象送达一次。",
        f"“{said.unit}” received the conclusion on {there.delivered.said.delivered_on} already."
        if there.delivered is not None
        else "The conclusion is received once.",
        decree_733(16),
    )


def objected(told: Told, there: Conclusion, said: ObjectToConclusion) -> Iterator[Verdict]:
    """Yield what an objection needs: the unit's own, once, within its days."""
    yield verdict(
        "supervision.objector",
        told.same_unit(told.person.unit, [said.unit]),
        f"复核由督查对象“{said.unit}”自己申请。",
        f"The unit itself, “{said.unit}”, objects.",
        decree_733(17),
    )
    yield verdict(
        "supervision.objected_once",
        there.objection is None,
        "该单位已申请复核。",
        "The unit has objected already.",
        decree_733(17),
    )
    yield from _in_time(told, there, said)


def _in_time(told: Told, there: Conclusion, said: ObjectToConclusion) -> Iterator[Verdict]:
    """Pass until the thirtieth day after it was received; where that is not known, say so."""
    received = there.delivered
    yield verdict(
        "supervision.received",
        received is not None,
        "督查结论送达以后方可申请复核，请先登记送达。",
        "A unit objects to what it received: enter that first.",
        decree_733(17),
        curers=KEEPERS,
    )
    if received is None:
        return
    counted, on = objection_ends(told.body, told.calendar, received), lodged_on(said, told.day)
    if counted.provisional and on > counted.day:
        yield advice(
            "supervision.objection_unsure",
            f"三十日届满日（{counted.day}）是否顺延尚不能确定：{counted.text.zh}。",
            f"Whether the thirty days end on {counted.day} is not known: {counted.text.en}.",
            OBJECTION.source,
        )
        return
    since, stated = received_on(told.body, received), received.said.delivered_on
    late = Text("", "")
    if since != stated:
        late = Text(f"，送达日{stated}，此日才登记", f", the entry; stated is {stated}")
    own = Text("", "")
    if said.on <= counted.day < on:
        own = Text(
            f"；写明的申请日为{said.on}，有收件回执（receipt）的方可依该日计算",
            f"; {said.on} is stated, which counts with a receipt of that day (receipt)",
        )
    yield verdict(
        "supervision.objection_in_time",
        on <= counted.day,
        f"自收到督查结论（{since}{late.zh}）之日起三十日内申请复核（{counted.text.zh}），"
        f"申请日为{on}{own.zh}。",
        f"A unit objects within thirty days of receiving the conclusion "
        f"({since}{late.en}; {counted.text.en}); this is {on}{own.en}.",
        OBJECTION.source,
    )
    if said.receipt is not None and on < told.day:
        yield advice(
            "supervision.by_receipt",
            f"申请日（{on}）以申请单位所附的收件回执为准，{told.day}才登记：请核对回执由谁出具。",
            f"It counts as handed in on {on} by the receipt that the unit attached, and is entered "
            f"on {told.day}: see who gave that receipt.",
            OBJECTION.source,
        )


def reviewed(
    told: Told, whole: Supervision, there: Conclusion, said: ReviewObjection
) -> Iterator[Verdict]:
    """Yield what a review needs: an objection, other people, items that there are; its time."""
    objection = there.objection
    yield verdict(
        "supervision.objected",
        objection is not None and there.review is None,
        "依申请复核一次：须有尚未复核的申请。",
        "An objection that was not decided yet is decided, once.",
        decree_733(17),
        curers=told.of_the_unit,
    )
    yield from _by_others(told, whole, there, said)
    own = {item.wanted.item for item in there.items}
    lost = sorted({*said.dropped} - own)
    sound = not lost and not (said.outcome is Reviewed.UPHELD and said.dropped)
    yield verdict(
        "supervision.dropped",
        sound,
        "维持结论的不免除整改；免除的须为该结论所列的整改事项"
        + (f"，没有：{'、'.join(lost)}。" if lost else "。"),
        "Upheld, nothing is dropped; what is dropped was to be put right by this conclusion"
        + (f"; there is no {', '.join(lost)}." if lost else "."),
        HOUSE_RULE,
        curers=KEEPERS,
    )
    if objection is None:
        return
    counted = review_due(told.body, told.calendar, objection)
    if told.day > counted.day:
        yield advice(
            "supervision.review_late",
            f"复核决定应当自收到申请之日起三十日内作出（{counted.text.zh}），写明的决定日为"
            f"{said.decided_on}，{told.day}登记。",
            f"An objection is decided within thirty days ({counted.text.en}); stated is "
            f"{said.decided_on}, entered on {told.day}.",
            REVIEW.source,
        )


def _by_others(
    told: Told, whole: Supervision, there: Conclusion, said: ReviewObjection
) -> Iterator[Verdict]:
    """Pass when nobody reviews who was of the team, concluded, or is of the unit."""
    people = tuple(dict.fromkeys((*said.reviewers, told.person.id)))
    before = {*whole.order.said.team, *there.noted.said.concluded_by}
    same = told.named(p for p in people if p in before)
    yield verdict(
        "supervision.reviewers",
        bool(said.reviewers) and not same.zh and all(p in told.persons for p in said.reviewers),
        "复核由未参与该次督查的人员办理（写明复核人），参与作出结论的应当回避"
        + (f"：{same.zh}。" if same.zh else "。"),
        "Others than those who supervised and concluded decide the objection, by name"
        + (f": not {same.en}." if same.en else "."),
        decree_733(17),
        curers=KEEPERS,
    )
    yield from told.once_inside(people, [said.unit])
    yield from told.off_duty(said.reviewers, said.decided_on)
    inside = told.named(p for p in people if told.same_unit(told.unit_of(p), [said.unit]))
    yield verdict(
        "supervision.reviewers_outside",
        not inside.zh,
        "复核人不得来自申请单位" + (f"：{inside.zh}。" if inside.zh else "。"),
        "Nobody of the unit decides its objection" + (f": not {inside.en}." if inside.en else "."),
        HOUSE_RULE,
        curers=KEEPERS,
    )
