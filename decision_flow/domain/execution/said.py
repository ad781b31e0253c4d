"""What is said while a decision is carried out (713 Articles 34, 35 and 37)."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from decision_flow.domain.links import Named
from decision_flow.domain.values import Count, Digest, Document, Limits, record

Key = Annotated[str, Limits((("pattern", "^[A-Za-z0-9_.-]{1,32}$"),))]
"""By what a task is called in its case: T1, 2.3."""
Percent = Annotated[int, Limits((("ge", 0), ("le", 100)))]


@record
class Task:
    """One task: unit, measure, goal, due day (定责任、定措施、定目标、定时限).

    `passage` is the place or the words of the decided text that the task carries out; `after` names
    the tasks that must be accepted before this one is reported done; `assisting` are the units that
    help.
    """

    unit: str
    goal: str
    measure: str
    due: date
    key: Key | None = None
    passage: str | None = None
    assisting: tuple[str, ...] = ()
    after: tuple[Key, ...] = ()


@record
class Assign:
    """The body names who carries the decision out; `draft` is the text that was decided on."""

    tasks: tuple[Task, ...]
    document: Document
    draft: Digest | None = None


@record
class Revise:
    """Tasks changed in what the decision leaves open, or added; those not named stay."""

    tasks: tuple[Task, ...]
    reasons: str
    document: Document


@record
class Progress:
    """How far a task is, shown by evidence."""

    task: Key
    done: str
    percent: Percent
    evidence: tuple[Document, ...]


@record
class Finish:
    """A task is reported done, shown by evidence."""

    task: Key
    result: str
    evidence: tuple[Document, ...]


@record
class Inspect:
    """Whether what was reported done is accepted, or what is missing."""

    task: Key
    accepted: bool
    findings: str
    document: Document


@record
class AskExtension:
    """Why a task needs longer, and until when."""

    task: Key
    to: date
    reasons: str
    document: Document


@record
class AnswerExtension:
    """Whether a task has longer."""

    task: Key
    granted: bool
    reasons: str
    document: Document


class Nature(StrEnum):
    """What was found, as Article 35 tells it apart."""

    PROBLEM = "problem"
    CIRCUMSTANCES = "circumstances"
    FORCE_MAJEURE = "force_majeure"


class Finder(StrEnum):
    """From whom the body knows of a problem."""

    EXECUTOR = "executor"
    PUBLIC = "public"
    SUPERVISION = "supervision"
    BODY = "body"


@record
class Problem:
    """What was found that bears on the goal; it must be reported promptly (Article 35).

    `noticed` is the day on which it was found, `task` the one that it bears on, where it is one.
    """

    problem: str
    proposal: str
    document: Document
    nature: Nature | None = None
    found_by: Finder | None = None
    noticed: date | None = None
    task: Key | None = None


@record
class Overcome:
    """How the body dealt with all that is open: `answers` are the lines in which it stands."""

    handling: str
    document: Document
    answers: tuple[Count, ...] = ()


@record
class OvercomeOne:
    """How the body dealt with one problem of several, by the line in which it stands."""

    problem: Count
    handling: str
    document: Document


@record
class Complete:
    """The report on the execution as a whole."""

    result: str
    report: Document


@record
class Suspend:
    """The chief stops the execution at once (Article 37): why, and why it cannot wait."""

    reasons: str
    urgency: str
    document: Document


@record
class Resume:
    """The execution goes on: how all that is open was dealt with, by the lines in `answers`."""

    handling: str
    document: Document
    answers: tuple[Count, ...] = ()


class Change(StrEnum):
    """What a new case is to do to the decision."""

    ADJUST = "adjust"
    TERMINATE = "terminate"


@record
class Refer:
    """A change of the decision itself goes through the whole procedure, in this new case."""

    case: Named
    change: Change
    reasons: str
    document: Document


class Effect(StrEnum):
    """What the new case came to for this one."""

    CARRIES_ON = "carries_on"
    """The decision was adjusted: the tasks that it leaves go on."""
    GOES_ON_TROUBLED = "goes_on_troubled"
    """The same; what was reported once the new decision was there is open still."""
    REPLACED = "replaced"
    """The decision was adjusted: all that is left is carried out in the new case."""
    TERMINATED = "terminated"
    UNCHANGED = "unchanged"
    """Nothing was decided in the new case: what made it needed is open again."""


GOES_ON = frozenset({Effect.CARRIES_ON, Effect.GOES_ON_TROUBLED})
"""What leaves tasks to be carried out here."""


@record
class Settle:
    """What the new case came to; `ended` are the tasks that its decision ends.

    `answers` are the lines of the problems that it deals with: all that are open, but for those
    reported since it was issued where the tasks go on, and none where nothing was decided.
    """

    case: Named
    effect: Effect
    passage: str
    document: Document
    ended: tuple[Key, ...] = ()
    answers: tuple[Count, ...] = ()


TASKS = (Assign, Revise, Progress, Finish, Inspect, AskExtension, AnswerExtension, Complete)
TROUBLE = (Problem, Overcome, OvercomeOne, Suspend, Resume, Refer, Settle)
BOOKED = frozenset({*TASKS, *TROUBLE})
"""All that the book of an execution is made from."""
