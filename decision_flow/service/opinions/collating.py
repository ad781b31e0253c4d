"""Opinions that say the same, put in reading order, answered, and frozen in a ledger."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.case import Case, Payload
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.opinions.asking import unanswered, unclustered, unreasoned
from decision_flow.domain.opinions.clusters import Cluster, clustered
from decision_flow.domain.opinions.collation import (
    SAMPLE,
    Answer,
    Close,
    Dispose,
    Reread,
    sampled,
)
from decision_flow.domain.opinions.intake import Disposed, Disposition
from decision_flow.domain.opinions.reading import reading_order
from decision_flow.domain.opinions.report import Collated, Item, SecondLook, places_of
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict
from decision_flow.service.opinions.consulting import Consulting
from decision_flow.service.opinions.standing import Standing
from decision_flow.store import Documents, filing
from decision_flow.store.filing import Filed
from decision_flow.store.opinions import clusters, ledgers, register, texts
from decision_flow.store.opinions.clusters import Answered, Shelved
from decision_flow.store.opinions.ledgers import Line
from decision_flow.store.opinions.register import Notice

LEDGER = "公众意见处理表.json"
LEADING = 3
"""So many wordings of a cluster are shown with it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cluster to be read: what the first of it says, and how others put it.

    A text that was erased is None.
    """

    shelved: Shelved
    text: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger that was made: its digest and name, its sums, the places to be read again."""

    digest: str
    name: str
    sums: Disposed
    sample: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """All clusters with the opinions in each, and how many opinions came in time."""

    in_time: int
    page: tuple[Shelved, ...]
    inside: Mapping[int, tuple[int, ...]]

    @property
    def incomplete(self) -> Iterator[Verdict]:
        """Yield why no ledger can be made: clusters of another day, or some without an answer."""
        yield from unclustered(self.in_time, sum(map(len, self.inside.values())))
        yield from unanswered([each.place for each in self.page if each.answered is None])

    @property
    def lines(self) -> list[Line]:
        """Return a line for each cluster that is answered."""
        return [
            Line(s.place, self.inside[s.place], by.disposition, by.reason, by.by)
            for s in self.page
            if (by := s.answered) is not None
        ]


class Collating(Consulting):
    """What the service does with opinions once they came in."""

    files: Documents

    def cluster_opinions(
        self, body_id: str, case_id: str, step: str, *, person: str, at: datetime
    ) -> int:
        """Put the opinions in time into clusters, in reading order; return how many there are.

        Answers stay with clusters of the very same opinions. Raises UnfitError for whoever does not
        work on them, and without a notice.
        """
        with self.database.reading() as connection:
            working = self._working(connection, body_id, case_id, step, person=person, at=at)
            found = working.ready("cluster")
            said = texts.in_time(connection, found.notice)
        # Nobody waits for this: a hundred thousand take a minute.
        ordered = _ordered(said)
        with self.database.writing() as connection:
            register.hold(connection, case_id)
            clusters.replace_all(connection, found.notice, ordered)
        return len(ordered)

    def clusters(
        self, body_id: str, case_id: str, step: str, *, after: int = 0, limit: int = 50
    ) -> tuple[Shown, ...]:
        """Return clusters after a place, in the order in which they are read."""
        with self.database.reading() as connection:
            found = self._noticed(connection, body_id, case_id, step)
            page = clusters.page(connection, found.notice, after=after, limit=limit)
            return _shown(connection, found.notice, page)

    def answer_cluster(
        self,
        body_id: str,
        case_id: str,
        step: str,
        place: int,
        *,
        disposition: Disposition,
        reason: str | None,
        person: str,
        at: datetime,
    ) -> None:
        """Note what became of a cluster.

        Raises NotFoundError, UnfitError with all that stands in the way.
        """
        with self.database.writing() as connection:
            working = self._working(connection, body_id, case_id, step, person=person, at=at)
            found = working.ready("answer_cluster", *unreasoned(disposition, reason))
            answered = Answered(disposition, reason, person, at)
            if not clusters.answer(connection, found.notice, place, answered):
                raise NotFoundError(Text(f"没有第{place}类意见。", f"There is no cluster {place}."))

    def make_ledger(
        self, body_id: str, case_id: str, step: str, *, person: str, at: datetime
    ) -> Ledger:
        """Freeze what became of every cluster; put it on file, to be named by `dispose`.

        Raises UnfitError with all that stands in the way: clusters without an answer, opinions that
        came in since.
        """
        with self.database.writing() as connection:
            register.hold(connection, case_id)
            working = self._working(connection, body_id, case_id, step, person=person, at=at)
            shelf = _shelf(connection, working.standing)
            found = working.ready("ledger", *shelf.incomplete)
            notice = found.notice
            upto = register.head(connection, notice).seq
            body = ledgers.ledger_bytes(notice.stream, upto, shelf.lines)
            digest = ledgers.keep(connection, case_id, notice.seq, body, at=at)
            self.files.put(io.BytesIO(body))
            filed = Filed(digest, len(body), "application/json", LEDGER, person, at)
            filing.file_document(connection, body_id, filed)
            sums = ledgers.sums(connection, case_id, notice.seq, digest)
        if sums is None:
            raise AssertionError("unreachable")
        return Ledger(digest, LEDGER, sums, sampled(digest, sums.clusters, _size(found, sums)))

    def collated(self, body_id: str, case_id: str, step: str) -> Collated:
        """Return what the facts of a consultation say for its report, as far as it has come.

        Raises CaseNotFoundError; UnfitError without a notice.
        """
        with self.database.reading() as connection:
            found = self._noticed(connection, body_id, case_id, step)
            case = found.loaded.folded.case
            said = {verb: _said(case, step, verb) for verb in ("dispose", "answer")}
            counted = _said(case, step, "close", "recount")
            disposed, answered = said["dispose"], said["answer"]
            items: tuple[Item, ...] = ()
            if isinstance(disposed, Dispose):
                items = _items(connection, found.notice, disposed.ledger.digest)
        return Collated(
            opens=found.said.opens,
            closes=found.said.closes,
            counted=counted if isinstance(counted, Close) else None,
            disposed=disposed if isinstance(disposed, Dispose) else None,
            looked=_second_look(found),
            answered=answered if isinstance(answered, Answer) else None,
            items=items,
        )


