"""Verify makes every line of a body again: who entered it, when, with which words of ours."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from makers import CASE, CLERK, file_papers
from overseen import KEEPER, ORDERED, order
from sqlalchemy import text
from tampering import audit, codes, forged, unguarded

from api.demo.scene import BODY, PEOPLE, at, paper
from decision_flow.domain.case import Edge
from decision_flow.domain.office.succession import SucceedUnit
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.said import Paper
from decision_flow.domain.staff import Enrol
from decision_flow.domain.values import HOUSE_RULE, Cite, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.store.canonical import canonical, digest_of

AT = datetime(2023, 12, 1, tzinfo=UTC)
ENTRY = SucceedUnit(
    old="甲", new="乙", since=date(2023, 1, 1), reasons="改制", document=paper("继承文件")
)
ENROLLED = Enrol(person="new", name="新人", unit="新单位")
WARNING = Verdict(
    "legality.late",
    passed=False,
    reason=Text("隐瞒", "concealed"),
    source=HOUSE_RULE,
    advisory=True,
)
EARLY = datetime(1999, 1, 1, tzinfo=UTC)
OTHERWISE = {
    "actor": replace(CLERK, unit="与此无关的单位"),
    "verdicts": (WARNING,),
    "trigger": "conceal_everything",
    "stated_at": EARLY,
    "note": "伪造的说明",
    "paper": Paper(scan=paper("纪要"), receipt="收1号", compared=1),
    "edges": (Edge("case", "approve", "before", "after"),),
    "procedure": "0" * 64,
    "calendar": "0" * 64,
    "draft": "0" * 64,
    "cites": (Cite(CASE, 1, "0" * 64),),
    "step": "meeting",
}


@pytest.mark.parametrize(
    ("said", "part"),
    [*((ENTRY, part) for part in sorted(OTHERWISE)), (ENROLLED, "actor"), (ENROLLED, "verdicts")],
)
def test_an_entry_that_says_what_entering_it_does_not_say_is_found(opened, said, part):
    file_papers(opened, said, None, AT)
    line = forged(opened, said, at=AT, **{part: OTHERWISE[part]})
    (found,) = audit(opened).findings
    assert (found.code, found.stream, found.seq) == ("body.differs", BODY, line)
    assert found.text.en == f"Entered again, it differs in: {part}."


@pytest.mark.parametrize("said", [ENTRY, ENROLLED], ids=lambda said: type(said).__name__)
def test_an_entry_that_says_what_entering_it_says_is_sound(opened, said):
    file_papers(opened, said, None, AT)
    forged(opened, said, at=AT)
    assert codes(opened) == []


@pytest.mark.parametrize(
    "change",
    [{"name": "假名"}, {"duty": Duty.CHIEF}, {"instead_of": "wang"}],
    ids=lambda change: next(iter(change)),
)
def test_whoever_entered_it_is_named_as_the_body_knew_them(opened, change):
    file_papers(opened, ENTRY, None, AT)
    forged(opened, ENTRY, at=AT, actor=replace(CLERK, **change))
    (found,) = audit(opened).findings
    assert found.code in {"body.differs", "intake.unfit"}


def by(person):
    known = PEOPLE[person]
    return Actor(known.id, known.name, known.unit, Duty.SECRETARY)


def says(service, said, who):
    """Put something on record of a supervision, with its papers on file."""
    file_papers(service, said, None, at(ORDERED))
    return service.supervise(BODY, said, person=who, at=at(ORDERED))


def test_who_runs_the_system_is_nobody_of_the_body_and_enrols(opened):
    forged(opened, ENROLLED, at=AT, actor=Actor("system", "命令行管理员", "系统", Duty.SECRETARY))
    assert codes(opened) == []


@pytest.mark.parametrize("part", ["note", "trigger", "draft"])
def test_a_line_of_a_supervision_that_says_more_than_was_decided_is_found(opened, part):
    says(opened, order(), KEEPER)
    seq = opened.body(BODY).seq
    rewritten(opened, "journal", lambda line: line | {part: OTHERWISE[part]})
    (found,) = audit(opened).findings
    assert (found.code, found.stream, found.seq) == ("supervision.again", BODY, seq)
    assert found.text.en == f"Decided again, it comes out differently: {part}."


def rewritten(service, table, change, stream=BODY):
    """Write the last line of a chain otherwise, with a digest that fits."""
    query = f"SELECT seq, body FROM {table} WHERE stream_id = :s ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a name of our own
    with service.database.reading() as connection:
        row = connection.execute(text(query), {"s": stream}).one()
    new = canonical(change(json.loads(bytes(row.body))))
    values = {"b": new, "d": digest_of(new), "s": stream, "n": row.seq}
    unguarded(
        service,
        (f"UPDATE {table} SET body = :b, digest = :d WHERE stream_id = :s AND seq = :n", values),  # noqa: S608 - likewise
        ("UPDATE body SET head = :d WHERE id = :s AND seq = :n", values),
    )


@pytest.mark.parametrize("part", ["name", "unit"])
def test_whoever_was_refused_is_named_as_the_body_knew_them(opened, part):
    says(opened, order(units=()), "wu")
    assert codes(opened) == []
    rewritten(opened, "refusal", otherwise(part))
    assert codes(opened) == [("refusal.again", BODY, 1)]


@pytest.mark.parametrize("part", ["name", "unit"])
def test_whoever_was_refused_a_move_is_named_as_the_body_knew_them(opened, refuse_one, part):
    refuse_one(opened)
    assert codes(opened) == []
    rewritten(opened, "refusal", otherwise(part), CASE)
    assert codes(opened) == [("refusal.again", CASE, 1)]


def otherwise(part):
    """Return the change by which whoever asked is said to be somebody else."""
    return lambda line: line | {"attempt": line["attempt"] | {part: "另一"}}
