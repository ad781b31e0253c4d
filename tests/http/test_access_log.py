"""The access log says who asked for what kind of thing; never which case, nor by which token."""

from dataclasses import replace

import pytest
from offices import Office
from structlog.testing import capture_logs


@pytest.fixture
def logged(office):
    """The same office, with its access log switched on."""
    settings = office.installed.settings.model_copy(update={"access_log": True})
    return Office(replace(office.installed, settings=settings), office.tokens)


def test_a_line_tells_method_template_status_time_and_person(logged):
    case = logged.opened()
    with capture_logs() as lines:
        logged.get(f"/cases/{case}?secret=1")
    (line,) = lines
    assert line.pop("ms") > 0
    assert line == {
        "event": "request",
        "log_level": "info",
        "method": "GET",
        "path": "/api/v1/cases/{case_id}",
        "status": 200,
        "body": "ningjin",
        "person": "sun",
    }


def test_nothing_that_was_sent_stands_in_it(logged):
    case = logged.opened()
    with capture_logs() as lines:
        logged.move(case, logged.proposal(), "wu")
        logged.client.get(f"/{logged.tokens['sun']}")
        logged.client.get("/api/v1/cases", headers={"Authorization": "Bearer forged"})
    assert [(line["status"], line["person"]) for line in lines] == [
        (201, "sun"),
        (201, "wu"),
        (404, None),
        (401, None),
    ]
    said = str(lines)
    assert case not in said
    assert "阳光大街" not in said
    assert "forged" not in said
    assert all(token not in said for token in logged.tokens.values())


def test_a_fault_is_logged_as_one(logged, monkeypatch):
    def breaks(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr(type(logged.installed.service), "cases", breaks)
    with capture_logs() as lines:
        logged.get("/cases")
    assert [line["status"] for line in lines if line["event"] == "request"] == [500]


def test_without_the_setting_nothing_is_logged(office):
    with capture_logs() as lines:
        office.get("/cases")
    assert lines == []
