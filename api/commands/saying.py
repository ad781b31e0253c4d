"""How commands speak: both languages, and an exit code that means something."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError
from rich.console import Console
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

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


def settings() -> Settings:
    """Return the settings; what cannot be one ends the command."""
    try:
        return Settings()
    except ValidationError as error:
        names = "、".join(str(each["loc"][0]) for each in error.errors())
        zh, en = f"设置有误：{names}。", f"Settings that cannot be: {names}."
        raise wrong(Text(zh, en)) from error


def assembled(chosen: Settings) -> Installation:
    """Return the installation; a database that cannot be opened ends the command."""
    try:
        return assemble(chosen)
    except (OperationalError, ProgrammingError, ArgumentError, OSError) as error:
        what = str(getattr(error, "orig", None) or error)
        zh, en = f"不能打开数据库或者文件夹：{what}", f"Not to be opened: {what}"
        raise wrong(Text(zh, en)) from error


@contextmanager
def installation() -> Iterator[Installation]:
    """Yield the installation of these settings; what was asked wrongly ends the command with 2."""
    installed = assembled(settings())
    try:
        yield installed
    except DecisionFlowError as error:
        raise wrong(error.text) from error
    finally:
        installed.close()
