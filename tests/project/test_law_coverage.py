"""The page on what carries the law: no article missing, nothing named that is not there."""

from pathlib import Path

import pytest
from statute import scanning
from statute.articles import ARTICLES
from statute.guards import GUARDS
from statute.page import page
from statute.practice import FIRST_DAY, SITUATIONS
from statute.supervising import DECREE_733

DOCS = Path(__file__).parents[2] / "docs"
NAMED = (*GUARDS, *DECREE_733, *SITUATIONS, *FIRST_DAY)


def test_every_article_of_the_decree_stands_there_once():
    assert [each.number for each in ARTICLES] == list(range(1, 45))
    assert [each.key for each in GUARDS] == [f"G{n}" for n in range(1, 18)]


@pytest.mark.parametrize("each", ARTICLES, ids=lambda each: f"article {each.number}")
def test_an_article_is_carried_or_it_is_said_why_not(each):
    carried = scanning.checks().get(each.number) or scanning.kinds().get(each.number)
    assert carried or scanning.lines(each.number) or each.note


def test_what_is_named_exists():
    assert {code for each in NAMED for code in each.codes} <= scanning.codes()
    tests = {name for each in (*ARTICLES, *NAMED) for name in each.tests}
    assert tests <= set(scanning.test_names())


def test_each_check_that_is_named_has_a_test():
    codes = {code for each in NAMED for code in each.codes}
    assert {code for code in codes if code not in scanning.tests()} == set()


@pytest.mark.parametrize("each", NAMED, ids=lambda each: each.zh)
def test_what_nothing_shows_is_said_to_come_later(each):
    assert each.codes or each.tests or each.later


def test_the_page_is_up_to_date():
    assert (DOCS / "law-coverage.md").read_text() == page(), (
        "run: PYTHONPATH=.:tests/support python -m statute.page > docs/law-coverage.md"
    )
