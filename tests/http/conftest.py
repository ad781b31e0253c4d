"""An office that is open, on a copy of what a first start leaves."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import Office, founded, office_in

from api.settings import Settings


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that a first start has left."""
    home = tmp_path_factory.mktemp("prepared")
    founded(Settings(home=home))
    return home


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    """A copy of that home."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    """An office in that home."""
    found = office_in(Settings(home=home))
    yield found
    found.installed.close()


@pytest.fixture
def any_office(database_url: str, tmp_path: Path) -> Iterator[Office]:
    """An office of its own, on SQLite and on PostgreSQL."""
    settings = Settings(home=tmp_path, database_url=database_url)
    founded(settings)
    found = office_in(settings)
    yield found
    found.installed.close()
