"""What comes of a supervision: nothing without approval, and clues go to whom they belong.

Decree 733 lets praise and accountability follow only once approved (Article 21) and has clues
passed on to the supervision commission (Article 23). What else those articles say was not seen in
full: a rule that goes beyond it is marked unverified, or is one of this house.
"""

from collections.abc import Iterator
from datetime import date

from decision_flow.domain.office.emergency import Owed
from decision_flow.domain.office.supervision.after import (
    RECOMMENDED,
    ApproveRecommendation,
    CarryOutRecommendation,
    PassClueOn,
    Recommend,
    Recommendation,
    Recommended,
    SaidAfter,
)
from decision_flow.domain.office.supervision.following import Supervision, recommendation_of
from decision_flow.domain.people import KEEPERS, Duty, Post
from decision_flow.domain.supervising.days import received_on
from decision_flow.domain.supervising.told import DECREE_733, Told, decree_733
from decision_flow.domain.values import HOUSE_RULE, Source, SourceKind, Text, article, blank
from decision_flow.domain.verdict import Verdict, verdict

RESTS = Source(DECREE_733, article(21), SourceKind.UNVERIFIED)
"""On what a recommendation rests, and who deals with accountability: not seen in full."""


def recommended(told: Told, there: Supervision, said: Recommend) -> Iterator[Verdict]:
    """Yield what a recommendation needs: a number of its own, and a conclusion about the unit."""
    yield verdict(
        "supervision.recommendation_once",
        recommendation_of(there, said.recommendation) is None,
        f"建议编号“{said.recommendation}”不得重复使用。",
        f"The number “{said.recommendation}” of a recommendation may not be used twice.",
        HOUSE_RULE,
    )
    yield verdict(
        "supervision.recommended_on",
        told.conclusion is not None,
        f"表扬、追责建议须依据督查结论：对“{said.unit}”尚未作出结论。",
        f"A recommendation rests on a conclusion: there is none about “{said.unit}”.",
        RESTS,
    )
    yield from _taken_back(told, there, said)


def approved(told: Told, there: Supervision, said: ApproveRecommendation) -> Iterator[Verdict]:
    """Yield what an approval needs: a recommendation that waits, the chief, somebody else."""
    found = recommendation_of(there, said.recommendation)
    yield _is_there(told, found, said.recommendation)
    yield verdict(
        "supervision.approved_once",
        found is None or found.approval is None,
        "该建议已经审批。",
        "The recommendation was approved or not already.",
        HOUSE_RULE,
    )
    chiefs = {s.person for s in told.body.in_office(said.on) if s.post is Post.CHIEF}
    yield verdict(
        "supervision.approved_by",
        said.approved_by in chiefs,
        f"表扬、追责建议须经批准：由{said.on}在任的行政首长批准。",
        f"Praise and accountability need approval: by whoever was the chief on {said.on}.",
        decree_733(21),
        curers=(Duty.CHIEF,),
    )
    proposer = None if found is None else found.entry.by
    yield verdict(
        "supervision.approved_apart",
        proposer is None or proposer not in {said.approved_by, told.person.id},
        "提出建议的人不得批准，也不得登记批准。",
        "Who proposed it neither approves it nor enters the approval.",
        HOUSE_RULE,
        curers=KEEPERS,
    )
    if found is not None and said.approved:
        yield from _taken_back(told, there, found.said)
        yield from _not_received(told, there, found.said, said.on)


def carried_out(told: Told, there: Supervision, said: CarryOutRecommendation) -> Iterator[Verdict]:
    """Yield what it takes to carry it out: its approval, once; to whom it was handed."""
    found = recommendation_of(there, said.recommendation)
    yield _is_there(told, found, said.recommendation)
    yield verdict(
        "supervision.approved",
        found is not None and found.approved,
        "未经批准，不得表扬、追究责任。",
        "Nobody is praised or held to account by a supervision without approval.",
        decree_733(21),
        curers=KEEPERS,
    )
    yield verdict(
        "supervision.carried_out_once",
        found is None or found.done is None,
        "该建议已登记实施。",
        "It was carried out already.",
        HOUSE_RULE,
    )
    if found is not None and found.approved:
        yield from _taken_back(told, there, found.said)
        yield from _not_received(told, there, found.said, said.on)
    handed = found is not None and found.said.recommended is Recommended.ACCOUNTABILITY
    yield verdict(
        "supervision.competent",
        not handed or not blank(said.to),
        "追究责任的，交有权机关处理，写明该机关（to）。",
        "Accountability is for the competent organ, which is named (to).",
        RESTS,
        curers=KEEPERS,
    )


