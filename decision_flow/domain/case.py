"""A case: the fold of its facts. Nothing else makes or changes one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from decision_flow.domain import kept
from decision_flow.domain.execution.book import TaskBook
from decision_flow.domain.execution.said import BOOKED
from decision_flow.domain.fact import (
    CARRIED,
    CASE,
    CLAIMED,
    EXEMPT,
    IDLE,
    LAPSED,
    NONE,
    NOT_APPLICABLE,
    Edge,
    Fact,
    Payload,
)
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.said import (
    AnswerRecord,
    Assign,
    Compare,
    Compared,
    Correct,
    Entrusted,
    Handed,
    Inherited,
    Paper,
    Reported,
    ReportError,
    Stood,
)
from decision_flow.domain.steps.claims.examined import Examined
from decision_flow.domain.steps.decision.record import Convene, Discuss, Vote

__all__ = [
    "CARRIED",
    "CASE",
    "CLAIMED",
    "EXEMPT",
    "IDLE",
    "LAPSED",
    "NONE",
    "NOT_APPLICABLE",
    "AnswerRecord",
    "Assign",
    "Case",
    "Compare",
    "Compared",
    "Correct",
    "Edge",
    "Entrusted",
    "Fact",
    "Handed",
    "Inherited",
    "Paper",
    "Payload",
    "ReportError",
    "Reported",
    "Stood",
    "fold",
    "follow",
]

_IN_THE_CHIEFS_PLACE = frozenset({("meeting", "decide"), ("issue", "sign")})
_MINUTES = (Convene, Discuss, Vote)
_IN_SUBSTANCE = "classify_substantive"
STOPS = frozenset({"want", "consult"})
GOES_ON = frozenset({"supply", "hear_back"})
"""The verbs by which a step's clock stands still until something comes, and goes on."""
_CLOCK = STOPS | GOES_ON


@dataclass(frozen=True, slots=True)
class Case:
    """A matter's passage through a procedure, as its facts tell it.

    `shape` holds the state of every component (the case's phase under `CASE`). `about` says
    which draft each step's evidence is about. `last` holds the latest fact of each step and verb
    for as long as that step's evidence stands or is in the making, and `newest` the latest of
    these whatever its verb. `denied` holds the latest fact of each step and trigger by which the
    step's own answer ended it with nothing that stands: it is kept whatever lapses. `acted` holds
    the duties that each person has exercised; `entrusted` the duties that were assigned to each;
    `compared` the papers that were compared, by line. `opened` is when the first fact happened.
    `minutes` holds the record of every meeting, in order: a meeting may break off or its decision
    be taken back, what was said was said. `corrections` holds the line of each correction with
    the line that it corrects. `refuted` holds, by step, the legality opinion that did not uphold
    what was claimed of it, until the text is changed in substance. `links` names the cases that
    this one comes from, `handed` each time that another unit was named to draft. `tasks` holds, by
    step, the book of what is carried out. `texts` are the drafts that were once current,
    `answers` the facts by which members answered for the record of their words, by line and member,
    `turned_down`, by step, the claims to do less that were refused since a change of substance,
    `argued` the acts by which the matter was argued or assessed, `taken_back` every notice of a
    consultation that was voided or reopened.
    """

    id: str
    body: str
    title: str
    procedure: str
    seq: int
    shape: Mapping[str, str]
    draft: str | None = None
    about: Mapping[str, str | None] = field(default_factory=dict)
    last: Mapping[tuple[str, str], Fact] = field(default_factory=dict)
    newest: Mapping[str, Fact] = field(default_factory=dict)
    denied: Mapping[tuple[str, str], Fact] = field(default_factory=dict)
    acted: Mapping[str, frozenset[Duty]] = field(default_factory=dict)
    entrusted: Mapping[tuple[str, Duty], tuple[Entrusted, ...]] = field(default_factory=dict)
    compared: Mapping[int, Compared] = field(default_factory=dict)
    reported: Mapping[int, Reported] = field(default_factory=dict)
    opened: datetime | None = None
    minutes: tuple[Fact, ...] = ()
    corrections: tuple[tuple[int, int], ...] = ()
    stops: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    refuted: Mapping[str, Fact] = field(default_factory=dict)
    inherited: tuple[Inherited, ...] = ()
    links: tuple[Link, ...] = ()
    handed: tuple[Handed, ...] = ()
    stood: tuple[Stood, ...] = ()
    tasks: Mapping[str, TaskBook] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    answers: Mapping[tuple[int, str], Fact] = field(default_factory=dict)
    turned_down: kept.TurnedDown = field(default_factory=dict)
    argued: tuple[Fact, ...] = ()
    taken_back: kept.TakenBack = ()

    @property
    def phase(self) -> str:
        """Return the phase that the case stands in."""
        return self.shape[CASE]

    @property
    def joint(self) -> tuple[str, ...]:
        """Return the cases of other bodies with which this one is to be issued."""
        return tuple(each.to for each in self.links if each.kind is LinkKind.JOINT_WITH)

    def fact(self, step: str, *verbs: str) -> Fact | None:
        """Return the latest standing fact of a step among these verbs."""
        if len(verbs) == 1:
            return self.last.get((step, verbs[0]))
        found = [f for v in verbs if (f := self.last.get((step, v))) is not None]
        return max(found, key=lambda f: f.seq, default=None)

    def latest(self, step: str) -> Fact | None:
        """Return the latest standing fact of a step, whatever its verb."""
        return self.newest.get(step)

    def denial(self, step: str, triggers: Iterable[str]) -> Fact | Inherited | None:
        """Return the latest fact by which one of these answers ended a step, whatever lapsed.

        Where there is none, what failed so in a case that this one comes from.
        """
        triggers = tuple(triggers)
        found = [f for t in triggers if (f := self.denied.get((step, t))) is not None]
        before = (i for i in self.inherited if i.step == step and i.trigger in triggers)
        return max(found, key=lambda f: f.seq, default=None) or next(before, None)


