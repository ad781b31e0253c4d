"""What is said of the case itself and not of one step, and what the case keeps of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from decision_flow.domain.links import Link, Named
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
class AnswerRecord:
    """What a member says of how the discussion in `line` has the member's own words.

    Who does not agree says in `words` what was said. `signed` is the member's paper, where the
    record keeper enters the answer.
    """

    line: Count
    person: str
    agrees: bool
    words: str | None = None
    signed: Document | None = None


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


class Handing(StrEnum):
    """Why another unit goes on with a matter."""

    REASSIGNED = "reassigned"
    """The body has another unit draft it."""
    SUCCEEDED = "succeeded"
    """The unit's duties passed to another in a reorganisation, for this matter."""


@record
class Reassign:
    """The body has `to` draft instead of `unit`, which drafted until now."""

    unit: str
    to: str
    ground: Handing
    reasons: str
    document: Document


@record
class TakeOver:
    """A unit has taken over what line `handed` gave it, by the list that both signed."""

    handed: Count
    document: Document


@record
class Join:
    """Several bodies issue together: the case of another one, by the paper that they agreed on."""

    link: Link
    document: Document


@record
class Leave:
    """The body no longer issues together with the case that is named."""

    case: Named
    reasons: str
    document: Document


@dataclass(frozen=True, slots=True)
class Handed:
    """A matter handed from unit to unit: by which line, at which moment, taken over in which.

    `passed_on` is the line by which the new unit was relieved before it had taken it over.
    """

    line: int
    said: Reassign
    at: datetime
    taken: int | None = None
    passed_on: int | None = None

    @property
    def waits(self) -> bool:
        """Return whether the new unit has yet to take it over."""
        return self.taken is None and self.passed_on is None


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
class Stood:
    """A step that was done for a text in an earlier case that this one goes on from.

    `line` is the last fact of it there, `day` the legal day of that.
    """

    step: str
    kind: str
    draft: str
    case: str
    line: int
    day: date


@dataclass(frozen=True, slots=True)
class Entrusted:
    """A duty of the case given from a day on; `noted_at` is when that was written down."""

    since: date
    noted_at: datetime
