"""A claim to do less that was turned down: not asked again on the same paper and text."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from cases import READY, accepted, ask, before, scene_of, take, unmet, warnings

from api.demo.scene import PEOPLE, paper
from decision_flow.domain.case import Case
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.publication import Withhold
from decision_flow.domain.steps.before.drafting import ChangeClass, Classify, Revise, Trace
from decision_flow.domain.steps.claims.shortening import Shorten, ShorteningGround
from decision_flow.domain.steps.common import Claim, Confirm, Reasons
from decision_flow.domain.steps.disclosure import Ground

S, P = "open_consultation", "publication"
YES, NO = Confirm(findings="同意", document=paper("审查意见")), Reasons(reasons="理由不成立")
OLD, NEW, TEXT = paper("说明"), paper("补充说明"), paper("新稿")
TRACE = (Trace(passage="第五条", opinion="意见1"),)


@dataclass(frozen=True)
class Way:
    """A claim of a step: what is said, who claims, and who answers by which verbs."""

    step: str
    says: Any
    claims: str
    yes: str
    no: str
    who: str
    answers: str

    def named(self, verb: str) -> str:
        return f"{self.step}.{verb}"

    def on(self, document: Any) -> Any:
        field = "explanation" if self.claims == "shorten" else "document"
        return replace(self.says, **{field: document})


WAYS = (
    Way(
        S,
        Claim(ground=READY.procedure.steps[S].exempt[0], reasons="涉密", document=OLD),
        *("claim", "confirm", "reject", "wu", "ma"),
    ),
    Way(
        S,
        Shorten(
            draft=before(f"{S}.publish").draft or "",
            ground=ShorteningGround.URGENT,
            reasons="紧急",
            days=8,
            explanation=OLD,
        ),
        *("shorten", "allow_shorter", "refuse_shorter", "wu", "sun"),
    ),
    Way(
        P,
        Withhold(ground=Ground.STATE_SECRET, reasons="涉密", document=OLD),
        *("withhold", "confirm_withheld", "refuse_withheld", "sun", "ma"),
    ),
)
ways = pytest.mark.parametrize("way", WAYS, ids=[way.claims for way in WAYS])


def refused(way: Way) -> Case:
    """Return the case once the claim was turned down."""
    on = scene_of(way.named("publish")).on
    case = take(before(way.named("publish")), way.named(way.claims), way.says, way.who, on)
    return take(case, way.named(way.no), NO, way.answers, on)


@ways
def test_the_same_paper_is_not_asked_of_another_person(way: Way) -> None:
    on = scene_of(way.named("publish")).on
    answer = ask(refused(way), way.named(way.claims), way.says, way.who, on)
    verdict = unmet(answer, "claim.turned_down")
    assert f"第{refused(way).seq}号" in verdict.reason.zh
    assert verdict.curers == ((Duty.SECRETARY,) if way.step == P else (Duty.DRAFTER,))


@ways
def test_on_another_paper_it_is_asked_and_who_answers_is_told(way: Way) -> None:
    on = scene_of(way.named("publish")).on
    case = take(refused(way), way.named(way.claims), way.on(NEW), way.who, on)
    other = replace(PEOPLE[way.answers], id="another", name="另一审查人员")
    answer = ask(case, way.named(way.yes), YES, other, on)
    accepted(answer)
    assert "claim.turned_down_before" in warnings(answer)
    told = next(v for v in answer.verdicts if v.code == "claim.turned_down_before")
    assert NO.reasons in told.reason.zh
    assert PEOPLE[way.answers].name in told.reason.en
    again = take(case, way.named(way.no), NO, way.answers, on)
    for document in (OLD, NEW):
        answer = ask(again, way.named(way.claims), way.on(document), way.who, on)
        unmet(answer, "claim.turned_down")


@pytest.mark.parametrize(
    ("change", "free"),
    [
        (ChangeClass.EDITORIAL, False),
        (ChangeClass.RESPONSIVE, False),
        (ChangeClass.SUBSTANTIVE, True),
    ],
)
def test_only_a_change_of_substance_lets_the_same_paper_be_asked_again(
    *, change: ChangeClass, free: bool
) -> None:
    way = WAYS[0]
    on = scene_of(f"{S}.publish").on
    revise = Revise(draft=TEXT, comparison=paper("对照表"), proposed=change, reasons="修改")
    classify = Classify(draft=TEXT.digest, as_class=change, reasons="认定", traces=TRACE)
    case = take(refused(way), "drafting.revise", revise, "wu", on)
    case = take(case, "drafting.classify", classify, "zheng", on)
    answer = ask(case, way.named("claim"), way.says, "wu", on)
    if free:
        accepted(answer)
    else:
        unmet(answer, "claim.turned_down")


@ways
def test_a_first_claim_is_told_nothing(way: Way) -> None:
    on = scene_of(way.named("publish")).on
    case = take(before(way.named("publish")), way.named(way.claims), way.says, way.who, on)
    answer = ask(case, way.named(way.yes), YES, way.answers, on)
    assert "claim.turned_down_before" not in warnings(answer)
