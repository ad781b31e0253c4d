"""How rows are made of what was found: each names what it counts."""

from collections.abc import Iterable, Mapping

from decision_flow.domain.values import Text
from decision_flow.engine.statistics.population import Item, Row


def rows(
    found: Mapping[str, Iterable[Item]], labels: Mapping[str, Text], *, of: int | None = None
) -> tuple[Row, ...]:
    """Return a row for each key, in the order found; with `of`, each is a share of so many."""
    told = ((key, tuple(items)) for key, items in found.items())
    return tuple(Row(key, labels[key], len(items), items, of=of) for key, items in told)


def by_key(found: Mapping[str, Iterable[Item]], labels: Mapping[str, Text]) -> tuple[Row, ...]:
    """Return a row for each key, in the order of the keys."""
    return tuple(sorted(rows(found, labels), key=lambda row: row.key))
