"""Who asks on the command line: the holder of a token, as on the wire."""

import typer

from api.commands.saying import wrong
from api.identity import Caller, token_digest
from api.installation import Installation
from decision_flow.domain.values import Text


def caller(installed: Installation) -> Caller:
    """Return the person whose token is set; ends the command without one that holds."""
    token = installed.settings.token.get_secret_value()
    bearer = installed.service.bearer(token_digest(token), at=installed.clock()) if token else None
    if bearer is None:
        raise no_token()
    return Caller(bearer.body, bearer.person)


def no_token() -> typer.Exit:
    """Return the end of a command that needs a token."""
    return wrong(
        Text(
            "请以环境变量 DECISION_FLOW_TOKEN 给出有效的令牌。",
            "Set DECISION_FLOW_TOKEN to a token that holds.",
        )
    )
