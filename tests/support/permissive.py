"""A procedure whose checks of fact all pass, so that only its structure can refuse."""

from dataclasses import replace
from datetime import UTC, date, datetime

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import Case, follow
from decision_flow.domain.kind import Asked, Kind, Verb
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Body, Duty, Held, Level, Person
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import record
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

AT = datetime(2024, 3, 1, 2, tzinfo=UTC)
SETTING = Setting(Body("body", "某县人民政府", Level.COUNTY), Calendar({}, "0" * 64), AT)


@record
class Anything:
    """Asks for a trigger by name; `text` is the draft from then on, where the verb changes it."""

    trigger: str
    text: str
    touches: tuple[str, ...] = ()


def _trigger(payload: Anything) -> str:
    return payload.trigger


def _touches(payload: Anything) -> tuple[str, ...]:
    return payload.touches


def _text(asked: Asked[Anything]) -> str:
    return asked.payload.text


def _verb(verb: Verb) -> Verb:
    return replace(
        verb,
        payload=Anything,
        by=(Duty.SECRETARY,),
        outcome=_trigger,
        guards=(),
        requirements=(),
        text=_text if verb.text else None,
        touches=_touches if verb.touches else None,
    )


def _kind(kind: Kind) -> Kind:
    return replace(kind, verbs=tuple(map(_verb, kind.verbs)))


def permissive(procedure: Procedure) -> Ready:
    """The rules of the procedure, every check of fact taken away, gates and structure kept."""
    return Ready(procedure, {key: _kind(kind) for key, kind in KINDS.items()}, _kind(MATTER))


def opened(ready: Ready) -> Case:
    return Case("case", "body", "事项", ready.procedure.digest, 0, ready.initial())


def asked_for(
    ready: Ready, case: Case, name: str, touches: tuple[str, ...] = ()
) -> Accepted | Refused:
    """What `decide` answers to the move of this rule."""
    step, _, trigger = name.partition(".")
    verb = next(v for v in ready.kind(step).verbs if trigger in v.triggers)
    person = Person("sun", "孙某", "办公室", (Held(Duty.SECRETARY, date(2020, 1, 1)),))
    payload = Anything(trigger=trigger, text=f"{case.seq + 1:064x}", touches=touches)
    return decide(ready, case, Move(step, verb.name, payload, person), SETTING)


def taken(ready: Ready, case: Case, name: str) -> Case:
    """The case after the move of this rule, which must be accepted."""
    answer = asked_for(ready, case, name)
    assert isinstance(answer, Accepted), (name, [v.reason.en for v in answer.unmet])
    (fact,) = answer.facts
    return follow(case, fact)
