"""Killed while writing: nothing is half done, and what was acknowledged is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import clerk
import pytest
from corrections import EVIDENCE
from makers import CASE, OPENED_AT, READERS, file_papers

from api.demo.scene import BODY
from decision_flow.audit import verify
from decision_flow.service import Service
from decision_flow.store import Database, Documents

KILLS = 50 if "LONG" in os.environ else 10
ROOT = Path(__file__).parents[2]
RNG = Random(713)  # noqa: S311 - when to kill is no secret


def killed_while_writing(url, documents, name, moves):
    """Return the moves that were acknowledged before the process was killed, in order."""
    command = [sys.executable, clerk.__file__, url, str(documents), name]
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support")))
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path}
    ) as process:
        said = [process.stdout.readline() for _ in range(moves)]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    lines = ("".join(said) + rest).splitlines(keepends=True)
    return [tuple(line.split()) for line in lines if line.endswith("\n")]


@pytest.mark.long
def test_a_killed_writer_leaves_everything_whole(opened):
    file_papers(opened, EVIDENCE, None, OPENED_AT)
    url = opened.database.engine.url.render_as_string(hide_password=False)
    opened.database.close()
    acknowledged = {}
    for round_ in range(KILLS):
        moves = RNG.randrange(1, 12)
        for seq, head in killed_while_writing(url, opened.files.root, f"{round_}", moves):
            assert seq not in acknowledged
            acknowledged[seq] = head
        service = Service(Database(url), Documents(opened.files.root), READERS)
        report = verify(service.database, service.files, READERS)
        assert report.findings == []
        there = {str(line.fact.seq): line.digest for line in service.journal(BODY, CASE)}
        service.database.close()
        assert acknowledged.items() <= there.items()
    assert len(acknowledged) >= KILLS
