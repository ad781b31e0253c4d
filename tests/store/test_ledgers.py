"""The ledger of a person: what the facts say of them, shown to few, every look on record."""

import random
import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from corrections import corrected, report
from histories.stored import StoredHistory
from hypothesis import given
from hypothesis import strategies as st
from makers import CASE, CLERK, READERS, file_papers, make_certificate, make_service, walk
from recounted import lines_of, recounted, resummed
from tampering import audit, codes, edited, unguarded

import workflows
from api.demo.scene import BODY, PEOPLE
from decision_flow.audit import rebuild, verify
from decision_flow.domain.answering.entry import EntryKind
from decision_flow.domain.answering.ledger import parts, totals
from decision_flow.domain.answering.look import Look
from decision_flow.domain.move import Refused
from decision_flow.domain.people import Duty, Level
from decision_flow.domain.staff import EndDuty, Enrol, Found, GiveDuty
from decision_flow.engine.answering import entries
from decision_flow.engine.rules import Ready
from decision_flow.service import Service
from decision_flow.service.errors import UnfitError
from decision_flow.store import Database, answering
from workflows import calendar

NOW = datetime(2026, 1, 5, 2, tzinfo=UTC)
WHY = "信访反映（示例）"
LOOKS = 5


def look(service, person, by=None, *, at=NOW, why=WHY):
    asked = Look(person=person, reasons=why)
    return service.ledger_of(BODY, asked, person=by or person, at=at)


def seen(service, person, by=None, *, at=NOW):
    found = look(service, person, by, at=at)
    assert not isinstance(found, Refused), found.unmet
    return found


def unmet(answer):
    assert isinstance(answer, Refused), answer
    return [verdict.code for verdict in answer.unmet]


def entered(service, said, at=NOW):
    service.enter(BODY, said, actor=CLERK, at=at)


def counted(found):
    return {str(kind): many for kind, many in found.totals.kinds.items() if many}


def kept(service, body_id, person):
    """Return the sums of what the ledgers keep of a person, without looking."""
    with service.database.reading() as connection:
        return totals(parts(answering.of_person(connection, body_id, person)))


def test_everybodys_ledger_says_what_the_journal_says(closed):
    wanted = recounted(lines_of(closed, BODY))
    for person in sorted(PEOPLE):
        found = seen(closed, person)
        assert counted(found) == dict(wanted[person]), person
        sums = resummed(lines_of(closed, BODY), person)
        assert {name: getattr(found.totals, name) for name in sums} == sums, person
    assert codes(closed) == []


@given(cuts=st.sets(st.integers(1, 120), max_size=6))
def test_it_does_not_matter_when_the_lines_are_read(told, cuts):
    facts, body, whole = told
    found, acted = [], {}
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(facts)], strict=True):
        piece = facts[start:end]
        found += entries(piece, body, acted)
        acted |= {fact.seq: fact.actor.person for fact in piece}
    assert found == whole


@pytest.fixture(scope="module")
def told(sqlite_stages, tmp_path_factory):
    """The facts of a case that went all the way, its body, and what all of them say."""
    with sqlite_stages.service("closed", tmp_path_factory.mktemp("told")) as service:
        facts = [line.fact for line in service.journal(BODY, CASE)]
        body = service.body(BODY).body
    return facts, body, list(entries(facts, body, {}))


@pytest.mark.parametrize("seed", range(4))
def test_through_random_histories_the_ledgers_reconcile_with_the_journal(
    sqlite_url, tmp_path, seed
):
    service = make_service(sqlite_url, tmp_path)
    procedure, days = workflows.load("four-nots"), calendar.load()
    certificate = service.register(
        procedure, workflows.canonical(procedure), make_certificate(procedure)
    )
    service.keep_calendar(days, calendar.canonical(days))
    history, draw = StoredHistory(service, Ready(procedure), certificate, seed), random.Random(seed)  # noqa: S311 - when the ledgers are read
    for _ in range(40):
        history.go_on()
        if draw.random() < 0.2:
            service.catch_up("town")
    history.finish(most=120)
    service.catch_up("town")
    written = lines_of(service, "town")
    for person, counts in sorted(recounted(written).items()):
        found = kept(service, "town", person)
        assert {str(kind): many for kind, many in found.kinds.items()} == dict(counts), person
        sums = resummed(written, person)
        assert {name: getattr(found, name) for name in sums} == sums, person
    assert verify(service.database, service.files, READERS).findings == []


