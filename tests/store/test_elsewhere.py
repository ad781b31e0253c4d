"""What failed in another case under the same text or title: who reviews is told of it."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pytest
from brought_back import AGAIN, RISK, asks, fails, opens, withdraws
from counting import counted
from makers import (
    CASE,
    LAWFUL,
    OPENED_AT,
    file_papers,
    make_body,
    make_case,
    request_of,
    walk_until,
)
from shifting import moved
from tampering import audit, codes, rewritten, unguarded

from api.demo.scene import BODY, paper
from decision_flow.audit import rebuild
from decision_flow.domain.steps.before.drafting import ChangeClass
from decision_flow.domain.steps.before.legality_review import Opinion
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.steps.claims.waiver import NotApplicable, WaiverGround
from decision_flow.service import Moved, Request
from decision_flow.store.marks import add_marks

OPINE = ("legality_review", "opine")
TOLD, REFUSED = "claim.failed_elsewhere", "legality.failed_elsewhere"
UPHELD = Examined(step=RISK, claimed=Claimed.NOT_APPLICABLE, upheld=True, reasons="不涉及社会稳定")
DENIED = replace(UPHELD, upheld=False, reasons="原案评估结论为不可控")
TEXT = next(s.says.draft for s in LAWFUL if s.verb == "register")
OTHER_TEXT = paper("另一示例草案")
LATER = OPENED_AT + timedelta(hours=1)
AFTERWARDS = timedelta(weeks=12)
"""By when the first case has ended, long ago."""


def with_text(said, text):
    """Return what is said with another text in the place of the one of the story."""
    if said in {TEXT, TEXT.digest}:
        return text if said == TEXT else text.digest
    if isinstance(said, tuple):
        return tuple(with_text(each, text) for each in said)
    if not is_dataclass(said):
        return said
    return replace(
        said, **{f.name: with_text(getattr(said, f.name), text) for f in fields(said) if f.init}
    )


def waiver(scene, text):
    why = paper("不适用的说明")
    ground = WaiverGround.NO_ADVERSE_EFFECT
    said = NotApplicable(draft=text.digest, ground=ground, reasons="不涉及", document=why)
    return Request(RISK, "not_applicable", said, scene.who)


def reaches_the_opinion(service, *, waive=True, text=TEXT, by=timedelta()):
    """Tell the story of the case brought back up to the opinion, the risk waived; its scene."""
    waived = not waive
    for scene in (moved(each, by) for each in LAWFUL):
        told = replace(scene, says=with_text(scene.says, text))
        if (scene.step, scene.verb) == OPINE:
            return told
        if scene.step != RISK or not waive:
            made(service, request_of(told), scene.on)
        elif not waived:
            waived = True
            made(service, waiver(scene, text), scene.on)
    raise AssertionError(OPINE)


def does(service, request, at):
    file_papers(service, request.payload, request.paper, at)
    seq = service.case(BODY, AGAIN).view.seq
    return service.move(BODY, AGAIN, request, at=at, expected=seq)


def made(service, request, at):
    answer = does(service, request, at)
    assert isinstance(answer, Moved), (request.step, request.verb, answer.unmet)
    return answer


def opining(scene, *examined, conclusion=Opinion.LAWFUL):
    examined = (*examined, *scene.says.examined)
    says = replace(scene.says, conclusion=conclusion, changes=(), examined=examined)
    return replace(request_of(scene), payload=says)


def told_before(service, on):
    """Return of what a reviewer is told who asks what can be done."""
    options = service.explain(BODY, AGAIN, at=on)
    return {(o.step, o.verb): v for o in options for v in o.verdicts if v.code == TOLD}


def told_in(answer):
    return [v for v in answer.facts[0].verdicts if v.code == TOLD]


@pytest.fixture
def failed(opened):
    """The risk of the first case could not be controlled."""
    fails(opened)
    return opened


def test_what_failed_for_the_same_text_is_told_and_not_upheld_as_not_applicable(failed):
    line = withdraws(failed).seq - 1
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed)
    told = told_before(failed, scene.on)
    assert [*told] == [OPINE]
    assert told[OPINE].advisory
    assert f"案件{CASE}第{line}号记录" in told[OPINE].reason.zh
    refused = does(failed, opining(scene, UPHELD), scene.on)
    (unmet,) = refused.unmet
    assert unmet.code == REFUSED
    assert f"case {CASE}, line {line}" in unmet.reason.en
    answer = made(failed, opining(scene, DENIED, conclusion=Opinion.INCOMPLETE), scene.on)
    assert [v.reason for v in told_in(answer)] == [told[OPINE].reason]
    assert CASE in {cite.stream for cite in answer.facts[0].cites}
    assert failed.case(BODY, AGAIN).case.shape[RISK] in {"none", "lapsed"}
    assert codes(failed) == []


def test_it_is_told_though_the_case_in_which_it_failed_was_left_lying(failed):
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed)
    assert [v.code for v in does(failed, opining(scene, UPHELD), scene.on).unmet] == [REFUSED]


def test_it_is_told_though_the_case_brought_back_was_opened_before_it_failed(opened):
    opens(opened, AGAIN, None, at=OPENED_AT)
    scene = reaches_the_opinion(opened)
    assert told_before(opened, scene.on) == {}
    fails(opened)
    assert told_before(opened, scene.on) != {}


def test_that_nobody_was_told_of_what_failed_only_later_is_no_finding(opened):
    opens(opened, AGAIN, None, at=OPENED_AT)
    scene = reaches_the_opinion(opened)
    assert told_in(made(opened, opining(scene, UPHELD), scene.on)) == []
    fails(opened)
    assert codes(opened) == []


def test_under_another_text_and_the_same_title_the_reviewer_judges_what_is_told(failed):
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed, text=OTHER_TEXT)
    (told,) = told_in(made(failed, opining(scene, UPHELD), scene.on))
    assert "名称相同" in told.reason.zh
    assert "same title" in told.reason.en
    assert codes(failed) == []


def test_a_title_is_known_without_blanks_and_a_text_under_any_title(failed):
    title = failed.case(BODY, CASE).view.title
    opens(failed, AGAIN, None, at=LATER, title=f" {title[:2]} {title[2:]}")
    scene = reaches_the_opinion(failed, text=OTHER_TEXT)
    assert told_before(failed, scene.on) != {}


@pytest.mark.parametrize(
    ("text", "expected"), [(TEXT, [REFUSED]), (OTHER_TEXT, None)], ids=["same text", "neither"]
)
def test_under_another_title_the_text_alone_counts(failed, text, expected):
    opens(failed, AGAIN, None, at=LATER, title="另一事项（示例）")
    scene = reaches_the_opinion(failed, text=text)
    answer = does(failed, opining(scene, UPHELD), scene.on)
    if expected is None:
        assert told_in(answer) == []
    else:
        assert [v.code for v in answer.unmet] == expected


def test_a_text_that_took_the_place_of_the_one_that_failed_is_known_as_well(failed):
    said = next(s.says for s in LAWFUL if s.verb == "revise")
    revised = asks(failed, "drafting.revise", replace(said, draft=OTHER_TEXT), "wu")
    assert isinstance(revised, Moved), revised.unmet
    said = next(s.says for s in LAWFUL if s.verb == "classify")
    said = replace(said, draft=OTHER_TEXT.digest, as_class=ChangeClass.SUBSTANTIVE)
    classed = asks(failed, "drafting.classify", said, "zheng")
    assert isinstance(classed, Moved), classed.unmet
    for text in (TEXT, OTHER_TEXT):
        assert text.digest in failed.case(BODY, CASE).case.texts
    opens(failed, AGAIN, None, at=OPENED_AT + AFTERWARDS, title="另一事项（示例）")
    scene = reaches_the_opinion(failed, text=OTHER_TEXT, by=AFTERWARDS)
    assert told_before(failed, scene.on) != {}
    assert codes(failed) == []


def test_what_failed_before_another_body_is_nobodys_concern(opened):
    make_body(opened, "another")
    make_case(opened, "theirs", body_id="another")
    opens(opened, AGAIN, None, at=OPENED_AT)
    scene = reaches_the_opinion(opened)
    with opened.database.writing() as connection:
        add_marks(connection, "theirs", [TEXT.digest])
    assert told_before(opened, scene.on) == {}


def test_nothing_is_told_where_the_step_is_done_in_full(failed):
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed, waive=False)
    assert told_in(made(failed, opining(scene), scene.on)) == []


def test_nothing_is_told_of_a_case_in_which_nothing_failed(opened):
    walk_until(opened, RISK, "conclude")
    opens(opened, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(opened)
    assert told_in(made(opened, opining(scene, UPHELD), scene.on)) == []
    assert codes(opened) == []


def test_what_was_inherited_is_told_like_what_failed(failed):
    withdraws(failed)
    other = {"title": "名称不同（示例）", "at": OPENED_AT + AFTERWARDS}
    opens(failed, "between", CASE, **other)
    opens(failed, AGAIN, None, **other)
    scene = reaches_the_opinion(failed, text=OTHER_TEXT, by=AFTERWARDS)
    assert "between" in told_before(failed, scene.on)[OPINE].reason.en


def test_the_opinion_alone_looks_for_other_cases_and_by_one_statement(opened):
    opens(opened, AGAIN, None, at=OPENED_AT)
    looked = {}
    for scene in LAWFUL:
        with counted(opened.database.engine) as count:
            made(opened, request_of(scene), scene.on)
        looked[scene.step, scene.verb] = sum("case_mark" in each for each in count.statements)
    assert {act for act, times in looked.items() if times} == {OPINE}
    assert looked[OPINE] == 1


def test_an_opinion_that_looks_keeps_to_ten_statements_and_one_commit(failed):
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed, text=OTHER_TEXT)
    request = opining(scene, UPHELD)
    file_papers(failed, request.payload, None, scene.on)
    seq = failed.case(BODY, AGAIN).view.seq
    with counted(failed.database.engine) as count:
        failed.move(BODY, AGAIN, request, at=scene.on, expected=seq, key="once")
    assert count.commits == 1
    assert len(count.statements) <= 10, count.statements


# A text that was found unlawful ------------------------------------------------------------------

UNLAWFUL = "legality.unlawful_elsewhere"


@pytest.fixture
def unlawful(opened):
    """The text of the first case was found unlawful; the line of the opinion."""
    walk_until(opened, "legality_review", "accept")
    said = next(s.says for s in LAWFUL if (s.step, s.verb) == OPINE)
    said = replace(said, conclusion=Opinion.UNLAWFUL, changes=())
    answer = asks(opened, "legality_review.opine", said, "zheng")
    assert isinstance(answer, Moved), answer.unmet
    return answer.seq


def warned(answer):
    return [v for v in answer.facts[0].verdicts if v.code == UNLAWFUL]


@pytest.mark.parametrize("named", [CASE, None], ids=["said", "not said"])
def test_that_the_very_text_was_found_unlawful_is_told_though_nothing_is_waived(
    opened, unlawful, named
):
    withdraws(opened)
    by = {"at": OPENED_AT + AFTERWARDS, "title": "另一事项（示例）"}
    opens(opened, AGAIN, named, **by)
    scene = reaches_the_opinion(opened, waive=False, by=AFTERWARDS)
    answer = made(opened, opining(scene), scene.on)
    (told,) = warned(answer)
    assert told.advisory
    assert f"案件{CASE}" in told.reason.zh
    assert f"line {unlawful}" in told.reason.en
    assert CASE in {cite.stream for cite in answer.facts[0].cites}
    assert codes(opened) == []
    rewritten(opened, AGAIN, answer.seq, lambda fact: untold(fact, UNLAWFUL))
    assert codes(opened) == [("again.untold", AGAIN, answer.seq)]


def test_of_another_text_it_is_not_told_that_the_first_was_unlawful(opened, unlawful):
    assert unlawful
    withdraws(opened)
    opens(opened, AGAIN, CASE, at=OPENED_AT + AFTERWARDS)
    scene = reaches_the_opinion(opened, waive=False, text=OTHER_TEXT, by=AFTERWARDS)
    assert warned(made(opened, opining(scene), scene.on)) == []


# Who owns the database forges it -----------------------------------------------------------------


def untold(fact, told=TOLD):
    cites = [cite for cite in fact["cites"] if cite[0] != CASE]
    return {**fact, "cites": cites, "verdicts": [v for v in fact["verdicts"] if v["code"] != told]}


def upheld(fact):
    examined = [{**each, "upheld": True} for each in fact["payload"]["examined"]]
    return {**fact, "payload": {**fact["payload"], "examined": examined, "conclusion": "lawful"}}


def test_an_upheld_waiver_that_was_forged_is_found(failed):
    opens(failed, AGAIN, None, at=LATER)
    scene = reaches_the_opinion(failed)
    line = made(failed, opining(scene, DENIED, conclusion=Opinion.INCOMPLETE), scene.on).seq
    rewritten(failed, AGAIN, line, upheld)
    assert ("again.refused", AGAIN, line) in codes(failed)


def test_that_nobody_was_told_of_what_failed_before_the_case_began_is_found(failed):
    withdraws(failed)
    opens(failed, AGAIN, None, at=OPENED_AT + AFTERWARDS)
    scene = reaches_the_opinion(failed, text=OTHER_TEXT, by=AFTERWARDS)
    line = made(failed, opining(scene, UPHELD), scene.on).seq
    assert codes(failed) == []
    rewritten(failed, AGAIN, line, untold)
    assert codes(failed) == [("again.untold", AGAIN, line)]


def test_marks_are_made_again_from_the_facts_and_compared_with_them(failed):
    unguarded(failed, ("DELETE FROM case_mark WHERE case_id = :s", {"s": CASE}))
    assert {*codes(failed)} == {("projection.differs", CASE, None)}
    rebuild(failed.database, failed.known.read)
    assert audit(failed).findings == []
