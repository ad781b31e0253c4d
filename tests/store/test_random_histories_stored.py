"""Through random histories a service answers as the engine does, and keeps them whole."""

import pytest
from histories.stored import StoredHistory
from makers import READERS, make_certificate, make_service

import workflows
from api import examples
from decision_flow.audit import rebuild, verify
from decision_flow.engine.rules import Ready
from workflows import calendar

ATTEMPTS = 40


@pytest.mark.parametrize("key", ["four-nots", "decree-713"])
@pytest.mark.parametrize("seed", range(3))
def test_the_service_answers_as_the_engine_does_whatever_is_asked(sqlite_url, tmp_path, key, seed):
    service = make_service(sqlite_url, tmp_path)
    procedure, kept = workflows.load(key), calendar.load()
    certificate = service.register(
        procedure, workflows.canonical(procedure), make_certificate(procedure)
    )
    service.keep_calendar(kept, calendar.canonical(kept))
    history = StoredHistory(service, Ready(procedure), certificate, seed)
    for number in range(ATTEMPTS):
        if number == ATTEMPTS // 2:
            history.adopt(calendar.import_years(examples.calendar(), "2027.yaml", kept))
        history.go_on()
    history.finish(most=120)
    case = service.case("town", "case").case
    assert (case.shape, case.about) == (history.case.shape, history.case.about)
    assert (case.seq, case.draft) == (history.case.seq, history.case.draft)
    assert (case.acted, case.entrusted) == (history.case.acted, history.case.entrusted)
    assert verify(service.database, service.files, READERS).findings == []
    rebuild(service.database, READERS)
    assert verify(service.database, service.files, READERS).findings == []
