"""Opinions: sent without a login while they are asked for, imported from tables, erased."""

import io
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from consulted import (
    AFTER,
    HEAD,
    INSIDE,
    LAST_MINUTE,
    PUBLIC,
    STEP,
    WITHIN,
    bring,
    close,
    erase,
    kept,
    published,
    published_at,
    rows,
    send,
    sound,
)
from makers import CASE, READERS, make_case, walk_until
from offices import Office
from refusals import codes_of, unmet_in
from sqlalchemy import text
from tampering import audit, codes, unguarded

from api.demo.scene import BODY, paper
from api.imports.tables import CSV, XLSX
from api.wire.bound import WINDOW, Bound
from decision_flow.audit import verify
from decision_flow.domain.opinions.intake import MOST_TEXT, Comment, OpinionChannel
from decision_flow.service import Request
from decision_flow.service.errors import UnfitError
from decision_flow.store.opinions import register
from decision_flow.store.opinions.register import Arrived, Notice
from decision_flow.store.raw import Chain

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> '; DROP TABLE opinion; -- {{7*7}} 意见"


def book(*lines: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    for line in (tuple(HEAD.strip().split(",")), *lines):
        sheet.append(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_the_public_reads_the_notice_and_sends_an_opinion_without_a_login(any_office):
    office = published(any_office)
    notice = office.get(PUBLIC, None).json()
    assert (notice["opens"], notice["closes"], notice["open"]) == ("2023-03-06", "2023-04-05", True)
    assert notice["notice"]["title"] == "公开征求意见公告"
    answer = send(office, name="某甲（示例）", contact="0534-0000000")
    assert answer.status_code == 201, answer.text
    receipt = answer.json()
    assert (receipt["number"], receipt["late"], receipt["received_on"]) == (1, False, "2023-03-20")
    (found,) = kept(office)
    assert found["text"] == "建议增设标线。"
    assert "某甲" not in json.dumps(found, ensure_ascii=False)
    contact = office.get(f"{INSIDE}/opinions/1/contact", "wu")
    assert contact.json() == {"name": "某甲（示例）", "contact": "0534-0000000"}
    assert sound(office).opinions == 1


def test_before_the_first_day_the_public_is_told_from_when(office):
    published(office)
    office.now = datetime(2023, 3, 5, 15, 59, tzinfo=UTC)
    early = send(office)
    assert codes_of(early) == ["opinions.opens"]
    (told,) = unmet_in(early)
    assert told["reason"]["zh"].startswith("本事项自2023-03-06起公开")
    assert (told["earliest"], told["source"]["place"]) == ("2023-03-06", "第十五条")
    office.now += timedelta(minutes=1)
    assert send(office).status_code == 201


def test_who_wrote_it_is_told_to_nobody_but_those_who_work_on_it(office):
    published(office)
    send(office, name="某甲")
    for who, status in (("wu", 200), ("sun", 200), ("zheng", 403), ("stranger", 404), (None, 401)):
        assert office.get(f"{INSIDE}/opinions/1/contact", who).status_code == status


@pytest.mark.parametrize(
    ("moment", "late"), [(LAST_MINUTE, False), (AFTER, True), (AFTER + timedelta(days=9), True)]
)
def test_an_opinion_after_the_last_day_is_kept_and_marked(office, moment, late):
    published(office)
    office.now = moment
    assert send(office).json()["late"] is late
    assert kept(office)[0]["late"] is late


def test_nothing_is_taken_before_the_notice_nor_after_the_window_was_closed(office):
    make_case(office.installed.service)
    office.now = WITHIN
    assert office.get(PUBLIC, None).status_code == 404
    assert send(office).status_code == 404
    walk_until(office.installed.service, STEP, "close")
    office.now = AFTER + timedelta(days=1)
    assert office.get(PUBLIC, None).json()["open"] is False
    assert codes_of(send(office)) == ["opinions.notice"]
    assert kept(office) == []


def test_the_same_key_is_the_same_opinion_and_another_text_under_it_is_refused(any_office):
    office = published(any_office)
    first, again = send(office, key="k-1"), send(office, key="k-1")
    assert first.json() == again.json()
    assert send(office, "另一意见", key="k-1").status_code == 422
    assert send(office, key="k-2").json()["number"] == 2
    office.now = AFTER + timedelta(days=1)
    assert send(office, key="k-1").json() == first.json()
    assert len(kept(office)) == 2


def test_a_hostile_text_stays_the_text_that_it_is(any_office):
    office = published(any_office)
    assert send(office, HOSTILE).status_code == 201
    assert kept(office)[0]["text"] == HOSTILE
    sound(office)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "长" * MOST_TEXT}, 201),
        ({"text": "长" * (MOST_TEXT + 1)}, 422),
        ({"text": "倒\u202e写"}, 422),
        ({"text": "\x00"}, 422),
        ({"text": "意见", "duty": "chief"}, 422),
        ({"text": "长" * 70_000}, 413),
        ({"name": "某甲"}, 422),
        ({"text": "意见", "name": "名" * 101}, 422),
    ],
)
def test_what_is_no_opinion_is_refused(office, body, status):
    published(office)
    answer = office.post(f"{PUBLIC}/opinions", body, None)
    assert answer.status_code == status, answer.text


