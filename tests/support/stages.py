"""The story told once and halted at several stages; each test goes on from a copy of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from makers import READERS, make_case, make_world, walk_until
from postgres_server import Server
from sqlalchemy import make_url

from decision_flow.service import Service
from decision_flow.store import Database, Documents

STAGES = ("world", "opened", "voted", "decided", "closed")


def _tell(service: Service) -> Iterator[str]:
    """Tell the story, and yield the name of every stage as it is reached."""
    yield "world"
    make_case(service)
    yield "opened"
    for verb in ("vote", "decide", "vote"):
        walk_until(service, "meeting", verb)
    yield "voted"
    walk_until(service, "meeting", "decide")
    yield "decided"
    walk_until(service, "closing", "close")
    yield "closed"


@contextmanager
def _serving(url: str, documents: Path, folder: Path) -> Iterator[Service]:
    shutil.copytree(documents, folder / "documents", copy_function=os.link, dirs_exist_ok=True)
    database = Database(url)
    try:
        yield Service(database, Documents(folder / "documents"), READERS)
    finally:
        database.close()


class SqliteStages:
    """The stages as files."""

    def __init__(self, home: Path) -> None:
        self.home = home
        service = make_world(f"sqlite:///{home / 'story.db'}", home)
        for stage in _tell(service):
            service.database.close()
            shutil.copy(home / "story.db", home / f"{stage}.db")
        service.database.close()

    @contextmanager
    def service(self, stage: str, folder: Path) -> Iterator[Service]:
        """Yield a service on a copy of a stage."""
        copy = shutil.copy(self.home / f"{stage}.db", folder / "copy.db")
        with _serving(f"sqlite:///{copy}", self.home / "documents", folder) as service:
            yield service


class PostgresStages:
    """The stages as databases that nobody is connected to."""

    def __init__(self, server: Server, home: Path) -> None:
        self.server, self.home = server, home
        self._names: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Tell the story, and keep a copy at every stage."""
        told = self._stack.enter_context(self.server.fresh_database())
        service = make_world(told, self.home)
        for stage in _tell(service):
            service.database.close()
            copy = self.server.fresh_database(template=str(make_url(told).database))
            self._names[stage] = str(make_url(self._stack.enter_context(copy)).database)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop every copy."""
        self._stack.close()

    @contextmanager
    def service(self, stage: str, folder: Path) -> Iterator[Service]:
        """Yield a service on a copy of a stage."""
        with (
            self.server.fresh_database(template=self._names[stage]) as url,
            _serving(url, self.home / "documents", folder) as service,
        ):
            yield service
