"""Whoever had a different opinion answers less, or not at all (713 Article 38, paragraph 3)."""

from collections.abc import Iterable, Iterator

from decision_flow.domain.answering.ledger import DISSENT
from decision_flow.domain.case import Fact
from decision_flow.domain.office.ladder import ProposeMeasure
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import blank
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.ledger import ledger


def unweighed(said: ProposeMeasure, facts: Iterable[Fact]) -> Iterator[Verdict]:
    """Yield that a proposal names a case without a word on the person's dissent there.

    `facts` are those of the case that were on record by then.
    """
    if blank(said.mitigation) and _dissented(said.person, facts):
        yield unmet(
            "measure.dissent",
            "此人在所引案件的会议上最后表示不同意见：须写明如何减轻或者免除责任。",
            "This person's last word in a meeting on a case named as evidence was a different "
            "opinion: say how it is weighed.",
            DISSENT,
        )


def unfounded(said: ProposeMeasure, cases: Iterable[Iterable[Fact]]) -> Iterator[Verdict]:
    """Yield that a different opinion is weighed that nobody had in the cases named.

    `cases` are the facts of each of them that were on record by then.
    """
    if not blank(said.mitigation) and not any(_dissented(said.person, each) for each in cases):
        yield unmet(
            "measure.no_dissent",
            "所引案件的会议记录中，此人最后没有表示不同意见：不得据此减轻或者免除责任；有不同意见的，引用该案件。",
            "In no meeting on a case named here was this person's last word a different opinion: "
            "it cannot be weighed. Where there was one, name its case.",
            DISSENT,
        )


def _dissented(person: str, facts: Iterable[Fact]) -> bool:
    return any(one.person == person and one.dissented for one in ledger(facts, {}))
