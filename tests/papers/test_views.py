"""What each paper says is what the facts say, and nothing else."""

import re
from dataclasses import replace

import pytest
from makers import CASE

from api.demo.scene import BODY, PEOPLE
from api.papers.making import made, material_of, offered
from api.papers.sheet import NotYet, Paper, PaperKind, Table, texts
from api.papers.views.hearing import Hearing, Participant, Signature, Statement, hearing_record
from decision_flow.domain.case import Correct
from decision_flow.domain.opinions.collation import Answer
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.before.drafting import Register, Revise
from decision_flow.domain.steps.decision.chief import Decide
from decision_flow.domain.steps.decision.record import Adjourn, BreakOff, Discuss
from decision_flow.engine.sittings import sittings

MADE = [kind for kind in PaperKind if kind is not PaperKind.HEARING_RECORD]


def words(paper):
    return "\n".join(texts(paper))


def up_to(material, payload):
    """Return the material as it stood just before the first act of a kind."""
    first = next(f.seq for f in material.facts if isinstance(f.payload, payload))
    return replace(material, lines=material.lines[: first - 1])


def changed(material, payload, **change):
    """Return the material with one kind of act saying something else."""
    lines = [
        replace(line, fact=replace(line.fact, payload=replace(line.fact.payload, **change)))
        if isinstance(line.fact.payload, payload)
        else line
        for line in material.lines
    ]
    return replace(material, lines=tuple(lines))


def test_a_finished_case_has_every_paper_but_a_hearing_that_was_not_held(whole):
    found = {each.kind: each for each in offered(whole)}
    assert set(found) == set(PaperKind)
    assert [k for k, each in found.items() if isinstance(each, NotYet)] == [
        PaperKind.HEARING_RECORD
    ]


def test_a_case_that_was_only_opened_has_none_and_each_says_what_it_waits_for(told):
    found = offered(material_of(told, BODY, CASE, at=1))
    assert all(isinstance(each, NotYet) and each.reason.zh and each.reason.en for each in found)


@pytest.mark.parametrize("kind", MADE)
def test_a_paper_names_the_record_it_was_made_from(whole, kind):
    origin = made(whole, kind).origin
    assert origin.case == CASE
    assert origin.digest == whole.lines[origin.line - 1].digest


@pytest.mark.parametrize("kind", MADE)
def test_what_happens_later_changes_no_paper(told, whole, kind):
    paper = made(whole, kind)
    then = made(material_of(told, BODY, CASE, at=paper.origin.line), kind)
    assert (then.title, then.origin) == (paper.title, paper.origin)


def test_what_was_made_up_is_marked_on_every_paper(whole):
    assert all(each.illustrative for each in offered(whole) if isinstance(each, Paper))


def test_a_real_case_is_not_marked(whole):
    def told(line, name, note):
        actor = replace(line.fact.actor, name=name)
        return replace(line, fact=replace(line.fact, actor=actor, note=note))

    real = tuple(told(line, "孙丽", "") for line in whole.lines)
    assert not made(replace(whole, lines=real), PaperKind.NOTICE).illustrative
    for name, note in (("孙丽（示例）", ""), ("孙丽", "illustrative")):
        lines = (told(whole.lines[0], name, note), *real[1:])
        assert made(replace(whole, lines=lines), PaperKind.NOTICE).illustrative


def test_the_record_has_every_position_and_the_dissent_in_its_own_words(whole):
    record = words(made(whole, PaperKind.MEETING_RECORD))
    discussed = sittings(whole.facts)[-1].said(Discuss)
    assert all(PEOPLE[p.person].name in record for p in discussed.positions)
    dissent = next(p for p in discussed.positions if p.reasons)
    assert dissent.reasons in record
    assert "不同意" in record


def test_the_summary_and_the_decision_tell_nothing_of_positions(whole):
    discussed = sittings(whole.facts)[-1].said(Discuss)
    dissent = next(p.reasons for p in discussed.positions if p.reasons)
    for kind in (PaperKind.MEETING_SUMMARY, PaperKind.DECISION):
        said = words(made(whole, kind))
        assert dissent not in said
        assert all(word not in said for word in ("反对", "弃权", "不同意", "赞成"))


def test_record_and_summary_decide_the_same(whole):
    decided = "会议决定：同意《阳光大街中修道路工程设计方案》。"
    for kind in (PaperKind.MEETING_RECORD, PaperKind.MEETING_SUMMARY):
        assert decided in words(made(whole, kind))


def test_the_record_of_an_earlier_meeting_is_had_as_of_its_line(told, whole):
    first = sittings(whole.facts)[0]
    record = made(material_of(told, BODY, CASE, at=first.facts[-1].seq), PaperKind.MEETING_RECORD)
    assert "第一次" in record.title
    assert "再次讨论" in words(record)


