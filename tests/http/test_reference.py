"""The served reference holds: whatever is asked, the answer is one that it tells of.

Requests are drawn from the reference, well-formed and malformed, and sent to a real office, half of
the well-formed ones about a case that is there. Where only the engine can tell a lawful request
from another, being taken is not asked of the well-formed ones.
"""

import shutil
from datetime import date

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from offices import office_in
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
    unsupported_method,
)

from api.app import routed
from api.settings import Settings
from api.wire.leads import LEADS
from api.wire.openapi import describe

PATIENCE_SECONDS = 60
EXAMPLES = 10
SLOW = {"/api/v1/procedures/check": 2, "/api/v1/cases/{case_id}/moves": 6}
"""A process is started for each rule set; a malformed move is drawn from eighty forms."""
STALE = 412
SENT = ("POST", "PUT", "PATCH")
schemathesis.openapi.format("date", st.dates(date(1950, 1, 1), date(2199, 1, 1)).map(str))

REFERENCE = describe(routed())
ASKED = [
    (method.upper(), path, mode)
    for path, item in REFERENCE["paths"].items()
    for method, operation in item.items()
    for mode in GenerationMode
    # What takes nothing cannot be asked wrongly.
    if mode is GenerationMode.POSITIVE or {"parameters", "requestBody"} & set(operation)
]


@pytest.fixture(scope="module")
def busy(prepared, tmp_path_factory):
    """An office with a case; and the reference as it is served there."""
    home = shutil.copytree(prepared, tmp_path_factory.mktemp("reference") / "home")
    office = office_in(Settings(home=home))
    case = office.opened()
    served = office.client.get("/api/v1/openapi.json").json()
    loaded = schemathesis.openapi.from_dict(served)
    loaded.app = office.client.app
    yield office, case, loaded
    office.installed.close()


def test_the_reference_is_openapi_3_1_with_every_move(busy):
    _, _, loaded = busy
    served = loaded.raw_schema
    assert served["openapi"] == "3.1.0"
    body = served["paths"]["/api/v1/cases/{case_id}/moves"]["post"]["requestBody"]
    assert "meeting.vote" in body["content"]["application/json"]["examples"]
    loaded.validate()


@pytest.mark.parametrize(("method", "path", "mode"), ASKED, ids=str)
def test_every_answer_is_one_that_the_reference_tells_of(busy, method, path, mode):
    office, real, loaded = busy
    operation = loaded[path][method]
    judged = method in SENT or "{" in path
    excluded = [unsupported_method, *([positive_data_acceptance] if judged else [])]
    bearing = {"Authorization": f"Bearer {office.tokens['sun']}"}

    @given(asked=operation.as_strategy(generation_mode=mode), there=st.booleans())
    @settings(
        max_examples=SLOW.get(path, EXAMPLES),
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def ask(asked, there):
        headers = dict(bearing)
        if mode is GenerationMode.POSITIVE and there and "{case_id}" in path:
            asked.path_parameters["case_id"] = real
            version = office.get(f"/cases/{real}").json()["version"]
            headers["If-Match"] = f'"{version}"'
        answer = asked.call(session=office.client, headers=headers, timeout=PATIENCE_SECONDS)
        # A version that nobody was given is none of the case, whatever else is wrong (412).
        stale = [negative_data_rejection] if answer.status_code == STALE else []
        asked.validate_response(answer, excluded_checks=[*excluded, *stale])
        assert b"Traceback" not in answer.content

    ask()


def test_every_operation_is_told_in_chinese_first():
    named = {f"{method} {path}" for path, item in REFERENCE["paths"].items() for method in item}
    assert named == set(LEADS), "say in api/wire/leads.py what it is for"
