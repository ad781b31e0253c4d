"""PDF and DOCX: the same paper the same bytes, hostile texts as they are, never a hollow box."""

import io
import itertools
import re
import string
import subprocess
import zipfile
import zlib
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from hostile import HOSTILE, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pylopdf_fonts_zh_cn import serif_path

from api.papers.errors import PaperError, PaperGlyphMissingError, PaperTooLongError
from api.papers.making import made, offered, printed
from api.papers.output import pdf
from api.papers.output.plain import MOST_CHARACTERS, breakable, clean, in_cell, one_line, visible
from api.papers.sheet import (
    Format,
    Heading,
    Imprint,
    NotYet,
    Origin,
    Paper,
    PaperKind,
    Paragraph,
    RedHead,
    Table,
    texts,
)
from diagrams.output.glyphs import missing

AT = datetime(2023, 6, 6, 2, tzinfo=UTC)
ANY = st.text(st.characters(codec=None, categories=("L", "N", "P", "S", "Z", "C")), max_size=80)


def paper(*said, **change):
    first = said[0]
    known = {
        "kind": PaperKind.DECISION,
        "title": first,
        "blocks": (
            *map(Paragraph, said),
            Heading(first),
            Table((1, 2), ((first, first),), (first, first)),
        ),
        "origin": Origin("case-1", 3, "ab" * 32, AT),
        "red": RedHead(first, first),
        "addressee": first,
        "attachments": (first, first),
        "signed_by": first,
        "signed_on": "2023年6月6日",
        "imprint": Imprint(first, first),
        "since": (Heading(first), Paragraph(first), Table((1, 2), ((first, first),))),
    }
    return Paper(**{**known, **change})


@pytest.mark.parametrize(
    ("said", "pieces"),
    [
        ("DC2023-3", ["DC202", "3-3"]),
        ("R1", ["R1"]),
        ("2023-10-16", ["2023-10-16"]),
        ("2023-10-11 10:00", ["2023-10-11 10:00"]),
        ("督查DC2023-3号", ["督查DC202", "3-3号"]),
        ("consultation", ["consultation"]),
    ],
)
def test_a_number_may_end_a_line_in_a_narrow_cell_and_a_day_never(said, pieces):
    assert in_cell(said).split("\u200b") == pieces


def plain_paper(**change):
    return paper("正文", "甲", "乙", **change)


def has_glyphs(text):
    return not {c for font in pdf.FONTS for c in missing([one_line(text)], font)}


@pytest.mark.parametrize("form", Format)
def test_every_paper_of_a_case_is_set_and_the_same_again(whole, form):
    starts = {Format.PDF: b"%PDF", Format.DOCX: b"PK"}
    for found in offered(whole):
        if not isinstance(found, NotYet):
            content = printed(found, form)
            assert content.startswith(starts[form])
            if found.kind is PaperKind.DECISION:
                assert printed(found, form) == content


def test_a_pdf_brings_its_fonts_and_dates_from_the_record_alone():
    content = printed(plain_paper(), Format.PDF)
    assert {b"NotoSerifSC", b"NotoSansSC"} <= set(re.findall(rb"NotoS\w+SC", content))
    assert b"20230606" in content


def test_who_copies_a_long_number_from_a_pdf_gets_nothing_in_between():
    """The break in a number that fills its line is a place, and no character."""
    content = printed(paper("DC2023-3-3", "x" * 90), Format.PDF)
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    read = [unpacked(each) for each in streams]
    assert [each for each in read if b"beginbfchar" in each], "what each glyph is copied as"
    assert not [each for each in read if b"200B>" in each.upper()]


