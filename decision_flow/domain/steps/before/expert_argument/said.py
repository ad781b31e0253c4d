"""What is said of an expert argument: who was chosen and how, what each wrote, what came of it."""

from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Document, record


class View(StrEnum):
    """What an expert concluded."""

    FEASIBLE = "feasible"
    FEASIBLE_WITH_CHANGES = "feasible_with_changes"
    NOT_FEASIBLE = "not_feasible"


@record
class Expert:
    """One expert; `interest` is a direct interest in the matter, as declared.

    `pool` says which pool of experts the person is in, under which number; `declaration` is the
    paper in which the person declared to have no interest.
    """

    name: str
    unit: str
    field: str
    interest: bool
    pool: str | None = None
    declaration: Document | None = None


@record
class LeftOut:
    """Somebody of the pool who cannot be drawn: interested, of a unit that drafts, or away."""

    name: str
    reasons: str


@record
class Draw:
    """A draw by lot from a pool, told so that anybody can repeat it.

    `names` are those in the pool who are fit for the matter, fixed on the day `fixed_on`; the seed
    comes from outside (`seed_from`: a lottery's numbers, a stock index) and became known later, on
    the day `known_on`. Who is left out is drawn around: the next lot takes the place.
    """

    names: tuple[str, ...]
    fixed_on: date
    seed: str
    seed_from: str
    known_on: date
    left_out: tuple[LeftOut, ...] = ()


@record
class Select:
    """The experts, and how they were chosen; `competent` are the departments in charge.

    Where they were drawn by lot, `draw` lets anybody draw again.
    """

    experts: tuple[Expert, ...]
    method: str
    competent: tuple[str, ...] = ()
    draw: Draw | None = None


@record
class Opinion:
    """One expert's own written opinion."""

    expert: str
    view: View
    signed: bool
    document: Document


@record
class Opine:
    """The opinions of all the experts chosen."""

    opinions: tuple[Opinion, ...]


@record
class Adopt:
    """How the opinions were taken up; dissent is neither merged nor left out."""

    statement: Document
    not_adopted: str | None = None
