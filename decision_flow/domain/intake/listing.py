"""What a catalogue has to be before it is entered: the service asks, and the audit asks again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from decision_flow.domain.intake.catalogue import (
    MOST_ITEMS,
    AdjustCatalogue,
    AdoptCatalogue,
    Catalogue,
    Catalogued,
    Item,
    of_year,
)
from decision_flow.domain.intake.due import last_day
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.unmet import unmet, unregistered, unsaid
from decision_flow.domain.values import Source, blank, seen
from decision_flow.domain.verdict import Verdict

ADJUSTMENT = "catalogue_adjustment"
PARTY_CONSENT = "party_consent"


def consent_to_adjust(procedure: Procedure) -> Source | None:
    """Return by what an adjustment wants the Party committee's consent under a rule set.

    Decree 713 asks for it when the catalogue is adopted; some places ask again for each adjustment.
    """
    steps = (procedure.steps[key] for key in procedure.steps_of_kind("start"))
    asking = (s for s in steps if s.settings.get(ADJUSTMENT) == PARTY_CONSENT)
    return next((s.source for s in asking), None)


def unmet_of_catalogue(
    catalogues: tuple[Catalogue, ...], said: Catalogued, consent: Source | None
) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry.

    `consent` is by what an adjustment wants the Party committee's consent, if by anything.
    """
    there = of_year(catalogues, said.year)
    if isinstance(said, AdoptCatalogue):
        if there is not None:
            yield unmet(
                "catalogue.adopted",
                f"{said.year}年度目录已经通过；增减或者改动事项，请办理目录调整。",
                f"The catalogue of {said.year} is adopted; adjust it to change its matters.",
            )
        yield from _faults(said.items)
    elif there is None:
        yield unregistered(f"没有{said.year}年度目录。", f"There is no catalogue of {said.year}.")
    elif isinstance(said, AdjustCatalogue):
        yield from _misadjusted(there, said, consent)
    else:
        yield from unsaid(("公布载体", "channel", said.channel))


def _misadjusted(
    there: Catalogue, said: AdjustCatalogue, consent: Source | None
) -> Iterator[Verdict]:
    numbers = {item.number for item in there.items}
    touched = [*(i.number for i in said.changed), *said.removed]
    if not (said.added or touched):
        yield unmet(
            "catalogue.nothing",
            "没有写明增、减、改哪些事项。",
            "It adds, changes and removes nothing.",
        )
    if blank(said.reasons):
        yield unmet("entry.unsaid", "须写明调整理由。", "Say why it is adjusted.")
    if consent is not None and said.consent is None:
        yield unmet(
            "catalogue.consent",
            f"依照{consent}，调整目录须经同级党委同意：请附同意的文件。",
            f"By {consent} an adjustment wants the Party committee's consent: name its document.",
            consent,
        )
    for number, count in Counter(touched).items():
        if number not in numbers:
            yield unmet(
                "catalogue.item", f"目录中没有第{number}号事项。", f"No matter {number} is listed."
            )
        elif count > 1:
            yield unmet(
                "catalogue.twice",
                f"第{number}号事项写了两次。",
                f"Matter {number} stands here twice.",
            )
    changed = {item.number for item in said.changed}
    gone = {*said.removed, *changed}
    kept = [item for item in there.items if item.number not in gone]
    yield from _reused(there, said)
    yield from _faults((*kept, *said.changed, *said.added))


def _reused(there: Catalogue, said: AdjustCatalogue) -> Iterator[Verdict]:
    """Yield numbers that a matter once listed bears: cases name a matter by its number."""
    ever = {item.number for version in there.versions for item in version.items}
    for item in said.added:
        if item.number in ever:
            yield unmet(
                "catalogue.number",
                f"序号{item.number}已用过，新增事项请另编序号。",
                f"The number {item.number} was used: give an added matter another.",
            )


def _faults(items: tuple[Item, ...]) -> Iterator[Verdict]:
    if not 1 <= len(items) <= MOST_ITEMS:
        yield unmet(
            "catalogue.count",
            f"目录须有1至{MOST_ITEMS}项事项。",
            f"A catalogue has 1 to {MOST_ITEMS} matters.",
        )
    yield from _twice("序号", "number", (item.number for item in items))
    yield from _twice("事项名称", "title", (same_title(item.title) for item in items))
    for item in items:
        if not same_title(item.title):
            yield unmet(
                "catalogue.title",
                f"第{item.number}号事项没有名称。",
                f"Matter {item.number} has no title.",
            )
        yield from _undue(item)


def _undue(item: Item) -> Iterator[Verdict]:
    try:
        if item.due is not None:
            last_day(item.due)
    except ValueError:
        yield unmet(
            "catalogue.due",
            f"第{item.number}号事项的完成时间{item.due}不是一个日期。",
            f"Matter {item.number}: {item.due} is no day.",
        )


def _twice(zh: str, en: str, found: Iterable[str]) -> Iterator[Verdict]:
    for name, count in Counter(found).items():
        if count > 1:
            yield unmet(
                "catalogue.twice", f"{zh}重复：{name}。", f"The {en} stands there twice: {name}."
            )


def same_title(title: str) -> str:
    """Return what a title is known by: without width, case and blanks."""
    return seen(normalize("NFKC", title).casefold())
