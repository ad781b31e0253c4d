"""Procedures over HTTP: read by everybody, checked within bounds."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest

from api.routes.laws import day_in_china, latest
from workflows import load

SHIPPED = files("workflows").joinpath("rules", "four-nots.yaml").read_text("utf-8")


def check(office, text, who="sun", kind="application/yaml"):
    raw = text if isinstance(text, bytes) else text.encode()
    return office.ask("POST", "/procedures/check", who, content=raw, headers={"Content-Type": kind})


def test_a_procedure_is_told_with_its_sources(office):
    said = office.get("/procedures/four-nots", None).json()
    assert said["extends"] == "decree-713"
    steps = {step["key"]: step for step in said["steps"]}
    assert steps["legality_review"]["source"]["place"] == "第二十五条"
    assert "legality_review.opine" in steps["legality_review"]["moves"]
    period = steps["open_consultation"]["figures"][0]
    assert (period["name"], period["bound"], period["value"]) == ("period", "at_least", "30")


def test_a_certificate_names_its_procedure(office):
    said = office.get("/procedures/four-nots", None).json()
    proof = office.get("/procedures/four-nots/proof", None).json()
    assert proof["digest"] == said["certificate"]
    assert proof["certificate"]["procedure_digest"] == said["digest"]
    assert "gates" in proof["certificate"]["properties"]


def test_a_procedure_is_drawn(office):
    answer = office.get("/procedures/four-nots/diagram.svg", None)
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "合法性审查" in answer.text


def test_a_version_comes_into_force_with_the_day_in_china_and_not_in_greenwich(office):
    """At eight in the morning in China a new UTC day begins; the legal day began at midnight."""
    listed = office.installed.service.procedures()
    old = next(one for one in listed if one.procedure.key == "four-nots")
    first = date(2024, 1, 1)
    new = replace(
        old,
        procedure=replace(old.procedure, version=old.procedure.version + 1, in_force_from=first),
    )
    former = replace(old, procedure=replace(old.procedure, in_force_to=first - timedelta(days=1)))
    for moment, later in (
        (datetime(2023, 12, 31, 15, 59, tzinfo=UTC), 0),
        (datetime(2023, 12, 31, 16, 0, tzinfo=UTC), 1),
    ):
        found = latest([former, new], "four-nots", day_in_china(moment))
        assert found.procedure.version == old.procedure.version + later


def test_an_unknown_procedure_is_not_found(office):
    for path in ("", "/proof", "/diagram.svg"):
        assert office.get(f"/procedures/no-such{path}", None).status_code == 404


def test_a_sound_rule_set_is_proved(office):
    answer = check(office, SHIPPED)
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert (said["result"], said["key"]) == ("proved", "four-nots")
    assert said["states"] > 0
    assert {p["claim"] for p in said["properties"]} >= {"gates", "order", "ends"}
    assert said["answers"]


def test_a_rule_set_below_the_floor_is_refuted_at_its_line(office):
    loose = SHIPPED.replace("settings: {decision: two_keys}", "")
    (breach,) = check(office, loose).json()["breaches"]
    assert breach["element"] == "steps.meeting.settings.decision"
    assert breach["where"] == f"procedure.yaml:{_line(loose, '- key: meeting')} steps[meeting]"


def _line(text, words):
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"a: &a [*a]",
        b"!!python/object/apply:os.system [id]",
        b"key: [",
        b"[" * 50_000,
        b"a: 1\na: 2",
        SHIPPED.replace("four-nots", "x", 1).encode() + b"\nsurprise: 1\n",
    ],
)
def test_what_is_no_rule_set_is_named_with_its_place(office, text):
    answer = check(office, text)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "procedure-invalid"
    assert answer.json()["faults"]
    assert "还有其余检查" in answer.text


def test_a_large_rule_set_is_too_large(office):
    assert check(office, b"#" * (256 * 1024 + 1)).status_code == 413
    assert check(office, SHIPPED, kind="application/json").status_code == 415
    assert check(office, SHIPPED, who=None).status_code == 401


def test_a_rule_set_that_takes_too_long_hangs_nothing(office):
    settings = office.installed.settings.model_copy(update={"most_proof_seconds": 0.05})
    office.client.app.state.installation = type(office.installed)(
        settings, office.installed.service, office.installed.dispatch
    )
    began = time.monotonic()
    answer = check(office, SHIPPED)
    assert (answer.status_code, answer.json()["code"]) == (422, "procedure-invalid")
    assert time.monotonic() - began < 5


def test_a_procedure_is_told_with_its_choices_and_where_answers_send_it_back(office):
    found, written = office.get("/procedures/four-nots", None).json(), load("four-nots")
    steps = {step["key"]: step for step in found["steps"]}
    told = {s["setting"]: s["value"] for s in steps["meeting"]["settings"]}
    assert told.items() >= written.steps["meeting"].settings.items()
    assert all(s["value"] in s["values"] for step in steps.values() for s in step["settings"])
    assert {(r["step"], r["answer"], r["to"]) for r in found["rework"]} == {
        (r.step, r.trigger, r.to) for r in written.rework
    }
    assert {r["change"] for r in found["reopens"]} == set(written.reopens)
