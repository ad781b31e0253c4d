"""A process of its own that makes move after move until it is killed.

Run as a program: `clerk.py URL DOCUMENTS NAME`. It prints the line of every acknowledged move.
"""

import sys
from pathlib import Path

from corrections import NOWHERE, report
from makers import CASE, OPENED_AT, READERS

from api.demo.scene import BODY
from decision_flow.domain.errors import StaleCaseError
from decision_flow.service import Moved, Service
from decision_flow.store import Database, Documents


def work(url: str, documents: str, name: str) -> None:
    """Report errors in the case again and again; say each line once it is committed."""
    service = Service(Database(url), Documents(Path(documents)), READERS)
    number = 0
    while True:
        number += 1
        seq = service.case(BODY, CASE).view.seq
        # Every fourth attempt is refused: refusals are written too.
        request = report(f"{name}-{number}", 1 if number % 4 else NOWHERE)
        try:
            answer = service.move(
                BODY, CASE, request, at=OPENED_AT, expected=seq, key=f"{name}-{number}"
            )
        except StaleCaseError:
            continue
        if isinstance(answer, Moved):
            print(answer.seq, answer.head, flush=True)  # noqa: T201 - this is how it acknowledges


if __name__ == "__main__":
    work(*sys.argv[1:])
