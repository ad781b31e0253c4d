"""The decision: two meetings, what the chief may and may not do."""

from datetime import date, datetime

from api.demo.acts.drafted import ENCLOSURES, HANDED_IN
from api.demo.matter import FIRST, THIRD
from api.demo.scene import MEMBERS, Scene, at, paper
from decision_flow.domain.steps.before import submission
from decision_flow.domain.steps.decision import meeting, record
from decision_flow.domain.values import Text

ABSENT = "zhao"
PRESENT = tuple(m for m in MEMBERS if m != ABSENT)
QUORUM = 4
"""Half of seven members in office, rounded up."""


def _submit(on: date, draft: str, *, plainly: bool = False) -> tuple[Scene, ...]:
    """Return package and acceptance; a plain case encloses only what was carried out."""
    waived = {"open_consultation", "expert_argument", "risk_assessment"} if plainly else set()
    return (
        Scene(
            at(on, "09:00"),
            "wu",
            "submission",
            "package",
            submission.Package(
                draft=draft,
                request=paper("提请审议的请示"),
                enclosures=tuple(e for e in ENCLOSURES if e.step not in waived),
                papers=HANDED_IN,
            ),
        ),
        Scene(
            at(on, "16:00"),
            "sun",
            "submission",
            "accept",
            submission.Accept(approved_by="分管副县长（示例）", document=paper("议题审批单")),
        ),
    )


def _schedule(
    held_on: date, number: str, kind: record.MeetingKind = record.MeetingKind.STANDING
) -> record.Schedule:
    return record.Schedule(
        meeting=kind, number=number, held_on=held_on, notice=paper(f"{number}会议通知")
    )


def _attend(people: tuple[str, ...], since: datetime) -> tuple[record.Attendance, ...]:
    return tuple(record.Attendance(person=p, arrived=since) for p in people)


def _convene(people: tuple[str, ...], since: datetime) -> record.Convene:
    return record.Convene(
        presiding="wang",
        attendance=_attend(people, since),
        observers=(record.Observer(name="司法局负责人（示例）", post="县司法局"),),
    )


def _discuss(order: tuple[str, ...], against: tuple[str, ...]) -> record.Discuss:
    return record.Discuss(
        speeches=tuple(record.Speech(person=p, words="示例发言。") for p in order),
        positions=tuple(
            record.Position(
                person=p,
                stance=record.Stance.DISAGREE if p in against else record.Stance.AGREE,
                reasons="资金安排宜分两年。" if p in against else None,
            )
            for p in order
        ),
    )


def _vote(moment: datetime, since: datetime, against: tuple[str, ...]) -> record.Vote:
    return record.Vote(
        at=moment,
        method=record.Method.NAMED_BALLOT,
        attendance=_attend(PRESENT, since),
        ballots=tuple(
            record.Ballot(
                person=p, choice=record.Choice.AGAINST if p in against else record.Choice.FOR
            )
            for p in PRESENT
        ),
    )


_LAST = (*(p for p in PRESENT if p != "wang"), "wang")
_FIRST_WORD = ("wang", *(p for p in PRESENT if p != "wang"))


def _held(day: date, against: tuple[str, ...]) -> tuple[Scene, ...]:
    """Return the acts of a meeting that is held as the law wants it, up to the vote."""
    opened, voted = at(day, "09:00"), at(day, "11:00")
    return (
        Scene(opened, "zhou", "meeting", "convene", _convene(PRESENT, opened)),
        Scene(at(day, "10:50"), "zhou", "meeting", "discuss", _discuss(_LAST, against)),
        Scene(at(day, "11:10"), "zhou", "meeting", "vote", _vote(voted, opened, against)),
    )


_DAY_ONE, _DAY_TWO = date(2023, 5, 15), date(2023, 5, 29)
_REJECTING = ("li", "zhang", "liu", "chen")
_DISSENT = ("chen",)

