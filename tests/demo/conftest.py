"""The demonstration is run once for all its tests."""

import io

import pytest
from rich.console import Console

from api.demo.performance import run


@pytest.fixture(scope="session")
def performed(tmp_path_factory):
    """Return the folder that it left, what it printed, and how many shortcuts were refused."""
    folder = tmp_path_factory.mktemp("demo")
    printed = io.StringIO()
    refused = run(folder, Console(file=printed, width=200))
    return folder, printed.getvalue(), refused
