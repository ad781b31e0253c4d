"""A case that was taken from proposal to responsibility, and what its papers are made from."""

from collections.abc import Iterator

import pytest
from makers import CASE, make_case, make_world, walk_until

from api.demo.scene import BODY
from api.papers.making import material_of
from api.papers.material import Material
from decision_flow.service import Service


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose case went all its way."""
    home = tmp_path_factory.mktemp("told")
    service = make_world(f"sqlite:///{home / 'story.db'}", home)
    make_case(service)
    walk_until(service, "closing", "close")
    yield service
    service.database.close()


@pytest.fixture(scope="session")
def whole(told: Service) -> Material:
    """What the papers of the finished case are made from."""
    return material_of(told, BODY, CASE)
