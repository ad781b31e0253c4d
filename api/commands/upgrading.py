"""`decision-flow upgrade`: the database brought up to date, by whoever owns it."""

from api.commands.opening import installation
from api.commands.saying import DONE, say


def run() -> int:
    """Bring the schema to the newest revision; return the exit code."""
    with installation(new=True):
        say("数据库结构已是最新。", "The database is up to date.")
    return DONE
