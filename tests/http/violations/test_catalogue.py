"""Forty ways to break procedure, committed over HTTP: the annual catalogue is got round."""

from datetime import UTC, date, datetime

from midway import STARTED, refused, wanted

from api.demo.scene import at

HEAD = "序号,事项名称,承办单位,计划完成时间\n"
TABLE = HEAD + "1,阳光大街中修道路工程设计方案,宁津县交通运输局,第一季度\n"


def adopted(office, procedure="four-nots", **change):
    """Return the answer to a catalogue of 2024 that is handed in."""
    papers = {key: office.filed(key)["digest"] for key in ("document", "consent")}
    said = {"year": 2024, "procedure": procedure, **papers, **change}
    given = {key: value for key, value in said.items() if value is not None}
    headers = {"Content-Type": "text/csv"}
    return office.ask(
        "POST", "/catalogues/import", params=given, content=TABLE.encode(), headers=headers
    )


def alarms(office):
    found = office.get("/catalogues/2024").json()["alarms"]
    return {each["code"]: each for each in found}


def test_v24_a_qualifying_matter_is_kept_out_of_the_catalogue_and_owes_every_step_all_the_same(
    under, office
):
    case = under("heilongjiang-2021")
    assert adopted(office, case.procedure).status_code == 201
    for day, (step, verb) in enumerate(STARTED[:2], start=2):
        case.went(step, verb, on=at(date(2024, 2, day)))
    day = at(date(2024, 2, 5))

    silent = case.asked("start", "approve", on=day)
    refused(silent, "start.catalogue", "第三条", "黑龙江省")
    invented = case.asked("start", "approve", on=day, listed="2024-9")
    refused(invented, "start.listed", "第三条第三款")
    case.went("start", "approve", on=day, unlisted="目录公布后提出的事项。")
    case.went("start", "assign", on=day)
    case.went("drafting", "register", on=day)
    onward = case.asked("submission", "package", on=day)
    refused(onward, "gate.legality", "第二十五条")
    refused(onward, "gate.evaluation")


def test_v25_a_listed_matter_is_neither_started_nor_removed_and_is_pointed_out(office):
    assert adopted(office).status_code == 201

    office.now = datetime(2024, 3, 31, 2, tzinfo=UTC)
    assert "catalogue.overdue" not in alarms(office)
    office.now = datetime(2024, 4, 1, 2, tzinfo=UTC)
    told = alarms(office)["catalogue.overdue"]["text"]["zh"]
    assert "阳光大街中修道路工程设计方案" in told
    assert "尚未启动" in told


def test_v26_a_catalogue_without_the_party_committees_consent_or_unpublished(office):
    wanted(adopted(office, consent=None), "consent")
    assert office.get("/catalogues").json() == {"catalogues": []}

    assert adopted(office).status_code == 201
    told = alarms(office)["catalogue.unpublished"]
    assert told["source"]["place"] == "第三条第三款"
    said = {
        "year": 2024,
        "published_on": str(office.now.date()),
        "channel": "政府网站",
        "document": office.filed("网页"),
    }
    assert office.post("/catalogues/publications", said).status_code == 201
    assert "catalogue.unpublished" not in alarms(office)
