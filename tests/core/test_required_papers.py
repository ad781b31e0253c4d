"""Papers that a procedure asks for with an act: there, or with reasons where it may be missing."""

from dataclasses import replace
from typing import Any

import pytest
from cases import ask, before, codes, scene_of, unmet
from procedures import FOUR_NOTS, LOCAL

from api.demo.scene import paper
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.procedure import RequiredPaper
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.rules import Ready

FINANCE = RequiredPaper(
    Text("财政意见", "finance opinion"), LOCAL, Text("涉及资金的", "if it costs")
)
DISCUSSION = RequiredPaper(Text("集体讨论记录", "own discussion"), LOCAL)
MOVES = ("open_consultation.publish", "legality_review.file", "submission.package")


def asking(step: str) -> Ready:
    """Return the procedure with two papers asked for in this step."""
    old = FOUR_NOTS.steps[step]
    new = replace(old, papers={"finance": FINANCE, "discussion": DISCUSSION})
    return Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, step: new}))


def hand_in(name: str, *papers: HandedIn) -> Accepted | Refused:
    scene = scene_of(name)
    says: Any = replace(scene.says, papers=papers)
    return ask(before(name), name, says, scene.who, scene.on, ready=asking(scene.step))


ALL = (
    HandedIn(paper="finance", document=paper("财政意见")),
    HandedIn(paper="discussion", document=paper("局务会记录")),
)


@pytest.mark.parametrize("name", [*MOVES, "publication.publish"])
def test_every_paper_that_is_asked_for_is_handed_in(name: str) -> None:
    assert codes(hand_in(name, *ALL)) == set()
    answer = hand_in(name)
    assert codes(answer) == {"papers.handed_in"}
    assert isinstance(answer, Refused)
    told = [v.reason.zh for v in answer.unmet]
    assert ["财政意见" in told[0], "集体讨论记录" in told[1]] == [True, True]
    assert unmet(answer, "papers.handed_in").source == LOCAL


@pytest.mark.parametrize(
    ("finance", "discussion", "lawful"),
    [
        (HandedIn(paper="finance", absent="不涉及资金"), ALL[1], True),
        (HandedIn(paper="finance"), ALL[1], False),
        (ALL[0], HandedIn(paper="discussion", absent="未开会"), False),
        (ALL[0], HandedIn(paper="discussion"), False),
    ],
    ids=["reasons where it may be missing", "no reasons", "reasons where it may not", "nothing"],
)
def test_only_what_may_be_missing_is_missing_and_says_why(
    finance: HandedIn, discussion: HandedIn, *, lawful: bool
) -> None:
    answer = hand_in("submission.package", finance, discussion)
    assert (codes(answer) == set()) is lawful
    if lawful:
        told = [v.reason.zh for v in answer.verdicts if v.code == "papers.handed_in"]
        assert "不涉及资金" in told[0]


OTHER = HandedIn(paper="other", document=paper("其他"))


@pytest.mark.parametrize("name", MOVES)
def test_a_paper_under_a_key_that_the_procedure_does_not_name_is_refused(name: str) -> None:
    answer = hand_in(name, *ALL, OTHER)
    assert codes(answer) == {"papers.named"}
    told = unmet(answer, "papers.named").reason
    assert "代号为other" in told.zh
    assert "discussion“集体讨论记录”" in told.zh
    assert codes(hand_in(name, ALL[0], OTHER)) == {"papers.handed_in", "papers.named"}
    assert "代号 discussion" in unmet(hand_in(name, ALL[0]), "papers.handed_in").reason.zh


def test_where_the_procedure_names_no_papers_what_is_handed_in_is_kept() -> None:
    scene = scene_of("submission.package")
    step = replace(FOUR_NOTS.steps[scene.step], papers={})
    ready = Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, scene.step: step}))
    says: Any = replace(scene.says, papers=(OTHER,))
    answer = ask(
        before("submission.package"), "submission.package", says, scene.who, scene.on, ready=ready
    )
    assert codes(answer) == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (MOVES[0], "consultation.papers"),
        (MOVES[1], "legality.papers"),
        (MOVES[2], "submission.papers"),
    ],
)
def test_one_paper_does_not_stand_for_two(name: str, code: str) -> None:
    same = replace(ALL[1], document=ALL[0].document)
    assert codes(hand_in(name, ALL[0], same)) == {code}


def test_no_paper_of_the_publication_stands_for_two() -> None:
    scene = scene_of("publication.publish")
    twice = HandedIn(paper="disclosure_review", document=scene.says.proof)
    answer = ask(
        before("publication.publish"),
        "publication.publish",
        replace(scene.says, papers=(twice,)),
        scene.who,
        scene.on,
    )
    assert unmet(answer, "publication.papers").source == decree_713(32)
