"""The shipped rule sets as texts to be spoilt, and a child of one of them to be bent."""

from importlib.resources import files

import pytest

from workflows import ProcedureFaultsError, load_text

CHILD = """\
key: some-county
version: 1
extends: decree-713
profile: decree-713
label: {zh: 某县程序, en: A county's procedure}
source: {act: 某县重大行政决策程序规定, kind: local}
in_force_from: 2025-03-01
"""


@pytest.fixture(scope="session")
def decree_713() -> str:
    """The text of the national minimum."""
    return files("workflows").joinpath("rules", "decree-713.yaml").read_text("utf-8")


@pytest.fixture(scope="session")
def child():
    """Return the text of a rule set that extends the national minimum."""
    return lambda body="": CHILD + body


@pytest.fixture(scope="session")
def faults_of():
    """Return the faults for which a text is refused."""

    def faults(text):
        with pytest.raises(ProcedureFaultsError) as caught:
            load_text(text, "some.yaml")
        return caught.value.faults

    return faults


@pytest.fixture(scope="session")
def line_of():
    """Return the line of the first place where a text holds these words."""
    return lambda text, words: text[: text.index(words)].count("\n") + 1
