"""Two procedures made in Python, so that the core is tested without any file.

They have the shape of the shipped ones: `FOUR_NOTS` with all gates absolute and two keys,
`MINIMUM` with what Decree 713 alone demands.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from decision_flow.domain.law import FLOORS
from decision_flow.domain.procedure import Bound, Figure, Gate, Procedure, Rework, Step
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import HOUSE_RULE, Source, Text, decree_713
from workflows import load

LOCAL = Source("示例县重大行政决策程序规定", "第二十条")

ALWAYS = Text("不属于须报告的事项的，不适用。", "Where no report is due, not applicable.")


def days(count: int, unit: str = "days", source: Source = LOCAL) -> Figure:
    """Return a least period."""
    return Figure(Bound.AT_LEAST, count, unit, source)


def share(bound: Bound, part: Fraction, of: str) -> Figure:
    """Return a share of a base."""
    return Figure(bound, part, "share", LOCAL, of=of)


HALF_IN_OFFICE = share(Bound.AT_LEAST, Fraction(1, 2), "in_office")
MORE_THAN_HALF = share(Bound.MORE_THAN, Fraction(1, 2), "in_office")

_AFTER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "proposal": ("proposal", ()),
    "start": ("start", ("proposal",)),
    "drafting": ("drafting", ("start",)),
    "department_opinions": ("department_opinions", ("drafting",)),
    "open_consultation": ("consultation", ("drafting",)),
    "feasibility_study": ("feasibility_study", ("drafting",)),
    "expert_argument": ("expert_argument", ("drafting",)),
    "risk_assessment": ("risk_assessment", ("drafting",)),
    "fair_competition": ("fair_competition", ("drafting",)),
    "legality_review": (
        "legality_review",
        (
            "department_opinions",
            "open_consultation",
            "feasibility_study",
            "expert_argument",
            "risk_assessment",
            "fair_competition",
        ),
    ),
    "submission": ("submission", ("legality_review",)),
    "meeting": ("meeting", ("submission",)),
    "party_report": ("party_report", ("meeting",)),
    "congress_report": ("congress_report", ("meeting",)),
    "superior_approval": ("superior_approval", ("meeting",)),
    "issue": ("issue", ("party_report", "congress_report", "superior_approval")),
    "publication": ("publication", ("issue",)),
    "execution": ("execution", ("issue",)),
    "post_evaluation": ("post_evaluation", ("issue",)),
    "archive": ("archive", ("publication",)),
    "responsibility": ("responsibility", ("execution",)),
    "closing": ("closing", ("archive", "post_evaluation", "responsibility")),
}

_CONDITIONAL = {
    "expert_argument",
    "risk_assessment",
    "fair_competition",
    "congress_report",
    "superior_approval",
}

_FIGURES: Mapping[str, Mapping[str, Figure]] = {
    "open_consultation": {
        "period": days(30, source=decree_713(15)),
        "shortest": days(7, source=HOUSE_RULE),
    },
    "expert_argument": {"experts": Figure(Bound.AT_LEAST, 3, "persons", LOCAL)},
    "legality_review": {"time_allowed": days(7, "working_days", decree_713(26))},
    "meeting": {
        "quorum": HALF_IN_OFFICE,
        "majority": MORE_THAN_HALF,
        "deferral_lapses_after": Figure(Bound.AT_MOST, 6, "months", HOUSE_RULE),
    },
    "publication": {"deadline": Figure(Bound.AT_MOST, 20, "working_days", LOCAL)},
}

_SETTINGS: Mapping[str, Mapping[str, str]] = {
    "meeting": {"decision": "two_keys"},
    "execution": {"tasks": "traced"},
}

_PAPERS = {"archive": load("four-nots").steps["archive"].papers}

_GATES = (
    ("consultation", ("open_consultation",)),
    (
        "evaluation",
        (
            "department_opinions",
            "feasibility_study",
            "expert_argument",
            "risk_assessment",
            "fair_competition",
        ),
    ),
    ("legality", ("legality_review",)),
    ("deliberation", ("meeting",)),
)

_REWORK = (
    ("risk_assessment", "uncontrollable", "drafting"),
    ("fair_competition", "fail", "drafting"),
    ("legality_review", "lawful_after_changes", "drafting"),
    ("legality_review", "unlawful", "drafting"),
    ("meeting", "returned", "drafting"),
    ("meeting", "discuss_again", "submission"),
    ("meeting", "exceed", "drafting"),
    ("party_report", "return", "drafting"),
    ("congress_report", "return", "drafting"),
    ("superior_approval", "return", "drafting"),
)


def _step(key: str) -> Step:
    kind, after = _AFTER[key]
    return Step(
        key,
        f"{kind}@1",
        KINDS[f"{kind}@1"].label,
        KINDS[f"{kind}@1"].source,
        after=after,
        conditional=ALWAYS if key in _CONDITIONAL else None,
        exempt=("not_public_by_law",) if key == "open_consultation" else (),
        figures=_FIGURES.get(key, {}),
        settings=_SETTINGS.get(key, {}),
        papers=_PAPERS.get(key, {}),
    )


FOUR_NOTS = Procedure(
    key="four-nots",
    version=1,
    label=Text("四个不", "Four nots"),
    profile="four-nots",
    source=LOCAL,
    in_force_from=date(2020, 1, 1),
    steps={key: _step(key) for key in _AFTER},
    gates={
        key: Gate(key, Text(key, key), steps, HOUSE_RULE, ("not_public_by_law",))
        if key == "consultation"
        else Gate(key, Text(key, key), steps, HOUSE_RULE)
        for key, steps in _GATES
    },
    reopens=FLOORS["four-nots"].reopens,
    rework=tuple(Rework(*each) for each in _REWORK),
    digest="f" * 64,
)


def adjusted(
    procedure: Procedure,
    step: str,
    *,
    figures: Mapping[str, Figure | None] | None = None,
    settings: Mapping[str, str] | None = None,
    conditional: Text | None = None,
) -> Procedure:
    """Return the procedure with one step changed; a figure of None is taken away."""
    old = procedure.steps[step]
    merged = {**old.figures, **(figures or {})}
    new = replace(
        old,
        figures={name: figure for name, figure in merged.items() if figure is not None},
        settings={**old.settings, **(settings or {})},
        conditional=conditional or old.conditional,
    )
    return replace(procedure, steps={**procedure.steps, step: new})


MINIMUM = replace(
    adjusted(
        adjusted(FOUR_NOTS, "meeting", settings={"decision": "chief_decides"}),
        "open_consultation",
        conditional=Text("以其他方式听取意见的，不适用。", "Where the public is heard otherwise."),
    ),
    key="decree-713",
    profile="decree-713",
    label=Text("713号令", "Decree 713"),
    digest="7" * 64,
)