def follow(case: Case, fact: Fact) -> Case:
    """Return the case once `fact` stands. Raises `ValueError` when it is not the next one."""
    if fact.seq != case.seq + 1 or fact.stream != case.id:
        raise ValueError(f"{fact.stream} {fact.seq} does not follow {case.id} {case.seq}")
    shape, about, last = dict(case.shape), dict(case.about), dict(case.last)
    newest = dict(case.newest)
    for edge in fact.edges:
        if shape[edge.component] != edge.source:
            raise ValueError(f"{edge} does not start from {shape[edge.component]!r}")
        shape[edge.component] = edge.target
        if edge.target in IDLE:
            newest.pop(edge.component, None)
        _keep_evidence(edge, case.draft, about, last)
    if fact.draft != case.draft:
        about = {c: fact.draft if d == case.draft else d for c, d in about.items()}
    # What a case rests on later is what was said, never why it was allowed: that is in the journal.
    fact = _unreasoned(fact) if fact.verdicts else fact
    last[fact.step, fact.verb] = newest[fact.step] = fact
    return Case(
        id=case.id,
        body=case.body,
        title=case.title,
        procedure=case.procedure,
        seq=fact.seq,
        shape=shape,
        draft=fact.draft,
        about=about,
        last=last,
        newest=newest,
        denied=_denied(case, fact),
        acted=_acted(case, fact),
        entrusted=kept.entrusted(case.entrusted, fact),
        compared=kept.compared(case.compared, fact),
        reported=kept.reported(case.reported, fact),
        opened=case.opened or fact.stated_at,
        corrections=kept.corrections(case.corrections, fact),
        stops=_stops(case, fact),
        refuted=_refuted(case, fact),
        inherited=(*case.inherited, *fact.inherits),
        links=kept.links(case.links, fact),
        handed=kept.handed(case.handed, fact),
        stood=(*case.stood, *fact.stands),
        tasks=kept.tasks(case.tasks, fact) if fact.payload.__class__ in BOOKED else case.tasks,
        texts=case.texts if fact.draft == case.draft else kept.texts(case.texts, fact),
        answers=kept.answers(case.answers, fact) if fact.step == CASE else case.answers,
        turned_down=kept.turned_down(case.turned_down, case.last, fact),
        argued=kept.argued(case.argued, fact),
        taken_back=kept.taken_back(case.taken_back, case.last, fact),
        minutes=(*case.minutes, fact) if isinstance(fact.payload, _MINUTES) else case.minutes,
    )


