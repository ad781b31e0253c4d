"""Problem documents (RFC 9457), and the only place that knows the status of an error."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from typing import Any, TypeVar

from fastapi import Request
from fastapi.responses import JSONResponse

from api.papers.errors import PaperTooLongError
from api.schemas.words import verdict_out
from api.wire.language import chosen
from decision_flow.domain import errors
from decision_flow.domain.move import Refused
from decision_flow.domain.values import Text
from decision_flow.service.errors import UnfitError
from decision_flow.store.database import StoreBusyError
from decision_flow.store.documents import DocumentTooLargeError

T = TypeVar("T")
MEDIA_TYPE = "application/problem+json"
PREFIX = "urn:decision-flow:problem:"


class Kind(Enum):
    """A kind of problem: its code is a promise, its title what a person reads first."""

    def __init__(self, code: str, status: HTTPStatus, title: Text) -> None:
        self.code = code
        self.status = status
        self.title = title

    MALFORMED = (
        "malformed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        Text("请求内容不符合要求", "The request is malformed"),
    )
    TOKEN_WANTED = (
        "token-wanted",
        HTTPStatus.UNAUTHORIZED,
        Text("须出示有效的访问令牌", "A valid token is wanted"),
    )
    NOT_YOURS = (
        "not-yours",
        HTTPStatus.FORBIDDEN,
        Text("此事不由您办理", "This is not yours to do"),
    )
    NOT_FOUND = ("not-found", HTTPStatus.NOT_FOUND, Text("没有找到", "Not found"))
    METHOD = (
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        Text("此地址不支持这种请求方法", "This address does not take this method"),
    )
    NOT_ACCEPTABLE = (
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        Text("不能提供所要求的格式", "The wanted format is not available"),
    )
    REFUSED = (
        "move-refused",
        HTTPStatus.CONFLICT,
        Text("依照规则，此项办理不能进行", "The rules do not allow this"),
    )
    CONFLICT = ("conflict", HTTPStatus.CONFLICT, Text("与现有内容冲突", "In conflict"))
    STALE = (
        "case-stale",
        HTTPStatus.PRECONDITION_FAILED,
        Text("案件已有新的记录", "The case has moved on"),
    )
    TOO_LARGE = (
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Text("内容过大", "Too large"),
    )
    MEDIA = (
        "media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        Text("不支持这种内容类型", "This media type is not taken here"),
    )
    VERSION_WANTED = (
        "version-wanted",
        HTTPStatus.PRECONDITION_REQUIRED,
        Text("须用 If-Match 注明所依据的版本", "If-Match must name the version acted on"),
    )
    KEY_REUSED = (
        "idempotency-key-reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        Text("幂等键已用于另一份内容", "The idempotency key was used for something else"),
    )
    PROCEDURE = (
        "procedure-invalid",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        Text("规则文件不能使用", "The rule set cannot be used"),
    )
    TOO_MANY = (
        "too-many",
        HTTPStatus.TOO_MANY_REQUESTS,
        Text("提交过于频繁", "Too many requests"),
    )
    BUSY = (
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Text("暂时繁忙，请稍后再试", "Busy, try again shortly"),
    )
    CLOCK = (
        "clock-behind",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Text("系统时钟早于已有记录", "The clock is behind the record"),
    )
    FAULT = (
        "fault",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        Text("系统故障，已记录", "A fault of ours, and on record"),
    )


KINDS: dict[type[errors.DecisionFlowError], Kind] = {
    errors.NotFoundError: Kind.NOT_FOUND,
    errors.MoveUnknownError: Kind.MALFORMED,
    errors.StaleCaseError: Kind.STALE,
    errors.IdempotencyKeyReusedError: Kind.KEY_REUSED,
    errors.CalendarMissingError: Kind.CONFLICT,
    errors.ClockBehindError: Kind.CLOCK,
    errors.ProcedureError: Kind.PROCEDURE,
    errors.JournalError: Kind.FAULT,
    DocumentTooLargeError: Kind.TOO_LARGE,
    PaperTooLongError: Kind.TOO_LARGE,
    StoreBusyError: Kind.BUSY,
    errors.DecisionFlowError: Kind.CONFLICT,
}
"""Every error of the engine, by the nearest of its classes."""

_AGAIN = {"Retry-After": "1"}
_TEMPORARY = frozenset({Kind.BUSY, Kind.CLOCK})
"""What is no fault of whoever asks, and passes."""

STATUSES: dict[int, Kind] = {
    HTTPStatus.BAD_REQUEST: Kind.MALFORMED,
    HTTPStatus.UNAUTHORIZED: Kind.TOKEN_WANTED,
    HTTPStatus.NOT_FOUND: Kind.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Kind.METHOD,
    HTTPStatus.NOT_ACCEPTABLE: Kind.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Kind.TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Kind.MEDIA,
}
"""What the framework itself may answer."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that is wrong: where, what is wrong, and what would be right."""

    field: str
    wrong: Text
    right: Text


