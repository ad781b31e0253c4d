"""What anybody may see: that the server lives, and how to speak to it."""

from functools import cache

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

from api.pages import reference, start
from api.pages.templates import answered
from api.problems import Kind
from api.schemas.words import Out
from api.wire.headers import wants_json
from api.wire.openapi import describe, problems

router = APIRouter(tags=["about"])


class HealthOut(Out):
    """That the server answers and its database too."""

    status: str
    version: str


@router.get(
    "/api/v1/health",
    summary="健康检查 Health",
    dependencies=[Depends(wants_json)],
    responses=problems(Kind.NOT_ACCEPTABLE),
)
def health(request: Request) -> HealthOut:
    """Say that the server answers, and its database too."""
    request.app.state.installation.ping()
    return HealthOut(status="ok", version=request.app.version)


@router.get("/api/v1/openapi.json", include_in_schema=False)
def openapi(request: Request) -> JSONResponse:
    """Return the reference for machines."""
    return JSONResponse(describe(request.app))


@router.get("/", include_in_schema=False)
def first(request: Request) -> HTMLResponse:
    """Return the first page."""
    return answered(start.page(request.app.version))


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """Return the reference for people."""
    return answered(_reference(request.app))


@cache
def _reference(app: FastAPI) -> str:
    return reference.page(describe(app))