def _unreasoned(fact: Fact) -> Fact:
    """Return the fact without its verdicts: written out, since every move takes this way."""
    return Fact(
        fact.stream,
        fact.seq,
        fact.step,
        fact.kind,
        fact.verb,
        fact.trigger,
        fact.payload,
        fact.actor,
        fact.stated_at,
        fact.recorded_at,
        fact.edges,
        (),
        fact.procedure,
        fact.calendar,
        fact.draft,
        fact.paper,
        fact.note,
        fact.cites,
        fact.inherits,
        fact.stands,
    )


def _denied(case: Case, fact: Fact) -> Mapping[tuple[str, str], Fact]:
    """Return the answers that ended their own step with nothing that stands, once `fact` stands."""
    own = fact.step, fact.trigger
    ended = any((e.component, e.trigger) == own and e.target in IDLE for e in fact.edges)
    return {**case.denied, own: fact} if ended else case.denied


def _stops(case: Case, fact: Fact) -> Mapping[str, tuple[Fact, ...]]:
    """Return by which facts each step's clock stood still and went on, once `fact` stands."""
    stops = case.stops
    if stops and (idle := {e.component for e in fact.edges if e.target in IDLE}):
        stops = {step: facts for step, facts in stops.items() if step not in idle}
    if fact.verb in _CLOCK:
        stops = {**stops, fact.step: (*stops.get(fact.step, ()), fact)}
    return stops


def _refuted(case: Case, fact: Fact) -> Mapping[str, Fact]:
    """Return which claims the review did not uphold, once `fact` stands.

    A change of substance asks everything anew; whoever reviews says that it is one.
    """
    if fact.trigger == _IN_SUBSTANCE:
        return {}
    said = getattr(fact.payload, "examined", ())
    found = {e.step: fact for e in said if isinstance(e, Examined) and not e.upheld}
    return {**case.refuted, **found} if found else case.refuted


def _acted(case: Case, fact: Fact) -> Mapping[str, frozenset[Duty]]:
    """Return in which duties each person acted; a deputy's act is the principal's as well."""
    acted = dict(case.acted)
    for person in fact.actor.persons:
        acted[person] = acted.get(person, frozenset()) | _exercised(fact)
    return acted


def _exercised(fact: Fact) -> frozenset[Duty]:
    """Return the duties that a fact exercises: a member who decides has acted as the chief."""
    duty, kind = fact.actor.duty, fact.kind.partition("@")[0]
    if duty is Duty.MEMBER and (kind, fact.verb) in _IN_THE_CHIEFS_PLACE:
        return frozenset({duty, Duty.CHIEF})
    return frozenset({duty})


def _keep_evidence(
    edge: Edge,
    draft: str | None,
    about: dict[str, str | None],
    last: dict[tuple[str, str], Fact],
) -> None:
    """Drop what lapses, and bind what begins to the draft of that moment."""
    if edge.component == CASE:
        return
    if edge.target in IDLE:
        about.pop(edge.component, None)
        for key in [k for k in last if k[0] == edge.component]:
            del last[key]
    elif edge.source in IDLE:
        about[edge.component] = draft


def fold(case: Case, facts: Iterable[Fact]) -> Case:
    """Return the case after all these facts, in order."""
    for fact in facts:
        case = follow(case, fact)
    return case
