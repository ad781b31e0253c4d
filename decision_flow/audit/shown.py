"""A value that is kept, in words that a reader can compare: no word of the program's own."""

import json
from datetime import date, datetime

from decision_flow.store.canonical import plain


def shown(value: object) -> str:
    """Return a value as JSON says it, in full; of what is not there a dash."""
    if value is None:
        return "—"
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.isoformat(sep=" ")
    if isinstance(value, date | datetime):
        return str(plain(value))
    try:
        return json.dumps(plain(value), ensure_ascii=False)
    except TypeError:
        return f"“{value}”"


def differs(what: str, wanted: object, found: object) -> tuple[str, str]:
    """Return how something kept differs from what the facts say, in both languages."""
    by_facts, kept = shown(wanted), shown(found)
    return (
        f"{what}：依记录应为{by_facts}，现为{kept}。",
        f"{what}: by the facts {by_facts}, kept as {kept}.",
    )
