"""The application: routes, problems, headers, the reference. Nothing is decided here."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from api.installation import Installation, assemble
from api.routes import (
    about,
    calendars,
    cases,
    catalogues,
    collations,
    complaints,
    consultations,
    convened,
    documents,
    drawings,
    inspected,
    judgements,
    ledgers,
    letterbox,
    measures,
    moves,
    papers,
    procedures,
    public,
    records,
    refusals,
    register,
    registers,
    reports,
    sessions,
    statistics,
    supervisions,
    tracing,
    yearly,
)
from api.settings import Settings
from api.wire import errors
from api.wire.access import AccessLog
from api.wire.headers import SafeHeaders

VERSION = "0.1.0"
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
ROUTERS = (
    about,
    public,
    procedures,
    calendars,
    catalogues,
    judgements,
    cases,
    moves,
    records,
    tracing,
    consultations,
    collations,
    drawings,
    papers,
    register,
    registers,
    complaints,
    letterbox,
    reports,
    statistics,
    sessions,
    supervisions,
    inspected,
    yearly,
    convened,
    ledgers,
    measures,
    refusals,
    documents,
)


def create_app(settings: Settings | None = None, installed: Installation | None = None) -> FastAPI:
    """Return the application of an installation, or of these settings."""
    office = installed or assemble(settings or Settings())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
        office.close()

    app = routed(lifespan)
    if office.settings.access_log:
        app.add_middleware(AccessLog)
    app.state.installation = office
    return app


def routed(lifespan: Lifespan | None = None) -> FastAPI:
    """Return the application without an installation: enough to describe it."""
    app = FastAPI(
        title="decision-flow",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    for module in ROUTERS:
        app.include_router(module.router)
    app.add_middleware(SafeHeaders)
    errors.install(app)
    return app
