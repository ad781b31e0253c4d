"""Small random procedures, sound and unsound: few steps, short life cycles, seeded.

Right by default, then spoiled: a join dropped, a loop that keeps evidence, an answer that never
comes, a text changed by the wrong hand, an end that is none.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from random import Random

from decision_flow.domain.case import CASE, LAPSED
from decision_flow.domain.kind import Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.law import CHANGES, CONFIRMED, Floor, MandatoryGate
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Gate, Procedure, Rework, Step
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.engine.rules import Ready

MAY, FATE = Choice.MAY, Choice.FATE
PRE, DECISION, DECIDED, POST = (
    Phase.PRE_DECISION,
    Phase.DECISION,
    Phase.DECIDED,
    Phase.POST_DECISION,
)
CLASSES = ("editorial", "responsive", "ordered", "substantive")
REVIEWERS = {
    *(f"classify_{name}" for name in CLASSES),
    "confirm_copy",
    "lawful",
    "unlawful",
}

FLOOR = Floor(
    profile="tiny",
    gates=(
        MandatoryGate("g0", Text("零", "zero"), "study", HOUSE_RULE),
        MandatoryGate("g1", Text("一", "one"), "legality_review", HOUSE_RULE),
    ),
    reopens={"editorial": (), "responsive": ("g1",), "ordered": (), "substantive": ("all",)},
    exemptible=frozenset({"g0"}),
    grounds=frozenset({"lawful"}),
    duties=("archive",),
    required=(),
    single=(),
    changes=CHANGES,
    confirmed=CONFIRMED,
)


@dataclass(frozen=True, eq=False)
class Small:
    """A definition made ready, and the seed that made it."""

    seed: int
    ready: Ready
    floor: Floor = FLOOR


def _text(asked: object) -> str | None:
    del asked
    return "text"


def _verb(trigger: str, by: tuple[Duty, ...], *, text: bool = False) -> Verb:
    label = Text(trigger, trigger)
    return Verb(trigger, label, Reasons, by, (trigger,), text=_text if text else None)


def _kind(  # noqa: PLR0917 - a kind is made of all these
    name: str,
    phase: Phase,
    stage: Stage,
    rows: tuple[Row, ...],
    done: str,
    *,
    texts: frozenset[str] = frozenset(),
    by: Duty | None = None,
    evidence: bool = False,
    conditional: bool = False,
    exemptible: bool = False,
) -> Kind:
    effects = {"demand", "check_off"}
    triggers = [t for t in dict.fromkeys(row.trigger for row in rows) if t not in effects]
    verbs = tuple(
        _verb(
            t,
            (by or (Duty.LEGAL_REVIEWER if t in REVIEWERS else Duty.DRAFTER),),
            text=t in texts,
        )
        for t in triggers
    )
    return complete(
        Kind(
            name=name,
            version=1,
            label=Text(name, name),
            phase=phase,
            stage=stage,
            source=HOUSE_RULE,
            principal=Duty.DRAFTER,
            rows=rows,
            verbs=verbs,
            done=frozenset(done.split()),
            labels={},
            evidence=evidence,
            conditional=conditional,
            exemptible=exemptible,
        )
    )


def _drafting(form: str) -> Kind:
    rows = [idle("register", "current")]
    texts = {"register"}
    if form != "plain":
        classes = ("substantive", "responsive") if form == "two" else CLASSES
        rows += [
            Row("revise", ("current",), "revising", MAY),
            Row("demand", ("current",), "demanded", MAY),
            *(Row(f"classify_{c}", ("revising", "demanded"), "current", FATE) for c in classes),
        ]
        texts |= {f"classify_{c}" for c in classes}
    if form == "polished":
        rows.append(Row("polish", ("current",), "current", MAY))
        texts.add("polish")
    by = Duty.DRAFTER if form == "own" else None
    return _kind(
        "drafting", PRE, Stage.DRAFTED, tuple(rows), "current", texts=frozenset(texts), by=by
    )


EVIDENCE: dict[str, tuple[tuple[Row, ...], str]] = {
    "one": ((idle("do", "done"),), "done"),
    "two": ((idle("do", "running"), Row("finish", ("running",), "done")), "done"),
    "answered": (
        (
            idle("do", "running"),
            Row("good", ("running",), "done", FATE),
            Row("bad", ("running",), "lapsed", FATE, rework=True),
        ),
        "done",
    ),
    "voided": (
        (
            idle("do", "running"),
            Row("finish", ("running",), "done"),
            Row("void", ("running",), "none", MAY),
        ),
        "done",
    ),
    "either": (
        (
            idle("do", "running"),
            Row("good", ("running",), "done", FATE),
            Row("fair", ("running",), "settled", FATE),
            Row("better", ("settled",), "done"),
        ),
        "done settled",
    ),
    "hopeless": (
        (idle("do", "running"), Row("finish", ("running",), "done", MAY)),
        "done",
    ),
    "redone": (
        (
            idle("do", "running"),
            Row("finish", ("running",), "done"),
            Row("redo", ("done",), "running", MAY),
        ),
        "done",
    ),
    "jumping": (
        (
            Row("do", ("none",), "running"),
            Row("again", ("lapsed",), "halfway"),
            Row("on", ("running",), "halfway"),
            Row("finish", ("halfway",), "done"),
        ),
        "done",
    ),
    "held": (
        (
            idle("do", "running"),
            Row("hold", ("running",), "held", MAY),
            Row("go", ("running",), "done"),
            Row("go", ("held",), "done", MAY),
        ),
        "done",
    ),
    "holding": (
        (
            idle("do", "running"),
            Row("hold", ("running",), "held", MAY),
            Row("go", ("running",), "done", MAY),
            Row("go", ("held",), "done"),
            Row("let", ("running",), "held"),
        ),
        "done",
    ),
    "unreached": (
        (idle("do", "done"), Row("never", ("nowhere",), "done")),
        "done",
    ),
}


@cache
def _evidence(name: str, form: str, *, conditional: bool, exemptible: bool, loose: str) -> Kind:
    rows, done = EVIDENCE[form]
    kind = _kind(
        name,
        PRE,
        Stage.ARGUED,
        rows,
        done,
        evidence=True,
        conditional=conditional,
        exemptible=exemptible,
    )
    if loose == "survives":  # what is under way survives a new text
        kept = tuple(_surviving(row) for row in kind.rows)
        still = tuple(r for row in kept for r in row)
        kind = replace(kind, rows=still)
    if loose == "unconfirmed":
        verbs = tuple(
            replace(v, by=(Duty.DRAFTER,)) if v.name == "confirm" else v for v in kind.verbs
        )
        kind = replace(kind, verbs=verbs)
    return kind


def _surviving(row: Row) -> tuple[Row, ...]:
    if row.trigger != "lapse" or row.dest != LAPSED or "running" not in row.sources:
        return (row,)
    others = tuple(s for s in row.sources if s != "running")
    return (replace(row, sources=others), replace(row, sources=("running",), dest="running"))


@cache
def _legality(form: str) -> Kind:
    rows = [idle("file", "filed"), Row("lawful", ("filed",), "lawful", FATE)]
    if form == "jumping":  # shorter the second time
        rows = [
            Row("file", ("none",), "listed"),
            Row("accept", ("listed",), "filed", FATE),
            Row("again", ("lapsed",), "filed"),
            Row("lawful", ("filed",), "lawful", FATE),
        ]
    if form != "plain":
        rows.append(Row("unlawful", ("filed",), "lapsed", FATE, rework=True))
    if form == "conditional":
        rows.append(Row("after_changes", ("filed",), "conditional", FATE, rework=True))
    rows.append(Row("check_off", ("conditional",), "lawful", MAY))
    return _kind("legality_review", PRE, Stage.REVIEWED, tuple(rows), "lawful", evidence=True)


@cache
def _meeting(form: str) -> Kind:
    rows = [
        Row("open", ("none", "lapsed"), "open"),
        Row("agreed", ("open",), "agreed", FATE, ((CASE, "adopt"),)),
    ]
    if form != "unanimous":
        rows.append(Row("not_agreed", ("open",), "refused", FATE, ((CASE, "reject"),)))
    if form in {"returning", "amending", "drafter"}:
        rows.append(Row("returned", ("open",), "lapsed", FATE, rework=True))
    if form in {"amending", "drafter"}:
        rows.append(Row("amended", ("open",), "amending", FATE))
        rows.append(Row("confirm_copy", ("amending",), "agreed", FATE, ((CASE, "adopt"),)))
    if form == "early":
        rows.append(Row("skip", ("none",), "agreed", MAY, ((CASE, "adopt"),)))
    return _kind(
        "meeting",
        DECISION,
        Stage.MET,
        tuple(rows),
        "agreed",
        texts=frozenset({"confirm_copy"}),
        by=Duty.DRAFTER if form == "drafter" else None,
        evidence=True,
    )


@cache
def _fixed(name: str, form: str = "") -> Kind:
    match name:
        case "start":
            rows = (Row("begin", ("none",), "begun", effects=((CASE, "begin"),)),)
            return _kind(name, Phase.INITIATION, Stage.STARTED, rows, "begun")
        case "submission":
            effects = ((CASE, "table"),) * (2 if form == "twice" else 1)
            rows = (Row("accept", ("none", "lapsed"), "accepted", FATE, effects),)
            return _kind(name, PRE, Stage.SUBMITTED, rows, "accepted")
        case "report":
            rows = (
                idle("report", "reported"),
                Row("approve", ("reported",), "replied", FATE),
                Row("return", ("reported",), "lapsed", FATE, rework=True),
            )
            if form == "first":  # nothing is approved at the first attempt
                rows = (
                    Row("report", ("none",), "reported"),
                    Row("return", ("reported",), "lapsed", FATE, rework=True),
                    Row("again", ("lapsed",), "replied"),
                )
            return _kind(name, DECIDED, Stage.REPORTED, rows, "replied")
        case "issue":
            rows = (Row("sign", ("none", "lapsed"), "issued", effects=((CASE, "issue"),)),)
            texts = frozenset({"sign"} if form == "rewriting" else ())
            return _kind(name, DECIDED, Stage.ISSUED, rows, "issued", texts=texts)
        case "archive":
            rows = (idle("store", "stored"),)
            if form == "withholding":
                rows = (*rows, Row("withhold", ("none", "lapsed"), "withheld", MAY))
            return _kind(name, POST, Stage.ACCOUNTED, rows, "stored withheld")
        case _:
            rows = (Row("close", ("none", "lapsed"), "closed", effects=((CASE, "close"),)),)
            return _kind("closing", POST, Stage.CLOSED, rows, "closed")


@cache
def _matter(form: str) -> Kind:
    if form == "late":
        rows = tuple(
            replace(r, sources=(*r.sources, POST)) if r.trigger == "withdraw" else r
            for r in MATTER.rows
        )
        return replace(MATTER, rows=rows)
    if form == "reinstated":
        row = Row("reinstate", (Phase.WITHDRAWN,), DECIDED, MAY)
        verbs = (*MATTER.verbs, _verb("reinstate", (Duty.CHIEF,)))
        return replace(MATTER, rows=(*MATTER.rows, row), verbs=verbs)
    return MATTER


CORNERS = ("hopeless", "redone", "held", "holding", "unreached", "jumping", "voided")
"""Forms of evidence that the first seeds are about: two steps of that form, one on the other."""


class _Maker:
    """Draws one definition. A spoiled one has one or two things wrong with it."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - definitions to try, not secrets
        self.forced = CORNERS[seed] if seed < len(CORNERS) else ""
        self.spoiled = not self.forced and self.random.random() < 0.75
        self.kinds: dict[str, Kind] = {}
        self.steps: dict[str, Step] = {}

    def odd(self, chance: float = 0.06) -> bool:
        """Whether to spoil something here."""
        return self.spoiled and self.random.random() < chance

    def pick(self, *usual: str, odd: tuple[str, ...] = ()) -> str:
        """One of the usual forms, or now and then an odd one."""
        return self.random.choice(odd if odd and self.odd(0.15) else usual)

    def add(self, key: str, kind: Kind, after: tuple[str, ...], **more: object) -> None:
        kept = tuple(a for a in after if not self.odd())
        name = f"{kind.id}:{key}"
        self.kinds[name] = kind
        label = Text(key, key)
        self.steps[key] = Step(key, name.replace("@1:", "@"), label, HOUSE_RULE, kept, **more)  # type: ignore[arg-type]


