"""Verify: every chain, every fact decided again, every row compared, every document hashed."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table

from decision_flow.audit.again import Replay
from decision_flow.audit.chain import facts_of, refusals_of, refused_after
from decision_flow.audit.entries import entered_as_made
from decision_flow.audit.filed import verify_bytes, verify_filed
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.intake import entered_lawfully
from decision_flow.audit.law import verify_law
from decision_flow.audit.ledgers import verify_ledgers
from decision_flow.audit.letters import verify_letters
from decision_flow.audit.looks import LOOKED, verify_looks
from decision_flow.audit.opinions import verify_registers
from decision_flow.audit.projected import (
    compare_case,
    compare_deadlines,
    compare_staff,
    unreadable,
)
from decision_flow.audit.refused import verify_refused
from decision_flow.audit.report import Report
from decision_flow.audit.sessions import CALLED, verify_session
from decision_flow.audit.supervising import supervised_lawfully
from decision_flow.domain.case import Fact
from decision_flow.domain.entering import unmet_of_staff
from decision_flow.domain.staff import KIND, Said, Staff, follow_staff, unfounded
from decision_flow.domain.steps.matter import OPEN, Open
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Cite
from decision_flow.domain.views import Refusal
from decision_flow.engine.findings import findings
from decision_flow.store import Database, Documents, Readers, raw
from decision_flow.store.guards import Fault, guard_faults, wanted_guards
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain, RawLine
from decision_flow.store.tables import JOURNAL, REFUSAL

FOUNDED = f"{KIND}.found"
_GUARD_SAYS = {
    Fault.MISSING: ("缺失或者已停用", "is missing or switched off"),
    Fault.ALTERED: ("内容已被改动", "says something else than it was made to say"),
    Fault.UNKNOWN: ("不是本系统所建", "was not made by this system"),
}


def verify(
    database: Database,
    documents: Documents | None,
    read: Readers,
    *,
    heads: Mapping[Chain, Head] | None = None,
) -> Report:
    """Return what is not as the facts say; nothing is changed.

    `heads` are ends of chains known from elsewhere: a chain that was cut off behind one of them,
    with all that is kept beside it, is found by them alone.
    """
    report = Report()
    with database.reading() as connection:
        grounds = Grounds(connection, read)
        _guards(connection, report)
        verify_law(grounds, report)
        bodies = raw.streams(connection, FOUNDED)
        for body_id in bodies:
            _body(grounds, report, body_id)
        report.ends = raw.heads(connection)
        streams = frozenset(c.stream for c in report.ends if c.kind == JOURNAL.name)
        sessions = raw.streams(connection, CALLED)
        looks = raw.streams(connection, LOOKED)
        for stream in looks:
            verify_looks(grounds, report, stream, _lines(grounds, report, stream))
        for stream in sessions:
            verify_session(grounds, report, stream, _lines(grounds, report, stream))
        for body_id in bodies:
            lines = _lines(grounds, report, body_id, REFUSAL)
            verify_refused(grounds, report, body_id, lines)
        for stream in sorted(streams.difference(bodies, sessions, looks)):
            _case(grounds, report, stream)
        verify_registers(grounds, report)
        verify_ledgers(grounds, report)
        verify_letters(grounds, report)
        _known_heads(report, connection, heads or {})
        _strangers(connection, report, streams)
        on_file = verify_filed(grounds, report)
    if documents is not None:
        verify_bytes(documents, report, on_file)
    return report


def _guards(connection: Connection, report: Report) -> None:
    """Report triggers that are not as the migrations made them: nothing else keeps the tables."""
    report.guards = len(wanted_guards(connection.dialect.name))
    for each in guard_faults(connection):
        zh, en = _GUARD_SAYS[each.fault]
        zh, en = f"触发器 {each.name} {zh}。", f"The trigger {each.name} {en}."
        report.found(f"guard.{each.fault}", each.name, None, zh, en)


def _body(grounds: Grounds, report: Report, body_id: str) -> None:
    lines = _lines(grounds, report, body_id)
    facts = facts_of(lines, report, body_id)
    report.streams += 1
    report.facts += len(facts)
    report.unread += len(lines) - len(facts)
    staff, head = unfounded(body_id), Head()
    for fact, digest in facts:
        if isinstance(fact.payload, Said) and (why := told(unmet_of_staff(staff, fact.payload))):
            report.found("body.unfit", body_id, fact.seq, why.zh, why.en)
            return
        if not entered_lawfully(grounds, report, staff, fact):
            return
        if not supervised_lawfully(grounds, report, staff, fact):
            return
        if not entered_as_made(report, staff, fact):
            return
        try:
            staff = follow_staff(staff, fact)
        except (KeyError, ValueError, TypeError) as error:
            zh, en = f"不能接续：{error}", f"It does not follow: {error}"
            report.found("body.follow", body_id, fact.seq, zh, en)
            return
        head = Head(fact.seq, digest)
        grounds.staff[Cite(body_id, head.seq, head.digest)] = staff
    if facts and len(facts) == len(lines):
        grounds.present[body_id] = staff
        with unreadable(report, body_id):
            compare_staff(grounds.connection, report, staff, head)


def _lines(grounds: Grounds, report: Report, stream: str, table: Table = JOURNAL) -> list[RawLine]:
    """Return the lines of a chain, or none and a finding when they cannot even be fetched."""
    try:
        return raw.chain(grounds.connection, stream, table)
    except (TypeError, ValueError) as error:
        zh, en = f"不能读取：{error}", f"It cannot be read: {error}"
        report.found(f"{table.name}.unreadable", stream, None, zh, en)
        return []


def _case(grounds: Grounds, report: Report, stream: str) -> None:
    lines = _lines(grounds, report, stream)
    if not lines:
        return
    refused: dict[int, list[Refusal]] = {}
    of_body = lines[0].body_id
    found = refusals_of(_lines(grounds, report, stream, REFUSAL), report, of_body)
    for refusal, _ in found:
        refused.setdefault(refusal.case_seq, []).append(refusal)
    report.refusals += len(found)
    facts = facts_of(lines, report, of_body)
    report.streams += 1
    report.facts += len(facts)
    report.unread += len(lines) - len(facts)
    replay = Replay(grounds, report, of_body)
    sound = all(_next(replay, fact, refused.pop(fact.seq, [])) for fact, _ in facts)
    # What came after a line at fault is not judged: the line is there, and is not what it was.
    sound = sound and len(facts) == len(lines)
    for refusal in (r for after in refused.values() for r in after if sound):
        zh, en = "所引案件记录不存在", "It comes after a line that is not there"
        report.found("refusal.place", stream, refusal.seq, f"{zh}。", f"{en}.")
    if sound and facts:
        _kept(grounds, report, replay, facts[-1])


def _next(replay: Replay, fact: Fact, refused: list[Refusal]) -> bool:
    """Return whether a fact comes out as written; then look at what was refused after it."""
    if fact.seq == 1 and (fact.verb != OPEN.name or not isinstance(fact.payload, Open)):
        zh, en = "首条记录不是立案", "The first fact does not open a case"
        replay.report.found("again.open", fact.stream, 1, f"{zh}。", f"{en}.")
        return False
    sound = replay.fact(fact)
    for refusal in refused if sound else ():
        refused_after(fact, refusal, replay.report)
        replay.refusal(refusal)
    return sound


def _kept(grounds: Grounds, report: Report, replay: Replay, last: tuple[Fact, str]) -> None:
    """Compare what is kept of a case, all of whose facts are sound."""
    fact, head = last
    if replay.case is None or replay.ready is None or replay.staff is None:
        return
    connection, ready, case = grounds.connection, replay.ready, replay.case
    staff: Staff = replay.staff
    calendar = grounds.counts(case.body, fact)
    for found in findings(ready, case):
        report.noted("gate.corrected", case.id, found.correction, found.reason)
    with unreadable(report, case.id):
        compare_case(connection, report, ready, case, last=fact, head=head)
    with unreadable(report, case.id):
        compare_deadlines(connection, report, ready, case, staff=staff, calendar=calendar)


def _known_heads(
    report: Report,
    connection: Connection,
    known: Mapping[Chain, Head],
) -> None:
    """Report chains that do not pass through the ends noted before."""
    for chain, head in sorted(known.items()):
        report.heads += 1
        there = report.ends.get(chain, Head())
        if there == head or raw.digest_at(connection, chain, head.seq) == head.digest:
            continue
        if there.seq < head.seq:
            zh = f"先前留存至第{head.seq}号，现仅至第{there.seq}号：末尾被截去"
            en = f"It was noted up to line {head.seq} and ends at {there.seq}: its end was cut off"
        else:
            zh, en = "与先前留存的摘要不符", "It is not the chain whose end was noted before"
        seq = min(head.seq, there.seq + 1)
        report.found(f"{chain.kind}.head", chain.stream, seq, f"{zh}。", f"{en}.")


def _strangers(connection: Connection, report: Report, streams: frozenset[str]) -> None:
    """Report what refers to streams that are not there."""
    for stream in raw.without_stream(connection):
        zh, en = "没有过程记录", "It has no journal"
        report.found("projection.stranger", stream, None, f"{zh}。", f"{en}.")
    for stream in sorted(raw.refusal_streams(connection) - streams):
        zh, en = "不存在的案件有拒绝记录", "Something was refused in a case that is not there"
        report.found("refusal.stranger", stream, None, f"{zh}。", f"{en}.")
    for table, rows in raw.of_nothing(connection).items():
        zh, en = (
            f"{table}有{rows}行所属的记录不存在",
            f"Rows of {table} that belong to nothing: {rows}",
        )
        report.found("row.stranger", table, None, f"{zh}。", f"{en}.")
    for stream, seq in raw.answers_without_line(connection):
        zh, en = "幂等键所指记录不存在", "An idempotency key names a line that is not there"
        report.found("idempotency.line", stream, seq, f"{zh}。", f"{en}.")
