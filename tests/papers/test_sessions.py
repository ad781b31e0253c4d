"""Record and summary of a session: every matter in them, and their decisions compared."""

import pytest
from convened import (
    CALLED_ON,
    CLOSED,
    DAY,
    NUMBER,
    OPENED,
    SESSION,
    call,
    closes,
    entered,
    opens,
    say,
    scheduled,
    there,
)
from makers import CASE, file_papers, make_case, make_world, walk_until
from sitting import holds

from api.demo.scene import BODY, at, paper
from api.papers.compare import compared_session
from api.papers.convened import convened_of
from api.papers.errors import PaperNotYetError
from api.papers.making import made, material_of, printed
from api.papers.sheet import Format, PaperKind, Paragraph, texts
from api.papers.views.session import session_paper
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.sessions import said as of
from decision_flow.domain.steps.decision import meeting
from decision_flow.service import Moved, Request

SECOND = "case-2"
TITLE = "阳光大街中修道路工程设计方案"
ON = at(CALLED_ON, "10:30")
RECORD, SUMMARY = PaperKind.MEETING_RECORD, PaperKind.MEETING_SUMMARY


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A service whose session decided two matters, the second one against."""
    home = tmp_path_factory.mktemp("session")
    service = make_world(f"sqlite:///{home / 'story.db'}", home)
    for case in (CASE, SECOND):
        make_case(service, case)
        walk_until(service, "submission", "accept", case)
    entered(say(service, call(CASE, SECOND), "sun", ON))
    for case in (CASE, SECOND):
        said, seq = scheduled(call()), service.case(BODY, case).view.seq
        file_papers(service, said, None, ON)
        request = Request("meeting", "schedule", said, "sun")
        assert isinstance(service.move(BODY, case, request, at=ON, expected=seq), Moved)
    with pytest.raises(PaperNotYetError, match="尚未召开"):
        session_paper(convened_of(service, BODY, SESSION), RECORD)
    entered(say(service, opens(), "zhou", OPENED))
    holds(service, CASE, at(DAY, "09:10"))
    holds(service, SECOND, at(DAY, "10:10"), outcome=meeting.Outcome.NOT_AGREED)
    with pytest.raises(PaperNotYetError, match="尚未散会"):
        session_paper(convened_of(service, BODY, SESSION), SUMMARY)
    entered(say(service, closes(), "zhou", CLOSED))
    yield service
    service.database.close()


@pytest.fixture
def convened(held):
    return convened_of(held, BODY, SESSION)


def words(paper):
    return "\n".join(texts(paper))


def test_the_record_tells_of_every_matter_and_names_the_lines_it_rests_on(held, convened):
    made_ = session_paper(convened, RECORD)
    told = words(made_)
    assert [f"议题{n}：" in told for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "会议决定：同意" in told
    assert "会议决定：不同意" in told
    assert "不属于本系统办理" in told
    assert "散会时间" in told
    assert "未到会：赵磊（示例）。" in told
    for case in (CASE, SECOND):
        facts = held.journal(BODY, case)
        last = max(line.fact.seq for line in facts if line.fact.step == "meeting")
        digest = next(line.digest for line in facts if line.fact.seq == last)
        assert digest in told
    assert (made_.origin.case, made_.origin.of.zh) == (SESSION, "会议")
    assert made_.illustrative


def test_the_summary_decides_and_tells_nothing_of_positions(convened):
    told = words(session_paper(convened, SUMMARY))
    assert told.count("会议决定：") == 2
    assert "研究3项议题" in told
    assert not [word for word in ("赞成", "反对", "弃权", "表态") if word in told]


@pytest.mark.parametrize("kind", [RECORD, SUMMARY])
@pytest.mark.parametrize("form", list(Format))
def test_the_papers_of_a_session_are_set_and_the_same_again(convened, kind, form):
    paper = session_paper(convened, kind)
    assert printed(paper, form) == printed(paper, form)


def test_the_summary_made_here_decides_what_the_records_say(convened):
    summary = printed(session_paper(convened, SUMMARY), Format.DOCX)
    found = compared_session(convened, summary)
    assert found.same
    assert len(found.record) == 2


@pytest.mark.parametrize(
    ("left_out", "added"),
    [(0, ""), (1, ""), (None, f"会议决定：《{TITLE}》暂缓决定。")],
    ids=["the first is missing", "the second is missing", "one more"],
)
def test_a_summary_that_decides_otherwise_is_found(convened, left_out, added):
    paper = session_paper(convened, SUMMARY)
    lines = [b.text for b in paper.blocks if isinstance(b, Paragraph)]
    decisions = [line for line in lines if line.startswith("会议决定")]
    kept = [line for line in lines if left_out is None or line != decisions[left_out]]
    assert not compared_session(convened, "\n".join((*kept, added)).encode()).same


def test_the_record_of_the_case_alone_is_as_it_was(held):
    told = words(made(material_of(held, BODY, CASE), RECORD))
    assert NUMBER in told
    assert "会议决定：同意" in told


def test_a_session_has_no_other_paper(convened):
    with pytest.raises(NotFoundError):
        session_paper(convened, PaperKind.NOTICE)


def test_a_summary_waits_for_every_matter_that_was_discussed(held):
    later = at(DAY, "14:00")
    entered(say(held, call(), "sun", later, session="m-2"))
    found = convened_of(held, BODY, "m-2")
    with pytest.raises(PaperNotYetError):
        compared_session(found, b"")
    assert [each.came_to for each in found.matters] == [None]


def test_a_corrected_record_says_what_was_wrong_and_what_is_right(held):
    later = at(DAY, "15:00")
    wrong = of.ReportError(wrong="散会时间有误。", right="12时05分散会。", evidence=paper("录音"))
    entered(say(held, wrong, "sun", later))
    line = held.session(BODY, SESSION).view.seq
    right = of.CorrectSession(reported=line, attendance=there(), closed_at=at(DAY, "12:05"))
    entered(say(held, right, "zhou", later))
    told = words(session_paper(convened_of(held, BODY, SESSION), RECORD))
    assert f"更正：会议记录有误（散会时间有误。，见第{line}号），应为：12时05分散会。" in told
    assert "12:05" in told
