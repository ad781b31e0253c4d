"""Proving a rule set that came from outside, in a process of its own with bounds.

A hostile file can be small and its states many: whoever sends one may waste that process, not the
server. One is proved at a time; `python -m api.proving` is that process.
"""

import json
import subprocess
import sys
from threading import BoundedSemaphore
from typing import Any

from api.problems import Fault, Kind, ProblemError
from api.schemas.words import Out, TextOut
from api.settings import Settings
from decision_flow.domain.values import Text
from workflows import FURTHER

MOST_MEGABYTES = 1_024
_TURN = BoundedSemaphore(1)
_WAIT_SECONDS = 15.0


class AnswerOut(Out):
    """An answer that the ends rely on: were it never given, some case could not end."""

    rule: str
    label: TextOut


class ClaimOut(Out):
    """A claim about a procedure, as a sentence."""

    claim: str
    text: TextOut


class BreachOut(Out):
    """A claim that does not hold, the part at fault and its line, the fewest moves to show it."""

    claim: str
    element: str
    where: str
    text: TextOut
    moves: tuple[TextOut, ...]


class CheckedOut(Out):
    """What was shown of a rule set: proved, refuted, or not proved within the bound."""

    result: str
    key: str
    version: int
    digest: str
    states: int
    properties: tuple[ClaimOut, ...] = ()
    answers: tuple[AnswerOut, ...] = ()
    breaches: tuple[BreachOut, ...] = ()


def checked(raw: bytes, settings: Settings) -> CheckedOut:
    """Return what was shown of a rule set.

    Raises ProblemError for a text that is none, and when it took too long or too much.
    """
    if not _TURN.acquire(timeout=_WAIT_SECONDS):
        text = Text("正在检查其他规则文件。", "Another rule set is being checked.")
        raise ProblemError(Kind.BUSY, text)
    try:
        found = _ask(raw, settings)
    finally:
        _TURN.release()
    if "faults" in found:
        raise _unusable(found["faults"])
    return CheckedOut.model_validate(found, strict=False)


def _ask(raw: bytes, settings: Settings) -> dict[str, Any]:
    states, megabytes = str(settings.most_proof_states), str(MOST_MEGABYTES)
    command = [sys.executable, "-m", "api.proving", states, megabytes]
    seconds = settings.most_proof_seconds
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no word from outside
            command, input=raw, capture_output=True, timeout=seconds, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        zh = f"在{seconds:g}秒和{MOST_MEGABYTES}MB以内不能得出结论：未证明，不得使用。"
        en = f"Not proved within {seconds:g} seconds and {MOST_MEGABYTES} MB: not to be used."
        raise ProblemError(Kind.PROCEDURE, Text(zh, en)) from error
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _unusable(faults: list[dict[str, str]]) -> ProblemError:
    right = Text("见规则文件格式说明", "see the format of rule sets")
    named = [Fault(f["where"], Text(f["zh"], f["en"]), right) for f in faults]
    reason = Text(
        f"规则文件有{len(named)}处错误。{FURTHER.zh}",
        f"{len(named)} faults in the rule set. {FURTHER.en}",
    )
    return ProblemError(Kind.PROCEDURE, reason, faults=named)