FIRST_MEETING = (
    *_submit(date(2023, 5, 8), THIRD.digest),
    Scene(
        at(date(2023, 5, 9)),
        "sun",
        "meeting",
        "schedule",
        _schedule(_DAY_ONE, "传签单", record.MeetingKind.CIRCULATION),
        shortcut=Text("以传签代替会议", "circulation in place of a meeting"),
        expects=("meeting.kind",),
    ),
    Scene(
        at(date(2023, 5, 9), "10:30"),
        "sun",
        "meeting",
        "schedule",
        _schedule(_DAY_ONE, "县政府常务会议（示例）第一次"),
    ),
    Scene(
        at(_DAY_ONE, "08:55"),
        "zhou",
        "meeting",
        "convene",
        _convene(PRESENT[: QUORUM - 1], at(_DAY_ONE, "08:50")),
        shortcut=Text("到会人数差一人", "quorum missing by one"),
        expects=("meeting.quorum",),
    ),
    Scene(
        at(_DAY_ONE, "09:00"),
        "zhou",
        "meeting",
        "convene",
        _convene(PRESENT, at(_DAY_ONE, "09:00")),
    ),
    Scene(
        at(_DAY_ONE, "10:40"),
        "zhou",
        "meeting",
        "discuss",
        _discuss(_FIRST_WORD, _REJECTING),
        shortcut=Text("行政首长先发言", "the chief speaking first"),
        expects=("meeting.chief_last",),
    ),
    *_held(_DAY_ONE, _REJECTING)[1:],
    Scene(
        at(_DAY_ONE, "11:20"),
        "wang",
        "meeting",
        "decide",
        meeting.Decide(
            outcome=meeting.Outcome.AGREED, draft=THIRD.digest, reasons="工期紧，先行实施。"
        ),
        shortcut=Text(
            "行政首长采纳被多数否决的方案", "the chief adopting what the majority rejected"
        ),
        expects=("meeting.two_keys",),
    ),
    Scene(
        at(_DAY_ONE, "11:30"),
        "wang",
        "meeting",
        "decide",
        meeting.Decide(outcome=meeting.Outcome.DISCUSS_AGAIN, draft=THIRD.digest),
    ),
)

SECOND_MEETING = (
    *_submit(date(2023, 5, 22), THIRD.digest),
    Scene(
        at(date(2023, 5, 23)),
        "sun",
        "meeting",
        "schedule",
        _schedule(_DAY_TWO, "县政府常务会议（示例）第二次"),
    ),
    *_held(_DAY_TWO, _DISSENT),
    Scene(
        at(_DAY_TWO, "11:30"),
        "wang",
        "meeting",
        "decide",
        meeting.Decide(outcome=meeting.Outcome.AGREED, draft=THIRD.digest),
    ),
)

_PLAIN_DAY = date(2023, 4, 3)

CHIEF_DEPARTS = (
    *_submit(date(2023, 3, 27), FIRST.digest, plainly=True),
    Scene(
        at(date(2023, 3, 28)),
        "sun",
        "meeting",
        "schedule",
        _schedule(_PLAIN_DAY, "县政府常务会议（示例）"),
    ),
    *_held(_PLAIN_DAY, _REJECTING),
    Scene(
        at(_PLAIN_DAY, "11:20"),
        "wang",
        "meeting",
        "decide",
        meeting.Decide(outcome=meeting.Outcome.AGREED, draft=FIRST.digest),
        shortcut=Text(
            "（713号令程序）行政首长不同于多数意见而不说明理由",
            "under decree-713, departing from the majority without reasons",
        ),
        expects=("meeting.reasons",),
    ),
    Scene(
        at(_PLAIN_DAY, "11:30"),
        "wang",
        "meeting",
        "decide",
        meeting.Decide(
            outcome=meeting.Outcome.AGREED,
            draft=FIRST.digest,
            reasons="会上说明：汛期前完工的必要性（示例）。",
        ),
    ),
)
