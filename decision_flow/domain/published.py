"""What a government published of a consultation, a hearing, a matter: facts, and where they stand.

A field that was not published is absent, never guessed. None of this went through a case of ours.
"""

from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Count, Digest, record


class Basis(StrEnum):
    """Whose procedure was followed: the decree's, or that of another law, regulation or rule."""

    DECREE_713 = "decree_713"
    OTHER = "other"


class About(StrEnum):
    """What the public was asked about."""

    DRAFT = "draft"
    CATALOGUE = "catalogue"
    CALL_FOR_SUGGESTIONS = "call_for_suggestions"


class Explained(StrEnum):
    """Whether a shorter window was explained when the notice was published."""

    WITH_NOTICE = "with_notice"
    NOT_EXPLAINED = "not_explained"


@record
class Consultation:
    """A consultation as it was published; `source` is the page, `closes` the last day.

    `suggestions_by_breakdown` is what the published parts of `suggestions` add up to.
    """

    id: str
    matter: str
    source: str
    opens: date
    closes: date
    unit: str | None = None
    basis: Basis | None = None
    about: About = About.DRAFT
    published: date | None = None
    explained: Explained | None = None
    opinions: Count | None = None
    adopted: Count | None = None
    partly: Count | None = None
    not_adopted: Count | None = None
    letters_and_calls: Count | None = None
    suggestions: Count | None = None
    suggestions_by_breakdown: Count | None = None
    announced: date | None = None


@record
class Hearing:
    """A hearing as it was published; `held` is its day.

    `representatives_from_public_agencies_at_least` is how many were told to be of such agencies;
    `due` how many participants were to come, `attended` how many came.
    """

    id: str
    matter: str
    source: str
    notice: date
    held: date
    unit: str | None = None
    basis: Basis | None = None
    sign_up_from: date | None = None
    sign_up_until: date | None = None
    list_published: date | None = None
    materials_delivered: date | None = None
    report: date | None = None
    representatives: Count | None = None
    representatives_from_public_agencies_at_least: Count | None = None
    due: Count | None = None
    attended: Count | None = None
    host: str | None = None
    supervisor: str | None = None


class Procedure(StrEnum):
    """The procedures that a catalogue names for a matter."""

    PUBLIC_PARTICIPATION = "public_participation"
    EXPERT_ARGUMENT = "expert_argument"
    RISK_ASSESSMENT = "risk_assessment"
    LEGALITY_REVIEW = "legality_review"
    COLLECTIVE_DISCUSSION = "collective_discussion"


class Mark(StrEnum):
    """Whether a catalogue marks a matter for a hearing."""

    MARKED = "marked"


@record
class Matter:
    """A matter of a published catalogue; `due` as it was written, a day, a month, a quarter."""

    id: str
    title: str
    source: str
    body: str | None = None
    unit: str | None = None
    year: str | None = None
    due: str | None = None
    due_on: date | None = None
    catalogue: str | None = None
    catalogue_published: date | None = None
    procedures: tuple[Procedure, ...] | None = None
    hearing: Mark | None = None
    meeting: str | None = None
    consultation: str | None = None


class Sitting(StrEnum):
    """What kind of meeting a paper tells of."""

    STANDING = "standing"
    PLENARY = "plenary"
    OTHER = "other"


@record
class DecidedOnPaper:
    """A matter that was decided on paper before any case of ours: what its file shows.

    `source` is where the file is kept. `reviewed` and `decided` name the texts by the SHA-256 of
    their bytes. A day of which the file shows nothing is absent.
    """

    id: str
    title: str
    source: str
    unit: str | None = None
    started_on: date | None = None
    consultation_opens: date | None = None
    consultation_closes: date | None = None
    explained: Explained | None = None
    reviewer: str | None = None
    reviewed_on: date | None = None
    reviewed: Digest | None = None
    sitting: Sitting | None = None
    met_on: date | None = None
    decided: Digest | None = None
    party_report_on: date | None = None
    issued_on: date | None = None
    published_on: date | None = None
    archived_on: date | None = None


@record
class Published:
    """What one file holds."""

    consultations: tuple[Consultation, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    matters: tuple[Matter, ...] = ()
    decided: tuple[DecidedOnPaper, ...] = ()
