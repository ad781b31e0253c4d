"""What a proof says: claims, faults, counterexamples, and the three answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from decision_flow.domain.case import Edge
from decision_flow.domain.values import Text

CHECKER = "proof/4"
"""Changes whenever a certificate made before would say something else today."""


class Claim(StrEnum):
    """What is shown of a procedure, or found not to hold."""

    FLOOR = "floor"
    STANDING = "standing"
    GATES = "gates"
    DUTIES = "duties"
    OWED = "owed"
    ORDER = "order"
    FINAL = "final"
    FIRES = "fires"
    ALIVE = "alive"
    ENDS = "ends"
    ADOPTION = "adoption"

    @property
    def text(self) -> Text:
        """Return the claim as a sentence."""
        return CLAIMS[self]


CLAIMS: Mapping[Claim, Text] = {
    Claim.FLOOR: Text(
        "程序不低于法定底线：必经关口、必备环节、期限和比例、设置、修改后重办范围、豁免、先后依据均已具备，"
        "结案一律核对督查整改",
        "the file keeps the floor: gates, steps, figures, settings, what a change reopens, "
        "exemptions, order, and closing asks what a supervision wants put right",
    ),
    Claim.STANDING: Text(
        "任何时候，据以继续办理的证据都针对现行文本，豁免都经审查",
        "whatever counts is about the current text, and every exemption was confirmed",
    ),
    Claim.GATES: Text(
        "必经关口有缺、失效或者未依法豁免的，不可能决定或者出台",
        "nothing is decided or issued while a mandatory gate is missing, stale or not lawfully "
        "exempt",
    ),
    Claim.DUTIES: Text(
        "已出台的案件，未经公布（依法不公开的除外）、归档和责任登记，不可能结案",
        "nothing issued is closed without publication (unless lawfully withheld), archive and "
        "responsibility",
    ),
    Claim.OWED: Text(
        "任务、问题、中止、变更、后评估未了结的，不可能结案",
        "nothing issued is closed while tasks, a problem, a suspension, a change or what follows "
        "from an evaluation is open",
    ),
    Claim.ORDER: Text(
        "法定顺序：论证、审查、提请、讨论、报告、出台、公布，后者不先于前者",
        "the statutory order: argued, reviewed, submitted, met, reported, issued, published",
    ),
    Claim.FINAL: Text("终结的案件不再变动", "an end is an end: nothing moves after it"),
    Claim.FIRES: Text(
        "条件具备的每一办理动作都能实际完成", "every rule whose needs are met can be carried out"
    ),
    Claim.ALIVE: Text(
        "没有永远用不上的环节或者办理动作", "no step and no move is dead: each can happen"
    ),
    Claim.ENDS: Text(
        "没有死路：任何时候仅凭有责任者的办理和答复即可到达终点，不靠撤回",
        "no dead end: an end is reached from everywhere by what is owed or answered, without "
        "withdrawal",
    ),
    Claim.ADOPTION: Text(
        "决定之前的任何时候都仍有可能作出决定", "before the decision, adoption stays possible"
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One real move of a counterexample, with the edges that the machines took."""

    rule: str
    label: Text
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The fewest real moves that break a claim, and where the case then stands."""

    moves: tuple[Told, ...]
    shape: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A claim that does not hold, and the element at fault: `steps.meeting`, `gates.legality`."""

    claim: Claim
    element: str
    text: Text
    counterexample: Counterexample | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that the ends rely on: were it never given, some case could not end."""

    rule: str
    label: Text


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was shown, of what, by what. Kept with every case."""

    procedure: str
    version: int
    profile: str
    procedure_digest: str
    floor_digest: str
    kinds_digest: str
    checker: str
    states: int
    edges: int
    properties: tuple[Claim, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Disproof:
    """The procedure is not sound: every fault found, those of the fewest moves first."""

    procedure: str
    version: int
    faults: tuple[Fault, ...]
    states: int


@dataclass(frozen=True, slots=True)
class NotProved:
    """There are more states than the bound: nothing is shown, so the procedure is refused."""

    procedure: str
    version: int
    limit: int


Outcome = Certificate | Disproof | NotProved