class ProblemError(Exception):
    """Something that the outside itself refuses, before or after the engine was asked."""

    def __init__(
        self,
        kind: Kind,
        reason: Text,
        *,
        faults: Sequence[Fault] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(str(reason))
        self.retry_after = retry_after
        self.kind = kind
        self.reason = reason
        self.faults = tuple(faults)


class RefusedError(Exception):
    """A move that was refused: the answer of the rules, on its way out."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(f"{refused.step}.{refused.verb}")
        self.refused = refused


def accepted(answer: T | Refused) -> T:
    """Return what was accepted. Raises RefusedError: what was refused is answered as a problem."""
    if isinstance(answer, Refused):
        raise RefusedError(answer)
    return answer


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem document before it is put into a language."""

    kind: Kind
    reason: Text
    more: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def response(self, request: Request) -> JSONResponse:
        """Return the answer, its title and detail in the language that was asked for."""
        language = chosen(request.headers.get("accept-language", ""))
        body = {
            "type": PREFIX + self.kind.code,
            "title": getattr(self.kind.title, language),
            "status": int(self.kind.status),
            "detail": getattr(self.reason, language),
            "instance": request.url.path,
            "code": self.kind.code,
            "reason": {"zh": self.reason.zh, "en": self.reason.en},
            **self.more,
        }
        headers = {"Content-Language": language, "Vary": "Accept-Language", **self.headers}
        return JSONResponse(body, int(self.kind.status), headers, media_type=MEDIA_TYPE)


def of_refusal(refused: Refused) -> Problem:
    """Return the problem of a move that the rules, or the person alone, stand in the way of."""
    unmet = refused.unmet
    reason = Text("".join(v.reason.zh for v in unmet), " ".join(v.reason.en for v in unmet))
    kind = Kind.NOT_YOURS if refused.personal else Kind.REFUSED
    verdicts = [verdict_out(v).model_dump(mode="json") for v in refused.verdicts]
    return Problem(kind, reason, {"verdicts": verdicts})


def of_error(error: errors.DecisionFlowError) -> Problem:
    """Return the problem of an error of the engine."""
    kind = next(KINDS[c] for c in type(error).__mro__ if c in KINDS)
    if kind is Kind.FAULT:
        return Problem(kind, kind.title)
    if isinstance(error, UnfitError):
        return of_refusal(error.refused)
    if kind in _TEMPORARY:
        return Problem(kind, error.text, headers=_AGAIN)
    if isinstance(error, errors.MoveUnknownError):
        right = Text("见 GET …/moves 所列", "one of those that GET …/moves lists")
        return Problem(kind, error.text, {"faults": _told([Fault("step", error.text, right)])})
    return Problem(kind, error.text)


def _told(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    return [
        {
            "field": fault.field,
            "wrong": {"zh": fault.wrong.zh, "en": fault.wrong.en},
            "right": {"zh": fault.right.zh, "en": fault.right.en},
        }
        for fault in faults
    ]


def of_problem(error: ProblemError) -> Problem:
    """Return the problem of what the outside itself refused."""
    more: dict[str, Any] = {"faults": _told(error.faults)} if error.faults else {}
    headers = {}
    if error.kind is Kind.TOKEN_WANTED:
        headers["WWW-Authenticate"] = 'Bearer realm="decision-flow"'
    if error.kind in _TEMPORARY:
        headers |= _AGAIN
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    return Problem(error.kind, error.reason, more, headers)


def of_status(status: int, headers: dict[str, str] | None = None) -> Problem:
    """Return the problem of a status that the framework chose."""
    kind = STATUSES.get(status, Kind.MALFORMED)
    return Problem(kind, kind.title, headers=dict(headers or {}))
