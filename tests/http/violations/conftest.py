"""The published matter halted before any act of its story, in an office that is open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from midway import Midway, Told, opened_under, place
from offices import Office, office_in

from api.settings import Settings


@pytest.fixture(scope="session")
def told(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The story, told as far as anybody asks."""
    return Told(prepared, tmp_path_factory.mktemp("told"))


@pytest.fixture
def before(told: Told, tmp_path: Path) -> Iterator[Callable[..., Midway]]:
    """Return what halts the story before an act."""
    opened: list[Office] = []

    def halted(step: str, verb: str, nth: int = 0) -> Midway:
        acts = place(step, verb, nth)
        home = told.until(acts, tmp_path / f"halted-{len(opened)}")
        opened.append(office_in(Settings(home=home)))
        return Midway(opened[-1], acts + 1, acts)

    yield halted
    for each in opened:
        each.installed.close()


@pytest.fixture
def under(office: Office) -> Callable[[str], Midway]:
    """Return what opens a case under the rule set of a place."""
    return lambda key: opened_under(office, key)
