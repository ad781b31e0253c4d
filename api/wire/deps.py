"""What a route may ask for: the installation, who asks, this moment, what the headers say.

What asks the database is called in a thread. What does not is `async` so that it is not: a hop to
another thread costs more than it does.
"""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Header, Path, Request, Security, params
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.identity import (
    Caller,
    no_duty,
    not_the_secretariats,
    token_digest,
    token_in,
    unknown_token,
)
from api.installation import Installation
from api.schemas.moves import ID
from api.wire.body import json_body
from api.wire.headers import acceptable, version_of, wants_json
from decision_flow.domain.people import Actor, Duty

_BEARER = HTTPBearer(scheme_name="token", description="访问令牌 A person's token", auto_error=False)


def taking(media: str) -> params.Depends:
    """Return what passes when the caller takes this media type, before anything is read."""

    async def taken(request: Request) -> None:
        acceptable(request, media)

    return params.Depends(taken)


async def installation(request: Request) -> Installation:
    """Return the installation that serves this request."""
    found: Installation = request.app.state.installation
    return found


InstallationDep = Annotated[Installation, Depends(installation)]


async def moment(installed: InstallationDep) -> datetime:
    """Return this moment; the clock enters here and nowhere else."""
    return installed.clock()


NowDep = Annotated[datetime, Depends(moment)]


def caller(
    request: Request,
    installed: InstallationDep,
    now: NowDep,
    documented: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> Caller:
    """Return who asks. Raises ProblemError for everybody without a token that holds now."""
    del documented  # the reference needs it; the header is read strictly below
    digest = token_digest(token_in(request.headers.getlist("authorization")))
    bearer = installed.service.bearer(digest, at=now)
    if bearer is None:
        raise unknown_token()
    who = Caller(bearer.body, bearer.person)
    request.state.caller = who  # the access log names who asked
    return who


CallerDep = Annotated[Caller, Depends(caller)]


def insider(who: CallerDep, installed: InstallationDep, now: NowDep) -> Caller:
    """Return who asks, if that person has a duty in the body today. Raises ProblemError."""
    staff = installed.service.body(who.body)
    person = staff.persons.get(who.person)
    if person is None or not person.duties_on(staff.body.day(now)):
        raise no_duty()
    return who


InsiderDep = Annotated[Caller, Depends(insider)]


def secretary(who: CallerDep, installed: InstallationDep, now: NowDep) -> Actor:
    """Return who asks as the secretariat of the body today. Raises ProblemError."""
    staff = installed.service.body(who.body)
    person = staff.persons.get(who.person)
    if person is None or Duty.SECRETARY not in person.duties_on(staff.body.day(now)):
        raise not_the_secretariats()
    return Actor(person.id, person.name, person.unit, Duty.SECRETARY)


SecretaryDep = Annotated[Actor, Depends(secretary)]


async def expected(
    if_match: Annotated[
        str | None,
        Header(description='读取案件时得到的 ETag，如 "7"。 The ETag of the case as it was read.'),
    ] = None,
) -> int:
    """Return the version that the caller acts on. Raises ProblemError."""
    return version_of(if_match)


ExpectedDep = Annotated[int, Depends(expected)]

JsonDep = Annotated[bytes, Depends(json_body)]
KeyDep = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern="^[!-~]{1,128}$",
        description="同一请求重复提交只办理一次。 The same request under the same key acts once.",
    ),
]
CaseIdDep = Annotated[str, Path(alias="case_id", pattern=ID, description="案件编号 The case")]
WANTS_JSON = Depends(wants_json)
KNOWN = Depends(caller)
"""Asked before a body is read: nobody unknown gets to send one."""
