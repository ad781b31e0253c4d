"""The hearing (713 Articles 16 and 17): announced, listed, delivered, held in public, reported.

The national rule has one figure, seven days for the materials; all others are a place's.
"""

from decision_flow.domain.checks import CHANNEL_PROOFS
from decision_flow.domain.intake.hearing import HearingGround
from decision_flow.domain.kind import (
    PERIODS,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
    idle,
)
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.steps.before.hearing.composition import (
    composed_as_the_place_wants,
    fairly_chosen,
)
from decision_flow.domain.steps.before.hearing.notice import (
    ORGANISERS,
    announced_in_time,
    current_draft,
    delivered_in_time,
    listed_in_time,
    none_is_due,
    notice_is_whole,
    shown_with_proof,
)
from decision_flow.domain.steps.before.hearing.said import (
    Announce,
    Deliver,
    Enlist,
    Heard,
    Hold,
    Participant,
    Postpone,
    Receipt,
    Report,
)
from decision_flow.domain.steps.before.hearing.session import (
    enough_of_the_list_came,
    everyone_signed,
    held_as_announced,
    its_day_has_come,
    report_is_published,
)
from decision_flow.domain.steps.claims.waiver import WaiverGround
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import Text, decree_713

__all__ = [
    "HEARING",
    "Announce",
    "Deliver",
    "Enlist",
    "Heard",
    "HearingGround",
    "Hold",
    "Participant",
    "Postpone",
    "Receipt",
    "Report",
]

_UNDER_WAY = ("announced", "listed", "delivered")

_VERBS = (
    Verb(
        "announce",
        Text("发布听证公告", "announce the hearing"),
        Announce,
        ORGANISERS,
        ("announce",),
        requirements=(current_draft, notice_is_whole, shown_with_proof, announced_in_time),
    ),
    Verb(
        "enlist",
        Text("公布听证参加人名单", "publish the list of participants"),
        Enlist,
        ORGANISERS,
        ("enlist",),
        guards=(listed_in_time,),
        requirements=(fairly_chosen, composed_as_the_place_wants),
    ),
    Verb(
        "deliver",
        Text("送达听证材料", "deliver the materials"),
        Deliver,
        ORGANISERS,
        ("deliver",),
        requirements=(delivered_in_time,),
    ),
    Verb(
        "hold",
        Text("举行听证会", "hold the hearing"),
        Hold,
        ORGANISERS,
        ("hold",),
        guards=(its_day_has_come,),
        requirements=(held_as_announced, enough_of_the_list_came, everyone_signed),
    ),
    Verb(
        "report",
        Text("提交听证报告", "report on the hearing"),
        Report,
        ORGANISERS,
        ("report",),
        requirements=(report_is_published,),
    ),
    Verb("postpone", Text("延期举行", "postpone"), Postpone, ORGANISERS, ("postpone",)),
)

_FIGURES = {
    "notice_before": FigureRule(
        (Bound.AT_LEAST,), PERIODS, Text("听证公告提前期限", "notice before the hearing")
    ),
    "list_before": FigureRule(
        (Bound.AT_LEAST,), PERIODS, Text("参加人名单提前期限", "list before the hearing")
    ),
    "materials_before": FigureRule(
        (Bound.AT_LEAST,), PERIODS, Text("听证材料送达期限", "materials before the hearing")
    ),
    "participants": FigureRule(
        (Bound.AT_LEAST,), ("persons",), Text("听证参加人最少人数", "least number of participants")
    ),
    "quorum": FigureRule(
        (Bound.AT_LEAST, Bound.MORE_THAN),
        (SHARE,),
        Text("听证会到会比例", "quorum of the hearing"),
        ("participants",),
    ),
    "published_within": FigureRule(
        (Bound.AT_MOST,), PERIODS, Text("听证报告公布期限", "report published within")
    ),
}

HEARING = complete(
    Kind(
        name="hearing",
        version=1,
        label=Text("听证", "Hearing"),
        phase=Phase.PRE_DECISION,
        stage=Stage.ARGUED,
        source=decree_713(16),
        principal=Duty.DRAFTER,
        rows=(
            idle("announce", "announced"),
            Row("announce", ("postponed",), "announced"),
            Row("enlist", ("announced",), "listed"),
            Row("deliver", ("listed",), "delivered"),
            Row("hold", ("delivered",), "held"),
            Row("report", ("held",), "reported"),
            Row("postpone", _UNDER_WAY, "postponed"),
        ),
        verbs=_VERBS,
        done=frozenset({"reported"}),
        labels={
            "announced": Text("已公告，待公布名单", "announced, list to be published"),
            "listed": Text("已公布名单，待送达材料", "listed, materials to be delivered"),
            "delivered": Text("已送达材料，待举行", "delivered, to be held"),
            "held": Text("已举行，待提交报告", "held, to be reported"),
            "postponed": Text("已延期，待重新公告", "postponed, to be announced anew"),
            "reported": Text("已听证", "heard and reported"),
        },
        figures=_FIGURES,
        settings={
            "participants": ("anybody", "no_civil_servants"),
            "host": ("any_unit", "not_the_drafter"),
            "monitor": ("optional", "required"),
            **CHANNEL_PROOFS,
        },
        conditional=True,
        waivers=(WaiverGround.NO_HEARING_DUE, WaiverGround.OUTSIDE_CONDITION),
        waiver_guards=(none_is_due,),
        exemptible=True,
        evidence=True,
    )
)
