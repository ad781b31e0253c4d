"""A verdict: one requirement, whether it is met, why, and by which source."""

from dataclasses import dataclass
from datetime import date

from decision_flow.domain.people import Duty
from decision_flow.domain.values import Source, Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """One requirement asked of one move.

    `curers` are the duties that can cure it, `earliest` the first day (in the body's time zone)
    on which it can be met, when only time is missing. An advisory verdict never refuses.
    A personal one is about who asks, not about the case.
    """

    code: str
    passed: bool
    reason: Text
    source: Source
    curers: tuple[Duty, ...] = ()
    earliest: date | None = None
    advisory: bool = False

    @property
    def refuses(self) -> bool:
        """Return whether the move falls with this verdict."""
        return not self.passed and not self.advisory

    @property
    def personal(self) -> bool:
        """Return whether another person could do what this one may not."""
        return self.code.startswith("person.")


def verdict(  # noqa: PLR0917 - read in this order it is a sentence
    code: str,
    passed: bool,  # noqa: FBT001 - the one boolean that every verdict is about
    zh: str,
    en: str,
    source: Source,
    *,
    curers: tuple[Duty, ...] = (),
    earliest: date | None = None,
) -> Verdict:
    """Return a verdict; the sentence says what is required, met or not."""
    return Verdict(code, passed, Text(zh, en), source, curers, earliest)


def advice(code: str, zh: str, en: str, source: Source) -> Verdict:
    """Return a warning: something to look at that does not stand in the way."""
    return Verdict(code, passed=False, reason=Text(zh, en), source=source, advisory=True)
