"""The triggers that guard the tables: what the migrations make, and what stands in a database.

Compared by their whole text, blanks and the order of events apart: a trigger of the right name that
refuses nothing is no guard.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_SCRIPTS = Path(__file__).parent / "migrations"
_CHANGE = re.compile(r"(CREATE|DROP) (TRIGGER|FUNCTION) (\w+)")
_PINNED = re.compile(r"ALTER FUNCTION (\w+)\(\) SET search_path FROM CURRENT")
"""By which a migration says that a function looks at the tables beside it and no others."""
_PIN = " SET search_path AS $$"
_OF_FUNCTION = re.compile(r"^CREATE OR REPLACE FUNCTION \w+\.")
_EVENTS = re.compile(r"(?<= BEFORE )\w+(?: OR \w+)*(?= ON )")

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# A rule can take the place of a statement before any trigger hears of it: none is ours.
_POSTGRESQL = """
    SELECT t.tgname, pg_get_triggerdef(t.oid, true)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
    AND c.relnamespace = current_schema()::regnamespace
    UNION
    SELECT p.proname || '()', pg_get_functiondef(p.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION
    SELECT rulename, definition FROM pg_rules WHERE schemaname = current_schema()"""


class Fault(StrEnum):
    """What can be wrong with a guard."""

    MISSING = "missing"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GuardFault:
    """A trigger, or the function behind one, that is not as the migrations made it."""

    name: str
    fault: Fault


def alembic_config() -> Config:
    """Return the settings of our migrations."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


@cache
def wanted_guards(dialect: str) -> Mapping[str, str]:
    """Return what the migrations leave behind: the text of every trigger and function, by name."""
    found: dict[str, str] = {}
    scripts = ScriptDirectory.from_config(alembic_config())
    for script in reversed(list(scripts.walk_revisions())):
        for statement in getattr(script.module, "statements", _none)(dialect):
            if pinned := _PINNED.match(statement):
                name = f"{pinned[1]}()"
                found[name] = found[name].replace(" AS $$", _PIN, 1)
            change = _CHANGE.match(statement)
            if change is None:
                continue
            verb, what, word = change.groups()
            name = f"{word}()" if what == "FUNCTION" else word
            if verb == "CREATE":
                found[name] = _normal(statement)
            else:
                del found[name]
    return found


def _none(dialect: str) -> list[str]:
    """Return what a migration without guards says: nothing."""
    del dialect
    return []


def guard_faults(connection: Connection) -> Iterator[GuardFault]:
    """Yield what is missing or switched off, what says something else, and what is not ours."""
    dialect = connection.dialect.name
    rows = connection.exec_driver_sql(_SQLITE if dialect == "sqlite" else _POSTGRESQL)
    present = {name: _normal(text) for name, text in rows}
    if dialect == "postgresql":
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar()
        here = f" SET search_path TO '{schema}', 'pg_temp' AS $$"
        present = {name: text.replace(here, _PIN, 1) for name, text in present.items()}
    wanted = wanted_guards(dialect)
    for name in sorted(wanted.keys() | present.keys()):
        if name not in present:
            yield GuardFault(name, Fault.MISSING)
        elif name not in wanted:
            yield GuardFault(name, Fault.UNKNOWN)
        elif present[name] != wanted[name]:
            yield GuardFault(name, Fault.ALTERED)


def _normal(text: str) -> str:
    """Return a text as both sides write it: PostgreSQL tells its own in another order."""
    plain = " ".join(_OF_FUNCTION.sub("CREATE FUNCTION ", text).replace("$function$", "$$").split())
    return _EVENTS.sub(lambda events: " OR ".join(sorted(events[0].split(" OR "))), plain, count=1)
