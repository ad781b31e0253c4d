"""Identities: opaque, made here, given to the engine. Nothing can be read from one."""

import secrets

_BYTES = 12
_SALT_BYTES = 16


def new_id(prefix: str) -> str:
    """Return a new identity: `c_` and 24 hexadecimal digits for a case."""
    return f"{prefix}_{secrets.token_hex(_BYTES)}"


def new_case_id() -> str:
    return new_id("c")


def new_person_id() -> str:
    return new_id("p")


def new_session_id() -> str:
    return new_id("m")


def new_opinion_id() -> str:
    return new_id("o")


def new_letter_id() -> str:
    return new_id("l")


def new_salt() -> str:
    """Return the salt of a text's digest: 32 hexadecimal digits."""
    return secrets.token_hex(_SALT_BYTES)


def new_judgement_id() -> str:
    return new_id("j")


def new_body_id() -> str:
    return new_id("b")
