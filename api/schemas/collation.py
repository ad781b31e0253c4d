"""Clusters of opinions, what became of them, and the ledger that a disposal names."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.moves import In
from api.schemas.opinions import PaperOut
from api.schemas.text import PlainText
from api.schemas.words import (
    Out,
    SourceOut,
    TextOut,
    VerdictOut,
    source_out,
    text_out,
    verdict_out,
)
from decision_flow.domain.opinions.intake import (
    CHANNEL_LABELS,
    DISPOSITION_LABELS,
    Disposition,
)
from decision_flow.domain.opinions.report import PUBLISHED, Collated, checks
from decision_flow.service.opinions.collating import Ledger, Shown
from decision_flow.store.opinions.clusters import Answered

MOST_REASON = 2_000


class DispositionIn(In):
    """What became of a cluster; a reason is due unless it is adopted."""

    disposition: Disposition
    reason: Annotated[
        PlainText | None, Field(min_length=1, max_length=MOST_REASON, examples=["不属本事项。"])
    ] = None


DISPOSITION: TypeAdapter[DispositionIn] = TypeAdapter(DispositionIn)


class DispositionOut(Out):
    """What became of a cluster, why, by whom and when."""

    disposition: str
    label: TextOut
    reason: str | None
    by: str
    at: datetime


class ClusterOut(Out):
    """Opinions that say the same: the one to be read for all, and how others put it.

    A text is null where it was erased.
    """

    place: int
    representative: int
    size: int
    variants: int
    text: str | None
    others: tuple[str, ...]
    answered: DispositionOut | None


class ClustersOut(Out):
    """A page of clusters in reading order; `after` asks for the next."""

    clusters: tuple[ClusterOut, ...]
    after: int | None


class ClusteredOut(Out):
    """How many clusters the opinions in time are in."""

    clusters: int


class DisposalOut(Out):
    """What `consultation.dispose` has to say."""

    clusters: int
    adopted: int
    partly: int
    not_adopted: int
    ledger: PaperOut


class LedgerOut(Out):
    """A ledger on file: the payload that names it, and the places to be read again."""

    payload: DisposalOut
    sample: tuple[int, ...]


class CountOut(Out):
    """So many of something, with its name in both languages."""

    key: str
    label: TextOut
    count: int


class ReportedOut(Out):
    """A cluster as it was answered; `text` is not for publication, and null where it was erased."""

    place: int
    size: int
    disposition: str
    reason: str | None
    text: str | None


class SecondLookOut(Out):
    """Who read which places again, by which seed, and where they did not agree."""

    by: str
    on: date
    seed: str
    places: tuple[int, ...]
    objected: tuple[int, ...]


class PublishedOut(Out):
    """What of the report is told to the public, under which articles, and what is not."""

    sources: tuple[SourceOut, ...]
    fields: tuple[str, ...]
    kept_inside: tuple[str, ...]


class ReportOut(Out):
    """The adoption of opinions; the sums are checked, and say what does not agree.

    `clusters` are a page, whose `after` asks for the next; the sums are of all.
    """

    opens: date
    closes: date
    received: int | None
    late: int | None
    channels: tuple[CountOut, ...]
    answers: tuple[CountOut, ...]
    reasons: str | None
    clusters: tuple[ReportedOut, ...]
    after: int | None
    second_look: SecondLookOut | None
    sums: tuple[VerdictOut, ...]
    answered: bool
    published: PublishedOut


def report_out(report: Collated, *, after: int, limit: int) -> ReportOut:
    """Return the report with the clusters after a place, at most so many."""
    items = [item for item in report.items if item.place > after][:limit]
    counted, answered, looked = report.counted, report.answered, report.looked
    return ReportOut(
        opens=report.opens,
        closes=report.closes,
        received=counted.received if counted else None,
        late=counted.late if counted else None,
        channels=tuple(
            CountOut(key=c, label=text_out(CHANNEL_LABELS[c]), count=count)
            for c, count in report.channels.items()
        ),
        answers=tuple(
            CountOut(key=each, label=text_out(label), count=report.by(each))
            for each, label in DISPOSITION_LABELS.items()
            if report.disposed or answered
        ),
        reasons=answered.reasons if answered else None,
        clusters=tuple(
            ReportedOut(
                place=item.place,
                size=item.size,
                disposition=item.disposition,
                reason=item.reason,
                text=item.text,
            )
            for item in items
        ),
        after=items[-1].place if len(items) == limit else None,
        second_look=None
        if looked is None
        else SecondLookOut(
            by=looked.by,
            on=looked.on,
            seed=looked.seed,
            places=looked.places,
            objected=looked.objected,
        ),
        sums=tuple(verdict_out(each) for each in checks(report)),
        answered=answered is not None,
        published=PublishedOut(
            sources=tuple(source_out(each) for each in PUBLISHED),
            fields=("received", "late", "channels", "answers", "reasons"),
            kept_inside=("clusters.text", "second_look"),
        ),
    )


def cluster_out(shown: Shown) -> ClusterOut:
    shelved = shown.shelved
    return ClusterOut(
        place=shelved.place,
        representative=shelved.representative,
        size=shelved.size,
        variants=shelved.variants,
        text=shown.text,
        others=shown.others,
        answered=_answered_out(shelved.answered),
    )


def _answered_out(answered: Answered | None) -> DispositionOut | None:
    if answered is None:
        return None
    return DispositionOut(
        disposition=answered.disposition,
        label=text_out(DISPOSITION_LABELS[answered.disposition]),
        reason=answered.reason,
        by=answered.by,
        at=answered.at,
    )


def ledger_out(made: Ledger) -> LedgerOut:
    sums = made.sums
    return LedgerOut(
        payload=DisposalOut(
            clusters=sums.clusters,
            adopted=sums.adopted,
            partly=sums.partly,
            not_adopted=sums.not_adopted,
            ledger=PaperOut(title=made.name, digest=made.digest),
        ),
        sample=made.sample,
    )
