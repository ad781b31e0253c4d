"""What is said of the case itself and not of one step, and what the case keeps of it."""

from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain.people import Duty
from decision_flow.domain.values import Count, Document, record


@record
class Assign:
    """A person is given a duty in this case, from a day on."""

    person: str
    duty: Duty
    since: date


@record
class ReportError:
    """Somebody found a fact wrong: which one, what is right, by which evidence."""

    seq: Count
    wrong: str
    right: str
    evidence: Document


@record
class Correct:
    """Which fact is wrong, what is right, by which evidence, as a first person reported it.

    `reported` is the line of this case in which that person did.
    """

    seq: Count
    wrong: str
    right: str
    evidence: Document
    reported: Count


@record
class Compare:
    """A paper as somebody found it: its scan and receipt, what it tells was done, on which day."""

    scan: Document
    receipt: str
    step: str
    verbs: tuple[str, ...]
    day: date


@record
class Paper:
    """Evidence for an act done on paper and entered late.

    `compared` is the line of this case in which a second person compared the paper.
    """

    scan: Document
    receipt: str
    compared: Count


@dataclass(frozen=True, slots=True)
class Compared:
    """A paper that `person` of `unit` compared; `unused` are the verbs not yet entered by it."""

    person: str
    unit: str
    says: Compare
    unused: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reported:
    """An error that `person` reported; `corrected` is the line of its correction, once there."""

    person: str
    says: ReportError
    corrected: int | None = None


@dataclass(frozen=True, slots=True)
class Inherited:
    """An answer by which a step failed in an earlier case that this one comes from.

    `line` is the fact's number in the stream of `case`; `kind` is the step's, by name and version.
    """

    step: str
    kind: str
    trigger: str
    case: str
    line: int


@dataclass(frozen=True, slots=True)
class Entrusted:
    """A duty of the case given from a day on; `noted_at` is when that was written down."""

    since: date
    noted_at: datetime
