"""V23: a filed summary that decides something else than the record is found; decisions alone."""

import io
import zipfile

import docx
import pytest

from api.papers.compare import MOST_BYTES, compared
from api.papers.errors import PaperNotYetError, PaperUnreadableError
from api.papers.making import made, printed
from api.papers.sheet import Format, PaperKind

TITLE = "阳光大街中修道路工程设计方案"
RIGHT = f"会议决定：同意《{TITLE}》。"


def text(*lines):
    return "\n".join(("县政府常务会议（示例）第二次纪要", *lines)).encode()


def test_the_summary_made_here_decides_what_the_record_says(whole):
    summary = printed(made(whole, PaperKind.MEETING_SUMMARY), Format.DOCX)
    found = compared(whole, summary)
    assert found.same
    assert found.record == found.summary == (RIGHT,)


@pytest.mark.parametrize(
    "said",
    [
        RIGHT,
        f"（一）会议决定,同意《{TITLE}》",
        f"  会议决定： 同意《{TITLE}》 。",
    ],
)
def test_how_a_typist_writes_it_is_no_difference(whole, said):
    assert compared(whole, text("会议认为，工程必要。", said)).same


@pytest.mark.parametrize(
    "said",
    [
        (),
        (f"会议决定：不同意《{TITLE}》。",),
        (f"会议决定：原则同意《{TITLE}》。",),
        (f"会议决定：《{TITLE}》暂缓决定。",),
        (RIGHT, f"会议决定：《{TITLE}》投资增加一倍。"),
        ("会议决定：同意《另一方案》。",),
    ],
)
def test_another_decision_or_none_is_a_difference_and_says_so(whole, said):
    found = compared(whole, text(*said))
    assert not found.same
    assert "不一致" in found.reason.zh
    assert RIGHT in found.reason.zh


def test_what_the_meeting_decided_of_other_matters_is_no_difference(whole):
    assert compared(whole, text(RIGHT, "会议决定：同意《另一方案》。")).same


def test_the_meeting_is_the_one_that_the_summary_names(whole):
    found = compared(whole, text(RIGHT).replace("第二次".encode(), "第一次".encode()))
    assert not found.same
    assert found.record == (f"会议决定：《{TITLE}》再次讨论。",)


def test_before_a_meeting_decided_there_is_nothing_to_compare_with(whole):
    early = type(whole)(
        whole.case, whole.title, whole.body, whole.persons, whole.lines[:5], whole.steps
    )
    with pytest.raises(PaperNotYetError):
        compared(early, text(RIGHT))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"\xff\xfe", b"PK" * 100, b" " * (MOST_BYTES + 1)]
)
def test_what_is_no_paper_is_unreadable(whole, content):
    with pytest.raises(PaperUnreadableError):
        compared(whole, content)


def _spoilt(part, data):
    """A document of which one part is other bytes."""
    sound, made_here = io.BytesIO(), io.BytesIO()
    docx.Document().save(sound)
    with zipfile.ZipFile(sound) as parts, zipfile.ZipFile(made_here, "w") as other:
        for name in parts.namelist():
            other.writestr(name, data if name == part else parts.read(name))
    return made_here.getvalue()


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<a/>"),
        ("[Content_Types].xml", b"<x"),
        ("_rels/.rels", b"\x00"),
    ],
)
def test_a_document_with_a_broken_part_is_unreadable(whole, part, data):
    with pytest.raises(PaperUnreadableError):
        compared(whole, _spoilt(part, data))


def test_a_document_that_swells_is_not_opened(whole):
    made_here = docx.Document()
    for _ in range(40):
        made_here.add_paragraph("会" * 200_000)
    kept = io.BytesIO()
    made_here.save(kept)
    assert len(kept.getvalue()) < MOST_BYTES
    with pytest.raises(PaperUnreadableError):
        compared(whole, kept.getvalue())
