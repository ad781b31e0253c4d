"""What is to be said of a supervision: every requirement, with its texts and papers."""

from dataclasses import replace

from decision_flow.domain.case import Fact
from decision_flow.domain.content import content_of
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.office.supervision.said import VERBS
from decision_flow.domain.staff import KIND, STAFF
from decision_flow.domain.supervising.asking import asked_of
from decision_flow.domain.supervising.told import Told
from decision_flow.domain.values import Cite
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.moment import content_verdicts

SUPERVISION = "supervision"


def say(
    told: Told, setting: Setting, seq: int, matters: tuple[Cite, ...] = ()
) -> Accepted | Refused:
    """Return what it comes to: line `seq` of the body's stream, or why not.

    `matters` are the lines of the cases that it names.
    """
    said = told.said
    verb = next(verb for verb, payload in VERBS.items() if type(said) is payload)
    asked = (*asked_of(told), *content_verdicts(content_of(said), setting))
    verdicts = tuple(_with_curers(each, told) for each in asked)
    if any(each.refuses for each in verdicts):
        return Refused(SUPERVISION, verb, verdicts)
    fact = Fact(
        stream=told.body.id,
        seq=seq,
        step=STAFF,
        kind=KIND,
        verb=verb,
        trigger=verb,
        payload=said,
        actor=told.actor,
        stated_at=told.at,
        recorded_at=told.at,
        edges=(),
        verdicts=verdicts,
        procedure="",
        calendar=setting.calendar.digest,
        cites=matters,
    )
    return Accepted((fact,))


def _with_curers(each: Verdict, told: Told) -> Verdict:
    """Return a verdict that says who cures what refuses: those who say such a thing, or its own."""
    return replace(each, curers=told.sayers) if each.refuses and not each.curers else each
