"""The demonstration is run whole: what it prints and leaves is what an auditor would read."""

import hashlib
import io
import json
import re
import sqlite3
from contextlib import closing

from openpyxl import load_workbook
from rich.console import Console

from api.demo import afterwards, performance, reported
from api.demo.acts import answered, changed, climbed, complained, meeting, supervised
from api.demo.acts.supervised import Act
from api.demo.matter import SOURCE
from api.demo.performance import CASE, COPY, DATABASE, PLAIN, run
from api.demo.scene import BODY, MEMBERS, PEOPLE
from api.demo.story import DECREE_713, FOUR_NOTS
from api.installation import READERS
from api.leavings import leave
from api.papers.sheet import PaperKind
from decision_flow.domain.execution.report import Audience
from decision_flow.domain.numbering import registered
from decision_flow.domain.office.ladder import Rung
from decision_flow.engine.tracing import HarmKind, Role
from decision_flow.service import Service
from decision_flow.store import Database, Documents

LEAST_SHORTCUTS = 14


def test_every_shortcut_is_refused_with_its_articles(performed):
    _, printed, refused = performed
    played = (
        *(*FOUR_NOTS, *changed.SUSPENDED, *changed.EARLY, *DECREE_713),
        *(*supervised.ACTS, *complained.SHORTCUTS, *afterwards.SHORTCUTS),
    )
    shortcuts = [s.shortcut for s in played if s.shortcut is not None]
    shortcuts += reported.SHORTCUTS
    attacks = 4
    assert refused == len(shortcuts) + attacks >= LEAST_SHORTCUTS
    assert all(s.zh in printed and s.en in printed for s in shortcuts)
    assert printed.count("依据 source: ") >= len(shortcuts)


def test_the_database_and_verify_turn_the_forgeries_away(performed):
    _, printed, _ = performed
    assert printed.count("a gate does not stand") == 2
    assert "journal: is append-only" in printed
    assert "案件 demo-case 第3号" in printed
    assert "只能追加" in printed
    assert printed.count("有关口尚未成立") == 2
    assert "the original verifies" in printed


def test_it_says_where_each_refusal_is_kept(performed):
    folder, printed, refused = performed
    kept = len((folder / "refusals.jsonl").read_bytes().splitlines())
    beside = len([s for s in DECREE_713 if s.shortcut is not None])
    assert f"共拒绝{refused}次：本案{kept}次" in printed
    assert f"平行示例案{beside}次" in printed
    entered = [a for a in supervised.ACTS if isinstance(a, Act) and a.shortcut is not None]
    body = len(entered) + len(complained.SHORTCUTS) + len(afterwards.SHORTCUTS)
    assert f"verify counts these {kept + beside + body}" in " ".join(printed.split())


def test_each_line_of_the_journal_names_the_digest_of_the_one_before(performed):
    folder, _, _ = performed
    lines = (folder / "journal.jsonl").read_bytes().splitlines()
    assert len(lines) > len([s for s in FOUR_NOTS if s.shortcut is None])
    prev = "0" * 64
    for line in lines:
        assert json.loads(line)["prev"] == prev
        prev = hashlib.sha256(line).hexdigest()


def test_drawings_text_and_list_are_left_behind(performed):
    folder, _, _ = performed
    for name, start in {"svg": b"<", "png": b"\x89PNG", "pdf": b"%PDF"}.items():
        for what in ("case", "procedure"):
            assert (folder / f"{what}.{name}").read_bytes().startswith(start)
    listed = (folder / "responsibility.md").read_text("utf-8")
    assert all(PEOPLE[m].name in listed for m in MEMBERS if m != meeting.ABSENT)
    assert "资金安排宜分两年" in listed, "the dissent stands in the member's own words"


def test_the_list_speaks_both_languages_and_no_codes(performed):
    folder, _, _ = performed
    listed = (folder / "responsibility.md").read_text("utf-8")
    assert "决策启动 Start：明确承办单位 name the lead unit" in listed
    assert "表态：不同意 position: disagree" in listed
    assert "决定：再次讨论 decided: discuss again" in listed
    assert not re.findall(r"[a-z]+_[a-z]+|[a-z]\.[a-z]", listed)
    row = next(line for line in listed.splitlines() if line.startswith("| 陈静"))
    assert "| 县人民政府 |" in row, "who only sat in the meeting has a unit too"


