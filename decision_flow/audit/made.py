"""A line compared with the one that deciding again makes, in all that a line says."""

from dataclasses import fields

from decision_flow.domain.fact import Fact
from decision_flow.domain.staff import Staff
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Attempt


def known_as_written(staff: Staff, asked: Attempt) -> None:
    """Raise `ValueError` where the body knew whoever asked by another name or of another unit."""
    known = staff.persons.get(asked.person)
    if known is not None and (asked.name, asked.unit) != (known.name, known.unit):
        raise ValueError(f"{asked.person} was {known.name} of {known.unit}")


def outcomes(verdicts: tuple[Verdict, ...]) -> tuple[tuple[str, bool, bool], ...]:
    """Return verdicts as they are compared: their words may be put otherwise by a later release."""
    return tuple((v.code, v.passed, v.advisory) for v in verdicts)


def differing(made: Fact, fact: Fact) -> str | None:
    """Return in what a line differs from the one that is made again; None where in nothing."""
    pairs = {each.name: (getattr(made, each.name), getattr(fact, each.name)) for each in _COMPARED}
    pairs["verdicts"] = outcomes(made.verdicts), outcomes(fact.verdicts)
    return ", ".join(name for name, (now, then) in pairs.items() if now != then) or None


_COMPARED = tuple(each for each in fields(Fact) if each.name != "verdicts")
