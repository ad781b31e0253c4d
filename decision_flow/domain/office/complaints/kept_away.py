"""Who is kept away from a complaint when something is entered about it, beyond who handles it.

These are asked when an entry is made, and not of entries that stood before they were asked.
"""

from collections.abc import Iterator, Mapping

from decision_flow.domain.office.complaints.accused import Accused
from decision_flow.domain.office.complaints.book import Complaint
from decision_flow.domain.office.complaints.said import (
    AnswerComplaint,
    AssignComplaint,
    FindComplaint,
    Ground,
    HandComplaintOn,
    OfComplaint,
    RectifyComplaint,
    RefuseComplaint,
    RegisterComplaint,
    SaidOfComplaints,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Body, Person
from decision_flow.domain.units import Succession, is_of, kin
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import blank
from decision_flow.domain.verdict import Verdict

HANDS_ON = "person.accused_hands_on"
HANDLES = "person.once_of_the_accused"
ONCE_OF_IT = "complaint.once_of_it"
NO_UNIT = "complaint.unit"
ACCEPTANCE = "complaint.acceptance"
ORIGINAL = "complaint.original"
TOO_EARLY = "complaint.before_finding"


def kept_away(body: Body, said: SaidOfComplaints, writer: Writer) -> Iterator[Verdict]:
    """Yield what keeps an entry about a complaint from being made now; of one that stands nothing.

    It was asked of no entry of an earlier release.
    """
    if writer.again or not isinstance(said, OfComplaint) or isinstance(said, RegisterComplaint):
        return
    there = body.complaints.complaints.get(said.complaint)
    if there is None:
        return
    accused = Accused(there, body.successions)
    yield from _once_of_it(accused, said, writer)
    yield from _before_the_finding(body, there, said)
    if isinstance(said, HandComplaintOn):
        yield from _handed(accused, said, writer, body.successions)
    elif isinstance(said, RectifyComplaint):
        yield from _accepted(accused, said, writer, body)
    elif (
        isinstance(said, RefuseComplaint)
        and said.ground is Ground.REPEATED
        and said.same_as is not None
    ):
        yield from _repeated(accused, body.complaints.complaints.get(said.same_as))


def _once_of_it(accused: Accused, said: OfComplaint, writer: Writer) -> Iterator[Verdict]:
    """Yield who handles it, looks into it or accepts what is put right and was of such a unit."""
    if accused.once_of_it(writer.persons.get(writer.person)):
        yield unmet(
            HANDLES,
            "办理人曾属被投诉单位（含其前身、承继单位）的，不得办理该件，由其他人员办理。",
            "Whoever was of a unit complained of, or of one before or after it, does not handle "
            "it: others do.",
        )
    people = (writer.persons.get(each) for each in dict.fromkeys(_named(said)))
    once = [each.name for each in people if each is not None and accused.once_of_it(each)]
    if once:
        yield unmet(
            ONCE_OF_IT,
            "曾在被投诉单位（含其前身、承继单位）的人员不得调查、验收该件，由其他人员办理："
            f"{'、'.join(once)}。",
            "Who was of a unit complained of, or of one before or after it, neither looks into it "
            f"nor accepts what is put right; others do: not {', '.join(once)}.",
        )


def _before_the_finding(body: Body, there: Complaint, said: OfComplaint) -> Iterator[Verdict]:
    """Yield that something is said to have been done before it was found what is to be done."""
    if isinstance(said, RectifyComplaint):
        day = said.done_on
    elif isinstance(said, AnswerComplaint) and said.concludes:
        day = said.answered_on
    else:
        return
    since = None if there.found_at is None else body.day(there.found_at)
    if since is not None and day < since:
        yield unmet(
            TOO_EARLY,
            f"整改完成日、最后答复日（{day}）不得早于查结之日（{since}）。",
            f"Nothing was put right, and no last answer given ({day}), before the complaint was "
            f"concluded ({since}).",
        )


def _named(said: OfComplaint) -> tuple[str, ...]:
    if isinstance(said, AssignComplaint):
        return said.investigators
    if isinstance(said, FindComplaint):
        return said.signed_by
    return (said.accepted_by,) if isinstance(said, RectifyComplaint) else ()


def _handed(
    accused: Accused, said: HandComplaintOn, writer: Writer, successions: tuple[Succession, ...]
) -> Iterator[Verdict]:
    if accused.includes(writer):
        yield unmet(
            HANDS_ON,
            "被投诉人、被投诉单位（含其前身、承继单位）的人员不得转办该件，由其他人员转办。",
            "Who is complained of, or is of a unit that is, was or became it, does not hand it on: "
            "others do.",
        )
    if not blank(said.to) and not _there(said.to, writer.persons, successions):
        yield unmet(
            NO_UNIT,
            f"本机关没有“{said.to}”的人员，不能转交；承接单位须有在册人员。",
            f"The body has nobody of “{said.to}”: it is handed to a unit whose people are known.",
        )


def _there(unit: str, persons: Mapping[str, Person], successions: tuple[Succession, ...]) -> bool:
    """Return whether the body has people of a unit, or of one before or after it."""
    around = kin([unit], successions)
    return any(is_of(each.unit, around) for each in persons.values())


def _accepted(
    accused: Accused, said: RectifyComplaint, writer: Writer, body: Body
) -> Iterator[Verdict]:
    """Yield that who accepts is, or since it was found was, of a unit that is to put it right."""
    there, accepts = accused.complaint, writer.persons.get(said.accepted_by)
    measures = there.found.measures if there.found is not None else ()
    to_do = kin([each.unit for each in measures[said.measure - 1 : said.measure]], body.successions)
    since = body.day(there.found_at or there.at)
    if writer.of_units([said.accepted_by], (*accused.units, *to_do)) or (
        accepts is not None and accepts.once_of(to_do, since)
    ):
        yield unmet(
            ACCEPTANCE,
            "整改单位、被投诉单位及其前身、承继单位的人员，以及查结以来曾属整改单位的人员，不得验收整改。",
            "Nobody accepts it who is of the unit that carried it out or is complained of, or of "
            "one before or after these, or was of the former at any time since it was found.",
        )


def _repeated(accused: Accused, before: Complaint | None) -> Iterator[Verdict]:
    if before is None:
        return
    this = accused.complaint
    same_case = this.case is not None and this.case == before.case
    same_unit = any(is_of(unit, accused.units) for unit in before.said.against)
    answered = not before.complains and before.accepted is not None and before.closed
    if not (before.found is not None or answered) or not (same_case or same_unit):
        yield unmet(
            ORIGINAL,
            "原件须已查结（建议须已受理并答复），且与本件涉及同一单位或者同一案件。",
            "The one that it repeats was investigated to the end (a proposal: accepted and "
            "answered), and concerns the same unit or case.",
        )
