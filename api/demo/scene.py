"""What a scene of the demonstration is, and the papers and people that it names."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from decision_flow.domain.case import Paper, Payload
from decision_flow.domain.people import CHINA, Duty, Held, Person, Post, Seat
from decision_flow.domain.values import Document, Text

ILLUSTRATIVE = "示例 illustrative"
IN_OFFICE_SINCE = date(2021, 12, 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """One act on the stage.

    `on` is the moment it is asked. With `shortcut` the act must be refused, and every code of
    `expects` must be among the unmet requirements.
    """

    on: datetime
    who: str
    step: str
    verb: str
    says: Payload
    note: str = ILLUSTRATIVE
    shortcut: Text | None = None
    expects: tuple[str, ...] = ()
    duty: Duty | None = None
    paper: Paper | None = None


def made_up(scenes: Iterable[Scene]) -> tuple[Scene, ...]:
    """Return these acts as those of a case that was made up: nothing of it was published."""
    return tuple(replace(scene, note=ILLUSTRATIVE) for scene in scenes)


def at(day: date, clock: str = "10:00") -> datetime:
    """Return a moment of a legal day in China, in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), CHINA).astimezone(UTC)


def content_of(title: str) -> bytes:
    """Return the bytes of an illustrative paper; the title alone decides them."""
    return f"示例文件（illustrative）\n\n{title}\n".encode()


def paper(title: str) -> Document:
    """Return an illustrative paper as it will stand on file."""
    return Document(title=title, digest=hashlib.sha256(content_of(title)).hexdigest())


BODY = "ningjin"
CASE = "demo-case"
SERIES, MARK = "decision", "宁政示例"
"""An illustrative series of numbers: no body has this mark."""
BODY_NAME = "宁津县人民政府"

EVALUATING = "某高校政策评估中心（示例）"
"""The third party that evaluates the decision: it did nothing before it was made."""
ASSESSED = "某风险评估机构（示例）"
"""The third party that assessed the risk before."""

_PEOPLE: tuple[tuple[str, str, str, tuple[Duty, ...]], ...] = (
    ("wang", "王建国（示例）", "县人民政府", (Duty.CHIEF, Duty.MEMBER)),
    ("li", "李志强（示例）", "县人民政府", (Duty.MEMBER,)),
    ("zhang", "张秀英（示例）", "县人民政府", (Duty.MEMBER,)),
    ("liu", "刘洋（示例）", "县人民政府", (Duty.MEMBER,)),
    ("chen", "陈静（示例）", "县人民政府", (Duty.MEMBER,)),
    ("yang", "杨帆（示例）", "县人民政府", (Duty.MEMBER,)),
    ("zhao", "赵磊（示例）", "县人民政府", (Duty.MEMBER,)),
    ("sun", "孙丽（示例）", "县政府办公室", (Duty.SECRETARY,)),
    ("zhou", "周敏（示例）", "县政府办公室", (Duty.RECORDER,)),
    ("wu", "吴涛（示例）", "宁津县交通运输局", (Duty.DRAFTER,)),
    ("zheng", "郑华（示例）", "县司法局", (Duty.LEGAL_REVIEWER,)),
    ("ma", "马宁（示例）", "县政府办公室", (Duty.DISCLOSURE_REVIEWER,)),
    ("hu", "胡杰（示例）", "县市场监督管理局", (Duty.MARKET_REGULATOR,)),
    ("he", "何军（示例）", "县城市建设投资中心", (Duty.EXECUTOR,)),
    ("qian", "钱芳（示例）", EVALUATING, (Duty.EVALUATOR,)),
    ("lin", "林凤（示例）", "县档案馆", (Duty.ARCHIVIST,)),
    ("guo", "郭敏（示例）", "县审计局", (Duty.AUDITOR,)),
)

PEOPLE: dict[str, Person] = {
    key: Person(key, name, unit, tuple(Held(duty, IN_OFFICE_SINCE) for duty in duties))
    for key, name, unit, duties in _PEOPLE
}

JOINED = Person("xu", "许兰（示例）", "县审计局", (Held(Duty.AUDITOR, date(2026, 9, 1)),))
"""Who is given a duty late in the story, and had no part in what came before."""
NAMES = {key: each.name for key, each in (*PEOPLE.items(), (JOINED.id, JOINED))}

MEMBERS = ("wang", "li", "zhang", "liu", "chen", "yang", "zhao")

SEATS: tuple[Seat, ...] = tuple(
    Seat(key, PEOPLE[key].name, Post.CHIEF if key == "wang" else Post.DEPUTY, IN_OFFICE_SINCE)
    for key in MEMBERS
)
