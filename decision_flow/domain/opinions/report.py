"""The adoption report (713 Articles 18 and 32): made from what was counted and disposed of.

What is published are the numbers, the answers and the reasons. The words of an opinion are its
writer's: they are shown to who works on it, and published only once nobody can be told by them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.opinions.collation import Answer, Close, Dispose, Reread
from decision_flow.domain.opinions.intake import Disposition, OpinionChannel
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict

PUBLISHED = (decree_713(18), decree_713(32))
"""Under which articles numbers, answers and reasons are told to the public."""


@dataclass(frozen=True, slots=True)
class Item:
    """A cluster in the report. `text` is what the first of it says, unless it was erased."""

    place: int
    opinions: tuple[int, ...]
    disposition: Disposition
    reason: str | None
    text: str | None

    @property
    def size(self) -> int:
        """Return how many opinions it holds."""
        return len(self.opinions)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Who read which places again, by which seed, and where they did not agree."""

    by: str
    on: date
    seed: str
    places: tuple[int, ...]
    objected: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Collated:
    """What the facts of a consultation say, as far as it has come; nothing else makes a report.

    `items` are the lines of the ledger that `disposed` names, where the system made it.
    """

    opens: date
    closes: date
    counted: Close | None = None
    disposed: Dispose | None = None
    looked: SecondLook | None = None
    answered: Answer | None = None
    items: tuple[Item, ...] = ()

    @property
    def channels(self) -> Mapping[OpinionChannel, int]:
        """Return how many came in time by each channel."""
        counted = self.counted
        return {} if counted is None else {each.channel: each.count for each in counted.channels}

    def by(self, disposition: Disposition) -> int:
        """Return how many opinions had this answer."""
        said = self.answered or self.disposed
        if said is None:
            return 0
        return {
            Disposition.ADOPTED: said.adopted,
            Disposition.PARTLY: said.partly,
            Disposition.NOT_ADOPTED: said.not_adopted,
        }[disposition]


def places_of(said: Reread) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return which places were read again, and where the reader did not agree."""
    places = tuple(sorted(look.place for look in said.looks))
    return places, tuple(sorted(look.place for look in said.looks if not look.agrees))


def checks(report: Collated) -> tuple[Verdict, ...]:
    """Return whether the numbers of a report add up: channels, answers, and the ledger's lines."""
    return tuple(_checks(report))


def _checks(report: Collated) -> Iterator[Verdict]:
    counted, disposed = report.counted, report.disposed
    if counted is None:
        return
    yield _same("channels", counted.received, sum(report.channels.values()), ("渠道", "channels"))
    answers = [report.by(each) for each in Disposition]
    if report.answered or disposed:
        yield _same("answers", counted.received, sum(answers), ("处理结果", "answers"))
    if report.items and disposed:
        lines = [_sum(report.items, each) for each in Disposition]
        name = ("处理表各行", "lines of the ledger")
        yield _same("ledger", counted.received, sum(lines), name)
        yield verdict(
            "report.lines",
            lines == answers and len(report.items) == disposed.clusters,
            f"处理表{len(report.items)}类，采纳、部分采纳、不采纳{lines}，报告{answers}，应当一致。",
            f"{len(report.items)} clusters in the ledger, {lines} by answer, {answers} reported: "
            "these must agree.",
            decree_713(18),
        )


def _sum(items: Sequence[Item], disposition: Disposition) -> int:
    return sum(item.size for item in items if item.disposition is disposition)


def _same(code: str, received: int, found: int, name: tuple[str, str]) -> Verdict:
    return verdict(
        f"report.{code}",
        received == found,
        f"按期收到{received}条，{name[0]}合计{found}条，应当一致。",
        f"{received} came in time, the {name[1]} add up to {found}: these must agree.",
        decree_713(18),
    )