@lru_cache(maxsize=500)
def small(seed: int) -> Small:
    """The small definition of this seed."""
    made = _Maker(seed)
    procedure, kinds = _drawn(made)
    return Small(seed, Ready(procedure, kinds, _matter(made.pick("", odd=("late", "reinstated")))))


def _drawn(made: _Maker) -> tuple[Procedure, dict[str, Kind]]:
    drafting = made.pick("two", "two", "four", odd=("plain", "polished", "own"))
    made.add("start", _fixed("start"), ())
    made.add("drafting", _drafting_cached(drafting), ("start",))
    argued = _argued(made)
    made.add(
        "legality",
        _legality(made.pick("plain", "two", "conditional", "jumping")),
        ("drafting", *argued),
    )
    made.add("submission", _fixed("submission", made.pick("", odd=("twice",))), ("legality",))
    form = made.pick("plain", "returning", "amending", odd=("drafter", "early", "unanimous"))
    made.add("meeting", _meeting(form), ("submission",))
    before_issue: tuple[str, ...] = ("meeting",)
    if made.random.random() < 0.3:
        made.add("report", _fixed("report", made.pick("", "first")), ("meeting",))
        before_issue = ("report",)
    made.add("issue", _fixed("issue", made.pick("", odd=("rewriting",))), before_issue)
    if not made.odd():
        form = made.pick("", odd=("withholding",))
        made.add("archive", _fixed("archive", form), ("issue",))
    above = ("archive",) if "archive" in made.steps else ("issue",)
    made.add("closing", _fixed("closing"), above)
    gates = _gates(made, argued)
    procedure = Procedure(
        key=f"small-{made.random.random()}",
        version=1,
        label=Text("小", "small"),
        profile="tiny",
        source=HOUSE_RULE,
        in_force_from=date(2020, 1, 1),
        steps=made.steps,
        gates=gates,
        reopens=_reopens(made, gates),
        rework=_rework(made),
    )
    return procedure, {step.kind: made.kinds[_id(step)] for step in made.steps.values()}


