"""The catalogue over HTTP: imported, adjusted, published, and named by the start of a case."""

import pytest

HEAD = "序号,事项名称,承办单位,计划完成时间\n"
TABLE = (
    HEAD
    + "1,阳光大街中修道路工程设计方案,宁津县交通运输局,第一季度\n2,供热专项规划（示例）,,年底\n"
)


def imported(office, table=TABLE, who="sun", **change):
    papers = {key: office.filed(key)["digest"] for key in ("document", "consent")}
    wanted = {"year": 2023, "procedure": "four-nots", **papers, **change}
    headers = {"Content-Type": "text/csv"}
    return office.ask(
        "POST", "/catalogues/import", who, params=wanted, content=table.encode(), headers=headers
    )


def test_a_catalogue_goes_its_way(any_office):
    office = any_office
    assert office.get("/catalogues").json() == {"catalogues": []}
    made = imported(office)
    assert made.status_code == 201, made.text
    assert [m["key"] for m in made.json()["matters"]] == ["2023-1", "2023-2"]
    assert made.json()["matters"][0]["due"]["last_day"] == "2023-03-31"
    assert [a["code"] for a in made.json()["alarms"]] == ["catalogue.unpublished"]
    said = {
        "year": 2023,
        "published_on": "2023-02-01",
        "channel": "政府网站",
        "document": office.filed("网页"),
    }
    shown = office.post("/catalogues/publications", said)
    assert shown.status_code == 201, shown.text
    assert shown.json()["alarms"] == []
    said = {
        "year": 2023,
        "reasons": "职责调整。",
        "document": office.filed("会议纪要"),
        "removed": ["2"],
    }
    changed = office.post("/catalogues/adjustments", said)
    assert changed.status_code == 201, changed.text
    assert [v["version"] for v in changed.json()["versions"]] == [1, 2]
    assert office.get("/catalogues").json()["catalogues"] == [
        {"year": 2023, "version": 2, "matters": 1, "published_on": None}
    ]


def test_a_start_names_a_matter_that_is_there(office):
    assert imported(office).status_code == 201
    case = office.opened()
    version = 1
    study = {
        "unit": "宁津县交通运输局",
        "necessity": "路面破损较多。",
        "legal_basis": ["公路法"],
        "document": office.filed("研究论证意见"),
    }
    for step, move, said in (
        ("proposal", office.proposal()["move"], office.proposal()["payload"]),
        ("proposal", "proposal.study", study),
    ):
        asked = {"step": step, "move": move, "payload": said}
        answer = office.move(case, asked, version=version)
        assert answer.status_code == 201, answer.text
        version = answer.json()["version"]
    approve = {"document": office.filed("启动批示"), "listed": "2023-7"}
    asked = {"step": "start", "move": "start.approve", "payload": approve}
    refused = office.move(case, asked, "wang", version=version)
    assert refused.status_code == 409
    (verdict,) = [v for v in refused.json()["verdicts"] if not v["passed"]]
    assert (verdict["code"], verdict["source"]["place"]) == ("start.listed", "第三条第三款")
    assert verdict["curers"]
    asked["payload"]["listed"] = "2023-1"
    assert office.move(case, asked, "wang", version=version).status_code == 201
    office.now = office.now.replace(year=2024)
    found = office.get("/catalogues/2023").json()
    assert [m["cases"] for m in found["matters"]] == [[case], []]
    assert [m["overdue"] for m in found["matters"]] == [False, True]
    assert office.installed.service.started("ningjin") == {"2023-1": (case,)}


def test_what_is_wrong_is_told_row_by_row(office):
    answer = imported(office, HEAD + "1,甲,某局,适时\n1,乙,某局,\n")
    assert answer.status_code == 422
    assert [f["field"] for f in answer.json()["faults"]] == ["第2行 计划完成时间", "第3行 序号"]
    assert all(f["wrong"]["zh"] and f["right"]["en"] for f in answer.json()["faults"])
    assert office.get("/catalogues").json() == {"catalogues": []}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"consent": "0" * 64}, 404),
        ({"procedure": "none"}, 404),
        ({"year": 1900}, 422),
        ({"who": "wu"}, 403),
        ({"who": "stranger"}, 404),
    ],
)
def test_what_a_catalogue_rests_on_must_be_there(office, change, status):
    assert imported(office, **change).status_code == status


def test_a_table_has_its_type_and_its_size(office):
    headers = {"Content-Type": "application/json"}
    assert office.ask("POST", "/catalogues/import", headers=headers).status_code == 415
    assert imported(office, "x" * (4 * 1024 * 1024 + 1)).status_code == 413


def test_a_year_is_adopted_once(office):
    assert imported(office).status_code == 201
    again = imported(office)
    assert again.status_code == 409
    assert "已经通过" in again.json()["reason"]["zh"]
    assert office.get("/catalogues/2022").status_code == 404


def test_another_body_sees_nothing_of_it(office):
    assert imported(office).status_code == 201
    assert office.get("/catalogues/2023", "stranger").status_code == 404
    assert office.get("/catalogues", "stranger").json() == {"catalogues": []}
