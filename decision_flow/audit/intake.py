"""Catalogues and judgements in a body's stream, asked again: by whom, how, on which papers."""

from decision_flow.audit.complaints import misquoted
from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.domain.answering.laddering import cases_named, lines_named, no_such_line
from decision_flow.domain.answering.suing import strange_steps
from decision_flow.domain.case import Fact
from decision_flow.domain.content import documents_of
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.intake.fitting import Intake, doers_of, rule_set_of, unmet_of_intake
from decision_flow.domain.office.complaints.said import SaidOfComplaints
from decision_flow.domain.office.keeping import case_of
from decision_flow.domain.office.ladder import ProposeMeasure
from decision_flow.domain.office.lawsuits import DecideLawsuit, lawsuit_of
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.matter import Open
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Text
from decision_flow.engine.dissent import unfounded, unweighed
from decision_flow.store import filing, journal


def entered_lawfully(grounds: Grounds, report: Report, staff: Staff, fact: Fact) -> bool:
    """Return whether a fact of a body could stand, as far as intake goes; report why not."""
    said = fact.payload
    return not isinstance(said, Intake) or _lawful(grounds, report, staff, fact, said=said)


def _lawful(grounds: Grounds, report: Report, staff: Staff, fact: Fact, *, said: Intake) -> bool:
    digest = rule_set_of(staff.body, said)
    try:
        procedure = grounds.procedure(digest)[0].procedure if digest else None
    except DecisionFlowError as error:
        report.found("intake.procedure", fact.stream, fact.seq, error.text.zh, error.text.en)
        return False
    why = _stranger(staff, fact, said)
    day = staff.body.day(fact.recorded_at)
    writer = Writer(fact.actor.person, _unit(staff, fact), day, staff.persons, again=True)
    why = why or told(unmet_of_intake(staff.body, said, procedure, writer=writer))
    why = why or _about_nothing(grounds, staff, fact, said)
    if why is not None:
        report.found("intake.unfit", fact.stream, fact.seq, why.zh, why.en)
        return False
    named = {d.digest for d in documents_of(said)}
    body_id = staff.body.id
    missing = named - filing.on_file(grounds.connection, body_id, named, by=fact.recorded_at)
    if missing:
        listed = sorted(digest[:12] for digest in missing)
        zh = f"所引文件当时不在档：{'、'.join(listed)}。"
        en = f"Not on file by then: {', '.join(listed)}."
        report.found("intake.document", fact.stream, fact.seq, zh, en)
    return not missing and _rests(grounds, report, staff, fact, said=said)


def _rests(grounds: Grounds, report: Report, staff: Staff, fact: Fact, *, said: Intake) -> bool:
    """Return whether the letter and the case that an entry cites are there, and say as it does."""
    if not isinstance(said, SaidOfComplaints):
        return True
    try:
        why = misquoted(grounds, staff.body, fact, said)
    except (DecisionFlowError, ValueError, TypeError, KeyError) as error:
        why = Text(f"所引记录不存在：{error}", f"What it cites is not there: {error}")
    if why is not None:
        report.found("intake.cite", fact.stream, fact.seq, why.zh, why.en)
    return why is None


def _about_nothing(grounds: Grounds, staff: Staff, fact: Fact, said: Intake) -> Text | None:
    """Return that what it says of a case was not so by then.

    A case that cannot be read any more is reported where it is verified itself, and no entry with
    it: else one line that was edited would take the whole register with it.
    """
    try:
        return _of_no_case(grounds, staff, fact, said) or _of_no_line(grounds, staff, fact)
    except (DecisionFlowError, ValueError, TypeError, KeyError):
        return None


def _of_no_case(grounds: Grounds, staff: Staff, fact: Fact, said: Intake) -> Text | None:
    """Return that it is about a case, or steps of one, that were not there by then."""
    case = case_of(said)
    if isinstance(said, DecideLawsuit):
        found = lawsuit_of(staff.body.lawsuits, said.entry)
        case = None if found is None else found.said.case
    if case is None:
        return None
    lines = journal.lines(grounds.connection, (case, 0, 1))[case]
    opened = lines[0].fact if lines and isinstance(lines[0].fact.payload, Open) else None
    there = opened is not None and opened.recorded_at <= fact.recorded_at
    if opened is None or not there or journal.body_of(grounds.connection, case) != staff.body.id:
        return Text(f"当时没有案件 {case}。", f"There was no case {case} by then.")
    return told(strange_steps(said, grounds.procedure(opened.procedure)[0].procedure.steps))


def _of_no_line(grounds: Grounds, staff: Staff, fact: Fact) -> Text | None:
    """Return that evidence was not there by then, or a dissent in its case not weighed."""
    said, named, read = fact.payload, lines_named(fact.payload), list[list[Fact]]()
    for case in cases_named(staff.body, said):
        lines = journal.lines(grounds.connection, (case, 0, None))[case]
        there = [each.fact for each in lines if each.fact.recorded_at <= fact.recorded_at]
        known = journal.body_of(grounds.connection, case) == staff.body.id
        for line in (line for of, line in named if of == case):
            if not known or not 1 <= line <= len(there):
                return told([no_such_line(case, line)])
        why = told(unweighed(said, there)) if isinstance(said, ProposeMeasure) else None
        if why is not None:
            return why
        read.append(there)
    return told(unfounded(said, read)) if isinstance(said, ProposeMeasure) else None


def _unit(staff: Staff, fact: Fact) -> str:
    """Return of which unit the body then knew whoever entered it, whatever the line says."""
    known = staff.persons.get(fact.actor.person)
    return fact.actor.unit if known is None else known.unit


def _stranger(staff: Staff, fact: Fact, said: Intake) -> Text | None:
    """Return that whoever entered it held none of the duties for it that day."""
    person, duty = staff.persons.get(fact.actor.person), fact.actor.duty
    day = staff.body.day(fact.recorded_at)
    if person is not None and duty in doers_of(said) and duty in person.duties_on(day):
        return None
    return Text("办理人当日没有办理此事的职责。", "Whoever entered it had no duty for it that day.")
