"""Short life cycles for small definitions: right ones, and some with a fault in them."""

from dataclasses import replace
from functools import cache

from decision_flow.domain.case import CASE, LAPSED
from decision_flow.domain.kind import Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.matter import MATTER
from decision_flow.domain.values import HOUSE_RULE, Text

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


@cache
def drafting(form: str) -> Kind:
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
def evidence(name: str, form: str, *, conditional: bool, exemptible: bool, loose: str) -> Kind:
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
def legality(form: str) -> Kind:
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
def meeting(form: str) -> Kind:
    agrees = MAY if form == "reluctant" else FATE  # whoever need not agree may never adopt
    rows = [
        Row("open", ("none", "lapsed"), "open"),
        Row("agreed", ("open",), "agreed", agrees, ((CASE, "adopt"),)),
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
def fixed(name: str, form: str = "") -> Kind:
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
def tracking(form: str) -> Kind:
    rows = (
        Row("trouble", ("none", "lapsed"), "troubled", MAY),
        Row("overcome", ("troubled",), "none"),
        Row("give_up", ("troubled",), "ended", FATE),
    )
    done = "none lapsed ended" + (" troubled" if form == "early" else "")
    return _kind("tracking", POST, Stage.ACCOUNTED, rows, done)


@cache
def matter(form: str) -> Kind:
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
