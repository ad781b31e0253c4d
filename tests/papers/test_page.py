"""A paper as a page: the words of its PDF, hostile texts as they are, and nothing that runs."""

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from browser import NoBrowserError, dom_of
from hypothesis import given
from hypothesis import strategies as st

from api.pages.paper import page
from api.papers.errors import PaperTooLongError
from api.papers.output.plain import MARK, MOST_CHARACTERS, clean, foot
from api.papers.sheet import (
    Heading,
    Imprint,
    Origin,
    Paper,
    Paragraph,
    RedHead,
    ReportKind,
    Table,
    texts,
)

HOSTILE = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=\"document.title='taken'\">",
    "</style><script>document.title='taken'</script>",
    "{{ 7*7 }} {% raw %} {# #}",
    "&lt;b&gt; & \" ' <!-- -->",
)
ANY = st.text(st.characters(codec="utf-8"), max_size=80)


class Words(HTMLParser):
    """Every word of a page that a reader sees, and every element that it is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said, self.elements, self.attributes = "", set(), set()
        self._styled = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._styled = tag == "style"

    def handle_endtag(self, tag):
        self._styled = self._styled and tag != "style"

    def handle_data(self, data):
        self.said += "" if self._styled else data


def paper(*said, **change):
    first = said[0]
    known = Paper(
        kind=ReportKind.EXECUTION,
        title=f"示例县\n{first}",
        blocks=(
            *map(Paragraph, said),
            Heading(first),
            Table((1, 2), ((first, first),), (first, first)),
        ),
        origin=Origin("body", 3, "ab" * 32, datetime(2023, 7, 5, 2, tzinfo=UTC), cases=2),
        red=RedHead(first, first),
        number=first,
        addressee=first,
        attachments=said,
        imprint=Imprint(first, first),
        signed_by=first,
        signed_on="2023年7月5日",
        remarks=(first,),
        since=(Heading(first), *map(Paragraph, said)),
    )
    return replace(known, **change)


def told(each):
    """Return a text without its blanks, which a page may set otherwise."""
    return "".join(each.split())


@given(said=st.lists(ANY, min_size=1, max_size=3))
def test_a_page_says_every_word_of_the_paper(said):
    made = paper("甲", *said)
    seen = told(Words(page(made)).said)
    for each in (*texts(clean(made)), *foot(clean(made))):
        assert told(each) in seen


@given(said=ANY)
def test_a_text_adds_no_element_and_no_attribute(said):
    plain, other = Words(page(paper("甲"))), Words(page(paper(f"甲{said}")))
    assert other.elements == plain.elements
    assert other.attributes == plain.attributes
    assert not plain.elements & {"script", "link", "img", "iframe", "form", "object"}


def test_the_same_paper_is_the_same_page():
    assert page(paper("甲")) == page(paper("甲"))


@pytest.mark.parametrize("illustrative", [True, False])
def test_a_paper_that_was_made_up_says_so_at_its_head(illustrative):
    assert (MARK in page(paper("甲", illustrative=illustrative))) is illustrative


def test_a_paper_that_is_too_long_is_refused():
    with pytest.raises(PaperTooLongError):
        page(paper("长" * MOST_CHARACTERS))


def test_in_a_browser_hostile_texts_are_words_and_nothing_runs(tmp_path):
    file = tmp_path / "report.html"
    file.write_text(page(paper(*HOSTILE)), encoding="utf-8")
    try:
        seen = Words(dom_of(file, tmp_path / "profile"))
    except NoBrowserError as error:
        pytest.skip(str(error))
    for each in HOSTILE:
        assert told(each) in told(seen.said)
    assert "script" not in seen.elements
