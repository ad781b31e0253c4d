"""An example of every move, as a secretary would write it: data for the reference and the tests.

People and file numbers are illustrative (示例).
"""

from importlib.resources import files

from api.examples.after import AFTER
from api.examples.before import BEFORE, OPEN
from api.examples.decision import DECISION
from api.examples.papers import Plain, paper
from decision_flow.domain.case import CASE
from decision_flow.domain.steps.common import CARRY
from decision_flow.domain.steps.registry import KINDS

_CARRIED: Plain = {
    "case": "c_0123456789abcdef01234567",
    "line": 17,
    "document": paper("原案的结论（复制件，加盖存档章）"),
}
PAYLOADS: dict[str, Plain] = {
    **BEFORE,
    **DECISION,
    **AFTER,
    **{f"{kind.name}.{CARRY}": _CARRIED for kind in KINDS.values() if kind.carries},
}
STEPS: dict[str, str] = {"consultation": "open_consultation", "assessment": "grassroots_burden"}
"""Steps that do not bear the name of their kind in the procedures that are offered."""


def move(name: str) -> Plain:
    """Return the example of a move: `move("meeting.vote")`."""
    kind = name.partition(".")[0]
    step = CASE if kind == CASE else STEPS.get(kind, kind)
    return {"step": step, "move": name, "payload": PAYLOADS[name]}


def opening() -> Plain:
    """Return the example of a case that is opened."""
    return {"procedure": "four-nots", "payload": OPEN}


def calendar() -> str:
    """Return the example of a table of working days: the form of a year that is not published."""
    return files("workflows").joinpath("schema", "calendar-2027.example.yaml").read_text("utf-8")