def test_one_address_sends_so_many_an_hour():
    bound = Bound(2)
    for moment in (WITHIN, WITHIN + WINDOW - timedelta(seconds=1)):
        bound.take("a", moment)
        bound.take("b", moment)
    with pytest.raises(Exception, match="提交过于频繁"):
        bound.take("a", WITHIN + WINDOW - timedelta(seconds=1))
    bound.take("a", WITHIN + WINDOW)
    bound.take("a", WITHIN - timedelta(days=1))
    for _ in range(1000):
        Bound(0).take("a", WITHIN)


def test_too_many_are_told_when_to_come_again(office):
    published(office)
    office.installed = replace(office.installed, bound=Bound(1))
    office.__post_init__()
    assert send(office).status_code == 201
    refused = send(office, "又一意见")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    assert len(kept(office)) == 1


# From tables ------------------------------------------------------------------------------------


LETTERS = rows(
    "信函,2023-03-08,建议增设标线。,某甲（示例）,",
    "电话,2023-03-09,反对全幅封闭。,,0534-0000000",
    "email,2023-04-06,“超期”的意见,某乙（示例）,",
)


def test_letters_and_calls_come_in_from_a_table_and_late_ones_are_marked(any_office):
    office = published(any_office)
    office.now = AFTER + timedelta(hours=2)
    answer = bring(office, LETTERS)
    assert answer.status_code == 201, answer.text
    assert answer.json() == {"added": 3, "late": 1, "first": 1, "last": 3}
    found = kept(office)
    assert [(o["channel"]["channel"], o["late"]) for o in found] == [
        ("letter", False),
        ("call", False),
        ("email", True),
    ]
    assert {o["entered_by"] for o in found} == {"wu"}
    sound(office)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_as_spreadsheets_in_china_save_it(office, encoding):
    published(office)
    office.now = AFTER
    assert bring(office, LETTERS.decode().encode(encoding)).status_code == 201
    assert kept(office)[0]["text"] == "建议增设标线。"


def test_a_workbook_is_read_and_its_days_are_days(office):
    published(office)
    lines = (
        ("信函", date(2023, 3, 8), "意见一", None, 13500000000),
        (),
        ("电话", "2023-03-09", 42),
    )
    assert bring(office, book(*lines), XLSX).json()["added"] == 2
    assert [o["text"] for o in kept(office)] == ["意见一", "42"]
    contact = office.get(f"{INSIDE}/opinions/1/contact", "wu").json()
    assert contact == {"name": None, "contact": "13500000000"}


