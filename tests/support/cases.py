"""Makers of cases: a town, its people and calendar, and any point of the story's passage.

`after("issue.sign")` and `before("meeting.vote")` walk the demonstration's lawful scenes;
`ask` asks one move of a case and gives the engine's answer, `take` the case that follows from it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from procedures import FOUR_NOTS, MINIMUM

from api.demo import story
from api.demo.scene import BODY, BODY_NAME, PEOPLE, SEATS, Scene, at
from decision_flow.domain.calendar import Calendar, Year
from decision_flow.domain.case import Case, Fact, Paper, fold
from decision_flow.domain.content import documents_of
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Body, Duty, Level, Person, Post, Seat
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.sessions.session import Session
from decision_flow.domain.values import Source, SourceKind
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.decide import decide
from decision_flow.engine.rules import Ready

CHIEF, DRAFTER, REVIEWER, SECRETARY, RECORDER = "wang", "wu", "zheng", "sun", "zhou"
MEMBERS = tuple(seat.person for seat in SEATS)


def _days(month: int, *days: int) -> frozenset[date]:
    return frozenset(date(2023, month, day) for day in days)


CALENDAR = Calendar(
    {
        2022: Year(frozenset(), frozenset()),
        2023: Year(
            off=_days(1, 2, 23, 24, 25, 26, 27)
            | _days(4, 5)
            | _days(5, 1, 2, 3)
            | _days(6, 22, 23)
            | _days(9, 29)
            | _days(10, 2, 3, 4, 5, 6),
            worked=_days(1, 28, 29) | _days(4, 23) | _days(5, 6) | _days(6, 25) | _days(10, 7, 8),
            source="国务院办公厅关于2023年部分节假日安排的通知",
        ),
    },
    digest="c" * 64,
)
"""2022 without holidays, 2023 as published; every other year is missing."""

TOWN = Body(BODY, BODY_NAME, Level.COUNTY, SEATS)

STORIES: Mapping[str, tuple[Procedure, tuple[Scene, ...]]] = {
    "four-nots": (FOUR_NOTS, story.FOUR_NOTS),
    "decree-713": (MINIMUM, story.DECREE_713),
}


@cache
def ready_of(profile: str) -> Ready:
    """Return the procedure of a profile, made ready once."""
    return Ready(STORIES[profile][0])


READY = ready_of("four-nots")


def town(members: int, *, level: Level = Level.COUNTY) -> Body:
    """Return a body with so many seats: the chief `wang`, then deputies `m2`, `m3` and on."""
    since = date(2021, 1, 1)
    deputies = (f"m{n}" for n in range(2, members + 1))
    seats = (
        Seat(CHIEF, "王建国", Post.CHIEF, since),
        *(Seat(d, d, Post.DEPUTY, since) for d in deputies),
    )
    return replace(TOWN, seats=seats, level=level)


def empty(ready: Ready = READY) -> Case:
    """Return a case before its first move."""
    return Case("c1", BODY, "示例", ready.procedure.digest, 0, ready.initial())


def move_of(scene: Scene) -> Move:
    """Return the move that a scene asks for."""
    who = PEOPLE[scene.who]
    return Move(
        scene.step, scene.verb, scene.says, who, duty=scene.duty, paper=scene.paper, note=scene.note
    )


def setting_of(scene: Scene, body: Body = TOWN) -> Setting:
    """Return the setting of a scene: everything it names is on file."""
    return Setting(body, CALENDAR, scene.on, on_file(scene.says, scene.paper))


def on_file(*said: object) -> frozenset[str]:
    """Return the digests of all documents named."""
    return frozenset(d.digest for each in said for d in documents_of(each))


def lawful(profile: str = "four-nots") -> tuple[Scene, ...]:
    """Return the scenes that are no shortcuts."""
    return tuple(scene for scene in STORIES[profile][1] if scene.shortcut is None)


@cache
def passage(profile: str = "four-nots") -> tuple[Case, ...]:
    """Return the case before the first lawful scene, and after each one."""
    ready = ready_of(profile)
    cases = [empty(ready)]
    for scene in lawful(profile):
        answer = decide(ready, cases[-1], move_of(scene), setting_of(scene))
        assert isinstance(answer, Accepted), (scene, answer.unmet)
        cases.append(fold(cases[-1], answer.facts))
    return tuple(cases)


@cache
def facts_of(profile: str = "four-nots") -> tuple[Fact, ...]:
    """Return the facts of the lawful story."""
    return tuple(
        max(case.last.values(), key=lambda fact: fact.seq) for case in passage(profile)[1:]
    )


def before(name: str, nth: int = 1, *, profile: str = "four-nots") -> Case:
    """Return the story's case as it stood before the `nth` scene `step.verb`."""
    return passage(profile)[_index(name, nth, profile)]


