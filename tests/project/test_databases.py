"""The databases that other tests rely on are what they say."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from postgres_server import Server
from sqlalchemy import create_engine, text

SUPPORT = Path(__file__).parents[1] / "support"


def answer(url, statement):
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            return connection.execute(text(statement)).scalar_one()
    finally:
        engine.dispose()


def test_a_database_is_reached_under_its_own_name(database_url):
    question = (
        "SELECT current_database()"
        if database_url.startswith("postgresql+psycopg:")
        else "SELECT file FROM pragma_database_list"
    )
    assert answer(database_url, question) in database_url


def test_a_database_keeps_chinese_text(database_url):
    assert answer(database_url, "SELECT length('重大行政决策')") == 6


def test_each_database_is_fresh_and_can_be_copied(postgres_server):
    with postgres_server.fresh_database() as first:
        Server(first).run("CREATE TABLE kept AS SELECT 7 AS n")
        with postgres_server.fresh_database() as other:
            assert answer(other, "SELECT to_regclass('kept')") is None
        name = answer(first, "SELECT current_database()")
        with postgres_server.fresh_database(template=name) as copy:
            assert answer(copy, "SELECT n FROM kept") == 7


def test_commits_reach_the_disk(postgres_url):
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert answer(postgres_url, f"SHOW {setting}") == "on"


@pytest.mark.usefixtures("postgres_server")
def test_a_server_stops_with_the_tests_even_when_they_are_killed():
    if "TEST_DATABASE_URL" in os.environ:
        return  # a server that was given is not ours to start or stop
    script = """
from postgres_server import running_server
with running_server() as server:
    print(server.url.rpartition("=")[2], flush=True)
    input()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=SUPPORT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as tests:
        home = Path(tests.stdout.readline().strip())
        assert (home / "data" / "postmaster.pid").exists()
        tests.kill()
    deadline = time.monotonic() + 30
    while (home / "data" / "postmaster.pid").exists():
        assert time.monotonic() < deadline, "the server outlived the tests that started it"
        time.sleep(0.05)
    shutil.rmtree(home)