def test_a_formula_is_a_fault_of_its_row_and_a_text_that_looks_like_one_is_text(office):
    published(office)
    answer = bring(office, book(("信函", date(2023, 3, 8), "=1+1")), XLSX)
    assert answer.status_code == 422
    assert answer.json()["faults"][0]["wrong"] == {"zh": "是公式", "en": "is a formula"}
    assert bring(office, rows(f'信函,2023-03-08,"{HOSTILE}",,')).status_code == 201
    assert kept(office)[0]["text"] == HOSTILE


def test_every_fault_of_every_row_is_told_and_nothing_is_imported(office):
    published(office)
    answer = bring(
        office,
        rows(
            "信函,2023-03-08,好的意见,,",
            "传真,2023-03-08,意见,,",
            "信函,2023-02-30,意见,,",
            "信函,2023-03-05,早于公告,,",
            "信函,2023-03-21,晚于今天,,",
            "信函,2023-03-08,,,",
            f"信函,2023-03-08,意见,{'名' * 101},",
        ),
    )
    assert answer.status_code == 422
    assert [f["field"] for f in answer.json()["faults"]] == [
        "第3行 渠道",
        "第4行 收到日期",
        "第5行 收到日期",
        "第6行 收到日期",
        "第7行 意见",
        "第8行 姓名",
    ]
    assert "6处错误" in answer.json()["reason"]["zh"]
    assert kept(office) == []


