"""Acts out of force: told by title or number, from the first day without them."""

from datetime import date, timedelta

import pytest
from cases import DRAFTER, accepted, ask, before, said, scene_of

from decision_flow.domain.repealed import REPEALED, repealed
from decision_flow.domain.values import decree_713

ENDED = date(2025, 3, 1)
SICHUAN = "《四川省重大行政决策程序规定》（川府发〔2015〕24号）"


@pytest.mark.parametrize(
    ("day", "found"), [(ENDED - timedelta(days=1), 0), (ENDED, 1), (ENDED + timedelta(days=1), 1)]
)
def test_an_act_holds_until_the_day_before_it_ends(day, found):
    assert len(repealed([SICHUAN], day)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《中华人民共和国合同法》第五十二条", True),
        ("《合同法》", True),
        ("合同法", True),
        ("《中华人民共和国劳动合同法》", False),
        ("《劳动合同法》与《合同法》", True),
        ("《中华人民共和国民法典》合同编", False),
        ("川府发〔2025〕4号", False),
    ],
)
def test_an_act_is_named_by_its_whole_title(text, found):
    assert bool(repealed([text], date(2026, 1, 1))) is found


def test_an_act_that_several_texts_name_is_told_once():
    assert len(repealed(["《合同法》", "《合同法》第八条"], date(2026, 1, 1))) == 1


@pytest.mark.parametrize("act", REPEALED, ids=lambda act: act.name)
def test_each_names_what_ended_it(act):
    assert act.by.act


def test_a_draft_that_rests_on_one_is_registered_with_a_warning():
    scene = scene_of("drafting.register")
    case, says = before("drafting.register"), said("drafting.register", legal_basis=("《合同法》",))
    fact = accepted(ask(case, "drafting.register", says, DRAFTER, scene.on))
    (told,) = [v for v in fact.verdicts if v.code == "drafting.basis_in_force"]
    assert (told.advisory, told.source) == (True, decree_713(12))
    assert "2021-01-01" in told.reason.zh
