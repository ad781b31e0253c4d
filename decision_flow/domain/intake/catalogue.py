"""The annual catalogue of decision matters (713 Article 3, paragraph 3), as a body's facts tell it.

A government may have one: adopted with the consent of the Party committee at its level, published,
adjusted as the year goes. What is adjusted makes a new version; no version is ever lost. A matter
that qualifies follows the procedure listed or not, and removal ends no case.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from decision_flow.domain.intake.due import Due
from decision_flow.domain.values import Digest, Document, Limits, Text, record

MOST_ITEMS = 500
FIRST_YEAR, LAST_YEAR = 1949, 2199

Year = Annotated[int, Limits((("ge", FIRST_YEAR), ("le", LAST_YEAR)))]
"""The year of a catalogue."""

Number = Annotated[str, Limits((("pattern", r"^[0-9A-Za-z一-龥.]{1,16}$"),))]
"""The number of a matter within a catalogue, as it is printed there."""

Short = Annotated[str, Limits((("max_length", 300),))]
Long = Annotated[str, Limits((("max_length", 2_000),))]


class Part(StrEnum):
    """A procedure that a catalogue says a matter goes through."""

    PUBLIC_PARTICIPATION = "public_participation"
    EXPERT_ARGUMENT = "expert_argument"
    RISK_ASSESSMENT = "risk_assessment"
    FAIR_COMPETITION = "fair_competition"
    LEGALITY_REVIEW = "legality_review"
    COLLECTIVE_DISCUSSION = "collective_discussion"


PART_LABELS: Mapping[Part, Text] = {
    Part.PUBLIC_PARTICIPATION: Text("公众参与", "public participation"),
    Part.EXPERT_ARGUMENT: Text("专家论证", "expert argument"),
    Part.RISK_ASSESSMENT: Text("风险评估", "risk assessment"),
    Part.FAIR_COMPETITION: Text("公平竞争审查", "fair-competition review"),
    Part.LEGALITY_REVIEW: Text("合法性审查", "legality review"),
    Part.COLLECTIVE_DISCUSSION: Text("集体讨论决定", "collective discussion"),
}


@record
class Item:
    """A matter of the catalogue. `hearing` is the catalogue's mark that a hearing is held.

    What a catalogue leaves open is absent; `parts` are the procedures that it names.
    """

    number: Number
    title: Short
    unit: Short | None = None
    due: Due | None = None
    hearing: bool = False
    parts: tuple[Part, ...] = ()
    decider: Short | None = None
    basis: Long | None = None
    content: Long | None = None
    note: Long | None = None


@record
class AdoptCatalogue:
    """The body's catalogue of a year, with the consent of the Party committee at its level.

    `procedure` is the rule set, by its digest, that says how such a catalogue is adjusted.
    """

    year: Year
    procedure: Digest
    document: Document
    consent: Document
    items: tuple[Item, ...]


@record
class AdjustCatalogue:
    """Matters added, changed (by their numbers) or removed, and why.

    `consent` is the Party committee's, where the rule set asks for it.
    """

    year: Year
    reasons: Long
    document: Document
    added: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    removed: tuple[Number, ...] = ()
    consent: Document | None = None


@record
class PublishCatalogue:
    """The present version was published on a day, in this place; `document` shows it."""

    year: Year
    published_on: date
    channel: Short
    document: Document


Catalogued = AdoptCatalogue | AdjustCatalogue | PublishCatalogue

VERBS: Mapping[str, type[Any]] = {
    "adopt_catalogue": AdoptCatalogue,
    "adjust_catalogue": AdjustCatalogue,
    "publish_catalogue": PublishCatalogue,
}


@dataclass(frozen=True, slots=True)
class Version:
    """The catalogue as it was after the line `seq` of the body's stream, and by which papers."""

    number: int
    seq: int
    recorded_at: datetime
    items: tuple[Item, ...]
    document: Document
    consent: Document | None
    reasons: str = ""
    published_on: date | None = None
    channel: str = ""
    publication: Document | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue of a year with all its versions, the first one first."""

    year: int
    procedure: str
    versions: tuple[Version, ...]

    @property
    def present(self) -> Version:
        """Return the version that holds now."""
        return self.versions[-1]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the matters that are listed now."""
        return self.present.items


def key_of(year: int, item: Item) -> str:
    """Return how a matter is named outside its catalogue: the year and its number, 2026-3."""
    return f"{year}-{item.number}"


def listed(catalogues: Iterable[Catalogue], key: str) -> Item | None:
    """Return the matter of this name that some catalogue lists now."""
    named = ((key_of(c.year, item), item) for c in catalogues for item in c.items)
    return next((item for name, item in named if name == key), None)


def was_listed(catalogues: Iterable[Catalogue], key: str) -> bool:
    """Return whether some version of some catalogue lists a matter of this name."""
    return any(
        key_of(c.year, item) == key for c in catalogues for v in c.versions for item in v.items
    )


def of_year(catalogues: Iterable[Catalogue], year: int) -> Catalogue | None:
    """Return the catalogue of a year."""
    return next((c for c in catalogues if c.year == year), None)


def follow_catalogue(
    catalogues: tuple[Catalogue, ...], said: Catalogued, *, seq: int, at: datetime
) -> tuple[Catalogue, ...]:
    """Return the catalogues once this was said. Raises `ValueError` for a year without one."""
    found = of_year(catalogues, said.year)
    if isinstance(said, AdoptCatalogue):
        first = Version(1, seq, at, said.items, said.document, said.consent)
        made = Catalogue(said.year, said.procedure, (first,))
    elif found is None:
        raise ValueError(f"there is no catalogue of {said.year}")
    elif isinstance(said, AdjustCatalogue):
        made = replace(found, versions=(*found.versions, _adjusted(found, said, seq, at)))
    else:
        shown = replace(
            found.present,
            published_on=said.published_on,
            channel=said.channel,
            publication=said.document,
        )
        made = replace(found, versions=(*found.versions[:-1], shown))
    others = (c for c in catalogues if c.year != said.year)
    return tuple(sorted((*others, made), key=lambda c: c.year))


def _adjusted(found: Catalogue, said: AdjustCatalogue, seq: int, at: datetime) -> Version:
    changed = {item.number: item for item in said.changed}
    kept = (
        changed.get(item.number, item) for item in found.items if item.number not in said.removed
    )
    return Version(
        number=found.present.number + 1,
        seq=seq,
        recorded_at=at,
        items=(*kept, *said.added),
        document=said.document,
        consent=said.consent,
        reasons=said.reasons,
    )