def test_a_dissent_stands_with_its_reasons_and_who_was_missing_is_absent(closed):
    chen, zhao, li = (seen(closed, person) for person in ("chen", "zhao", "li"))
    (part,) = [each for each in chen.parts if each.dissent]
    assert part.stream == CASE
    assert part.dissent.reasons
    assert (chen.totals.dissents, li.totals.dissents) == (1, 0)
    assert (zhao.totals.absences, li.totals.absences, chen.totals.absences) == (1, 0, 0)


def test_the_ledger_follows_whoever_moves_office_under_the_same_id(closed):
    before = seen(closed, "wu")
    entered(closed, EndDuty(person="wu", duty=Duty.DRAFTER, until=date(2026, 1, 5)))
    entered(closed, Enrol(person="wu", name="吴涛（示例）", unit="县水利局"))
    entered(closed, GiveDuty(person="wu", duty=Duty.EXECUTOR, since=date(2026, 1, 6)))
    after = seen(closed, "wu", at=NOW + timedelta(days=9))
    assert [each.unit for each in after.units] == ["宁津县交通运输局", "县水利局"]
    assert counted(after)["acted"] == counted(before)["acted"] > 20
    assert counted(after)["office"] == counted(before)["office"] + 3
    assert {e.unit for p in after.parts for e in p.entries if e.kind is EntryKind.ACTED} == {
        "宁津县交通运输局"
    }


def test_an_act_at_which_a_warning_stood_is_noted_with_its_article(closed):
    found = seen(closed, "he")
    (noted,) = [n for p in found.parts for e in p.entries for n in e.noted]
    assert found.totals.noted == 1
    assert noted.source.act
    assert noted.text.zh


def test_what_is_overdue_is_told_to_the_unit_that_was_charged_and_to_nobody_else(decided):
    last = list(walk_to(decided, "execution", "assign"))[-1]
    due = max(task.due for task in last.payload.tasks)
    on_the_day = datetime(due.year, due.month, due.day, 4, tzinfo=UTC)
    before = {o.text.zh for o in seen(decided, "he", at=on_the_day).owed}
    after = seen(decided, "he", at=on_the_day + timedelta(days=1)).owed
    (fresh,) = [o for o in after if o.text.zh not in before]
    assert (fresh.case, fresh.due, fresh.days) == (CASE, due, 1)
    assert fresh.source.place == "第四十条"
    assert [o.case for o in seen(decided, "qian", at=on_the_day + timedelta(days=2)).owed] == []


def walk_to(service, step, verb):
    for moved in walk(service):
        yield moved.facts[-1]
        if (moved.facts[-1].step, moved.facts[-1].verb) == (step, verb):
            return


def test_nobody_looks_at_anothers_ledger_but_an_auditor_who_says_why(closed):
    assert unmet(look(closed, "chen", "sun")) == ["person.look"]
    assert unmet(look(closed, "chen", "wang")) == ["person.look"]
    assert unmet(look(closed, "chen", "guo", why=None)) == ["look.reasons"]
    assert unmet(look(closed, "chen", "guo", why="  ")) == ["look.reasons"]
    assert unmet(look(closed, "nobody", "wang", why=None)) == [
        "person.look",
        "look.person",
        "look.reasons",
    ]
    assert closed.looks(BODY, "chen", person="chen", at=NOW) == ()
    seen(closed, "chen", "guo")
    assert look(closed, "chen", "chen", why=None).person.id == "chen"


def test_who_was_an_auditor_looks_at_nobody_any_more(closed):
    entered(closed, EndDuty(person="guo", duty=Duty.AUDITOR, until=date(2026, 1, 5)))
    seen(closed, "chen", "guo")
    tomorrow = NOW + timedelta(days=1)
    assert unmet(look(closed, "chen", "guo", at=tomorrow)) == ["person.look"]
    assert seen(closed, "guo", at=tomorrow).person.id == "guo"


def test_every_look_is_on_record_and_verified(closed):
    seen(closed, "chen", "guo")
    seen(closed, "li", "guo", at=NOW + timedelta(hours=1))
    seen(closed, "chen", at=NOW + timedelta(hours=2))
    later = NOW + timedelta(hours=3)
    found = closed.looks(BODY, "chen", person="chen", at=later)
    assert [(f.actor.person, f.payload.reasons, f.seq) for f in found] == [
        ("guo", WHY, 1),
        ("chen", WHY, 3),
    ]
    assert [f.actor.duty for f in found] == [Duty.AUDITOR, Duty.MEMBER]
    assert len(closed.looks(BODY, "li", person="guo", at=later)) == 1
    with pytest.raises(UnfitError):
        closed.looks(BODY, "li", person="chen", at=later)
    assert codes(closed) == []


