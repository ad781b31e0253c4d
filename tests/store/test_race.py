"""Many at one case: each line is written once, and whoever comes second is told so."""

import multiprocessing
import threading
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from corrections import EVIDENCE, NOWHERE, report
from makers import CASE, READERS, file_papers

from api.demo.scene import BODY
from decision_flow.audit import verify
from decision_flow.domain.errors import StaleCaseError
from decision_flow.domain.move import Refused
from decision_flow.service import Moved, Service
from decision_flow.store import Database, Documents

THREADS, PROCESSES, ATTEMPTS = 8, 2, 1_008
AT = datetime(2023, 2, 1, 3, tzinfo=UTC)
SPAWN = multiprocessing.get_context("spawn")


def attempts(service, name, count, outcomes):
    """Ask again and again, each time from the line last seen; every tenth asks what is refused."""
    for number in range(count):
        seq = service.case(BODY, CASE).view.seq
        line = NOWHERE if number % 10 == 9 else 1
        request = report(f"{name}-{number}", line)
        try:
            answer = service.move(BODY, CASE, request, at=AT, expected=seq, key=f"{name}-{number}")
        except StaleCaseError:
            outcomes["stale"] += 1
        except Exception as error:  # noqa: BLE001 - the test is that there is none
            outcomes[f"{type(error).__name__}: {error}"] += 1
        else:
            outcomes["moved" if isinstance(answer, Moved) else "refused"] += 1


def compete(url, folder, name, results):
    """Be one process with its threads."""
    database = Database(url, pool=THREADS)
    service = Service(database, Documents(Path(folder)), READERS)
    share = ATTEMPTS // (THREADS * PROCESSES)
    outcomes = [Counter() for _ in range(THREADS)]
    threads = [
        threading.Thread(target=attempts, args=(service, f"{name}-{n}", share, outcomes[n]))
        for n in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    database.close()
    results.put(sum(outcomes, Counter()))


def url_of(service):
    return service.database.engine.url.render_as_string(hide_password=False)


@pytest.mark.long
def test_each_line_is_written_once_and_losers_are_told(opened):
    file_papers(opened, EVIDENCE, None, AT)
    results = SPAWN.Queue()
    folder = str(opened.files.root)
    processes = [
        SPAWN.Process(target=compete, args=(url_of(opened), folder, name, results))
        for name in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    outcomes = sum((results.get(timeout=240) for _ in processes), Counter())
    for process in processes:
        process.join()
    share = ATTEMPTS // (THREADS * PROCESSES)
    assert set(outcomes) <= {"moved", "stale", "refused"}, outcomes
    assert outcomes.total() == share * THREADS * PROCESSES
    lines = opened.journal(BODY, CASE)
    assert len(lines) == outcomes["moved"] + 1
    said = [line.fact.payload.right for line in lines[1:]]
    assert len(set(said)) == len(said)
    assert len(opened.refusals(BODY, CASE)) == outcomes["refused"]
    assert verify(opened.database, opened.files, READERS).findings == []


def test_two_who_saw_the_same_line_do_not_both_write(opened):
    """The same expected line from many threads: exactly one wins."""
    file_papers(opened, EVIDENCE, None, AT)
    start, outcomes = threading.Barrier(THREADS), Counter()

    def ask(number):
        start.wait()
        try:
            answer = opened.move(BODY, CASE, report(f"{number}"), at=AT, expected=1)
            outcomes[type(answer).__name__] += 1
        except StaleCaseError:
            outcomes["stale"] += 1

    _all_at_once(ask)
    assert outcomes == {"Moved": 1, "stale": THREADS - 1}


def test_one_key_used_by_many_at_once_is_one_move(opened):
    file_papers(opened, EVIDENCE, None, AT)
    start, answers = threading.Barrier(THREADS), []

    def ask(_number):
        start.wait()
        answers.append(opened.move(BODY, CASE, report("x"), at=AT, expected=1, key="the same"))

    _all_at_once(ask)
    assert len(answers) == THREADS
    assert all(answer == answers[0] for answer in answers)
    assert opened.case(BODY, CASE).view.seq == 2


def test_refusals_of_many_at_once_are_all_kept(opened):
    start, refused = threading.Barrier(THREADS), []

    def ask(number):
        start.wait()
        request = report(f"{number}", NOWHERE)
        refused.append(opened.move(BODY, CASE, request, at=AT, expected=1))

    _all_at_once(ask)
    assert [type(answer) for answer in refused] == [Refused] * THREADS
    assert [r.seq for r in opened.refusals(BODY, CASE)] == list(range(1, THREADS + 1))


def _all_at_once(ask):
    threads = [threading.Thread(target=ask, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
