"""What is entered late of an execution stands as it was decided, whatever is asked since."""

import io
from datetime import date

import pytest
from makers import CASE, CLERK, file_papers, walk_until
from openpyxl import load_workbook
from tampering import codes, rechained, unguarded

from api.demo.scene import BODY, PEOPLE, at, paper
from api.papers.sheet import texts
from api.papers.views.execution import report_paper
from api.papers.views.execution_book import execution_workbook
from api.schemas.reports import report_out
from decision_flow.domain.execution.rate import Punctual
from decision_flow.domain.execution.report import Audience, period_named
from decision_flow.domain.execution.said import Finder, Finish, Inspect, Nature, Problem, Suspend
from decision_flow.domain.people import Duty
from decision_flow.domain.said import Compare, Paper
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.service import Moved, Request

SAID, NOW = date(2023, 6, 13), date(2023, 7, 20)
SCAN, TOLD = paper("补录件"), "execution.suspended_late"
PROBLEM = Problem(
    problem="管线冲突",
    proposal="改线",
    document=SCAN,
    nature=Nature.PROBLEM,
    found_by=Finder.EXECUTOR,
    noticed=SAID,
)
STOP = Suspend(reasons="燃气管线", urgency="有泄漏危险", document=SCAN)
DONE = Finish(task="T2", result="完工", evidence=(SCAN,))


@pytest.fixture
def carried(decided):
    """A service whose case is carried out."""
    walk_until(decided, "execution", "assign")
    return decided


def moved(service, name, says, who, **more):
    """Return the line of a move of today."""
    step, _, verb = name.partition(".")
    seq = service.case(BODY, CASE).view.seq
    file_papers(service, says, more.get("paper"), at(NOW))
    request = Request(step, verb, says, who, **more)
    answer = service.move(BODY, CASE, request, at=at(NOW), expected=seq)
    assert isinstance(answer, Moved), answer.unmet
    return answer.seq


def entered(service, verb, says, who):
    """Enter an act of an earlier day, which the archive has compared; return both lines."""
    shown = Compare(scan=SCAN, receipt="收9号", step="execution", verbs=(verb,), day=SAID)
    line = moved(service, "case.compare", shown, "lin")
    found = Paper(scan=SCAN, receipt="收9号", compared=line)
    return line, moved(service, f"execution.{verb}", says, who, stated_at=at(SAID), paper=found)


def without(code):
    return lambda line: line | {"verdicts": [v for v in line["verdicts"] if v["code"] != code]}


def test_a_suspension_of_before_anybody_said_what_it_stops_is_sound(carried):
    entered(carried, "problem", PROBLEM, "he")
    _, line = entered(carried, "suspend", STOP, "wang")
    assert codes(carried) == []
    unguarded(carried, *rechained(carried, line, without(TOLD)))
    assert codes(carried) == []
    unguarded(carried, *rechained(carried, line, without("time.paper")))
    assert codes(carried) == [("again.differs", CASE, line)]


def test_advice_that_nobody_gives_is_found_on_a_line(carried):
    _, line = entered(carried, "problem", PROBLEM, "he")

    def told(said):
        more = {**said["verdicts"][-1], "code": TOLD, "advisory": True}
        return said | {"verdicts": [*said["verdicts"], more]}

    unguarded(carried, *rechained(carried, line, told))
    assert codes(carried) == [("again.differs", CASE, line)]


def test_what_a_colleague_had_compared_before_that_was_asked_stands(carried):
    unit, known = PEOPLE["he"].unit, at(date(2022, 1, 1))
    for said in (
        Enrol(person="col", name="同事", unit=unit),
        GiveDuty(person="col", duty=Duty.ARCHIVIST, since=date(2022, 1, 1)),
    ):
        carried.enter(BODY, said, actor=CLERK, at=known)
    line, _ = entered(carried, "finish", DONE, "he")
    by = {"person": "col", "name": "同事", "unit": unit, "duty": str(Duty.ARCHIVIST)}
    unguarded(carried, *rechained(carried, line, lambda said: said | {"actor": by}))
    assert codes(carried) == []


def test_a_report_entered_late_is_told_wherever_its_task_is_counted(carried):
    entered(carried, "finish", DONE, "he")
    seen = Inspect(task="T2", accepted=True, findings="属实", document=SCAN)
    moved(carried, "execution.inspect", seen, "sun")
    report = carried.execution_report(BODY, period_named("2023H1"), at=at(NOW))
    (out,) = report_out(report).decisions
    told = {task.key: (task.stands, task.entered) for task in out.tasks}
    assert told == {"T1": (None, None), "T2": (Punctual.IN_TIME, NOW)}
    words = "".join(texts(report_paper(report, Audience.PARTY)))
    assert "依据补录的报告或者延期申请的1项" in words
    book = load_workbook(io.BytesIO(execution_workbook(report)))
    last = [row[-1] or "" for row in book["任务"].iter_rows(min_row=2, values_only=True)]
    assert last == [f"按时办结（{NOW}补录）", ""]
    early = carried.execution_report(BODY, period_named("2023H1"), at=at(SAID))
    assert "补录的报告" not in "".join(texts(report_paper(early, Audience.PARTY)))
    figures = carried.statistics(BODY, period_named("2023H1"), at=at(NOW), frozen=at(NOW))
    (item,) = next(f for f in figures if f.key == "on_time").rows[0].items
    assert item.note is not None
    assert item.note.zh == f"{NOW}补录"
