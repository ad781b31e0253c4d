"""A paper act entered late through the service is kept, read back and decided again."""

from dataclasses import replace
from datetime import timedelta

from makers import CASE, CLERK, LAWFUL, READERS, file_papers, request_of

from api.demo.scene import BODY, paper
from decision_flow.audit import verify
from decision_flow.domain.case import Compare, Paper
from decision_flow.domain.people import Duty
from decision_flow.domain.staff import Enrol, GiveDuty
from decision_flow.service import Moved, Request

FIRST = LAWFUL[0]
SHOWN = Compare(
    scan=paper("建议书扫描件"),
    receipt="收文第12号",
    step=FIRST.step,
    verbs=(FIRST.verb,),
    day=FIRST.on.date(),
)
NEXT_DAY = FIRST.on + timedelta(days=1)


def entered(service, who):
    """Return the answer to the first act, entered a day late; somebody else compared it."""
    file_papers(service, FIRST.says, None, NEXT_DAY)
    file_papers(service, SHOWN, None, NEXT_DAY)
    compare = Request("case", "compare", SHOWN, "zhou")
    moved = service.move(BODY, CASE, compare, at=NEXT_DAY, expected=1)
    assert isinstance(moved, Moved), moved
    found = Paper(scan=SHOWN.scan, receipt=SHOWN.receipt, compared=moved.seq)
    late = replace(request_of(FIRST), person=who, stated_at=FIRST.on, paper=found)
    return service.move(BODY, CASE, late, at=NEXT_DAY, expected=moved.seq)


def test_a_late_entry_is_read_back_and_decided_again(opened):
    moved = entered(opened, FIRST.who)
    assert isinstance(moved, Moved), moved.unmet
    read = opened.journal(BODY, CASE)[-1].fact
    assert read == moved.facts[-1]
    assert read.late
    assert opened.case(BODY, CASE).case.compared == moved.case.compared
    assert verify(opened.database, opened.files, READERS).passed


def test_a_duty_written_down_after_the_day_stands_beside_the_act_and_is_seen_again(opened):
    for said in (
        Enrol(person="new", name="新人（示例）", unit="县政府办公室"),
        GiveDuty(person="new", duty=Duty.SECRETARY, since=FIRST.on.date() - timedelta(days=30)),
    ):
        opened.enter(BODY, said, actor=CLERK, at=NEXT_DAY)
    moved = entered(opened, "new")
    assert isinstance(moved, Moved), moved.unmet
    assert "person.noted_late" in {v.code for v in moved.facts[-1].verdicts if v.advisory}
    assert verify(opened.database, opened.files, READERS).passed