def _said(case: Case, step: str, *verbs: str) -> Payload | None:
    fact = case.fact(step, *verbs)
    return None if fact is None else fact.payload


def _size(found: Standing, sums: Disposed) -> int:
    step = found.loaded.certified.ready.procedure.steps[found.published.step]
    return (step.figures.get("sample") or SAMPLE).needed(sums.clusters)


def _ordered(said: dict[int, str]) -> list[tuple[int, list[list[int]]]]:
    """Return representative and wordings of every cluster, in the order in which they are read."""
    by_id = {f"{number:09d}": text for number, text in said.items()}
    return [_numbered(each) for each in reading_order(clustered(by_id), by_id)]


def _numbered(cluster: Cluster) -> tuple[int, list[list[int]]]:
    wordings = [[int(each) for each in variant.ids] for variant in cluster.variants]
    return int(cluster.representative), wordings


def _shown(connection: Connection, notice: Notice, page: Sequence[Shelved]) -> tuple[Shown, ...]:
    places = [shelved.place for shelved in page]
    leading = clusters.leading(connection, notice, places, LEADING + 1)
    numbers = {n for each in leading.values() for n in each} | {s.representative for s in page}
    said = texts.of_numbers(connection, notice, sorted(numbers))
    return tuple(
        Shown(
            shelved,
            said.get(shelved.representative),
            tuple(
                said[n]
                for n in leading.get(shelved.place, ())
                if n in said and n != shelved.representative
            )[:LEADING],
        )
        for shelved in page
    )


def _shelf(connection: Connection, found: Standing | None) -> _Shelf:
    """Return what stands in the clusters of a consultation; nothing where none is."""
    if found is None:
        return _Shelf(0, (), {})
    came, notice = register.intake(connection, found.notice), found.notice
    page, inside = clusters.page(connection, notice), clusters.members(connection, notice)
    return _Shelf(came.in_time if came else 0, page, inside)


def _items(connection: Connection, notice: Notice, digest: str) -> tuple[Item, ...]:
    """Return the lines of a ledger with what the first opinion of each says, unless erased."""
    lines = ledgers.read(connection, digest)
    said = texts.of_numbers(connection, notice, [line.opinions[0] for line in lines])
    return tuple(
        Item(line.place, line.opinions, line.disposition, line.reason, said.get(line.opinions[0]))
        for line in lines
    )


def _second_look(found: Standing) -> SecondLook | None:
    case, step = found.loaded.folded.case, found.published.step
    fact, disposed = case.fact(step, "reread"), case.fact(step, "dispose")
    if fact is None or disposed is None or fact.seq < disposed.seq:
        return None
    if not isinstance(fact.payload, Reread):
        return None
    places, objected = places_of(fact.payload)
    day = found.loaded.staff.staff.body.day(fact.stated_at)
    return SecondLook(fact.actor.name, day, fact.payload.ledger.digest, places, objected)
