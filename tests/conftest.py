"""What every test may ask for: databases, and Hypothesis with a known temper."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from postgres_server import NoServerProgramsError, Server, running_server

# Time is never a verdict here: machines are shared, and slow examples are not wrong ones.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", settings.get_profile("dev"), derandomize=True, database=None, print_blob=True
)
settings.register_profile("long", settings.get_profile("dev"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A real PostgreSQL server; one for each worker, started when first asked for."""
    try:
        with running_server() as server:
            yield server
    except NoServerProgramsError as error:
        pytest.skip(str(error))


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of a fresh, empty database on the PostgreSQL server."""
    with postgres_server.fresh_database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a fresh SQLite file, which does not exist yet."""
    return f"sqlite:///{tmp_path / 'decision-flow.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh, empty database: the test runs on SQLite and on PostgreSQL."""
    return request.getfixturevalue(f"{request.param}_url")


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under CI a skipped test is a failed run: nobody is there to notice what was left out."""
    if "CI" in os.environ and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if "CI" in os.environ and (count := _skipped(terminalreporter.config)):
        terminalreporter.section("skipped under CI", red=True)
        terminalreporter.line(f"{count} skipped: CI=true wants every part to run.", red=True)
