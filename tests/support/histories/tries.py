"""What anybody might try: any payload, any person, any time, on paper or not."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from histories import cures
from histories.acts import Act
from histories.casting import fitting
from histories.filling import arbitrary, mutated, paper

from decision_flow.domain.case import Paper
from decision_flow.domain.move import Move
from decision_flow.domain.people import Duty, Person


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that somebody tries, and the values whose papers are on file."""

    move: Move
    on_file: tuple[object, ...]


def anything(act: Act, drafts: tuple[str, ...]) -> Tried | None:
    """Return a try at the act; None when what was to be said cannot be said in this history."""
    payload = _said(act, drafts)
    if payload is None:
        return None
    person, duty = _somebody(act)
    stated, scan = None, None
    if act.chance(0.3):
        stated = act.at + timedelta(hours=act.rng.randrange(-24 * 40, 24))
        scan = _scan(act) if act.chance(0.6) else None
    elif act.case.compared and act.chance(0.3):
        stated, scan = _as_compared(act)
    other = act.rng.choice(list(act.world.people)) if act.chance(0.1) else None
    move = Move(
        act.step,
        act.verb.name,
        payload,
        person,
        duty,
        instead_of=other,
        stated_at=stated,
        paper=scan,
    )
    return Tried(move, (payload, scan) if act.chance(0.9) else ())


def _said(act: Act, drafts: tuple[str, ...]) -> Any:
    way, words = act.rng.random(), (*drafts, *_names(act))
    if way < 0.25:
        return arbitrary(act.verb.payload, act.at, act.rng, words)
    payload = cures.cure(act)
    if payload is None or way > 0.7:
        return payload
    return mutated(payload, act.at, act.rng, words)


def _names(act: Act) -> tuple[str, ...]:
    steps, people = list(act.ready.procedure.steps), list(act.world.people)
    return (*act.rng.sample(steps, 3), *act.rng.sample(people, 3))


def _scan(act: Act) -> Paper:
    compared = act.rng.randint(1, act.case.seq + 1)
    return Paper(scan=paper("扫描件"), receipt="收文1号", compared=compared)


def _as_compared(act: Act) -> tuple[datetime, Paper]:
    """Return a paper that somebody compared, and a moment of about the day that it shows."""
    line = act.rng.choice(list(act.case.compared))
    says = act.case.compared[line].says
    noon = datetime.combine(says.day, time(12), act.world.body.zone).astimezone(UTC)
    receipt = says.receipt if act.chance(0.9) else "别的编号"
    found = Paper(scan=says.scan, receipt=receipt, compared=line)
    return noon + timedelta(days=act.rng.choice((0, 0, 0, 1))), found


def _somebody(act: Act) -> tuple[Person, Duty | None]:
    if act.chance(0.6):
        return fitting(act)
    person = act.rng.choice(list(act.world.people.values()))
    return person, act.rng.choice((None, *Duty))
