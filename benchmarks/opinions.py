"""How long it takes to find which of 100,000 opinions say the same, how well, in what memory.

The opinions are those of the tests: copies of forty letters with up to a fifth of their characters
changed, and one letter that nobody copied. Time is processor time of one core.
"""

import json
import resource
import subprocess
import sys
import time
from typing import Any

from benchmarks import machine
from benchmarks.environments import ROOT
from benchmarks.report import Report, circumstances, table

SUPPORT = ROOT / "tests" / "support"
COUNT = 100_000
KIBIBYTES_A_MEBIBYTE = 1024


def measure(*, rounds: int, seconds: float) -> Report:
    """Return the figures of one run in a process of its own, so that its memory is its own."""
    del rounds, seconds
    command = [sys.executable, "-m", "benchmarks.opinions"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    head = ("opinions", "clusters", "precision", "recall", "CPU seconds", "MiB", "letter's place")
    row = (
        COUNT,
        found["clusters"],
        f"{found['precision']:.4f}",
        f"{found['recall']:.4f}",
        f"{found['seconds']:.1f}",
        found["mebibytes"],
        found["place"],
    )
    return Report(
        "opinions", found, f"{circumstances(machine.described(ROOT))}\n{table(head, [row])}"
    )


def _figures(count: int) -> dict[str, Any]:
    sys.path.insert(0, str(SUPPORT))
    from letters import campaign, pairwise  # noqa: PLC0415 - found only now

    from decision_flow.domain.opinions.clusters import clustered  # noqa: PLC0415 - in its own process
    from decision_flow.domain.opinions.reading import reading_order  # noqa: PLC0415 - likewise

    made = campaign(count)
    before = time.process_time()
    clusters = reading_order(clustered(made.texts), made.texts)
    seconds = time.process_time() - before
    precision, recall = pairwise((each.ids for each in clusters), made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIBIBYTES_A_MEBIBYTE
    place = [each.representative for each in clusters].index(made.good) + 1
    return {
        "clusters": len(clusters),
        "precision": precision,
        "recall": recall,
        "seconds": seconds,
        "mebibytes": peak,
        "place": place,
    }


if __name__ == "__main__":
    print(json.dumps(_figures(COUNT)))
