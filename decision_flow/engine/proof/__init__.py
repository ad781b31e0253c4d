"""A procedure is proved before it can be used.

The floor of its profile is read from the file; every way a case can go is explored over tables read
from the very machines that run, with observers that follow the law. What fails is told in real
moves, executed first; what holds is certified.
"""

from decision_flow.engine.proof.canonical import certificate_bytes, digest
from decision_flow.engine.proof.certified import certified, proved_before
from decision_flow.engine.proof.proving import LIMIT, Proof, prove, prove_ready
from decision_flow.engine.proof.values import (
    CHECKER,
    Answer,
    Certificate,
    Claim,
    Counterexample,
    Disproof,
    Fault,
    NotProved,
    Outcome,
    Told,
)
from decision_flow.engine.proof.wording import report

__all__ = [
    "CHECKER",
    "LIMIT",
    "Answer",
    "Certificate",
    "Claim",
    "Counterexample",
    "Disproof",
    "Fault",
    "NotProved",
    "Outcome",
    "Proof",
    "Told",
    "certificate_bytes",
    "certified",
    "digest",
    "prove",
    "prove_ready",
    "proved_before",
    "report",
]
