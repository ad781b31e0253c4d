"""The certificate of a procedure as bytes, made by proving it and by nothing else."""

import json
from dataclasses import dataclass, field
from functools import lru_cache

from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof.canonical import certificate_bytes
from decision_flow.engine.proof.proving import prove
from decision_flow.engine.proof.values import Disproof, NotProved, Outcome

_PROVED_BY = ("floor_digest", "kinds_digest", "checker")
"""What a release proves by: its floor, its kinds of steps, its checker."""
_TOLD = 3
"""How many faults are named when a procedure is refused."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A procedure known by its digest; whoever asks has compared its bytes with it."""

    digest: str
    procedure: Procedure = field(compare=False)


def certified(procedure: Procedure) -> bytes:
    """Return the certificate of a procedure whose digest is that of its canonical bytes.

    It is proved once a process. Raises ProcedureError, naming the first faults, when it is not
    sound or too large to be shown so.
    """
    outcome = _outcome(_Named(procedure.digest, procedure))
    if isinstance(outcome, Disproof):
        zh = "；".join(f"{f.element}：{f.text.zh}" for f in outcome.faults[:_TOLD])
        en = "; ".join(f"{f.element}: {f.text.en}" for f in outcome.faults[:_TOLD])
        raise ProcedureError(Text(f"程序未获证明：{zh}", f"The procedure is not proved: {en}"))
    if isinstance(outcome, NotProved):
        text = Text(
            f"程序未获证明：状态超过{outcome.limit}个。",
            f"The procedure is not proved: it has more than {outcome.limit} states.",
        )
        raise ProcedureError(text)
    return certificate_bytes(outcome)


@lru_cache(maxsize=64)
def _outcome(named: _Named) -> Outcome:
    return prove(named.procedure)


def proved_before(kept: bytes, made: bytes) -> bool:
    """Return whether a certificate on file names another floor, kinds or checker than one made now.

    It is then an earlier release's, of the same procedure. That the procedure is sound is shown by
    the one made now; what the earlier one says was true of what it names.
    """
    try:
        earlier, now = (json.loads(each)["certificate"] for each in (kept, made))
        same = earlier["procedure_digest"] == now["procedure_digest"]
        return bool(same and any(earlier[name] != now[name] for name in _PROVED_BY))
    except (KeyError, TypeError, ValueError):
        return False
