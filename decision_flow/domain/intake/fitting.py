"""What can be entered into a body's stream, and by whom: catalogue, judgements, registers."""

from collections.abc import Iterator

from decision_flow.domain.answering.laddering import DOERS
from decision_flow.domain.intake.catalogue import AdoptCatalogue, Catalogued, of_year
from decision_flow.domain.intake.judgement import ConfirmJudgement, Judged, JudgeMatter, judged
from decision_flow.domain.intake.judging import unmet_of_judgement
from decision_flow.domain.intake.listing import consent_to_adjust, unmet_of_catalogue
from decision_flow.domain.intake.questionnaire import thresholds_of
from decision_flow.domain.office.complaints.said import SaidOfComplaints
from decision_flow.domain.office.keeping import Kept, unmet_of_kept
from decision_flow.domain.office.ladder import ProposeMeasure, SaidOfMeasure
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import CONFIRMERS, JUDGES, KEEPERS, Body, Duty
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.unmet import cured_by, lacks, nobody
from decision_flow.domain.verdict import Verdict

Intake = Catalogued | Judged | Kept
SHUT = SaidOfMeasure | SaidOfComplaints
"""Registers that only those who keep them, and auditors, read."""


def doers_of(said: Intake) -> tuple[Duty, ...]:
    """Return the duties of those who may enter it."""
    if isinstance(said, JudgeMatter):
        return JUDGES
    if isinstance(said, SaidOfMeasure):
        return DOERS[type(said)]
    return CONFIRMERS if isinstance(said, ConfirmJudgement) else KEEPERS


def rule_set_of(body: Body, said: Intake) -> str | None:
    """Return the digest of the rule set that it is entered under; None where there is none yet."""
    if isinstance(said, AdoptCatalogue | JudgeMatter):
        return said.procedure
    if isinstance(said, ConfirmJudgement):
        there = judged(body.judgements, said.judgement)
        return None if there is None else there.said.procedure
    if isinstance(said, Kept):
        return None
    found = of_year(body.catalogues, said.year)
    return None if found is None else found.procedure


def unmet_of_intake(
    body: Body, said: Intake, procedure: Procedure | None, *, writer: Writer
) -> tuple[Verdict, ...]:
    """Return all that stands in the way of an entry by a person under a rule set.

    Who holds none of the duties for it, of a register that is not open to all, is told that alone.
    """
    doers = doers_of(said)
    missing = tuple(lacks(writer.duties, doers))
    if missing and isinstance(said, SHUT):
        return missing
    found = _unmet(body, said, procedure, writer)
    return cured_by((*missing, *_unknown(said, writer), *found), doers)


def _unmet(
    body: Body, said: Intake, procedure: Procedure | None, writer: Writer
) -> Iterator[Verdict]:
    if isinstance(said, JudgeMatter | ConfirmJudgement):
        thresholds = thresholds_of(procedure) if procedure else {}
        yield from unmet_of_judgement(
            body.judgements, said, person=writer.person, thresholds=thresholds, level=body.level
        )
    elif isinstance(said, Kept):
        yield from unmet_of_kept(body, said, writer)
    else:
        consent = consent_to_adjust(procedure) if procedure else None
        yield from unmet_of_catalogue(body.catalogues, said, consent)


def _unknown(said: Intake, writer: Writer) -> Iterator[Verdict]:
    """Yield that whom a measure is about is nobody of the body."""
    named = [said.person] if isinstance(said, ProposeMeasure) else []
    for each in writer.strangers(named):
        yield nobody(each)
