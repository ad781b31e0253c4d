"""What a person may ask for: one schema a verb, told apart by `move` (`kind.verb`).

Made from the closed vocabulary. The payloads are the engine's own dataclasses: there is no second
class to keep in step.
"""

from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from decision_flow.domain.case import CASE, Paper
from decision_flow.domain.errors import MoveUnknownError
from decision_flow.domain.kind import Kind, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.matter import MATTER, Open
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Moment
from decision_flow.engine.rules import Ready
from decision_flow.service import Request

STEP_KEY = "^[a-z][a-z0-9_]*$"
PROCEDURE_KEY = "^[a-z0-9][a-z0-9_.-]{0,63}$"
ID = "^[A-Za-z0-9_-]{1,64}$"
_MOST_NOTE = 2_000


class In(BaseModel):
    """What comes in: strict, nothing unnamed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class MoveIn(In):
    """A request to do something in a case.

    `duty` is wanted when the person holds several that fit; `instead_of` names the person whose
    deputy acts. `stated_at` is when it happened, if not now; an earlier day wants its `paper`,
    which a second person has compared before (`case.compare`).
    """

    step: Annotated[str, Field(pattern=STEP_KEY, max_length=64)]
    move: str
    payload: Any
    duty: Duty | None = None
    instead_of: Annotated[str, Field(pattern=ID)] | None = None
    stated_at: Moment | None = None
    paper: Paper | None = None
    note: Annotated[str, Field(max_length=_MOST_NOTE)] = ""

    @property
    def kind(self) -> str:
        """Return the name of the step kind."""
        return self.move.partition(".")[0]

    @property
    def verb(self) -> str:
        """Return the verb."""
        return self.move.partition(".")[2]


class OpenIn(In):
    """A request to open a case under the procedure of this key."""

    procedure: Annotated[str, Field(pattern=PROCEDURE_KEY)]
    payload: Open


def name_of(kind: Kind, verb: Verb) -> str:
    """Return how a move is named on the wire."""
    return f"{kind.name}.{verb.name}"


VERBS: dict[str, tuple[Kind, Verb]] = {
    name_of(kind, verb): (kind, verb) for kind in (*KINDS.values(), MATTER) for verb in kind.verbs
}
"""Every move there is, by its name on the wire."""


def _model(name: str, kind: Kind, verb: Verb) -> type[MoveIn]:
    # Types that are made while running have no other way to be named.
    fields: dict[str, Any] = {"move": (Literal[name], ...), "payload": (verb.payload, ...)}
    if kind is MATTER:
        fields["step"] = (Literal[CASE], ...)
    label = f"{kind.label.zh}：{verb.label.zh}。 {kind.label.en}: {verb.label.en}."
    return create_model(f"Move_{kind.name}_{verb.name}", __base__=MoveIn, __doc__=label, **fields)


MODELS: dict[str, type[MoveIn]] = {name: _model(name, *of) for name, of in VERBS.items()}

_UNION: Any = Annotated[Union[tuple(MODELS.values())], Field(discriminator="move")]  # noqa: UP007 - made of a tuple
ANY_MOVE: TypeAdapter[MoveIn] = TypeAdapter(_UNION)
OPEN: TypeAdapter[OpenIn] = TypeAdapter(OpenIn)


def request_of(asked: MoveIn, person: str) -> Request:
    """Return what the service is asked for."""
    return Request(
        step=asked.step,
        verb=asked.verb,
        payload=asked.payload,
        person=person,
        duty=asked.duty,
        instead_of=asked.instead_of,
        stated_at=asked.stated_at,
        paper=asked.paper,
        note=asked.note,
    )


def belongs(ready: Ready, asked: MoveIn) -> None:
    """Pass when the step is one of the move's kind in this procedure. Raises MoveUnknownError."""
    known = asked.step == CASE or asked.step in ready.procedure.steps
    if not known or ready.kind(asked.step).name != asked.kind:
        raise MoveUnknownError(asked.step, asked.move)
