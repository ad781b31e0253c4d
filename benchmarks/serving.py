"""Servers to be asked over loopback: this engine's application, or a FastAPI no-op.

Words: which of the two, a folder to write to. The first line said is where it listens.
"""

import json
import socket
import sys
from collections.abc import Callable
from datetime import date
from typing import Annotated

import uvicorn
from fastapi import Body, FastAPI
from pydantic import BaseModel

from api.app import create_app
from api.dispatch import Dispatch
from api.identity import new_token, token_digest
from api.installation import Installation
from api.settings import Settings
from benchmarks.ours import acts
from benchmarks.ours.cast import BODY, SECRETARY
from benchmarks.ours.service import Ours
from benchmarks.peers import course

CASES = 32
Told = dict[str, object]


class Payload(BaseModel):
    """What the no-op's payload must look like."""

    person: str
    duty: str
    since: date


class Asked(BaseModel):
    """A body as large as a move's."""

    step: str
    move: str
    payload: Payload
    note: str


def no_op() -> tuple[FastAPI, Told]:
    """Return an application that reads a body, checks its shape and answers."""
    app = FastAPI()

    @app.post("/api/v1/cases/{case}/moves", status_code=201)
    async def make_move(case: str, asked: Annotated[Asked, Body()]) -> dict[str, str]:
        return {"case": case, "move": asked.move}

    return app, {"token": "none", "cases": [f"case-{n}" for n in range(CASES)]}


def ours() -> tuple[FastAPI, Told]:
    """Return the real application, with cases that were opened and a secretary's token."""
    home = course.folder()
    settings = Settings(home=home, database_url=f"sqlite:///{home / 'cases.db'}")
    made = Ours(home)
    token = new_token()
    made.service.add_token(BODY, SECRETARY, token_digest(token), label="measured")
    for number in range(CASES):
        made.service.open_case(
            BODY,
            f"case-{number}",
            acts.opening(made.certificate),
            person=SECRETARY,
            procedure=made.procedure.digest,
            at=acts.OPENED_AT,
        )
    installed = Installation(settings, made.service, Dispatch(settings.database))
    told: Told = {"token": token, "cases": [f"case-{n}" for n in range(CASES)]}
    return create_app(installed=installed), told


SERVERS: dict[str, Callable[[], tuple[FastAPI, Told]]] = {"ours": ours, "no-op": no_op}


def main() -> None:
    """Serve until standard input ends."""
    app, told = SERVERS[sys.argv[1]]()
    listening = socket.create_server(("127.0.0.1", 0))
    print(json.dumps({"port": listening.getsockname()[1], **told}), flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run([listening])


if __name__ == "__main__":
    main()
