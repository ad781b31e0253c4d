"""Who asks: bearer tokens for named people of a body. Deny by default.

A token is 256 random bits, shown once; what is kept is its SHA-256, which is enough for a secret
that nobody chose. Duties are dated and live in the engine: a token says who, never what.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from api.problems import Kind, ProblemError
from decision_flow.domain.values import Text

PREFIX = "df_"
_BYTES = 32
_HEADER = re.compile(r"bearer +(df_[A-Za-z0-9_-]{43})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Caller:
    """The person who asks, in the body that the token is of."""

    body: str
    person: str


def new_token() -> str:
    """Return a new token. It is shown to its owner once and kept nowhere."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def token_digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_in(headers: Sequence[str]) -> str:
    """Return the token of the one Authorization header. Raises ProblemError."""
    found = _HEADER.fullmatch(headers[0].strip()) if len(headers) == 1 else None
    if found is None:
        raise ProblemError(
            Kind.TOKEN_WANTED,
            Text("请以 Authorization: Bearer 出示访问令牌。", "Send your token as a Bearer token."),
        )
    return found[1]


def unknown_token() -> ProblemError:
    """Return the error of a token that stands for nobody: unknown, expired or revoked."""
    reason = Text("令牌无效、已过期或者已撤销。", "The token is unknown, expired or revoked.")
    return ProblemError(Kind.TOKEN_WANTED, reason)


def not_the_secretariats() -> ProblemError:
    """Return the error of a person who is not of the secretariat, where only that may act."""
    zh = "工作日历由办公厅（室）工作人员登记和采用。"
    en = "Calendars are put on file and adopted by the secretariat."
    return ProblemError(Kind.NOT_YOURS, Text(zh, en))


def no_duty() -> ProblemError:
    """Return the error of a person who holds no duty in the body today."""
    reason = Text("您当日在本机关没有职责。", "You hold no duty in this body today.")
    return ProblemError(Kind.NOT_YOURS, reason)
