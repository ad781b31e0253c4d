"""A real PostgreSQL server for the tests, and fresh databases on it.

What belongs here: finding, starting and stopping a server. Tables and triggers do not: each
test brings the ones it is about.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

START_LIMIT_SECONDS = 60

# The shell holds the server and reads from us. However we end, killed without warning
# included, the pipe closes, `read` returns, and the server is told to stop: by its own id.
SERVE_UNTIL_EOF = '"$@" & server=$!; read -r _; kill -INT "$server"; wait "$server"'


class NoServerProgramsError(Exception):
    """PostgreSQL's server programs are not on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "no PostgreSQL: TEST_DATABASE_URL is not set, and neither PATH nor "
            "/usr/lib/postgresql/*/bin has initdb and postgres "
            "(Debian: apt-get install postgresql)"
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, on which tests make databases of their own.

    `url` belongs to a role that may create databases.
    """

    url: str

    @contextmanager
    def fresh_database(self, *, template: str = "template1") -> Iterator[str]:
        """Yield the URL of a new database, a copy of `template`, dropped afterwards.

        Copying needs a template to which nobody is connected.
        """
        name = f"test_{uuid.uuid4().hex}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            database = make_url(self.url).set(database=name)
            yield database.render_as_string(hide_password=False)
        finally:
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        """Run one statement outside any transaction, as CREATE DATABASE wants it."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def running_server() -> Iterator[Server]:
    """Yield the server named by TEST_DATABASE_URL, else one started here and stopped after.

    Raises NoServerProgramsError when there is neither.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield Server(make_url(given).set(drivername="postgresql+psycopg").render_as_string(False))
    else:
        with _started(programs()) as server:
            yield server


def programs() -> Path:
    """Return the folder of the server programs: on PATH, else Debian's newest."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(
        Path("/usr/lib/postgresql").glob("[0-9]*/bin"),
        key=lambda folder: int(folder.parent.name),
        reverse=True,
    )
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoServerProgramsError


@contextmanager
def _started(folder: Path) -> Iterator[Server]:
    """Start a server of our own, reached through a socket in its folder and by no network."""
    # Not pytest's folder: that one is closed to others, and root's server runs as nobody.
    home = Path(tempfile.mkdtemp(prefix="decision-flow-pg-"))
    try:
        owner = _unprivileged(home)
        _initialised(folder, home, owner)
        with _serving(folder, home, owner):
            server = Server(f"postgresql+psycopg://postgres@/postgres?host={home}")
            _wait_until_ready(server, home / "log")
            yield server
    finally:
        shutil.rmtree(home)


def _unprivileged(home: Path) -> dict[str, object]:
    """Return how to start a program there, as nobody when we are root: initdb refuses root."""
    if os.geteuid() != 0:
        return {"cwd": home}
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return {"cwd": home, "user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _initialised(folder: Path, home: Path, owner: dict[str, object]) -> None:
    command = [folder / "initdb", "--pgdata", home / "data", "--username=postgres"]
    options = ["--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
    done = subprocess.run(
        [*command, *options], capture_output=True, text=True, check=False, **owner
    )
    if done.returncode != 0:
        raise RuntimeError(f"initdb failed: {done.stdout}{done.stderr}")


@contextmanager
def _serving(folder: Path, home: Path, owner: dict[str, object]) -> Iterator[None]:
    """Run the server with its defaults, fsync included: tests of durability rely on it."""
    server = [folder / "postgres", "-D", home / "data", "-k", home, "-c", "listen_addresses="]
    with (home / "log").open("wb") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", SERVE_UNTIL_EOF, "sh", *server],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for the tests; the server stops after them
            **owner,
        )
    try:
        yield
    finally:
        keeper.communicate()


def _wait_until_ready(server: Server, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while True:
        try:
            return server.run("SELECT 1")
        except OperationalError as error:
            if time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}") from error
            time.sleep(0.05)
