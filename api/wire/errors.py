"""Every error becomes a problem document, here and nowhere else; none shows a trace."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from structlog import get_logger

from api.problems import (
    STATUSES,
    Kind,
    Problem,
    ProblemError,
    RefusedError,
    of_error,
    of_problem,
    of_refusal,
    of_status,
)
from api.schemas.malformed import faults_in
from api.schemas.reading import malformed
from decision_flow.domain.errors import DecisionFlowError

log = get_logger()

_ANSWERED = (ProblemError, RefusedError, DecisionFlowError, RequestValidationError, Exception)


def install(app: FastAPI) -> None:
    """Let the application answer every error with a problem."""
    for error in _ANSWERED:
        app.add_exception_handler(error, _answer)
    # The framework's own errors are looked up by their status.
    for status in STATUSES:
        app.add_exception_handler(int(status), _framework)


def problem_of(error: Exception) -> Problem:
    """Return what a caller is told of an error."""
    match error:
        case ProblemError():
            return of_problem(error)
        case RefusedError():
            return of_refusal(error.refused)
        case DecisionFlowError():
            return of_error(error)
        case RequestValidationError():
            return of_problem(malformed(faults_in(error.errors())))
        case _:
            return Problem(Kind.FAULT, Kind.FAULT.title)


def _answer(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    if problem.kind is Kind.FAULT:
        log.error("fault", path=request.url.path, error=f"{type(error).__name__}: {error}")
    return problem.response(request)


def _framework(request: Request, error: Exception) -> Response:
    status, headers = getattr(error, "status_code", 0), getattr(error, "headers", None)
    return of_status(status, headers).response(request)