def _id(step: Step) -> str:
    name = step.kind.partition("@")[0]
    return f"{name}@1:{step.key}"


@cache
def _drafting_cached(form: str) -> Kind:
    return _drafting(form)


def _argued(made: _Maker) -> tuple[str, ...]:
    keys = []
    for n in range(2 if made.forced else made.random.choice((1, 1, 1, 1, 1, 1, 1, 2, 2, 3))):
        key = f"a{n}"
        form = made.forced or made.pick(
            *("one", "two", "answered", "voided", "either", "jumping"),
            odd=("hopeless", "redone", "held", "holding", "unreached"),
        )
        conditional = n > 0 and made.random.random() < 0.3
        exempt = made.random.random() < 0.2
        loose = made.pick("", odd=("survives", "unconfirmed"))
        name = "study" if n == 0 and not made.odd(0.03) else "survey"
        kind = _evidence(name, form, conditional=True, exemptible=True, loose=loose)
        chained = n > 0 and (made.forced or made.random.random() < 0.4)
        after = (keys[-1],) if chained else ("drafting",)
        made.add(
            key,
            kind,
            after,
            conditional=Text("有时", "at times") if conditional or made.odd(0.03) else None,
            exempt=("lawful" if not made.odd() else "whim",) if exempt else (),
        )
        keys.append(key)
    return tuple(keys)


