"""Payloads read back typed, by kind and verb. Old kinds stay here for ever."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from decision_flow.domain import staff
from decision_flow.domain.answering import look
from decision_flow.domain.case import Payload
from decision_flow.domain.sessions import said as of_session
from decision_flow.domain.sessions import session
from decision_flow.domain.steps.matter import MATTER, OPEN
from decision_flow.domain.steps.registry import KINDS

PAYLOADS: Mapping[tuple[str, str], type[Any]] = {
    **{(kind.id, verb.name): verb.payload for kind in KINDS.values() for verb in kind.verbs},
    **{(MATTER.id, verb.name): verb.payload for verb in (*MATTER.verbs, OPEN)},
    **{(staff.KIND, verb): payload for verb, payload in staff.VERBS.items()},
    **{(look.KIND, verb): payload for verb, payload in look.VERBS.items()},
    **{(session.KIND, verb): payload for verb, payload in of_session.VERBS.items()},
}
"""The payload of every verb of every kind that was ever written."""


@cache
def adapter(payload: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any class
    """Return the reader of a payload; built once."""
    return TypeAdapter(payload)


def read_payload(kind: str, verb: str, value: object) -> Payload:
    """Return the payload that a fact says. Raises `ValueError` when it does not fit its kind."""
    return read_payload_bytes(kind, verb, json.dumps(value))


def read_payload_bytes(kind: str, verb: str, said: str | bytes) -> Payload:
    """Return the payload in this JSON. Raises `ValueError` when it does not fit its kind."""
    payload: Any = PAYLOADS.get((kind, verb))
    if payload is None:
        raise ValueError(f"{kind} has no verb {verb!r}")
    found: Payload = adapter(payload).validate_json(said)
    return found
