"""The smallest words: a text in two languages, a source, a document.

What belongs here has no behaviour beyond its own shape; it imports nothing of ours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, dataclass_transform

DECREE_713 = "重大行政决策程序暂行条例"
ORGANIC_LAW = "地方各级人民代表大会和地方各级人民政府组织法"
FAIR_COMPETITION = "公平竞争审查条例"
OPENNESS = "政府信息公开条例"
SECRECY = "保守国家秘密法"
PUNISHMENT = "公职人员政务处分法"
ARCHIVES = "档案法实施条例"
CIVIL_SERVANTS = "公务员法"

T = TypeVar("T")

MOST_CHARACTERS = 20_000
MOST = 1_000_000_000
MOST_ARTICLES = 199

_DIGITS = "零一二三四五六七八九"


def article(number: int, paragraph: int | None = None) -> str:
    """Return the place of an article as Chinese law writes it: 第十五条, 第三条第二款.

    Raises `ValueError` outside 1 to 199.
    """
    place = f"第{_numeral(number)}条"
    return place if paragraph is None else f"{place}第{_numeral(paragraph)}款"


def _numeral(number: int) -> str:
    if not 1 <= number <= MOST_ARTICLES:
        raise ValueError(f"no article has the number {number}")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = "一百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value read from outside must look like: keys and values of the reader's schema.

    The hook below is a name that the reader of payloads looks for; nothing is imported for it.
    """

    rules: tuple[tuple[str, Any], ...]

    def __get_pydantic_core_schema__(self, source: type, handler: Callable[[type], Any]) -> Any:  # noqa: ANN401 - the reader's own signature
        """Return the reader's schema of `source`, narrowed."""
        return {**handler(source), **dict(self.rules)}


Digest = Annotated[str, Limits((("pattern", "^[0-9a-f]{64}$"),))]
"""The SHA-256 of the bytes of a document or a draft, as 64 lower-case hex digits."""

Count = Annotated[int, Limits((("ge", 0), ("le", MOST)))]
"""A whole number of things, none included."""

Moment = Annotated[datetime, Limits((("tz_constraint", "aware"),))]
"""A moment with its time zone."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Return `cls` as a frozen, keyword-only dataclass that is read strictly from outside.

    Unknown fields are refused, empty strings too; nothing is converted that JSON can say.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {  # type: ignore[attr-defined]  # read by the codec, not by us
        "extra": "forbid",
        "strict": True,
        "str_min_length": 1,
        "str_max_length": MOST_CHARACTERS,
    }
    return made


ILLUSTRATIVE = ("示例", "illustrative")
"""Words by which the note of a fact says that it was made up."""


_UNSEEN = (
    r"\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Blanks, and what Unicode lets a reader pass over (Default_Ignorable_Code_Point)."""
_SEEN = re.compile(f"[^{_UNSEEN}]")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]+")


def blank(text: str | None) -> bool:
    """Return whether nobody sees anything in a text: such a text says nothing."""
    return not text or _SEEN.search(text) is None


def seen(text: str) -> str:
    """Return what anybody sees of a text, blanks left out."""
    return _NOT_SEEN.sub("", text)


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a record, in order; what is no record has none."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Chinese and in English."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} {self.en}"


class SourceKind(StrEnum):
    """What stands behind a rule."""

    STATUTE = "statute"
    LOCAL = "local"
    UNVERIFIED = "unverified"
    """Told of elsewhere: the text of the act, or whose act it is, was not seen."""
    DEFAULT = "default"
    """A choice of this house, with no act behind it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The act and the article that a rule comes from."""

    act: str
    place: str = ""
    kind: SourceKind = SourceKind.STATUTE

    def __str__(self) -> str:
        if self.kind is SourceKind.DEFAULT:
            return self.act
        unverified = "（未核）" if self.kind is SourceKind.UNVERIFIED else ""
        return f"《{self.act}》{self.place}{unverified}"


HOUSE_RULE = Source("本系统默认规则", kind=SourceKind.DEFAULT)


@cache
def decree_713(number: int, paragraph: int | None = None) -> Source:
    """Return an article of State Council Decree 713 as a source."""
    return Source(DECREE_713, article(number, paragraph))


@record
class Document:
    """A paper on file: its title and the digest of its bytes."""

    title: str
    digest: Digest


@dataclass(frozen=True, slots=True)
class Cite:
    """A fact of a stream that another fact rests on."""

    stream: str
    seq: int
    digest: str
