"""What is to be said of a session: every requirement, with its texts and papers."""

from decision_flow.domain.case import Fact
from decision_flow.domain.content import content_of
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.sessions.asking import asked_of
from decision_flow.domain.sessions.said import CloseSession, OpenSession, verb_of
from decision_flow.domain.sessions.session import KIND, SESSION
from decision_flow.domain.sessions.told import Told
from decision_flow.domain.values import Cite
from decision_flow.engine.moment import content_verdicts


def say(
    told: Told, setting: Setting, session_id: str, matters: tuple[Cite, ...]
) -> Accepted | Refused:
    """Return what it comes to; `matters` are the lines of the cases that it rests on."""
    said, verb = told.said, verb_of(told.said)
    verdicts = (*asked_of(told), *content_verdicts(content_of(said), setting))
    if any(each.refuses for each in verdicts):
        return Refused(SESSION, verb, verdicts)
    happened = said.at if isinstance(said, OpenSession | CloseSession) else told.at
    fact = Fact(
        stream=session_id,
        seq=1 if told.session is None else told.session.seq + 1,
        step=SESSION,
        kind=KIND,
        verb=verb,
        trigger=verb,
        payload=said,
        actor=told.actor,
        stated_at=happened,
        recorded_at=told.at,
        edges=(),
        verdicts=verdicts,
        procedure="",
        calendar=setting.calendar.digest,
        cites=(*setting.cites, *matters),
    )
    return Accepted((fact,))
