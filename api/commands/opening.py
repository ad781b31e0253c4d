"""The installation that a command works on. Whoever opens none loads no database and no server."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

from api.commands.saying import refused, settings, wrong
from api.installation import Installation, assemble
from api.settings import Settings
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.values import Text
from decision_flow.service.errors import UnfitError


def _there(chosen: Settings) -> None:
    """End the command where the settings name a file of a database that nobody made."""
    file = chosen.database_file
    if file is not None and not file.exists():
        raise wrong(
            Text(
                f"没有这个数据库：{file}。请核对DECISION_FLOW_HOME或者DECISION_FLOW_DATABASE_URL；"
                "新建的，先办decision-flow upgrade。",
                f"There is no database {file}. Look at DECISION_FLOW_HOME (or "
                "DECISION_FLOW_DATABASE_URL); a new one is made by decision-flow upgrade.",
            )
        )


def assembled(chosen: Settings) -> Installation:
    """Return the installation; a database that cannot be opened ends the command."""
    try:
        return assemble(chosen)
    except (OperationalError, ProgrammingError, ArgumentError, OSError) as error:
        what = str(getattr(error, "orig", None) or error)
        zh, en = f"不能打开数据库或者文件夹：{what}", f"Not to be opened: {what}"
        raise wrong(Text(zh, en)) from error


@contextmanager
def installation(*, new: bool = False) -> Iterator[Installation]:
    """Yield the installation of these settings; refused it ends with 1, asked wrongly with 2.

    A database that is not there ends the command too, and is not made, unless it may be `new`.
    """
    chosen = settings()
    if not new:
        _there(chosen)
    installed = assembled(chosen)
    try:
        yield installed
    except UnfitError as error:
        raise typer.Exit(refused(error.refused.unmet)) from error
    except DecisionFlowError as error:
        raise wrong(error.text) from error
    finally:
        installed.close()
