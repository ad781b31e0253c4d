"""Issue (签发出台): the decision takes effect, on the very text that was decided on."""

from datetime import date

from decision_flow.domain.case import NOT_APPLICABLE
from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.numbering import SOURCE, Numbered, numbers_for
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.decision import conduct
from decision_flow.domain.steps.decision.chief import DECIDERS
from decision_flow.domain.steps.joint import every_body_has_decided, number_given
from decision_flow.domain.values import HOUSE_RULE, Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, advice, verdict


@record
class Sign:
    """The chief signs: number, text, day from which it holds.

    `examined` names the reports found not applicable whose reasons the signer has examined.
    `designation` is the paper by which a member signs who neither is the chief nor presided.
    """

    number: str
    draft: Digest
    document: Document
    effective_on: date
    examined: tuple[str, ...] = ()
    designation: Document | None = None


def _same_text(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "issue.draft",
            asked.payload.draft == asked.case.draft,
            "签发的文本须为经集体讨论决定的文本，不得另行修改。",
            "The text that is issued is the text that was decided on, unchanged.",
            decree_713(37),
        ),
    )


def _number_of_the_register(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    """Pass when the number was taken for this case, where the body has a series for decisions."""
    body, given = asked.setting.body, number_given(asked)
    if given is not None:
        return (
            verdict(
                "issue.joint_number",
                asked.payload.number == given,
                f"联合发文只用一个发文字号：已由另一机关以“{given}”签发，现引“{asked.payload.number}”。",
                f"A joint issue has one number: another body has signed it under {given}; cited: "
                f"{asked.payload.number}.",
                SOURCE,
                curers=(Duty.SECRETARY,),
            ),
        )
    if not any(Numbered.DECISION in series.serves for series in body.series):
        return ()
    taken = numbers_for(body.series, asked.case.id, Numbered.DECISION)
    listed = "、".join(taken)
    return (
        verdict(
            "issue.number",
            asked.payload.number in taken,
            f"发文字号须为在发文登记中为本案取得、未作废的文号；现引“{asked.payload.number}”，"
            + (f"登记的为{listed}。" if taken else "登记中尚无。"),
            f"The number is one taken for this case in the register, not voided; cited: "
            f"{asked.payload.number}; "
            + (f"taken: {', '.join(taken)}." if taken else "none is taken."),
            SOURCE,
            curers=(Duty.SECRETARY,),
        ),
    )


def _by_the_chief(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    meetings = (conduct.deciders_of(asked, step.key) for step in asked.of_kind("meeting"))
    return (
        verdict(
            "issue.signed_by_chief",
            any(asked.actor.person in deciders for deciders in meetings),
            "由签发当日在任的行政首长签发；行政首长回避的，由受委托主持会议的组成人员签发。",
            "It is signed by the chief in office on the day; where he is recused, by the member "
            "who presided.",
            decree_713(30),
            curers=DECIDERS,
        ),
        *conduct.designated(asked, asked.payload.designation),
    )


def _not_applicable_examined(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    """Pass when the signer looked at what the office alone found not applicable.

    What stands in a gate was examined by the legality review.
    """
    waived = [
        key
        for key in asked.procedure.upstream(asked.step.key)
        if asked.case.shape.get(key) == NOT_APPLICABLE and asked.procedure.gate_of(key) is None
    ]
    name = ("对“不适用”理由的审查", "examination of what was found not applicable")
    return (
        all_of(
            "issue.examined",
            waived,
            asked.payload.examined,
            name,
            source=decree_713(8),
            curers=DECIDERS,
            called=asked.step_named,
        ),
    )


def _not_retroactive(asked: Asked[Sign]) -> tuple[Verdict, ...]:
    effective = asked.payload.effective_on
    if effective >= asked.day:
        return ()
    return (
        advice(
            "issue.retroactive",
            f"施行日期（{effective}）早于签发日（{asked.day}），请确认有溯及既往的依据。",
            f"It is to hold from {effective}, before it is signed ({asked.day}): see that there is "
            "a ground for that.",
            HOUSE_RULE,
        ),
    )


ISSUE = complete(
    Kind(
        name="issue",
        version=1,
        label=Text("签发出台", "Issue"),
        phase=Phase.DECIDED,
        stage=Stage.ISSUED,
        source=decree_713(31),
        principal=Duty.CHIEF,
        rows=(Row("sign", ("none", "lapsed"), "issued", effects=(("case", "issue"),)),),
        verbs=(
            Verb(
                "sign",
                Text("签发", "sign"),
                Sign,
                DECIDERS,
                ("sign",),
                guards=(every_body_has_decided,),
                requirements=(
                    _same_text,
                    _number_of_the_register,
                    _by_the_chief,
                    conduct.decides_apart,
                    _not_applicable_examined,
                    _not_retroactive,
                ),
            ),
        ),
        done=frozenset({"issued"}),
        labels={"issued": Text("已出台", "issued")},
    )
)
