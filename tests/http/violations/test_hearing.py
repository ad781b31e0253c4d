"""Forty ways to break procedure, committed over HTTP: the hearing is not held, or held for show."""

from dataclasses import replace
from datetime import date

from midway import refused, started

from api.demo.matter import FIRST
from api.demo.scene import at, paper
from decision_flow.domain.intake.hearing import HearingDue, HearingGround
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.steps.before.hearing import (
    Announce,
    Deliver,
    Enlist,
    Heard,
    Hold,
    Participant,
    Receipt,
)
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround

HEARING, RULES = "hearing", "four-nots-hearing"
HELD = date(2024, 3, 11)
SIDES = ("沿线居民", "沿线商户")
NAMES = ("参加人甲（示例）", "参加人乙（示例）")
NOTICE = Announce(
    ground=HearingGround.CHOICE,
    draft=FIRST.digest,
    notice=paper("听证公告"),
    explanation=paper("起草说明"),
    channels=(Channel(kind=ChannelKind.WEBSITE, name="宁津县人民政府门户网站"),),
    held_at=at(HELD, "09:00"),
    place="会议室（示例）",
    sides=SIDES,
)
LIST = Enlist(
    participants=tuple(
        Participant(name=name, side=side) for name, side in zip(NAMES, SIDES, strict=True)
    ),
    signed_up=2,
    host="主持人（示例）",
    host_unit="宁津县交通运输局",
    presenter="陈述人（示例）",
    recorder="记录员（示例）",
    published=paper("听证参加人名单公告"),
)
SESSION = Hold(
    open_to_the_public=True,
    presented_at=at(HELD, "09:00"),
    heard_at=at(HELD, "10:00"),
    signed_at=at(HELD, "11:00"),
    heard=tuple(Heard(participant=name, signed=True) for name in NAMES),
    record=paper("听证会笔录"),
)


def delivery(on):
    return Deliver(
        materials=(paper("起草说明"),),
        receipts=tuple(
            Receipt(participant=name, on=on, document=paper(f"{name}回执")) for name in NAMES
        ),
    )


def says(case, verb, said, on, *, clock="12:00"):
    return case.says(HEARING, verb, said, who="wu", on=at(on, clock))


def announced(case):
    assert says(case, "announce", NOTICE, date(2024, 2, 8)).status_code == 201
    return case


def listed(case):
    assert says(announced(case), "enlist", LIST, date(2024, 2, 26)).status_code == 201
    return case


def test_v07_a_hearing_that_is_due_is_not_held(under):
    due = HearingDue(ground=HearingGround.CATALOGUE, basis="年度目录标明须听证（示例）")
    case = started(under(RULES), hearing=due)
    waived = NotApplicable(
        draft=FIRST.digest,
        ground=WaiverGround.NO_HEARING_DUE,
        reasons="时间紧。",
        document=paper("关于不举行听证的说明"),
    )

    found = refused(
        says(case, "not_applicable", waived, date(2024, 2, 8)), "hearing.due", "第十六条"
    )
    assert due.basis in found["reason"]["zh"]
    onward = case.asked("legality_review", "file", on=at(date(2024, 2, 8)))
    refused(onward, "stands.hearing", "第十六条")


def test_v08_the_materials_come_six_days_before(under):
    case = listed(started(under(RULES)))

    late = says(case, "deliver", delivery(date(2024, 3, 5)), date(2024, 3, 5))
    assert "共6日" in refused(late, "hearing.materials", "第十六条")["reason"]["zh"]
    assert says(case, "deliver", delivery(date(2024, 3, 4)), date(2024, 3, 5)).status_code == 201


def test_v09_a_side_is_left_out_or_officials_sit_where_a_place_forbids_it(under):
    case = announced(started(under(RULES)))
    day = date(2024, 2, 26)

    one_side = replace(LIST, participants=LIST.participants[:1])
    refused(says(case, "enlist", one_side, day), "hearing.represented", "第十六条")
    chosen = replace(LIST, signed_up=9)
    refused(says(case, "enlist", chosen, day), "hearing.selection", "第十六条")
    assert says(case, "enlist", LIST, day).status_code == 201, "the host may be of the lead unit"

    city = announced(started(under("city-hearing")))
    officials = tuple(replace(p, civil_servant=True) for p in LIST.participants)
    seated = says(city, "enlist", replace(LIST, participants=officials), day)
    refused(seated, "hearing.civil_servants", "第十七条", "未核")


def test_v10_the_record_is_not_signed_or_the_list_comes_with_the_hearing(under):
    case = announced(started(under(RULES)))

    refused(says(case, "enlist", LIST, HELD, clock="08:00"), "hearing.list", "第十六条")
    assert says(case, "enlist", LIST, date(2024, 2, 26)).status_code == 201
    assert says(case, "deliver", delivery(date(2024, 3, 4)), date(2024, 3, 5)).status_code == 201
    one, other = SESSION.heard
    unsigned = replace(SESSION, heard=(one, replace(other, signed=False)))
    found = refused(says(case, "hold", unsigned, HELD), "hearing.signed", "第十七条")
    assert other.participant in found["reason"]["zh"]
    noted = replace(other, signed=False, refusal="认为笔录遗漏其陈述，拒绝签名。")
    assert says(case, "hold", replace(SESSION, heard=(one, noted)), HELD).status_code == 201
