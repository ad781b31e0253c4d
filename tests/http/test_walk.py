"""The published matter from proposal to closed, over HTTP alone; no machine is built for it."""

from sending import send
from transitions import Machine

from api.demo.matter import TITLE
from api.demo.story import FOUR_NOTS


def test_the_published_matter_goes_its_whole_way(any_office, monkeypatch):
    office = any_office
    case = office.opened()
    built = []
    monkeypatch.setattr(Machine, "__init__", lambda *_, **__: built.append(1))
    version, refused = 1, 0
    for scene in FOUR_NOTS:
        answer = send(office, case, scene, version)
        if scene.shortcut is None:
            assert answer.status_code == 201, (scene.step, scene.verb, answer.text)
            version = answer.json()["version"]
            continue
        assert answer.status_code in {409, 403}, (scene.step, scene.verb, answer.text)
        unmet = {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}
        assert set(scene.expects) <= unmet
        refused += 1
    assert office.get(f"/cases/{case}").json()["phase"]["key"] == "closed"
    gates = office.get(f"/cases/{case}/gates").json()["gates"]
    assert {g["standing"]["key"] for g in gates if g["mandatory"]} <= {"fresh", "exempt"}
    journal = office.get(f"/cases/{case}/journal?limit=200").json()["facts"]
    assert [f["seq"] for f in journal] == list(range(1, version + 1))
    refusals = office.get(f"/cases/{case}/refusals?limit=200").json()["refusals"]
    assert len(refusals) == refused >= 1
    for path in (
        "moves",
        "deadlines",
        "staffing",
        "documents",
        "responsibility",
        "diagram.svg",
        "diagram.txt",
    ):
        assert office.get(f"/cases/{case}/{path}").status_code == 200
    assert built == []
    papers_are_made_and_compared(office, case)
    what_a_correction_undermines_is_shown(office, case, version)


def papers_are_made_and_compared(office, case):
    """Each paper is listed with its files; a summary that decides otherwise is told apart."""
    listed = office.get(f"/cases/{case}/papers").json()["papers"]
    assert [p["kind"] for p in listed if p["waits_for"]] == ["hearing-record"]
    files = {f["format"]: f["href"].removeprefix("/api/v1") for f in listed[0]["files"]}
    for form, start in {"pdf": b"%PDF", "docx": b"PK"}.items():
        answer = office.get(files[form])
        assert answer.content.startswith(start)
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert answer.content == office.get(files[form]).content
    record = f"会议决定：同意《{TITLE}》。"
    for said, same in {record: True, record.replace("同意", "不同意"): False}.items():
        kept = office.ask("POST", "/documents?name=纪要.txt", "sun", content=said.encode())
        asked = f"/cases/{case}/papers/comparison/{kept.json()['digest']}"
        found = office.get(asked).json()
        assert found["same"] is same
        assert found["record"] == [record]
        assert found["source"]["place"] == "第三十条"


def what_a_correction_undermines_is_shown(office, case, version):
    """The gate, the journal, who answers and the drawing all name the corrected line."""
    journal = office.get(f"/cases/{case}/journal?limit=200").json()["facts"]
    answered = [f for f in journal if f["move"] == "consultation.answer"][-1]
    evidence = answered["payload"]["report"]
    said = {"seq": answered["seq"], "wrong": "12条", "right": "21条", "evidence": evidence}
    report = {"step": "case", "move": "case.report_error", "payload": said}
    assert office.move(case, report, "zhou", version=version).status_code == 201
    version += 1
    move = {"step": "case", "move": "case.correct", "payload": {**said, "reported": version}}
    assert office.move(case, move, "zhou", version=version).status_code == 409
    assert office.move(case, move, "guo", version=version).status_code == 201
    (found,) = office.get(f"/cases/{case}/gates").json()["findings"]
    assert (found["gate"], found["fact"]) == ("consultation", answered["seq"])
    assert found["correction"] == version + 1
    journal = office.get(f"/cases/{case}/journal?limit=200").json()["facts"]
    assert [f["seq"] for f in journal if f["corrected_by"] == [version + 1]] == [answered["seq"]]
    people = office.get(f"/cases/{case}/responsibility").json()["people"]
    acts = [a["seq"] for one in people for a in one["acts"] if a["corrected_by"]]
    assert acts == [answered["seq"]]
    text = office.get(f"/cases/{case}/diagram.txt").text
    assert f"第{answered['seq']}号已更正，待核实" in text