def bomb() -> bytes:
    """Return a small workbook that unpacks to more than anybody takes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("x", "w") as part:
        for _ in range(401):
            part.write(bytes(1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media", "status"),
    [
        (b"", CSV, 422),
        (HEAD.encode(), CSV, 422),
        ("渠道,意见\n信函,意见\n".encode(), CSV, 422),
        ("渠道,收到日期,意见,备注\n".encode(), CSV, 422),
        ("渠道,收到日期,意见,意见\n".encode(), CSV, 422),
        (b"\xff\xff\xff", CSV, 422),
        (HEAD.encode() + '信函,2023-03-08,"未完'.encode(), CSV, 422),
        (b"PK not a workbook", XLSX, 422),
        (bomb(), XLSX, 422),
        (LETTERS, "application/json", 415),
    ],
    ids=[
        *("nothing", "a head", "a column missing", "a strange column", "a column twice"),
        *("no text", "no csv", "no workbook", "a bomb", "json"),
    ],
)
def test_what_is_no_table_is_refused(office, data, media, status):
    published(office)
    answer = bring(office, data, media)
    assert answer.status_code == status, answer.text
    assert answer.json()["reason"]["zh"]


def test_only_the_lead_unit_and_the_secretariat_import(office):
    published(office)
    one = rows("信函,2023-03-08,意见,,")
    for who, status in (("zheng", 403), ("stranger", 404), ("sun", 201), ("wu", 201)):
        assert bring(office, one, who=who).status_code == status
    assert bring(office, one, who="retired").status_code == 403


# What is counted ------------------------------------------------------------------------------


def test_what_closes_the_window_is_what_the_register_has(any_office):
    office = published(any_office)
    bring(office, rows("信函,2023-03-08,意见一,,", "电话,2023-03-09,意见二,,"))
    send(office)
    office.now = AFTER
    send(office, "迟到的意见")
    office.now = AFTER + timedelta(days=1)
    kept_on_paper = paper("登记表")
    for late, by in ((0, {"letter": 1, "call": 1, "online": 1}), (1, {"letter": 2, "online": 1})):
        refused = close(office, late, kept_on_paper, **by)
        assert "consultation.register" in {v.code for v in refused.unmet}
    moved = close(office, 1, letter=1, call=1, online=1)
    cite = moved.facts[0].cites[-1]
    assert (cite.stream, cite.seq) == (f"{CASE}/{published_at(office)}", 4)
    assert sound(office).refusals == 2


def test_opinions_that_come_in_at_once_are_numbered_one_after_the_other(any_office):
    office = published(any_office)
    service, notice = office.installed.service, published_at(office)

    def write(writer: int) -> None:
        for n in range(5):
            said = Comment(OpinionChannel.ONLINE, WITHIN.date(), f"意见{writer}-{n}")
            arrived = Arrived(f"o_{writer}_{n}", "00", said, late=False)
            service.comment(CASE, STEP, arrived, at=WITHIN)

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(4)))
    assert [each["number"] for each in kept(office)] == list(range(1, 21))
    office.now = AFTER
    assert close(office, online=20).facts[0].cites[-1].stream == f"{CASE}/{notice}"
    sound(office)


def test_an_opinion_that_was_left_out_is_imported_and_counted_again(office):
    published(office)
    office.now = AFTER
    bring(office, rows("信函,2023-03-08,意见一,,"))
    moved = close(office, letter=1)
    assert bring(office, rows("信函,2023-03-09,漏登的意见,,")).status_code == 201
    service, said = office.installed.service, moved.facts[0].payload
    counted = replace(said, received=2, channels=(replace(said.channels[0], count=2),))
    again = Request(STEP, "recount", counted, "wu")
    service.move(BODY, CASE, again, at=office.now, expected=moved.seq)
    sound(office)


def test_once_reported_on_late_ones_alone_are_registered(office):
    published(office, "answer")
    office.now = datetime(2023, 4, 11, 2, tzinfo=UTC)
    mixed = rows("信函,2023-04-06,意见,,", "信函,2023-04-05,意见,,", "信函,2023-03-08,意见,,")
    (refused,) = unmet_in(bring(office, mixed))
    assert refused["code"] == "opinions.late_only"
    assert "第2、3条是按期收到的" in refused["reason"]["zh"]
    assert codes_of(bring(office, mixed, who="zheng"), 403) == ["person.duty"]
    assert bring(office, rows("信函,2023-04-06,意见,,")).status_code == 201
    sound(office)


def test_whoever_imports_where_nothing_was_published_is_told_so_and_not_that_there_is_no_case(
    office,
):
    make_case(office.installed.service)
    office.now = WITHIN
    letters = rows("信函,2023-03-08,意见,,")
    refused = bring(office, letters)
    assert codes_of(refused) == ["opinions.notice"]
    assert [each["duty"] for each in unmet_in(refused)[0]["curers"]] == ["drafter"]
    assert codes_of(bring(office, letters, who="zheng")) == ["person.duty", "opinions.notice"]
    assert bring(office, letters, who="stranger").status_code == 404


def test_without_reasons_and_without_a_duty_nothing_is_erased_and_both_are_told(office):
    published(office)
    send(office)
    with pytest.raises(UnfitError) as refused:
        office.installed.service.erase_opinion(
            BODY, CASE, STEP, 1, person="zheng", reason=" ", at=office.now
        )
    found = refused.value.refused.unmet
    assert [each.code for each in found] == ["person.duty", "entry.unsaid"]
    assert found[0].source.act == "个人信息保护法"
    assert all(each.curers for each in found)


# Erasing --------------------------------------------------------------------------------------


def everything(office: Office) -> str:
    """Return all that is kept of any table as one text."""
    with office.installed.service.database.reading() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table'")
        ).scalars()
        tables = [f"SELECT * FROM {name}" for name in names]  # noqa: S608 - names of our own tables
        return str([list(connection.execute(text(each))) for each in tables])


def test_a_citizen_is_erased_and_every_chain_and_every_count_stays(any_office):
    office = published(any_office)
    send(office, "建议增设标线，本人住阳光大街。", name="某甲", contact="0534-0000000")
    send(office, "另一意见")
    before = kept(office)
    office.now = AFTER
    close(office, online=2)
    assert erase(office)
    assert not erase(office)
    after = kept(office)
    assert after[0] == {**before[0], "text": None}
    assert after[1] == before[1]
    assert office.get(f"{INSIDE}/opinions/1/contact", "wu").json() == {
        "name": None,
        "contact": None,
    }
    assert sound(office).opinions == 2


def test_nothing_of_an_erased_citizen_is_left_in_any_table(office):
    published(office)
    words = "独一无二的原话"
    send(office, words, name="赵某某某", contact="0534-1234567")
    office.now = AFTER
    close(office, online=1)
    assert all(word in everything(office) for word in (words, "赵某某某", "0534-1234567"))
    erase(office)
    left = everything(office)
    assert not any(word in left for word in (words, "赵某某某", "0534-1234567"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE opinion_text SET text = '改过的意见'",
        "DELETE FROM opinion_text",
    ],
)
def test_a_text_that_was_changed_or_lost_without_record_is_found(any_office, statement):
    office = published(any_office)
    send(office)
    service = office.installed.service
    with service.database.writing() as connection:
        connection.execute(text(statement))
    report = verify(service.database, service.files, READERS)
    assert [(f.code, f.seq) for f in report.findings] == [("opinion.text", 1)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE opinion SET late = NOT late", "DELETE FROM opinion", "DELETE FROM opinion_erasure"],
)
def test_the_register_is_append_only(any_office, statement):
    office = published(any_office)
    send(office)
    erase(office)
    with (
        pytest.raises(Exception, match="append-only"),
        office.installed.service.database.writing() as connection,
    ):
        connection.execute(text(statement))


def test_a_register_that_was_cut_short_after_it_was_counted_is_found(office):
    published(office)
    send(office)
    send(office, "又一意见")
    office.now = AFTER
    close(office, online=2)
    service = office.installed.service
    with service.database.writing() as connection:
        connection.execute(text("DROP TRIGGER opinion_no_delete"))
        second = "id IN (SELECT id FROM opinion WHERE number = 2)"
        connection.execute(text(f"DELETE FROM opinion_text WHERE {second}"))  # noqa: S608 - our own
        connection.execute(text("DELETE FROM opinion WHERE number = 2"))
    report = verify(service.database, service.files, READERS)
    assert "again.failed" in {f.code for f in report.findings}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE opinion_contact SET name = '某乙'", "DELETE FROM opinion_contact"],
)
def test_who_wrote_an_opinion_cannot_be_rewritten_or_lost_unseen(office, statement):
    published(office)
    send(office, name="某甲", contact="0534-1234567")
    service = office.installed.service
    assert codes(service) == []
    unguarded(service, (statement, {}))
    assert codes(service) == [("opinion.text", f"{CASE}/{published_at(office)}", 1)]


def test_opinions_cut_off_at_the_end_are_found_by_an_end_noted_before(office):
    published(office)
    send(office)
    send(office, "又一意见")
    service = office.installed.service
    known = dict(audit(service).ends)
    register_of = f"{CASE}/{published_at(office)}"
    assert known[Chain("opinion", register_of)].seq == len(("一", "二"))
    assert codes(service, known) == []
    unguarded(service, ("DELETE FROM opinion WHERE number = 2", {}))
    assert codes(service) == [("row.stranger", "opinion_text", None)]
    assert codes(service, known)[0] == ("opinion.head", register_of, 2)


def test_a_move_forged_without_its_register_is_found(office):
    """A close that cites no register, where opinions had come in, is not believed."""
    published(office)
    office.now = AFTER
    moved = close(office, letter=0)
    assert moved.facts[0].cites[-1].stream == BODY
    service = office.installed.service
    send_before = datetime(2023, 3, 20, tzinfo=UTC)
    with service.database.writing() as connection:
        comment = Comment(OpinionChannel.ONLINE, send_before.date(), "意见")
        arrived = Arrived("o_forged", "00", comment, late=False)
        notice = Notice(CASE, published_at(office))
        register.append(connection, notice, [arrived], by=None, at=send_before)
    report = verify(service.database, service.files, READERS)
    assert "again.failed" in {f.code for f in report.findings}
