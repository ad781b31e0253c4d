"""A body with much behind it: cases of every length, refusals, supervisions, evaluations.

All of it through the service: each fact was decided, and each refusal was one.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from makers import LAWFUL, OPENED_AT, READERS, file_papers, make_certificate, make_world
from population import Clerk, populate
from procedures import adjusted
from watched import acts, watched

import workflows
from api.demo.matter import opening
from api.demo.scene import BODY, Scene, at
from api.demo.shifting import shifted
from decision_flow.domain.calendar import Unit
from decision_flow.domain.move import Refused
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.after.post_evaluation import (
    WITHIN,
    Conclude,
    Consequence,
)
from decision_flow.domain.values import Source
from decision_flow.service import Moved, Service

__all__ = ["DAYS", "TABLED", "bustle", "make_world"]

DAYS = 150
"""In how many days of the publication a decision is evaluated, under the rules that say so."""
TABLED = 60
"""In how many days of being put on the agenda a meeting is called, under all of them."""
_LOCAL = Source("示例县重大行政决策程序规定", "第二十条")
_EVALUATED = next(n for n, s in enumerate(LAWFUL) if s.step == "post_evaluation")
_CLOSING = LAWFUL[-1]


def bustle(service: Service, count: int, *, seed: int) -> tuple[int, str]:
    """Let so many cases go so far; return how many supervisory acts were accepted, the rules.

    Every eighth case comes to its evaluation, or past it; the others stop on their way there. Some
    more are carried out with tasks that are given longer, sent back, accepted or not.
    """
    lot = Random(seed)  # noqa: S311 - no secret
    rules = _rules_that_ask(service)
    shipped = workflows.load("four-nots").digest
    for n in range(count):
        name, whole = f"b{n:03}", n % 8 == 0
        _open(service, name, rules if lot.random() < 0.6 else shipped)
        _carry(Clerk(service, name), _scenes(n, lot, whole=whole), lot)
    populate(service, count // 40, seed=seed)
    return _supervise(service, lot, count // 12), rules


def _rules_that_ask(service: Service) -> str:
    """Return the digest of rules that set a time for the evaluation, put on file."""
    figure = Figure(Bound.AT_MOST, DAYS, Unit.DAYS, _LOCAL)
    local = adjusted(workflows.load("four-nots"), "post_evaluation", figures={WITHIN: figure})
    content = workflows.canonical(replace(local, key="example-evaluated", digest=""))
    procedure = READERS.procedure(content)
    service.register(procedure, content, make_certificate(procedure))
    return procedure.digest


def _open(service: Service, name: str, procedure: str) -> None:
    found = {p.procedure.digest: p.certificate for p in service.procedures()}
    moved = service.open_case(
        BODY, name, opening(found[procedure]), person="sun", procedure=procedure, at=OPENED_AT
    )
    assert isinstance(moved, Moved), moved


def _scenes(number: int, lot: Random, *, whole: bool) -> Iterator[Scene]:
    """Yield the story of a case, in its own number and its own time after the execution."""
    last = lot.randint(_EVALUATED, len(LAWFUL)) if whole else _reached(number, lot)
    later = timedelta(days=lot.randint(0, 60))
    kept = lot.random() < 0.4
    for n, scene in enumerate(LAWFUL[:last]):
        says = scene.says
        if isinstance(says, Sign):
            says = replace(says, number=f"宁政发〔2023〕{number + 101}号")
        if isinstance(says, Conclude) and kept:
            says = replace(says, consequence=Consequence.KEEP)
        if kept and (scene.step, scene.verb) in {
            ("post_evaluation", "rectified"),
            ("post_evaluation", "inspect"),
        }:
            continue
        told = replace(scene, says=says)
        yield shifted(told, later) if n >= _EVALUATED else told


def _reached(number: int, lot: Random) -> int:
    """Return how many acts a case comes to that is not whole: most stop early, some anywhere."""
    return lot.randint(13, _EVALUATED - 1) if number % 16 == 4 else lot.randint(0, 12)


def _carry(clerk: Clerk, scenes: Iterator[Scene], lot: Random) -> None:
    early = lot.randint(0, 40)
    for n, scene in enumerate(scenes):
        if n == early:
            clerk.refused(replace(_CLOSING, on=scene.on))
        clerk.act(scene)


def _supervise(service: Service, lot: Random, count: int) -> int:
    accepted = 0
    for said, who, on in acts([watched(lot) for _ in range(count)]):
        file_papers(service, said, None, at(on))
        answer = service.supervise(BODY, said, person=who, at=at(on))
        accepted += not isinstance(answer, Refused)
    return accepted
