"""What is said of a hearing (713 Articles 16 and 17): notice, list, receipts, session, report."""

from datetime import date

from decision_flow.domain.intake.hearing import HearingGround
from decision_flow.domain.steps.before.consultation import Channel
from decision_flow.domain.values import Count, Digest, Document, Moment, record


@record
class Announce:
    """The notice of the hearing as it was published.

    `basis` is the law, the catalogue's mark or the local rule that asks for a hearing; a hearing by
    choice has none. `sides` are the parties concerned, each of whom is to be represented;
    `selection` is how participants are chosen, where there may be more who sign up than seats.
    """

    ground: HearingGround
    draft: Digest
    notice: Document
    explanation: Document
    channels: tuple[Channel, ...]
    held_at: Moment
    place: str
    sides: tuple[str, ...]
    basis: str | None = None
    selection: Document | None = None


@record
class Postpone:
    """The hearing is not held at the time announced; another one is announced afterwards."""

    reasons: str
    notice: Document


@record
class Participant:
    """Somebody to be heard, as the list that is published names them; a number will do."""

    name: str
    side: str
    civil_servant: bool = False


@record
class Enlist:
    """The list of participants as it was published, and who conducts the hearing.

    `signed_up` is how many had signed up; `monitor` watches over the hearing (听证监察人).
    """

    participants: tuple[Participant, ...]
    signed_up: Count
    host: str
    host_unit: str
    presenter: str
    recorder: str
    published: Document
    monitor: str | None = None


@record
class Receipt:
    """A participant received the materials on this day."""

    participant: str
    on: date
    document: Document


@record
class Deliver:
    """The materials went to the participants, one receipt for each."""

    materials: tuple[Document, ...]
    receipts: tuple[Receipt, ...]


@record
class Heard:
    """A participant who came, and whether they signed the record; a refusal is noted on it."""

    participant: str
    signed: bool
    refusal: str | None = None


@record
class Hold:
    """The session: the draft was presented, the participants were heard, the record was signed.

    The three moments are when each of these began.
    """

    open_to_the_public: bool
    presented_at: Moment
    heard_at: Moment
    signed_at: Moment
    heard: tuple[Heard, ...]
    record: Document


@record
class Report:
    """The report on the hearing, and how what was said there was taken up (713 Article 18)."""

    report: Document
    adoption: str
    published_on: date | None = None