def unpacked(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("imprint", [None, Imprint("甲", "乙")])
def test_what_came_later_stands_behind_the_signature(imprint):
    later = (Heading("附记"), Paragraph("后来的事"), Table((1, 1), (("后", "来"),)))
    content = printed(paper("正文", since=later, imprint=imprint), Format.DOCX)
    said = "".join(words_of(content).split())
    assert 0 < said.index("2023年6月6日") < said.index("附记") < said.index("后来的事")
    assert printed(paper("正文", since=later), Format.PDF) != printed(
        paper("正文", since=()), Format.PDF
    )


def test_a_word_document_names_the_fonts_of_the_standard_and_the_size_of_the_page():
    content = printed(plain_paper(), Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = parts.read("word/document.xml").decode()
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert all(font in xml for font in ("仿宋", "黑体", "方正小标宋简体"))
    assert 'w:w="11906" w:h="16838"' in xml, "A4 in twentieths of a point"
    assert 'w:top="2098"' in xml
    assert 'w:left="1587"' in xml


def test_two_tables_that_follow_each_other_stay_two_in_the_word_document():
    table = Table((1, 2), (("甲", "乙"),))
    content = printed(plain_paper(blocks=(table, table, Paragraph("完")), since=()), Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))[0]  # noqa: S314 - our own
    tags = [each.tag.rpartition("}")[2] for each in body]
    assert tags.count("tbl") == 2
    assert ("tbl", "tbl") not in itertools.pairwise(tags)


@pytest.mark.parametrize("said", HOSTILE)
def test_markup_in_a_text_is_text(said):
    assert printed(paper(said, said), Format.PDF).startswith(b"%PDF")
    assert said in words_of(printed(paper(said, said), Format.DOCX)).replace("\u200b", "")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(said=ANY)
def test_whatever_is_written_stands_in_the_word_document_letter_by_letter(said):
    document = printed(plain_paper(blocks=(Paragraph("始" + said + "终"),)), Format.DOCX)
    shown = words_of(document)
    assert "".join(one_line(said).split()) in "".join(shown.split())


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(said=ANY)
def test_whatever_is_written_is_set_as_pdf_or_refused_by_its_character(said):
    asked = plain_paper(blocks=(Paragraph(f"始{said}"),), title=said or "题")
    if all(map(has_glyphs, texts(clean(asked)))):
        assert printed(asked, Format.PDF).startswith(b"%PDF")
    else:
        with pytest.raises(PaperGlyphMissingError):
            printed(asked, Format.PDF)


@settings(max_examples=200)
@given(said=ANY)
def test_nothing_invisible_is_left_and_nothing_visible_is_lost(said):
    left = visible(said)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", left
    )
    kept = set(string.printable) - set(string.whitespace)
    assert [c for c in said if c in kept] == [c for c in left if c in kept]
    assert breakable(left).replace("\u200b", "") == left.replace("\u200b", "")


def test_a_character_without_a_glyph_is_refused_by_name_and_word_takes_it():
    with pytest.raises(PaperGlyphMissingError) as caught:
        printed(plain_paper(signed_by="王😀"), Format.PDF)
    assert caught.value.characters == ("😀",)
    assert "U+1F600" in caught.value.text.zh
    assert "DOCX" in caught.value.text.en
    assert "王😀" in words_of(printed(plain_paper(signed_by="王😀"), Format.DOCX))


def test_the_fonts_have_what_officials_write():
    gbk = "".join(
        chunk
        for high in range(0x81, 0xFF)
        for low in (*range(0x40, 0x7F), *range(0x80, 0xFF))
        if (chunk := bytes([high, low]).decode("gbk", "ignore"))
    )
    common = "，。；：、？！“”‘’（）《》〔〕【】—…·①②〇×÷℃％‰￥□■√○●鿫䶮㛃"
    assert missing([gbk, common], serif_path()) == ("≒",)


def test_a_font_that_is_not_there_is_a_fault_and_no_paper(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "serif_path", lambda: tmp_path / "none.otf")
    with pytest.raises(PaperError) as caught:
        printed(plain_paper(), Format.PDF)
    assert "unknown font family" in caught.value.detail


def test_a_press_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    with pytest.raises(PaperError) as caught:
        printed(plain_paper(), Format.PDF)
    assert isinstance(caught.value.__cause__, subprocess.TimeoutExpired)


@pytest.mark.parametrize("form", Format)
def test_a_paper_has_an_end(form):
    long = "长" * (MOST_CHARACTERS + 1)
    with pytest.raises(PaperTooLongError):
        printed(plain_paper(blocks=(Paragraph(long),)), form)


@pytest.mark.parametrize(
    ("title", "most"), [("二" * 20, 1), ("二" * 21, 2), ("二" * 40, 2), ("二" * 41, 3)]
)
def test_a_title_is_broken_into_lines_of_one_length(title, most):
    lines = clean(plain_paper(title=title)).title.split("\n")
    assert len(lines) == most
    assert max(map(len, lines)) - min(map(len, lines)) <= most
    assert "".join(lines) == title


def test_the_foot_of_every_page_names_the_record(whole):
    paper_made = made(whole, PaperKind.NOTICE)
    content = printed(paper_made, Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        feet = [parts.read(n).decode() for n in parts.namelist() if "footer" in n]
    assert len(feet) == 2
    assert all(paper_made.origin.digest in foot and "第11号" in foot for foot in feet)