def after(name: str, nth: int = 1, *, profile: str = "four-nots") -> Case:
    """Return the story's case once the `nth` scene `step.verb` had been played."""
    return passage(profile)[_index(name, nth, profile) + 1]


def scene_of(name: str, nth: int = 1, *, profile: str = "four-nots") -> Scene:
    """Return the `nth` lawful scene `step.verb`."""
    return lawful(profile)[_index(name, nth, profile)]


def said(name: str, nth: int = 1, *, profile: str = "four-nots", **changes: Any) -> Any:
    """Return what the `nth` scene `step.verb` says, with these fields changed."""
    return replace(scene_of(name, nth, profile=profile).says, **changes)


def _index(name: str, nth: int, profile: str) -> int:
    found = [n for n, s in enumerate(lawful(profile)) if f"{s.step}.{s.verb}" == name]
    return found[nth - 1]


def ask(  # noqa: PLR0917 - read in this order it is a sentence
    case: Case,
    name: str,
    payload: Any,
    who: str | Person,
    when: datetime | date,
    *,
    ready: Ready = READY,
    body: Body = TOWN,
    calendar: Calendar = CALENDAR,
    documents: frozenset[str] | None = None,
    stated_at: datetime | None = None,
    paper: Paper | None = None,
    duty: Duty | None = None,
    instead_of: str | None = None,
    session: Session | None = None,
) -> Accepted | Refused:
    """Return the answer to `step.verb`; documents are on file unless the test says otherwise."""
    step, _, verb = name.partition(".")
    person = PEOPLE[who] if isinstance(who, str) else who
    move = Move(
        step,
        verb,
        payload,
        person,
        duty=duty,
        instead_of=instead_of,
        stated_at=stated_at,
        paper=paper,
    )
    moment = when if isinstance(when, datetime) else at(when)
    filed = on_file(payload, paper) if documents is None else documents
    return decide(ready, case, move, Setting(body, calendar, moment, filed, session=session))


def take(  # noqa: PLR0917 - read in this order it is a sentence
    case: Case,
    name: str,
    payload: Any,
    who: str | Person,
    when: datetime | date,
    *,
    ready: Ready = READY,
    body: Body = TOWN,
) -> Case:
    """Return the case once the move was accepted; fails the test when it was not."""
    answer = ask(case, name, payload, who, when, ready=ready, body=body)
    assert isinstance(answer, Accepted), codes(answer)
    return fold(case, answer.facts)


def play(case: Case, *scenes: Scene, ready: Ready = READY) -> Case:
    """Return the case after these lawful scenes."""
    for scene in scenes:
        case = take(
            case, f"{scene.step}.{scene.verb}", scene.says, scene.who, scene.on, ready=ready
        )
    return case


def codes(answer: Accepted | Refused) -> set[str]:
    """Return the codes of what is unmet."""
    return {v.code for v in answer.verdicts if v.refuses}


def warnings(answer: Accepted | Refused) -> set[str]:
    """Return the codes of the advice that was given."""
    return {v.code for v in answer.verdicts if v.advisory and not v.passed}


def unmet(answer: Accepted | Refused, code: str) -> Verdict:
    """Return the unmet verdict of this code; fails when there is none or it says too little."""
    assert isinstance(answer, Refused), f"accepted, though {code} was expected"
    found = [v for v in answer.unmet if v.code == code]
    assert found, f"{code} is not among {sorted(codes(answer))}"
    speaks(found[0])
    return found[0]


def accepted(answer: Accepted | Refused) -> Fact:
    """Return the one fact of an accepted move."""
    assert isinstance(answer, Accepted), sorted(codes(answer))
    (fact,) = answer.facts
    return fact


def speaks(verdict: Verdict) -> None:
    """Fail unless the verdict has both languages and a source with its place."""
    assert _chinese(verdict.reason.zh), verdict
    assert re.search(r"[a-z]{3}", verdict.reason.en), verdict
    assert not re.search("[、，；：]", re.sub("“[^”]*”", "", verdict.reason.en)), verdict
    sourced(verdict.source)


def sourced(source: Source) -> None:
    """Fail unless an act is named, with its place where it is one."""
    assert source.act
    assert source.place or source.kind is SourceKind.DEFAULT, source


def _chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def each_day(first: date, count: int) -> Iterator[date]:
    """Yield so many days from the first on."""
    return (first + timedelta(days=n) for n in range(count))


def minutes(moment: datetime, count: int) -> datetime:
    """Return the moment so many minutes later."""
    return moment + timedelta(minutes=count)


EPOCH = datetime(2023, 1, 1, tzinfo=UTC)
