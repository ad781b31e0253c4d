"""What can be entered into a body's stream, and by whom: catalogue, judgements, registers."""

from decision_flow.domain.answering.laddering import DOERS
from decision_flow.domain.intake.catalogue import AdoptCatalogue, Catalogued, of_year
from decision_flow.domain.intake.judgement import ConfirmJudgement, Judged, JudgeMatter, judged
from decision_flow.domain.intake.judging import unfit_judgement
from decision_flow.domain.intake.listing import consent_to_adjust, unfit_catalogue
from decision_flow.domain.intake.questionnaire import thresholds_of
from decision_flow.domain.office.keeping import Kept, unfit_kept
from decision_flow.domain.office.ladder import SaidOfMeasure
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import CONFIRMERS, JUDGES, KEEPERS, Body, Duty
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text

Intake = Catalogued | Judged | Kept


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


def unfit_intake(
    body: Body, said: Intake, procedure: Procedure | None, *, writer: Writer
) -> Text | None:
    """Return why it cannot be entered by a person under a rule set, or None where it can."""
    if isinstance(said, JudgeMatter | ConfirmJudgement):
        thresholds = thresholds_of(procedure) if procedure else {}
        return unfit_judgement(
            body.judgements, said, person=writer.person, thresholds=thresholds, level=body.level
        )
    if isinstance(said, Kept):
        return unfit_kept(body, said, writer)
    consent = consent_to_adjust(procedure) if procedure else None
    return unfit_catalogue(body.catalogues, said, consent)
