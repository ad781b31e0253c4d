"""What an audit found: nothing, or the first fault of every stream, and every row that differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from decision_flow.domain.values import Text
from decision_flow.store.journal import Head
from decision_flow.store.raw import Chain

PASSED, FAILED = 0, 3
"""Exit codes of the command line."""
MADE_ANEW = frozenset(
    {
        "ledger.differs",
        "ledger.stranger",
        "projection.case",
        "projection.differs",
        "projection.unreadable",
    }
)
"""What `rebuild` mends. A row that is ahead of its record is none of it: it may be all that is left
to tell of lines that were cut off."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the facts say. `seq` is the line at fault, where there is one."""

    code: str
    stream: str
    seq: int | None
    text: Text


@dataclass(slots=True)
class Report:
    """The findings, and how much was looked at.

    `unread` are the lines from the first one at fault of a stream on.
    `ends` is where every chain ends now, to be noted elsewhere; `heads` how many ends noted before
    were compared.
    """

    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    """What an auditor looks at though every record is sound: a gate that rests on a wrong fact."""
    streams: int = 0
    facts: int = 0
    unread: int = 0
    refusals: int = 0
    documents: int = 0
    opinions: int = 0
    letters: int = 0
    guards: int = 0
    laws: int = 0
    heads: int = 0
    ends: Mapping[Chain, Head] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Return whether nothing was found."""
        return not self.findings

    @property
    def beside(self) -> tuple[Finding, ...]:
        """Return what differs of that which is kept beside the facts, and can be made anew."""
        return tuple(each for each in self.findings if each.code in MADE_ANEW)

    @property
    def unsound(self) -> tuple[Finding, ...]:
        """Return what is wrong with the record itself: making rows anew would cover it up."""
        return tuple(each for each in self.findings if each.code not in MADE_ANEW)

    @property
    def exit_code(self) -> int:
        """Return 0 when nothing was found, else 3."""
        return PASSED if self.passed else FAILED

    def found(self, code: str, stream: str, seq: int | None, zh: str, en: str) -> None:  # noqa: PLR0917 - read in this order it is a sentence
        """Add a finding."""
        self.findings.append(Finding(code, stream, seq, Text(zh, en)))

    def noted(self, code: str, stream: str, seq: int | None, text: Text) -> None:
        """Add something to look at; the report still passes."""
        self.notes.append(Finding(code, stream, seq, text))