def test_a_meeting_that_broke_off_is_recorded_as_without_a_decision(whole):
    material = up_to(whole, Decide)
    last = material.lines[-1]
    broken = Adjourn(cause=BreakOff.QUORUM_LOST, reasons="三人离会")
    fact = replace(last.fact, payload=broken, verb="adjourn", seq=last.fact.seq + 1)
    material = replace(material, lines=(*material.lines, replace(last, fact=fact)))
    record = words(made(material, PaperKind.MEETING_RECORD))
    assert "会议休会，未对" in record
    assert "三人离会" in record
    assert isinstance(offered(material)[list(PaperKind).index(PaperKind.MEETING_SUMMARY)], NotYet)


def test_the_adoption_report_checks_its_own_sum(whole):
    assert "与收到的意见数一致" in words(made(whole, PaperKind.ADOPTION_REPORT))
    off = changed(whole, Answer, adopted=7)
    assert "合计11条，与收到的意见数12条不符" in words(made(off, PaperKind.ADOPTION_REPORT))


def test_a_correction_stands_on_the_paper_that_it_corrects(whole):
    notice = made(whole, PaperKind.NOTICE)
    last = whole.lines[-1]
    said = Correct(
        seq=notice.origin.line,
        wrong="网站名称有误",
        right="县政府门户网站",
        evidence=whole.document(notice.text),
        reported=1,
    )
    fact = replace(last.fact, payload=said, seq=last.fact.seq + 1)
    now = replace(whole, lines=(*whole.lines, replace(last, fact=fact, digest="c" * 64)))
    told = made(now, PaperKind.NOTICE)
    assert "更正：第11号记录有误（网站名称有误），应为：县政府门户网站" in words(told)
    assert (told.origin.line, told.origin.digest) == (fact.seq, "c" * 64)
    assert "更正" not in words(made(now, PaperKind.LEGALITY_OPINION))


def test_a_hearing_has_its_record_once_there_are_facts_of_it(whole):
    fact = whole.facts[10]
    held = Hearing(
        facts=(fact,),
        began=fact.stated_at,
        ended=fact.stated_at,
        place="县政府会议室",
        host="主持人甲",
        recorder="记录人乙",
        participants=(Participant("丙", "听证参加人", "沿街商户"),),
        statements=(Statement("丙", "质证", "请说明工期。"),),
        signatures=(Signature("丙"), Signature("丁", signed=False, refused_because="时间不足")),
    )
    record = hearing_record(whole, held)
    said = words(record)
    assert all(w in said for w in ("沿街商户", "请说明工期。", "已签字", "拒绝签字：时间不足"))
    assert record.origin.line == fact.seq


def test_the_draft_sheet_leaves_room_for_what_is_not_on_record_yet(told, whole):
    at = next(f.seq for f in whole.facts if f.step == "drafting")
    early = made(material_of(told, BODY, CASE, at=at), PaperKind.DRAFT_SHEET)
    rows = {row[0]: row[1] for b in early.blocks if isinstance(b, Table) for row in b.rows}
    assert rows["拟稿单位"] == "宁津县交通运输局"
    assert rows["签发"] == rows["发文字号"] == rows["集体讨论"] == ""


def test_the_handling_slip_has_every_line_and_the_text_that_was_signed(told, whole):
    slip = made(whole, PaperKind.HANDLING_SLIP)
    passage = next(block for block in slip.blocks if isinstance(block, Table) and block.head)
    assert [row[0] for row in passage.rows] == [f"第{f.seq}号" for f in whole.facts]
    assert all(f.actor.name in row[3] for f, row in zip(whole.facts, passage.rows, strict=True))
    assert [row[2] for row in passage.rows][:2] == ["立案", "决策动议：登记决策建议"]
    assert not any(re.search("[a-z]", row[2] + row[4]) for row in passage.rows)
    signed = whole.latest(Sign)
    (final,) = [t for t in texts(slip) if t.startswith("定稿")]
    assert signed.payload.draft in final
    assert signed.payload.number in final
    drafts = [
        f.payload.draft.digest for f in whole.facts if isinstance(f.payload, Register | Revise)
    ]
    told_of = [t for t in texts(slip) if "稿：" in t and t.startswith("第")]
    assert [digest in each for digest, each in zip(drafts, told_of, strict=True)] == [True] * 3
    early = made(material_of(told, BODY, CASE, at=signed.seq - 1), PaperKind.HANDLING_SLIP)
    assert "定稿：尚未签发。" in list(texts(early))