def test_an_export_leaves_the_same_files(performed, tmp_path):
    folder, _, _ = performed
    with closing(Database(f"sqlite:///{folder / DATABASE}")) as database:
        service = Service(database, Documents(folder / "documents"), READERS)
        again = leave(service, BODY, CASE, tmp_path, now=FOUR_NOTS[-1].on)
    left = {path.relative_to(tmp_path) for path in again}
    assert left <= {path.relative_to(folder) for path in folder.rglob("*")}
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in left)


def test_the_decision_is_issued_under_a_number_of_the_register(performed):
    folder, _, _ = performed
    with closing(Database(f"sqlite:///{folder / DATABASE}")) as database:
        series = Service(database, Documents(folder / "documents"), READERS).body(BODY).body.series
    lines = [json.loads(x) for x in (folder / "journal.jsonl").read_bytes().splitlines()]
    signed = next(line for line in lines if line["verb"] == "sign")
    taken = {t.case: s.words(t) for s, t in registered(series)}
    assert taken[CASE] == signed["payload"]["number"]
    assert taken.keys() == {CASE, changed.ADJUSTING}


def test_every_paper_that_the_case_can_have_is_left_behind(performed):
    folder, _, _ = performed
    kinds = {kind for kind in PaperKind if kind is not PaperKind.HEARING_RECORD}
    for form, start in {"pdf": b"%PDF", "docx": b"PK"}.items():
        papers = {path.stem: path for path in (folder / "papers").glob(f"*.{form}")}
        assert set(papers) == kinds
        assert all(path.read_bytes().startswith(start) for path in papers.values())


def test_what_was_published_keeps_its_source_and_the_rest_is_marked(performed):
    folder, _, _ = performed
    notes = [json.loads(x)["note"] for x in (folder / "journal.jsonl").read_bytes().splitlines()]
    assert any("sdningjin.gov.cn" in note for note in notes)
    assert all("示例" in note or "已公布" in note for note in notes[1:])


def test_nothing_is_said_to_be_published_of_a_matter_that_was_made_up(performed):
    """The adjustment and the case under the decree take over acts of the real one, no facts."""
    folder, _, _ = performed
    with closing(sqlite3.connect(folder / DATABASE)) as there:
        rows = there.execute("SELECT stream_id, CAST(body AS TEXT) FROM journal").fetchall()
    told = {stream for stream, body in rows if "已公布" in body or SOURCE in body}
    assert told == {CASE}
    assert {changed.ADJUSTING, PLAIN} <= {stream for stream, _ in rows}


def test_a_second_performance_replaces_the_first(performed):
    folder, _, refused = performed
    journal = (folder / "journal.jsonl").read_bytes()
    assert run(folder, Console(file=io.StringIO())) == refused
    assert (folder / "journal.jsonl").read_bytes() == journal
    assert (folder / DATABASE).exists()
    assert (folder / COPY).exists()


def test_a_supervision_runs_beside_the_case_and_holds_it_open(performed):
    folder, printed, _ = performed
    with closing(Database(f"sqlite:///{folder / DATABASE}")) as database:
        service = Service(database, Documents(folder / "documents"), READERS)
        (found,) = service.supervisions(BODY, at=FOUR_NOTS[-1].on)
        lines = service.journal(BODY, CASE)
        body = service.body(BODY)
    assert found.owed == ()
    (told,) = (folder / "supervisions.jsonl").read_text("utf-8").splitlines()
    assert json.loads(told)["supervision"] == found.supervision.id
    (ended,) = found.supervision.conclusions
    assert ended.objection is not None
    assert [(i.wanted.item, i.closed, i.dropped) for i in ended.items] == [
        *(("R1", True, False), ("R2", False, True))
    ]
    assert lines[-1].fact.verb == "close"
    later = (*answered.SUED, *answered.MEASURES, *climbed.MEASURES, climbed.ANSWER)
    entered = len([e for e in later if e.shortcut is None]) + len(("enrol", "give_duty"))
    assert lines[-1].fact.cites[0].seq == body.seq - entered, (
        "it closed on the register as it then stood"
    )
    assert "下列督查整改尚未销号" in printed


