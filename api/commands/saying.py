"""How commands speak: both languages, and an exit code that means something."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console

from api.installation import Installation, assemble
from api.settings import Settings
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.values import Text

DONE, REFUSED, WRONG_USE, NOT_VERIFIED = range(4)

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(highlight=False, markup=False, soft_wrap=True, stderr=True)


def say(zh: str, en: str) -> None:
    """Say a sentence in both languages."""
    out.print(f"{zh} {en}")


def wrong(text: Text) -> typer.Exit:
    """Return the end of a command that was used wrongly, once it is said why."""
    err.print(str(text))
    return typer.Exit(WRONG_USE)


@contextmanager
def installation() -> Iterator[Installation]:
    """Yield the installation of these settings; what was asked wrongly ends the command with 2."""
    installed = assemble(Settings())
    try:
        yield installed
    except DecisionFlowError as error:
        raise wrong(error.text) from error
    finally:
        installed.close()
