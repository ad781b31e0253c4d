"""Papers of what follows: a supervision's notice and conclusion, what is put right, a trace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hostile import HOSTILE, words_of
from makers import CASE, file_papers, make_case, make_world, walk_until
from overseen import (
    BUILDER,
    BUREAU,
    COURSE,
    NUMBER,
    UNTIL,
    conclusion,
    delivery,
    finding,
    item,
    objection,
    order,
    rectified,
    review,
    sample,
)
from pylopdf_fonts_zh_cn import serif_path

from api.demo.acts import answered
from api.demo.scene import BODY, PEOPLE, at
from api.demo.stage import Stage
from api.papers.after.inspected import Inspected, inspected
from api.papers.after.making import every_paper, supervision_paper
from api.papers.after.traced import tracing_report
from api.papers.errors import PaperNotYetError
from api.papers.making import material_of, printed
from api.papers.sheet import BODY as BODY_WORD
from api.papers.sheet import Format, SupervisionPaper, Table, texts
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.office.supervision.following import follow_supervision
from decision_flow.domain.office.supervision.said import Pool, Reviewed
from decision_flow.engine.tracing import ROLES, HarmKind
from decision_flow.service import Entered
from diagrams.output.glyphs import missing

ORDER, CONCLUSION, RECTIFICATION = SupervisionPaper


def words(paper):
    return "\n".join(texts(paper))


def signed(paper):
    """Return what was signed: the paper without what came after."""
    return words(replace(paper, since=()))


def since(paper):
    """Return what is told of later days."""
    return words(paper).removeprefix(signed(paper))


@pytest.fixture(scope="module")
def overseen(tmp_path_factory):
    """A service in which one supervision went its whole course."""
    home = tmp_path_factory.mktemp("overseen")
    service = make_world(f"sqlite:///{home / 'story.db'}", home)
    for said, who, on in COURSE:
        file_papers(service, said, None, at(on))
        assert isinstance(service.supervise(BODY, said, person=who, at=at(on)), Entered)
    yield service
    service.database.close()


@pytest.fixture
def found(overseen):
    return inspected(overseen, BODY, NUMBER)


def after(overseen, acts):
    """Return the supervision as it stood once so many acts of the course were on record."""
    lines = inspected(overseen, BODY, NUMBER).lines
    return inspected(overseen, BODY, NUMBER, at=lines[acts - 1].fact.seq)


def told(*acts):
    """Return a supervision in which this was said, as its papers see it; nothing is decided."""
    there = ()
    for line, said in enumerate(acts, 1):
        there = follow_supervision(there, said, line=line, by="guo", at=at(date(2023, 6, 1)))
    return there[0]


def numbered(lines):
    """Return lines as the first of a stream."""
    return tuple(
        replace(line, fact=replace(line.fact, seq=seq)) for seq, line in enumerate(lines, 1)
    )


def test_the_notice_says_of_what_whom_when_and_by_which_people(found):
    notice = supervision_paper(found, ORDER, None)
    said = words(notice)
    assert notice.addressee == f"{BUILDER}、{BUREAU}"
    for part in (
        "行政首长的指令",
        "专项督查",
        NUMBER,
        "2023年5月10日起至2023年5月19日止",
        "第十一条",
    ):
        assert part in said
    assert (PEOPLE["guo"].name, PEOPLE["guo"].unit, "组长") in notice.blocks[8].rows
    assert notice.signed_on == "2023年5月8日"
    assert notice.illustrative


def test_the_notice_tells_behind_its_signature_what_was_drawn_by_lot_since(found):
    drew = sample(Pool.UNITS, (BUILDER, BUREAU))
    lines = numbered(found.lines[:2])
    there = replace(found, supervision=told(order(), drew), lines=lines)
    notice = supervision_paper(there, ORDER, None)
    assert notice.addressee == f"{BUILDER}、{BUREAU}"
    assert signed(notice) == signed(supervision_paper(found, ORDER, None))
    assert f"单位：{'、'.join(drew.drawn)}。自上列2个中随机抽取1个" in since(notice)
    assert f"“{drew.seed}”为种子" in since(notice)


def test_the_conclusion_tells_what_was_found_wanted_objected_to_and_decided(found):
    said = words(supervision_paper(found, CONCLUSION, None))
    for part in (
        finding().text,
        "暗访",
        conclusion().text,
        item().measure,
        "2023-06-30",
        "自收到督查结论之日起三十日内",
        "第十七条",
        "2023年5月22日（送达回证（示例））",
        objection().reasons,
        f"由未参与作出结论的{PEOPLE['lin'].name}、{PEOPLE['sun'].name}复核，决定维持",
        review().reasons,
        f"参与作出本结论的人员：{PEOPLE['guo'].name}、{PEOPLE['zheng'].name}",
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("acts", "there", "not_yet"),
    [
        (4, "送达：2023年5月22日", "申请复核："),
        (5, "复核：决定尚未作出", "决定维持"),
        (6, "决定维持", "尚未作出"),
    ],
)
def test_what_came_of_a_conclusion_is_told_behind_it_and_no_sooner_than_it_came(
    overseen, acts, there, not_yet
):
    said = since(supervision_paper(after(overseen, acts), CONCLUSION, BUILDER))
    assert there in said
    assert not_yet not in said


@pytest.mark.parametrize(("kind", "first"), [(ORDER, 1), (CONCLUSION, 3), (RECTIFICATION, 3)])
def test_nothing_later_changes_a_word_of_what_was_signed(overseen, kind, first):
    """A paper that is dated one day tells nothing of the days after it."""
    made = [
        supervision_paper(after(overseen, acts), kind, None)
        for acts in range(first, len(COURSE) + 1)
    ]
    assert made[0].since == ()
    assert {signed(paper) for paper in made} == {words(made[0])}
    if kind is not ORDER:
        assert len({since(paper) for paper in made}) > 1


@pytest.mark.parametrize(
    ("concluded", "said"),
    [
        (UNTIL - timedelta(days=1), "自2023年5月10日起（督查期限至2023年5月19日止）对你单位开展"),
        (UNTIL, "自2023年5月10日至2023年5月19日对你单位开展"),
        (UNTIL + timedelta(days=1), "自2023年5月10日至2023年5月19日对你单位开展"),
    ],
)
def test_a_conclusion_within_the_period_does_not_say_that_it_is_over(found, concluded, said):
    there = told(order(), finding(), conclusion(concluded_on=concluded))
    lines = numbered(found.lines[:3])
    paper = supervision_paper(Inspected(found.body, found.persons, there, lines), CONCLUSION, None)
    assert said in signed(paper)


def test_a_conclusion_tells_nothing_that_was_found_after_it(found):
    there = told(order(), finding(), conclusion(), finding("f2", text="另一问题（示例）。"))
    lines = numbered(found.lines[:4])
    paper = supervision_paper(Inspected(found.body, found.persons, there, lines), CONCLUSION, None)
    assert finding().text in words(paper)
    assert "另一问题" not in words(paper)


def test_a_case_that_was_found_at_fault_is_named_by_its_title(found):
    there = told(order(cases=(CASE,)), finding(case=CASE), conclusion())
    lines = numbered(found.lines[:3])
    made = Inspected(found.body, found.persons, there, lines, {CASE: "中修工程"})
    for _, paper in every_paper(made):
        assert f"《中修工程》（案件{CASE}）" in signed(paper)


def test_the_rectification_notice_tells_each_item_and_behind_it_how_it_stands(overseen, found):
    reported = since(supervision_paper(after(overseen, 7), RECTIFICATION, BUILDER))
    assert (rectified().text in reported, "核查销号" in reported) == (True, False)
    notice = supervision_paper(found, RECTIFICATION, BUILDER)
    assert "核查销号" in since(notice)
    assert f"f1：{finding().text}" in signed(notice)


def test_what_a_review_dropped_is_told_and_of_what_it_revoked_there_is_no_notice(found):
    first = (order(), finding(), conclusion(item(), item("r2")), delivery(), objection())
    part = told(*first, review(outcome=Reviewed.CHANGED, dropped=("r2",)))
    there = Inspected(found.body, found.persons, part, numbered(found.lines[:6]))
    rows = supervision_paper(there, RECTIFICATION, None).since[-1].rows
    assert [(row[0], row[2]) for row in rows] == [("r2", "经复核免除")]
    gone = replace(there, supervision=told(*first, review(outcome=Reviewed.REVOKED)))
    with pytest.raises(PaperNotYetError, match="撤销"):
        supervision_paper(gone, RECTIFICATION, None)


def test_a_paper_that_cannot_be_made_says_what_it_waits_for(overseen):
    ordered = after(overseen, 2)
    for kind in (CONCLUSION, RECTIFICATION):
        for unit in (None, BUREAU):
            with pytest.raises(PaperNotYetError, match="尚未作出"):
                supervision_paper(ordered, kind, unit)
    with pytest.raises(NotFoundError, match="没有“无此单位”"):
        supervision_paper(ordered, CONCLUSION, "无此单位")
    for number, line in ((NUMBER, ordered.lines[0].fact.seq - 1), (NUMBER, 10_000), ("D-0", None)):
        with pytest.raises(NotFoundError, match="没有编号"):
            inspected(overseen, BODY, number, at=line)


def test_of_several_units_one_must_be_named(found):
    other = conclusion(unit=BUREAU, rectify=())
    both = replace(found, supervision=told(order(), conclusion(rectify=()), other))
    with pytest.raises(NotFoundError, match=f"请写明单位：{BUILDER}、{BUREAU}"):
        supervision_paper(both, CONCLUSION, None)


def test_each_paper_names_the_latest_line_it_rests_on_and_is_the_same_as_of_that_line(
    overseen, found
):
    for _, paper in every_paper(found):
        origin = paper.origin
        line = next(each for each in found.lines if each.fact.seq == origin.line)
        assert (origin.case, origin.of, origin.digest) == (BODY, BODY_WORD, line.digest)
        then = inspected(overseen, BODY, NUMBER, at=origin.line)
        again = supervision_paper(then, paper.kind, None if paper.kind is ORDER else BUILDER)
        assert again == paper


def test_every_paper_of_a_supervision_is_set_as_pdf_and_docx(found):
    for name, paper in every_paper(found):
        made = printed(paper, Format.PDF)
        assert made.startswith(b"%PDF-"), name
        assert made == printed(paper, Format.PDF)
        assert paper.blocks[0].text in words_of(printed(paper, Format.DOCX))


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_of_a_supervision_are_set_as_they_are(found, said):
    assert not missing((said,), serif_path())
    unit = replace(order(), title=said, matter=said, units=(said[:40], BUREAU), apart=said)
    acts = (
        unit,
        finding(unit=said[:40], text=said),
        conclusion(item(measure=said), unit=said[:40], text=said),
    )
    there = Inspected(found.body, found.persons, told(*acts), numbered(found.lines[:3]))
    for _, paper in every_paper(there):
        assert printed(paper, Format.PDF).startswith(b"%PDF-")
        assert "".join(said.split()) in "".join(words_of(printed(paper, Format.DOCX)).split())


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """A case whose lawsuit was lost, and the way back from there."""
    home = tmp_path_factory.mktemp("traced")
    service = make_world(f"sqlite:///{home / 'story.db'}", home)
    make_case(service)
    walk_until(service, "closing", "close")
    stage = Stage(service, BODY, CASE, service.case(BODY, CASE).view.seq)
    for entry in answered.SUED:
        said = (
            replace(entry, says=replace(entry.says, case=CASE))
            if hasattr(entry.says, "case")
            else entry
        )
        stage.enter(said)
    found = service.trace(BODY, CASE, HarmKind.LAWSUIT, answered.SUIT)
    yield material_of(service, BODY, CASE), found
    service.database.close()


def test_the_tracing_report_names_every_step_act_and_person_and_who_differed(traced):
    material, found = traced
    said = words(tracing_report(material, found))
    assert found.harm.text.zh in said
    for step in found.steps:
        assert step.label.zh in said
        for each in step.acts:
            assert f"第{each.act.seq}号" in said
    for person in found.people:
        assert person.name in said
    report = tracing_report(material, found)
    (people,) = [b for b in report.blocks if isinstance(b, Table) and b.head[:1] == ("人员",)]
    for person, row in zip(found.people, people.rows, strict=True):
        for part in row[2].partition("（")[0].split("；"):
            relation, _, lines = part.partition("：第")
            of_it = {a.act.seq for s in found.steps if ROLES[s.role].zh == relation for a in s.acts}
            named = {int(line) for line in lines.removesuffix("号").split("、") if line}
            assert named <= of_it & set(person.lines), row
    (differed,) = [each for each in found.people if each.dissent is not None]
    assert differed.dissent.reasons in said
    assert f"{differed.name}最后一次表态：不同意" in said
    assert "第三十八条第三款" in said
    assert "不认定任何人的责任" in said


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_of_a_harm_are_set_as_they_are(traced, said):
    material, found = traced
    harm = replace(found.harm, text=replace(found.harm.text, zh=said))
    report = tracing_report(replace(material, title=said), replace(found, harm=harm))
    assert printed(report, Format.PDF).startswith(b"%PDF-")
    assert "".join(said.split()) in "".join(words_of(printed(report, Format.DOCX)).split())
