"""Measure, and compare: `python -m benchmarks [WHAT...]`, or all."""

import argparse
import importlib
import importlib.util
import sys

MENU = {
    "cases": "a case of twenty moves against peers and the limit",
    "http": "a move over HTTP against a FastAPI no-op",
    "ledger": "the ledger of a person over two hundred cases",
    "opinions": "which of 100,000 opinions say the same",
    "proof": "how long it takes to prove a procedure",
    "staffing": "whether thirty people can take twenty places, or why not",
}


def main() -> int:
    """Run what was asked for; print the tables, keep the figures."""
    asked = _asked()
    for name in asked.what or MENU:
        if importlib.util.find_spec(f"benchmarks.{name}") is None:
            print(f"SKIPPED {name}: not written yet", file=sys.stderr)
            continue
        measured = importlib.import_module(f"benchmarks.{name}")
        report = measured.measure(rounds=asked.rounds, seconds=asked.seconds)
        report.save()
        print(report.text)
        if asked.record:
            report.record()
    return 0


def _asked() -> argparse.Namespace:
    menu = "; ".join(f"{name}: {what}" for name, what in MENU.items())
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, epilog=menu)
    parser.add_argument("what", nargs="*", choices=(*MENU, []), help="what to measure")
    parser.add_argument("--rounds", type=int, default=15, help="rounds (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=0.4, help="of each contender a round (%(default)s)"
    )
    parser.add_argument(
        "--record", action="store_true", help="write the tables into docs/explanation"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
