"""What is asked for as an entry: a word that says which, and what it says."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Union

from pydantic import Field, TypeAdapter, create_model

from api.schemas.moves import In


class EntryIn(In):
    """An entry that is asked for; `entry` says which, and what its payload is."""

    entry: str
    payload: Any


def models(prefix: str, verbs: Mapping[str, type[Any]]) -> dict[str, type[EntryIn]]:
    """Return a model for each word, named after the prefix and the word."""
    # Types that are made while running have no other way to be named.
    return {name: _model(f"{prefix}_{name}", name, payload) for name, payload in verbs.items()}


def any_of(made: Mapping[str, type[EntryIn]]) -> TypeAdapter[EntryIn]:
    """Return what reads any of these, told apart by its word."""
    union: Any = Annotated[Union[tuple(made.values())], Field(discriminator="entry")]  # noqa: UP007 - made of a tuple
    return TypeAdapter(union)


def _model(title: str, name: str, payload: type[Any]) -> type[EntryIn]:
    fields: dict[str, Any] = {"entry": (Literal[name], ...), "payload": (payload, ...)}
    return create_model(title, __base__=EntryIn, **fields)
