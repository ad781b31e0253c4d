"""Joint issue by several bodies: each decides in its own case, on one text, under one number.

A case names the cases of the others, and each of them names it: nothing is joint that one body
alone has said. It is issued once every body has decided on the same text and nothing can send any
of them back: no body signs what another may still change.
"""

from decision_flow.domain.case import Case
from decision_flow.domain.kind import GATED, Asked
from decision_flow.domain.links import JointCase, LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.said import Join, Leave
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict

BODY = (Duty.CHIEF, Duty.SECRETARY)


def another_case(asked: Asked[Join]) -> tuple[Verdict, ...]:
    """Pass when the case is another one, and not named yet."""
    link, case = asked.payload.link, asked.case
    fits = link.kind is LinkKind.JOINT_WITH and link.to not in {
        case.id,
        *(each.to for each in case.links),
    }
    return (
        verdict(
            "join.other",
            fits,
            f"联合发文（joint_with）须写明另一机关的案件，且未写明过；现写{link.to}。",
            "A joint issue (joint_with) names the case of another body, and once; named is "
            f"{link.to}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def issued_jointly(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while the case is to be issued with others."""
    return (
        verdict(
            "leave.joint",
            bool(asked.case.joint),
            "本案并非联合发文。" if not asked.case.joint else "本案系联合发文。",
            "This case is not issued jointly."
            if not asked.case.joint
            else "This case is issued jointly.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def named_before(asked: Asked[Leave]) -> tuple[Verdict, ...]:
    """Pass when the case was named as one of a joint issue."""
    return (
        verdict(
            "leave.named",
            asked.payload.case in asked.case.joint,
            f"不再联合发文的，须为本案已写明的案件；现写{asked.payload.case}。",
            f"Left is a case that this one named; named is {asked.payload.case}.",
            HOUSE_RULE,
            curers=BODY,
        ),
    )


def nobody_has_signed(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while no other body has signed under the joint number: who decided on it signs it."""
    signed = [each for each in asked.setting.joint if each.number is not None]
    return tuple(
        verdict(
            "leave.signed",
            passed=False,
            zh=f"案件{each.case}已以联合文号“{each.number}”签发：本机关已就同一文本决定，应当签发，不得退出；"
            "需要改变的，出台后另行立案，依法定程序调整或者终止。",
            en=f"Case {each.case} was signed under the joint number {each.number}: this body "
            "decided on the same text and signs it; a later change is a case of its own.",
            source=decree_713(37),
            curers=BODY,
        )
        for each in signed
    )


def every_body_has_decided(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when every case of the joint issue was decided on this very text, and names all.

    Nothing may send one back any more: once the first body has signed, the text is out of hand.
    """
    case = asked.case
    there = {each.case: each for each in asked.setting.joint}
    return tuple(_decided(case, other, there.get(other)) for other in case.joint)


def _decided(case: Case, name: str, other: JointCase | None) -> Verdict:
    why = _why_not(case, other)
    return verdict(
        "issue.joint",
        why is None,
        f"联合发文须各机关就同一文本都已决定：案件{name}"
        + ("已就同一文本决定。" if why is None else f"{why.zh}。"),
        "A joint issue waits until every body has decided on the same text: case "
        f"{name} " + ("has." if why is None else f"{why.en}."),
        decree_713(30),
        curers=BODY,
    )


def _why_not(case: Case, other: JointCase | None) -> Text | None:
    if other is None:
        return Text("尚未写明与本案联合发文", "does not name this one")
    if {other.case, *other.joint} != {case.id, *case.joint}:
        return Text(
            "所写明的联合发文案件与本案不一致", "names other cases of the joint issue than this one"
        )
    if other.phase not in GATED:
        return Text("尚未决定", "is not decided")
    if other.draft != case.draft:
        return Text("决定的是另一文本", "was decided on another text")
    if not other.cleared:
        return Text(
            "出台前的请示报告、报批等尚未办结，还可能退回修改",
            "still has reports or approvals before it that may send it back",
        )
    return None


def number_given(asked: Asked[object]) -> str | None:
    """Return the number under which another body of the joint issue has signed already."""
    return next((each.number for each in asked.setting.joint if each.number is not None), None)