@pytest.mark.parametrize("name", [f"looks.{BODY}", "looks.x", "a.b", "案件", "", "x" * 65, "a/b"])
def test_no_case_session_or_body_is_opened_under_a_name_that_is_no_id(opened, name):
    line = opened.journal(BODY, CASE)[0].fact
    asked = {"person": line.actor.person, "procedure": line.procedure, "at": NOW}
    with pytest.raises(ValueError, match="is no id"):
        opened.open_case(BODY, name, line.payload, **asked)
    with pytest.raises(ValueError, match="is no id"):
        opened.enter(name, Found(name="示例", level=Level.COUNTY), actor=CLERK, at=NOW)
    assert {chain.stream for chain in audit(opened).ends} == {BODY, CASE}


def test_a_look_that_nobody_could_take_is_found(closed):
    seen(closed, "chen", "guo")
    stream = f"looks.{BODY}"
    wrote = edited(
        closed, 1, lambda said: said | {"actor": {**said["actor"], "person": "sun"}}, stream=stream
    )
    unguarded(closed, wrote)
    assert codes(closed) == [("look.again", stream, 1)]


def test_a_look_that_was_taken_away_is_found_by_an_end_noted_before(closed):
    seen(closed, "chen", "guo")
    noted = audit(closed).ends
    unguarded(closed, ("DELETE FROM journal WHERE step = 'looks'", {}))
    assert [code for code, _, _ in codes(closed, noted)] == ["journal.head"]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE ledger_entry SET says = 'agree' WHERE kind = 'position'", "ledger.differs"),
        ("DELETE FROM ledger_entry WHERE kind = 'not_there'", "ledger.differs"),
        ("UPDATE ledger_entry SET person_id = 'wu' WHERE kind = 'decided'", "ledger.differs"),
        ("UPDATE ledger_stream SET seq = seq + 1", "ledger.stranger"),
        ("UPDATE ledger_stream SET body_id = 'x'", "ledger.stranger"),
        ("UPDATE ledger_stream SET stream_id = 'x' WHERE stream_id = 'case-1'", "ledger.stranger"),
    ],
)
def test_a_ledger_that_differs_from_the_facts_is_found_and_made_again(closed, statement, says):
    seen(closed, "chen")
    unguarded(closed, (statement, {}))
    assert says in {code for code, _, _ in codes(closed)}
    rebuild(closed.database, READERS)
    assert codes(closed) == []
    wanted = recounted(lines_of(closed, BODY))
    assert counted(seen(closed, "chen")) == dict(wanted["chen"])


def test_no_move_writes_into_the_ledgers(closed):
    with closed.database.reading() as connection:
        assert answering.streams_read(connection) == frozenset()
    assert closed.catch_up(BODY) == 2
    assert closed.catch_up(BODY) == 0


def test_who_made_a_line_that_was_corrected_has_that_in_the_ledger_whenever_it_was_read(closed):
    asked = report("正确的写法（示例）", line=5).payload
    maker = closed.journal(BODY, CASE)[4].fact.actor.person
    before = counted(seen(closed, maker))
    file_papers(closed, asked, None, NOW)
    line = corrected(closed, BODY, CASE, asked, at=NOW)
    after = seen(closed, maker, at=NOW + timedelta(hours=1))
    (entry,) = [e for p in after.parts for e in p.entries if e.kind is EntryKind.CORRECTED]
    assert (entry.seq, entry.says, entry.reasons) == (line, "5", "正确的写法（示例）")
    assert counted(after) == before | {"corrected": 1}
    assert dict(recounted(lines_of(closed, BODY))[maker]) == counted(after)
    assert codes(closed) == []


def test_many_look_at_once_and_every_look_has_a_line_of_its_own(closed):
    people, outcomes = ("chen", "li", "wu", "sun"), []

    def looking(person):
        # A service of its own on the same database, as another process would have it.
        other = Service(Database(url_of(closed), pool=2), closed.files, READERS)
        for _ in range(LOOKS):
            found = look(other, person, "guo")
            outcomes.append(found.look.seq if not isinstance(found, Refused) else found)
        other.database.close()

    threads = [threading.Thread(target=looking, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == list(range(1, LOOKS * len(people) + 1))
    assert codes(closed) == []
    wanted = recounted(lines_of(closed, BODY))
    assert counted(seen(closed, "chen")) == dict(wanted["chen"])


def url_of(service):
    return service.database.engine.url.render_as_string(hide_password=False)
