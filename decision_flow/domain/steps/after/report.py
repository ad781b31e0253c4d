"""Reports before release: to the Party committee (713 Article 31), to the congress (Article 8)."""

from decision_flow.domain.intake.congress import congress_of, follows, source_of
from decision_flow.domain.intake.judgement import CongressDuty
from decision_flow.domain.kind import Asked, Check, Kind, Phase, Stage, Verb, examined
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.sending import (
    BEFORE_SESSION,
    SENT_WITHIN,
    SESSION_RULE,
    WITHIN_RULE,
    Report,
    Sender,
    before_the_session,
    sent_in_time,
    states_what_it_must,
)
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import (
    HOUSE_RULE,
    Document,
    Source,
    Text,
    decree_713,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict

_NAMES = {
    Sender.GOVERNMENT: Text("政府", "the government"),
    Sender.PARTY_GROUP: Text("政府党组", "the government's Party group"),
}


__all__ = [
    "CONGRESS_REPORT",
    "PARTY_REPORT",
    "SUPERIOR_APPROVAL",
    "Reply",
    "Report",
    "Sender",
]

_IN_WHOSE_NAME = {"in_the_name_of": ("any", *Sender)}


@record
class Reply:
    """The answer: no objection, or returned with what is to be changed."""

    approved: bool
    document: Document
    remarks: str | None = None


def _says_what_is_to_change(asked: Asked[Reply]) -> tuple[Verdict, ...]:
    payload = asked.payload
    return (
        verdict(
            "report.remarks",
            payload.approved or payload.remarks is not None,
            "退回的，应当写明需要修改的内容。",
            "A return says what is to be changed.",
            HOUSE_RULE,
            curers=(Duty.SECRETARY,),
        ),
    )


def _sent_in_the_right_name(asked: Asked[Report]) -> tuple[Verdict, ...]:
    wanted = asked.choice("in_the_name_of", "any")
    if wanted == "any":
        return ()
    name = _NAMES[Sender(wanted)]
    return (
        verdict(
            "report.in_the_name_of",
            asked.payload.in_the_name_of == wanted,
            f"请示报告须以{name.zh}的名义报送。",
            f"The report goes in the name of {name.en}.",
            asked.step.source,
            curers=(Duty.SECRETARY,),
        ),
    )


def _none_is_due(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when the answers of the matter do not say that it must be reported."""
    said = congress_of(asked.case, asked.setting.body.judgements)
    if said is None or said.duty is not CongressDuty.REPORT:
        return ()
    text = follows(said)
    return (
        verdict(
            "report.due",
            passed=False,
            zh=f"立案时的填答载明{text.zh}。",
            en=f"As the case was opened: {text.en}.",
            source=source_of(said),
            curers=(Duty.SECRETARY,),
        ),
    )


def _report(
    name: str,
    label: Text,
    source: Source,
    *,
    waivers: tuple[WaiverGround, ...] = (),
    waiver_guards: tuple[Check, ...] = (),
    to_party: bool = False,
    to_congress: bool = False,
) -> Kind:
    return complete(
        Kind(
            name=name,
            version=1,
            label=label,
            phase=Phase.DECIDED,
            stage=Stage.REPORTED,
            source=source,
            principal=Duty.SECRETARY,
            rows=examined(("report", "reported"), ("approve", "replied"), "return"),
            verbs=(
                Verb(
                    "report",
                    Text("报送", "send the report"),
                    Report,
                    (Duty.SECRETARY,),
                    ("report",),
                    requirements=(
                        _sent_in_the_right_name,
                        states_what_it_must,
                        before_the_session,
                        sent_in_time,
                    ),
                ),
                Verb(
                    "reply",
                    Text("登记答复", "register the reply"),
                    Reply,
                    (Duty.SECRETARY,),
                    ("approve", "return"),
                    outcome=lambda payload: "approve" if payload.approved else "return",
                    requirements=(_says_what_is_to_change,),
                ),
            ),
            done=frozenset({"replied"}),
            labels={
                "reported": Text("已报送，待答复", "sent, awaiting a reply"),
                "replied": Text("已答复同意", "approved"),
            },
            figures={SENT_WITHIN: WITHIN_RULE}
            | ({BEFORE_SESSION: SESSION_RULE} if to_congress else {}),
            settings=_IN_WHOSE_NAME if to_party else {},
            itemized=to_congress,
            conditional=bool(waivers),
            waivers=waivers,
            waiver_guards=waiver_guards,
        )
    )


PARTY_REPORT = _report(
    "party_report",
    Text("向同级党委请示报告", "Report to the Party committee"),
    decree_713(31),
    to_party=True,
)
CONGRESS_REPORT = _report(
    "congress_report",
    Text("向人大常委会报告", "Report to the standing committee of the congress"),
    decree_713(8),
    waivers=(WaiverGround.NO_REPORT_DUE, WaiverGround.OUTSIDE_CONDITION),
    waiver_guards=(_none_is_due,),
    to_congress=True,
)
SUPERIOR_APPROVAL = _report(
    "superior_approval",
    Text("报上级批准", "Superior's approval"),
    decree_713(8),
    waivers=(WaiverGround.NO_APPROVAL_DUE, WaiverGround.OUTSIDE_CONDITION),
)
