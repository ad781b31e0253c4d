"""Links between cases: a case names another that it comes from, and in which way.

A link is said once, at the opening, and stands in the first fact; what follows from its kind is
asked there. Both cases stay under their own procedures and in their own streams.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from decision_flow.domain.values import Cite, Limits, Text, record

Named = Annotated[str, Limits((("pattern", "^[A-Za-z0-9_-]{1,64}$"),))]
"""The id of a case, or the number of an entry."""


class LinkKind(StrEnum):
    """In which way a case comes from the one that it names."""

    CONTINUES = "continues"
    """The matter was ended and is brought back."""
    ADJUSTS = "adjusts"
    """A decision in force is to be changed in a major way (713 Article 37)."""
    TERMINATES = "terminates"
    """A decision in force is to be ended (713 Article 37)."""
    SPLIT_FROM = "split_from"
    """The matter was ended to be split, and this is one of its parts."""
    MERGED_FROM = "merged_from"
    """The matter was ended to be merged with others into this one."""
    JOINT_WITH = "joint_with"
    """Several bodies issue it together: `to` is another body's case, which names this one."""
    FOLLOWS_EMERGENCY = "follows_emergency"
    """A measure of an emergency goes on: `to` is the entry in the register of emergencies."""


PARTS = frozenset({LinkKind.SPLIT_FROM, LinkKind.MERGED_FROM})
"""The kinds by which a matter that was ended goes on under a title that its end names."""

GOES_ON = frozenset({LinkKind.CONTINUES, *PARTS})
"""The kinds by which the very same matter goes on."""
ENTRIES = frozenset({LinkKind.FOLLOWS_EMERGENCY})
"""The kinds that name an entry of a register, and no case."""

LINK_LABELS: Mapping[LinkKind, Text] = {
    LinkKind.CONTINUES: Text("接续", "continues"),
    LinkKind.ADJUSTS: Text("调整", "adjusts"),
    LinkKind.TERMINATES: Text("终止", "terminates"),
    LinkKind.SPLIT_FROM: Text("拆分自", "split from"),
    LinkKind.MERGED_FROM: Text("合并自", "merged from"),
    LinkKind.JOINT_WITH: Text("联合发文", "issued jointly with"),
    LinkKind.FOLLOWS_EMERGENCY: Text("延续应急登记", "follows the emergency"),
}


@record
class Link:
    """That a case comes from another of the same body, or an entry of it, and in which way."""

    kind: LinkKind
    to: Named


MOST_LINKS = 20
Links = Annotated[tuple[Link, ...], Limits((("max_length", MOST_LINKS),))]
"""The cases that a case comes from."""


@dataclass(frozen=True, slots=True)
class JointCase:
    """Another body's case in a joint issue, as it stands at the line that is cited.

    `joint` are the cases that it names itself, `number` the one under which it was signed. It is
    `cleared` once all that its issue stands on is done: from then on nothing sends it back.
    """

    case: str
    joint: tuple[str, ...]
    phase: str
    draft: str | None
    number: str | None
    cleared: bool
    cite: Cite


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another case of the body as a move that names it finds it, at the line that `cite` names.

    `issued` says that its decision holds, `ended` that it came to an end. `opened` is the
    moment of its first fact, `issued_at` that of the signature by which its decision holds.
    """

    links: tuple[Link, ...]
    issued: bool
    ended: bool
    cite: Cite
    opened: datetime | None = None
    issued_at: datetime | None = None

    @property
    def id(self) -> str:
        """Return the id of the case."""
        return self.cite.stream


def named_twice(links: Iterable[Link]) -> Iterator[str]:
    """Yield the cases that are named again after they were named before."""
    seen: set[str] = set()
    for link in links:
        if link.to in seen:
            yield link.to
        seen.add(link.to)
