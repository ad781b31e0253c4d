"""Whether a lawsuit or a review can be entered: everything that stands in the way, at once."""

from collections.abc import Collection, Iterable, Iterator

from decision_flow.domain.office.lawsuits import (
    LITIGATION,
    LOST,
    SOURCES,
    Attacked,
    DecideLawsuit,
    FinishLawsuit,
    Instance,
    Lawsuit,
    RegisterLawsuit,
    Result,
    SaidOfLawsuit,
    final_on,
    lawsuit_of,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.unmet import ahead, taken, unmet, unregistered, unsaid
from decision_flow.domain.values import Source, article
from decision_flow.domain.verdict import Verdict

RETRIAL = Source(LITIGATION, article(90))
"""Only what is final is tried again, and it stands until the result of that."""


def unmet_of_lawsuit(
    there: tuple[Lawsuit, ...], said: SaidOfLawsuit, writer: Writer
) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry."""
    if isinstance(said, RegisterLawsuit):
        yield from _unregistrable(there, said, writer)
        return
    found = lawsuit_of(there, said.entry)
    if found is None:
        yield unregistered(
            f"诉讼登记中没有“{said.entry}”。", f"The register has no “{said.entry}”."
        )
    elif isinstance(said, DecideLawsuit):
        yield from _undecidable(found, said, writer)
    else:
        yield from _unfinishable(there, found, said, writer)


def strange_steps(said: object, known: Collection[str]) -> Iterator[Verdict]:
    """Yield that an entry names steps which the procedure of the case has not."""
    named = said.steps if isinstance(said, RegisterLawsuit | DecideLawsuit) else ()
    yield from unknown_steps(named, known)


def unknown_steps(named: Iterable[str], known: Collection[str]) -> Iterator[Verdict]:
    """Yield that steps are named which a procedure has not."""
    strange = [step for step in named if step not in known]
    if strange:
        yield unmet(
            "entry.steps",
            f"该案程序没有下列环节：{'、'.join(strange)}。",
            f"The procedure of the case has no such steps: {', '.join(strange)}.",
        )


def _unregistrable(
    there: tuple[Lawsuit, ...], said: RegisterLawsuit, writer: Writer
) -> Iterator[Verdict]:
    if lawsuit_of(there, said.entry) is not None:
        yield taken(said.entry)
    known = {(each.said.authority.strip(), each.said.number.strip()) for each in there}
    if (said.authority.strip(), said.number.strip()) in known:
        yield unmet(
            "lawsuit.number",
            "该机关的这一案号已登记。",
            "This number of this authority is entered already.",
        )
    yield from unsaid(
        ("案号", "number", said.number),
        ("法院或者复议机关", "court or authority", said.authority),
        ("原告或者申请人", "party", said.party),
        ("请求", "claim", said.claim),
    )
    yield from ahead(said.received_on, writer.day)
    yield from _out_of_turn(there, said)
    yield from _too_early(there, said, writer)


def _too_early(
    there: tuple[Lawsuit, ...], said: RegisterLawsuit, writer: Writer
) -> Iterator[Verdict]:
    """Yield that an instance comes before the one that it follows was decided, or was final."""
    before = lawsuit_of(there, said.after) if said.after is not None else None
    if writer.again or before is None or before.decided is None:
        return
    since = before.decided.decided_on
    if said.received_on < since:
        yield unmet(
            "lawsuit.in_order",
            f"后一程序在前一程序作出结果之后收到：“{before.entry}”{since}作出结果。",
            f"An instance is received after the one before it was decided: “{before.entry}” was on "
            f"{since}.",
            earliest=since,
        )
    if said.instance is Instance.RETRIAL and final_on(there, before) is None:
        yield unmet(
            "lawsuit.not_final",
            f"再审针对已经生效的结果：“{before.entry}”尚未登记生效，或者已为后一程序代替。",
            f"Only what is final is tried again: “{before.entry}” is not, or was replaced.",
            RETRIAL,
        )


def _out_of_turn(there: tuple[Lawsuit, ...], said: RegisterLawsuit) -> Iterator[Verdict]:
    """Yield why it does not come after the instance that it names, or should name one."""
    if said.after is None:
        if said.instance in {Instance.SECOND, Instance.RETRIAL}:
            yield unmet(
                "lawsuit.after",
                "二审、再审须写明原审登记编号。",
                "A second instance or retrial names the one before.",
            )
        return
    before = lawsuit_of(there, said.after)
    if before is None or before.said.case != said.case:
        yield unmet(
            "lawsuit.after",
            f"本案没有登记编号为“{said.after}”的前一程序。",
            f"This case has no instance before it under “{said.after}”.",
        )
    elif before.decided is None:
        yield unmet(
            "lawsuit.after", "前一程序尚无结果。", "The instance before it has no result yet."
        )
    elif before.final and said.instance is Instance.SECOND:
        yield unmet(
            "lawsuit.final",
            "前一程序的结果已经生效，不能再上诉。",
            "What came before is final: there is no appeal.",
        )


def _undecidable(found: Lawsuit, said: DecideLawsuit, writer: Writer) -> Iterator[Verdict]:
    if found.decided is not None:
        yield unmet("lawsuit.stage", "结果已登记。", "The result is entered already.")
    yield from unsaid(("认定和理由", "findings", said.findings))
    if said.decided_on < found.said.received_on:
        yield unmet(
            "lawsuit.day", "日期不得早于收到之日。", "The day lies before that of the claim."
        )
    if said.steps and said.result not in LOST:
        yield unmet(
            "lawsuit.steps",
            "未败诉的，不写明被认定有误的环节。",
            "Where it was not lost, no step was found wrong.",
        )
    if said.result is Result.NOT_APPLIED and found.said.attacked is not Attacked.DOCUMENT:
        yield unmet(
            "lawsuit.result",
            "只有一并审查规范性文件的，才有“不予适用”的结果。",
            "Only a normative document that was attacked is not applied.",
            SOURCES[Result.NOT_APPLIED],
        )
    yield from ahead(said.decided_on, writer.day)


def _unfinishable(
    there: tuple[Lawsuit, ...], found: Lawsuit, said: FinishLawsuit, writer: Writer
) -> Iterator[Verdict]:
    if found.decided is None:
        yield unmet(
            "lawsuit.undecided",
            "尚无结果，不能登记生效。",
            "There is no result that could be final.",
        )
        return
    if found.final:
        yield unmet("lawsuit.stage", "已登记生效。", "It is final already.")
    if any(each.said.after == found.entry for each in there):
        yield unmet(
            "lawsuit.followed",
            "已有后一程序，不能登记生效。",
            "Another instance followed it: it is not final.",
        )
    if said.on < found.decided.decided_on:
        yield unmet(
            "lawsuit.day", "日期不得早于作出之日。", "The day lies before that of the result."
        )
    yield from ahead(said.on, writer.day)
