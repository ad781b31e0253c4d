from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import ONE_GOOD_LETTER, campaign, letters, pairwise

from decision_flow.domain.opinions.clusters import ALIKE, clustered
from decision_flow.domain.opinions.reading import reading_order
from decision_flow.domain.opinions.wording import Wording, likeness, sentences

PAGE = 50


def ids(texts: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(cluster.ids) for cluster in clustered(texts)}


@pytest.mark.parametrize("edited", [None, 0.0, 0.1, 0.2])
def test_copies_of_a_letter_are_together_and_letters_apart(edited: float | None) -> None:
    made = campaign(2_000, edited=edited)
    precision, recall = pairwise((each.ids for each in clustered(made.texts)), made)
    assert precision >= 0.98
    assert recall >= 0.98


def test_ten_thousand_comments_of_a_campaign_hide_no_letter() -> None:
    made = campaign(10_000)
    found = clustered(made.texts)
    precision, recall = pairwise((each.ids for each in found), made)
    assert precision >= 0.98
    assert recall >= 0.98
    page = reading_order(found, made.texts)[:PAGE]
    good = next(each for each in page if made.good in each.ids)
    assert good.ids == (made.good,)


def test_a_good_letter_comes_before_the_campaigns_stragglers() -> None:
    texts = {f"c{n}": "，".join(letter) for n, letter in enumerate(letters())}
    texts |= {f"d{n}": "，".join(letter) for n, letter in enumerate(letters())}
    texts |= {f"s{n}": f"补充意见之{n:03}号，请看看" for n in range(200)}
    found = reading_order(
        clustered(texts | {"good": ONE_GOOD_LETTER}), texts | {"good": ONE_GOOD_LETTER}
    )
    assert ("good",) in [each.ids for each in found[:PAGE]]


def test_every_opinion_is_in_exactly_one_cluster() -> None:
    made = campaign(300)
    found = [each for cluster in clustered(made.texts) for each in cluster.ids]
    assert sorted(found) == sorted(made.texts)
    assert sum(cluster.count for cluster in clustered(made.texts)) == len(made.texts)


def test_the_order_in_which_opinions_came_in_changes_nothing() -> None:
    made = campaign(400)
    told = list(made.texts.items())
    Random(1).shuffle(told)  # noqa: S311 - any other order
    assert clustered(dict(told)) == clustered(made.texts)


def test_the_representative_is_the_wording_nearest_to_what_all_say() -> None:
    letter = "。".join(letters()[0])
    texts = dict(campaign(2_000).texts)
    texts["original"] = letter
    found = next(each for each in clustered(texts) if "original" in each.ids)
    assert found.count > 20
    assert found.variants[0].likeness >= 0.85
    assert [v.likeness for v in found.variants] == sorted(
        (v.likeness for v in found.variants), reverse=True
    )


def test_a_grown_cluster_holds_nothing_that_is_not_like_it() -> None:
    made = campaign(2_000, edited=0.2)
    grown = [each for each in clustered(made.texts) if len(each.variants) >= 4]
    assert min(v.likeness for each in grown for v in each.variants) >= ALIKE


def test_equal_words_are_equal_whatever_their_marks_width_and_order_of_sentences() -> None:
    assert ids({"a": "同意。 但请公开ＡＢＣ！", "b": "但请公开abc；同意"}) == {frozenset("ab")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("我同意这个方案", "我不同意这个方案"),
        ("建议保留原有停车位", "建议取消原有停车位"),
        ("支持", "反对"),
    ],
)
def test_short_opinions_that_differ_are_never_put_together(one: str, other: str) -> None:
    assert ids({"a": one, "b": other}) == {frozenset("a"), frozenset("b")}


def test_what_says_nothing_is_kept_and_counted() -> None:
    assert ids({"a": "……", "b": "", "c": "同意"}) == {frozenset("ab"), frozenset("c")}


def test_no_opinions_are_no_clusters() -> None:
    assert clustered({}) == ()


HOSTILE = st.text(alphabet="不同意改收费车位。，!\x00\u202e\ud7ff𠮷Aａ ", max_size=90)


@given(st.dictionaries(st.text(min_size=1, max_size=4), HOSTILE, max_size=12))
def test_whatever_is_written_each_opinion_is_counted_once(texts: dict[str, str]) -> None:
    found = [each for cluster in clustered(texts) for each in cluster.ids]
    assert sorted(found) == sorted(texts)


def test_likeness_is_what_both_have_of_what_either_has() -> None:
    assert likeness(frozenset("abc"), frozenset("bcd")) == 0.5
    assert likeness(frozenset(), frozenset()) == 1.0


def test_no_shingle_reaches_from_one_sentence_into_the_next() -> None:
    wording = Wording(sentences("收费。太高"), ("a",))
    assert wording.shingles() == {"收费", "太高"}
    assert replace(wording, parts=tuple(reversed(wording.parts))).sketch() == wording.sketch()