def _taken_back(told: Told, there: Supervision, said: Recommend) -> Iterator[Verdict]:
    """Yield that a review revoked the conclusion on which a recommendation rests."""
    conclusion = there.conclusion(said.unit)
    if conclusion is None or conclusion.review is None or not conclusion.revoked or told.again:
        return
    line = conclusion.review.line
    yield verdict(
        "supervision.conclusion_revoked",
        passed=False,
        zh=f"对“{said.unit}”的督查结论已经复核撤销（第{line}号），不得据此提出、批准或者实施表扬、追责。",
        en=f"The review revoked the conclusion about “{said.unit}” (line {line}): nothing is "
        "recommended, approved or carried out on it.",
        source=decree_733(17),
    )


def _not_received(told: Told, there: Supervision, said: Recommend, on: date) -> Iterator[Verdict]:
    """Yield that a unit is held to account by a conclusion before it received that.

    Article 16 has the conclusion fed back to the unit, Article 17 lets it object from then on; that
    this comes before accountability neither says in words.
    """
    conclusion = there.conclusion(said.unit)
    if conclusion is None or said.recommended is not Recommended.ACCOUNTABILITY or told.again:
        return
    received = conclusion.delivered
    since = None if received is None else received_on(told.body, received)
    if since is None or on < since:
        zh = "尚未登记送达" if since is None else f"{since}才送达（登记晚于送达的，自登记之日起）"
        en = "has not received it yet" if since is None else f"received it on {since}, the entry"
        yield verdict(
            "supervision.unreceived",
            passed=False,
            zh=f"督查结论先向督查对象反馈，再批准、实施追责：“{said.unit}”{zh}。",
            en=f"A unit receives the conclusion before it is held to account by it: “{said.unit}” "
            f"{en}.",
            source=decree_733(16),
            curers=KEEPERS,
            earliest=since,
        )


def passed_on(told: Told, there: Supervision, said: PassClueOn) -> Iterator[Verdict]:
    """Yield what passing a clue on needs: team or office, a number of its own, to whom."""
    mine = told.person.id in there.order.said.team
    keeps = not {*KEEPERS}.isdisjoint(told.person.duties_on(told.day))
    yield verdict(
        "supervision.clue_by",
        mine or keeps,
        "问题线索由督查组成员或者办公厅（室）移送。",
        "The team or the secretariat passes a clue on.",
        HOUSE_RULE,
        curers=KEEPERS,
    )
    yield verdict(
        "supervision.clue_once",
        all(each.said.clue != said.clue for each in there.clues),
        f"线索编号“{said.clue}”不得重复使用。",
        f"The number “{said.clue}” of a clue may not be used twice.",
        HOUSE_RULE,
    )
    yield verdict(
        "supervision.clue_to",
        not blank(said.to),
        "问题线索移送监察机关，须写明接收机关（to）。",
        "A clue is passed on to the supervision commission: name who receives it (to).",
        decree_733(23),
    )


def since_after(told: Told, said: SaidAfter) -> date | None:
    """Return the day of what it rests on; None where that is not there."""
    there, conclusion = told.there, told.conclusion
    if there is None:
        return None
    if isinstance(said, PassClueOn):
        return there.order.said.begins
    if isinstance(said, Recommend):
        return None if conclusion is None else conclusion.noted.said.concluded_on
    found = recommendation_of(there, said.recommendation)
    if found is None:
        return None
    if isinstance(said, CarryOutRecommendation) and found.approval is not None:
        return found.approval[0].on
    return found.said.on


def undone(there: Supervision) -> Iterator[Owed]:
    """Yield each recommendation that waits for its approval, or to be carried out.

    What rests on a conclusion that was revoked can come to nothing more, and waits for nothing.
    """
    for each in there.recommendations:
        conclusion = there.conclusion(each.said.unit)
        if conclusion is not None and conclusion.revoked:
            continue
        if each.approval is None:
            zh, en = "尚未审批", "was not approved yet"
            yield Owed("supervision.unapproved", _told(each, zh, en), decree_733(21))
        elif each.approved and each.done is None:
            zh, en = "已经批准，尚未实施", "was approved and not carried out yet"
            yield Owed("supervision.uncarried", _told(each, zh, en), decree_733(21))


def _told(each: Recommendation, zh: str, en: str) -> Text:
    said, what = each.said, RECOMMENDED[each.said.recommended]
    return Text(
        f"对“{said.unit}”的{what.zh}建议“{said.recommendation}”{zh}。",
        f"“{said.recommendation}” ({what.en} of “{said.unit}”) {en}.",
    )


def _is_there(told: Told, found: Recommendation | None, recommendation: str) -> Verdict:
    return verdict(
        "supervision.recommendation",
        found is not None,
        f"没有编号为“{recommendation}”的表扬、追责建议。",
        f"There is no recommendation of the number “{recommendation}”.",
        decree_733(21),
        curers=told.of_the_team,
    )
