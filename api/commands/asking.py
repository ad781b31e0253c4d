"""Who asks on the command line: the holder of a token, as on the wire."""

from pathlib import Path
from typing import TypeVar

import typer
from pydantic import TypeAdapter

from api.commands.saying import WRONG_USE, err, wrong
from api.identity import Caller, token_digest
from api.installation import Installation
from api.problems import ProblemError
from api.schemas.reading import read
from decision_flow.domain.values import Text

T = TypeVar("T")


def caller(installed: Installation) -> Caller:
    """Return the person whose token is set; ends the command without one that holds."""
    token = installed.settings.token.get_secret_value()
    bearer = installed.service.bearer(token_digest(token), at=installed.clock()) if token else None
    if bearer is None:
        raise no_token()
    return Caller(bearer.body, bearer.person)


def asked_in(form: TypeAdapter[T], file: Path) -> T:
    """Return what a file asks for; ends the command where it is malformed, fault by fault."""
    try:
        return read(form, file.read_bytes())
    except ProblemError as error:
        for fault in error.faults:
            err.print(f"{fault.field}: {fault.wrong}; {fault.right}")
        raise typer.Exit(WRONG_USE) from error


def no_token() -> typer.Exit:
    """Return the end of a command that needs a token."""
    return wrong(
        Text(
            "请以环境变量 DECISION_FLOW_TOKEN 给出有效的令牌。",
            "Set DECISION_FLOW_TOKEN to a token that holds.",
        )
    )