def _gates(made: _Maker, argued: tuple[str, ...]) -> dict[str, Gate]:
    inside = tuple(key for key in argued if not made.odd(0.04))
    gates = {"g0": inside, "g1": ("legality",), "g2": ("meeting",)}
    if made.odd(0.04):
        del gates[made.random.choice(("g0", "g1"))]
    return {
        key: Gate(key, Text(key, key), steps, HOUSE_RULE, ("lawful",) if key == "g0" else ())
        for key, steps in gates.items()
        if steps
    }


def _reopens(made: _Maker, gates: dict[str, Gate]) -> dict[str, tuple[str, ...]]:
    right = {"editorial": (), "responsive": ("g1",), "ordered": (), "substantive": ("all",)}
    if made.odd(0.08):
        right["substantive"] = ("g2",)
    if made.odd(0.04):
        right["responsive"] = ()
    known = {"all", *gates}
    return {name: tuple(g for g in named if g in known) for name, named in right.items()}


def _rework(made: _Maker) -> tuple[Rework, ...]:
    found = []
    for key, step in made.steps.items():
        for row in made.kinds[_id(step)].rows:
            if row.rework and not made.odd(0.03):
                drafted = any(
                    r.trigger == "demand" for r in made.kinds[_id(made.steps["drafting"])].rows
                )
                later = key in {"meeting", "report"} and made.random.random() < 0.5
                to = "submission" if later else "drafting" if drafted else key
                found.append(Rework(key, row.trigger, to))
    return tuple(found)
