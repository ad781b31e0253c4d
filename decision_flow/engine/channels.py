"""The register of channels: where a case was put before the public, since when, with what proof.

From the facts alone. A notice that was taken back stays in it, with the line that did; what no
proof was kept of says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.case import Fact
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after import publication
from decision_flow.domain.steps.after.post_evaluation import said as evaluation
from decision_flow.domain.steps.before import consultation
from decision_flow.domain.steps.before.consultation import Channel
from decision_flow.domain.steps.before.hearing.said import Announce, Postpone
from decision_flow.domain.values import Document

_TAKES_BACK = (consultation.Void, Postpone)


@dataclass(frozen=True, slots=True)
class Shown:
    """One channel of one notice: the line and step that say it, and the day since which it stands.

    `proof` is the channel's own, or else that of the whole publication. `taken_back` is the line
    by which the notice was voided or the hearing put off.
    """

    seq: int
    step: str
    verb: str
    channel: Channel
    on: date
    proof: Document | None
    taken_back: int | None = None


def register(facts: Iterable[Fact], body: Body) -> tuple[Shown, ...]:
    """Return every channel in which a case was shown, in the order of the record."""
    facts = tuple(facts)
    back = [(fact.step, fact.seq) for fact in facts if isinstance(fact.payload, _TAKES_BACK)]
    return tuple(each for fact in facts for each in _shown(fact, body, back))


def _shown(fact: Fact, body: Body, back: list[tuple[str, int]]) -> Iterator[Shown]:
    channels, on, proof = _said(fact, body)
    later = (seq for step, seq in back if step == fact.step and seq > fact.seq)
    taken_back = next(later, None)
    for channel in channels:
        own = channel.proof or proof
        yield Shown(fact.seq, fact.step, fact.verb, channel, on, own, taken_back)


def _said(fact: Fact, body: Body) -> tuple[tuple[Channel, ...], date, Document | None]:
    day = body.day(fact.stated_at)
    match fact.payload:
        case consultation.Publish(channels=channels, opens=on):
            return channels, on, None
        case Announce(channels=channels):
            return channels, day, None
        case publication.Publish(channels=channels, on=on, proof=proof):
            return channels, on, proof
        case evaluation.Ask(channels=channels, opens=on):
            return channels, on, None
        case _:
            return (), day, None
