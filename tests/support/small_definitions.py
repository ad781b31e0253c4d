"""Small random procedures, sound and unsound: few steps, short life cycles, seeded.

Right by default, then spoiled: a join dropped, a loop that keeps evidence, an answer that never
comes, a text changed by the wrong hand, an end that is none.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random

from small_kinds import drafting, evidence, fixed, legality, matter, meeting, tracking

from decision_flow.domain.kind import Kind
from decision_flow.domain.law import CHANGES, CONFIRMED, Floor, MandatoryGate
from decision_flow.domain.procedure import Gate, Procedure, Rework, Step
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.engine.rules import Ready

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
    owed={"tracking": frozenset({"none", "lapsed", "ended"})},
    asked=frozenset(),
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
    return Small(seed, Ready(procedure, kinds, matter(made.pick("", odd=("late", "reinstated")))))


def _drawn(made: _Maker) -> tuple[Procedure, dict[str, Kind]]:
    form = made.pick("two", "two", "four", odd=("plain", "polished", "own"))
    made.add("start", fixed("start"), ())
    made.add("drafting", drafting(form), ("start",))
    argued = _argued(made)
    made.add(
        "legality",
        legality(made.pick("plain", "two", "conditional", "jumping")),
        ("drafting", *argued),
    )
    made.add("submission", fixed("submission", made.pick("", odd=("twice",))), ("legality",))
    form = made.pick(
        "plain", "returning", "amending", odd=("drafter", "early", "unanimous", "reluctant")
    )
    made.add("meeting", meeting(form), ("submission",))
    before_issue: tuple[str, ...] = ("meeting",)
    if made.random.random() < 0.3:
        made.add("report", fixed("report", made.pick("", "first")), ("meeting",))
        before_issue = ("report",)
    made.add("issue", fixed("issue", made.pick("", odd=("rewriting",))), before_issue)
    if not made.odd():
        form = made.pick("", odd=("withholding",))
        made.add("archive", fixed("archive", form), ("issue",))
    above = ("archive",) if "archive" in made.steps else ("issue",)
    if made.random.random() < 0.3:
        made.add("tracking", tracking(made.pick("", odd=("early",))), ("issue",))
        above = (*above, "tracking")
    made.add("closing", fixed("closing"), above)
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
        kind = evidence(name, form, conditional=True, exemptible=True, loose=loose)
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