def test_a_lawsuit_lost_is_traced_back_and_who_dissented_is_mitigated(performed):
    folder, printed, _ = performed
    with closing(Database(f"sqlite:///{folder / DATABASE}")) as database:
        service = Service(database, Documents(folder / "documents"), READERS)
        found = service.trace(BODY, CASE, HarmKind.LAWSUIT, answered.SUIT)
        until = climbed.LOOKS[-1].on
        looks = service.looks(BODY, answered.DISSENTER, person="guo", at=until)
        measures = service.body(BODY).body.measures
    roles = {step.step: step.role for step in found.steps}
    assert (roles[answered.WRONG], roles["meeting"]) == (Role.FOUND, Role.PASSED)
    mitigated = [each.person for each in found.people if each.mitigation is not None]
    assert mitigated == [answered.DISSENTER]
    assert [fact.actor.person for fact in looks] == ["guo", "guo"]
    assert measures[0].stands is Rung.REMIND
    assert "《重大行政决策程序暂行条例》第三十八条第三款" in printed


def test_after_the_reminder_comes_a_caution_and_who_had_no_part_answers_the_appeal(performed):
    folder, _, _ = performed
    with closing(Database(f"sqlite:///{folder / DATABASE}")) as database:
        service = Service(database, Documents(folder / "documents"), READERS)
        first, second = service.body(BODY).body.measures
    assert first.person == second.person == answered.ANSWERS
    assert (first.proposed.said.rung, second.proposed.said.rung) == (Rung.REMIND, Rung.CAUTION)
    assert second.heard.at < second.approved.at < second.decided.at < second.appealed.at
    assert second.answered.by not in second.took_part
    assert second.stands is Rung.REMIND, "it was lowered"


def test_a_complaint_goes_to_its_end_and_contradicts_what_was_reported(performed):
    folder, printed, _ = performed
    (line,) = (folder / "complaints.jsonl").read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["stands"], told["owner"]) == ("closed", told["first_asked"])
    assert told["found"]["measures"][0]["done_on"] is not None
    assert complained.LETTER.arrived.letter.text not in line, "no word of the citizen leaves it"
    (concealed,) = told["contradictions"]
    lines = [json.loads(x) for x in (folder / "journal.jsonl").read_bytes().splitlines()]
    report = lines[concealed["line"] - 1]
    assert (report["verb"], report["payload"]["task"]) == ("finish", complained.TASK)
    assert (concealed["shown"], concealed["source"]["place"]) == (True, "第四十条")
    assert "隐瞒、谎报、漏报" in printed
    assert "有与本案执行有关的投诉尚未办结" in printed, "told where the task is accepted"


def test_the_half_year_reports_tell_each_audience_the_same_figures(performed):
    folder, _, _ = performed
    reports = folder / performance.REPORTS
    for half in reported.HALVES:
        papers = [(reports / f"report-{half}-{each}.pdf").read_bytes() for each in Audience]
        assert all(each.startswith(b"%PDF") for each in papers)
        assert len(set(papers)) == len(Audience)
    for name in ("supervision-2023H2", "annual-2023"):
        assert (reports / f"{name}.pdf").read_bytes().startswith(b"%PDF")
        assert (reports / f"{name}.xlsx").read_bytes().startswith(b"PK")
    (supervised,) = (folder / "supervisions").iterdir()
    assert {path.name for path in supervised.iterdir()} == {
        f"{name}.{form}"
        for name in ("order", "conclusion-1", "rectification-notice-1")
        for form in ("pdf", "docx")
    }
    (traced,) = (folder / performance.LEDGERS).glob("tracing-*.pdf")
    assert traced.read_bytes().startswith(b"%PDF")
    book = load_workbook(reports / f"statistics-{reported.YEAR}.xlsx", read_only=True)
    assert book["明细 Items"].max_row > 1
