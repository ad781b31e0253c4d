"""What is told of the days of a case: what is due, and from when it can be decided."""

from datetime import date

from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.views import Deadline
from decision_flow.engine.earliest import Earliest, Part


class DeadlineOut(Out):
    """A day by which something is due, and how it was derived."""

    step: str
    what: str
    due: date
    provisional: bool
    derivation: TextOut


class PartOut(Out):
    """A step that still takes time before the decision: how it is counted, by which source.

    `critical` when the ordinary day of the decision hangs on it.
    """

    step: str
    label: TextOut
    start: date
    end: date
    ordinary: date
    critical: bool
    derivation: TextOut
    source: SourceOut


class EarliestOut(Out):
    """From when the case can lawfully be decided if all goes on from today.

    `day`: least periods in full, the reviewer done at once. `ordinary`: every period in full.
    `exceptional`: with every exception that the procedure knows, told in `exceptions`.
    """

    day: date
    ordinary: date
    exceptional: date
    provisional: bool
    text: TextOut
    parts: tuple[PartOut, ...]
    exceptions: tuple[TextOut, ...]


class DeadlinesOut(Out):
    """What is due in a case, the earliest first; and from when it can be decided, until it is."""

    deadlines: tuple[DeadlineOut, ...]
    earliest: EarliestOut | None


def deadline_out(deadline: Deadline) -> DeadlineOut:
    return DeadlineOut(
        step=deadline.step,
        what=deadline.what,
        due=deadline.due,
        provisional=deadline.provisional,
        derivation=text_out(deadline.derivation),
    )


def earliest_out(found: Earliest) -> EarliestOut:
    return EarliestOut(
        day=found.day,
        ordinary=found.ordinary,
        exceptional=found.exceptional,
        provisional=found.provisional,
        text=text_out(found.text),
        parts=tuple(_part_out(part) for part in found.parts),
        exceptions=tuple(text_out(text) for text in found.exceptions),
    )


def _part_out(part: Part) -> PartOut:
    return PartOut(
        step=part.step,
        label=text_out(part.label),
        start=part.start,
        end=part.end,
        ordinary=part.ordinary,
        critical=part.critical,
        derivation=text_out(part.derivation),
        source=source_out(part.source),
    )
