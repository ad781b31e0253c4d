"""`decision-flow serve` as a process: it starts, answers, ends when told, and keeps all."""

import os
import resource
import stat
import subprocess
import sys

import httpx2
from serving import PATIENCE_SECONDS, serving


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def token_in(home, person="sun"):
    lines = (home / "demonstration-people.txt").read_text("utf-8").splitlines()
    return next(line.split("\t")[-1] for line in lines if line.startswith(f"{person}\t"))


def test_a_server_starts_answers_ends_and_starts_again_with_all_it_had(tmp_path):
    home = tmp_path / "home"
    with serving(home) as (address, said):
        assert httpx2.get(f"{address}/api/v1/health").json()["status"] == "ok"
        token = token_in(home)
        assert token in said
        assert "示例" in said
        assert f"{address}/docs" in said
        bearing = {"Authorization": f"Bearer {token}"}
        kept = httpx2.post(
            f"{address}/api/v1/documents?name=x", content=b"kept", headers=bearing
        ).json()
    file = home / "demonstration-people.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    worked = children_seconds()
    with serving(home) as (address, said):
        assert token not in said
        assert str(file) in said
        found = httpx2.get(f"{address}/api/v1/documents/{kept['digest']}", headers=bearing)
        assert found.content == b"kept"
    # Seconds of work, not of waiting: machines are shared.
    assert children_seconds() - worked < 5


def test_an_address_that_is_taken_is_wrong_use(tmp_path):
    with serving(tmp_path / "one") as (address, _):
        port = address.rpartition(":")[2]
        done = subprocess.run(
            [sys.executable, "-m", "api", "serve", "--port", port],
            env={**os.environ, "DECISION_FLOW_HOME": str(tmp_path / "two")},
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    assert done.returncode == 2
    assert f'make run ARGS="--port {int(port) + 1}"' in done.stderr.decode()
    assert not (tmp_path / "two").exists()
