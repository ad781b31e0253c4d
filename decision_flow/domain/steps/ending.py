"""The body ends a case (713 Article 10): for good, or to go on as its parts or in another."""

from collections.abc import Mapping
from enum import StrEnum

from decision_flow.domain.intake.catalogue import Short
from decision_flow.domain.intake.listing import same_title
from decision_flow.domain.kind import Asked
from decision_flow.domain.values import Document, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class Becomes(StrEnum):
    """What a matter that the body ends goes on as."""

    SPLIT = "split"
    MERGED = "merged"


@record
class Withdraw:
    """The body ends the case.

    `becomes` says that it goes on as its parts, or in another matter with others; `parts` are the
    titles of the cases that are to be opened for that.
    """

    reasons: str
    document: Document
    becomes: Becomes | None = None
    parts: tuple[Short, ...] = ()


def parts_are_named(asked: Asked[Withdraw]) -> tuple[Verdict, ...]:
    """Pass when a split names two parts or more, a merger one matter, and any other end none."""
    payload = asked.payload
    titles = {same_title(each) for each in payload.parts} - {""}
    named = len(titles) == len(payload.parts)
    fits: Mapping[Becomes | None, bool] = {
        None: not titles,
        Becomes.SPLIT: len(titles) > 1,
        Becomes.MERGED: len(titles) == 1,
    }
    if payload.becomes is None and not payload.parts:
        return ()
    return (
        verdict(
            "withdraw.parts",
            named and fits[payload.becomes],
            "拆分的，须写明拆成的各事项名称（两项以上，互不相同）；合并的，写明并入的一个事项名称；"
            "其他终止不写。",
            "A split names the matters that it makes, two or more and each once; a merger names "
            "the one that it makes; no other end names any.",
            decree_713(10),
        ),
    )
