"""Channels: a proof of each where a place asks for it, and a register of them all."""

from dataclasses import replace
from typing import Any

import pytest
from cases import TOWN, accepted, ask, before, codes, facts_of, said, scene_of, unmet
from procedures import FOUR_NOTS, adjusted

from api.demo.scene import paper
from decision_flow.domain.checks import CHANNEL_PROOF
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind, Void
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.channels import register
from decision_flow.engine.rules import Ready

SITE = Channel(kind=ChannelKind.WEBSITE, name="门户网站")
PAPER = Channel(kind=ChannelKind.NEWSPAPER, name="县报", proof=paper("县报剪报"))
SEEN = paper("网页截图")
POINTS = ["open_consultation.publish", "publication.publish"]


def published(name: str, *channels: Channel, wanted: str = "each") -> Any:
    step = name.partition(".")[0]
    ready = Ready(adjusted(FOUR_NOTS, step, settings={CHANNEL_PROOF: wanted}))
    scene = scene_of(name)
    payload = replace(scene.says, channels=channels)
    return ask(before(name), name, payload, scene.who, scene.on, ready=ready)


@pytest.mark.parametrize("name", POINTS)
def test_each_channel_has_its_proof_where_a_place_asks_for_it(name: str) -> None:
    code = f"{name.partition('.')[0].removeprefix('open_')}.channel_proof"
    verdict = unmet(published(name, SITE, PAPER), code)
    assert "缺：门户网站" in verdict.reason.zh
    assert "县报" not in verdict.reason.zh
    assert verdict.curers
    accepted(published(name, replace(SITE, proof=SEEN), PAPER))
    accepted(published(name, SITE, PAPER, wanted="optional"))


@pytest.mark.parametrize("name", POINTS)
def test_one_proof_does_not_stand_for_another_channel_of_the_same_name(name: str) -> None:
    for channels in ((SITE, replace(SITE, proof=SEEN)), (replace(SITE, proof=SEEN), SITE)):
        assert any(code.endswith(".channel_proof") for code in codes(published(name, *channels)))


def test_a_proof_is_a_paper_on_file() -> None:
    name, channel = "publication.publish", replace(SITE, proof=SEEN)
    scene = scene_of(name)
    payload = replace(scene.says, channels=(channel,))
    answer = ask(before(name), name, payload, scene.who, scene.on, documents=frozenset())
    assert "documents.on_file" in codes(answer)


@pytest.mark.parametrize("kind", ["consultation@1", "hearing@1", "publication@1"])
def test_every_kind_that_shows_something_can_be_asked_for_it(kind: str) -> None:
    assert KINDS[kind].settings[CHANNEL_PROOF] == ("optional", "each")


def test_the_register_tells_every_channel_with_its_day_and_its_proof() -> None:
    found = [s for s in register(facts_of(), TOWN) if s.step != "post_evaluation"]
    notice, decision = said("open_consultation.publish"), said("publication.publish")
    assert [(each.verb, each.step, each.channel) for each in found] == [
        *(("publish", "open_consultation", each) for each in notice.channels),
        *(("publish", "publication", each) for each in decision.channels),
    ]
    assert [each.on for each in found] == [
        *([notice.opens] * len(notice.channels)),
        *([decision.on] * len(decision.channels)),
    ]
    assert found[0].proof is None, "no proof of the notice was kept"
    assert found[-1].proof == decision.proof
    assert all(each.taken_back is None for each in found)


def test_the_questionnaire_of_an_evaluation_stands_in_it_too() -> None:
    (asked,) = [s for s in register(facts_of(), TOWN) if s.step == "post_evaluation"]
    assert asked.on == said("post_evaluation.ask").opens


def test_a_proof_of_the_channel_comes_before_that_of_the_whole() -> None:
    facts = [f for f in facts_of() if (f.step, f.verb) == ("publication", "publish")]
    both = replace(facts[0].payload, channels=(SITE, PAPER))
    found = register([replace(facts[0], payload=both)], TOWN)
    assert [each.proof for each in found] == [both.proof, PAPER.proof]


def test_what_was_taken_back_stays_with_the_line_that_did() -> None:
    (notice,) = [f for f in facts_of() if (f.step, f.verb) == ("open_consultation", "publish")]
    void = replace(notice, seq=notice.seq + 1, verb="void", payload=Void(reasons="日期有误"))
    again = replace(notice, seq=notice.seq + 2)
    other = replace(notice, seq=notice.seq + 3, step="another")
    found = register([notice, void, again, other], TOWN)
    assert {(each.seq, each.taken_back) for each in found} == {
        (notice.seq, void.seq),
        (again.seq, None),
        (other.seq, None),
    }
