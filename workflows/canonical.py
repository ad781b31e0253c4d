"""The bytes of a procedure, kept for ever, and the procedure of such bytes.

Canonical JSON (RFC 8785): sorted keys, no white space, UTF-8. What is not set is left out; steps,
gates and returns are lists, since their order matters. The digest is the SHA-256 of the bytes.
"""

import hashlib
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import (
    Bound,
    Figure,
    Gate,
    Procedure,
    RequiredPaper,
    Rework,
    Step,
)
from decision_flow.domain.values import Source, SourceKind, Text

FORMAT = "procedure/1"

Json = dict[str, Any]


def canonical(procedure: Procedure) -> bytes:
    """Return the bytes that name the procedure; its digest is not among them."""
    text = json.dumps(
        _procedure(procedure), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def named(procedure: Procedure) -> Procedure:
    """Return the procedure with the digest of its content."""
    return replace(procedure, digest=hashlib.sha256(canonical(procedure)).hexdigest())


def parse_canonical(content: bytes) -> Procedure:
    """Return the procedure of these bytes. Raises ProcedureError unless they are its very bytes."""
    try:
        made = named(_parsed(json.loads(content, object_pairs_hook=_as_written)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _broken(str(error)) from error
    if canonical(made) != content:
        raise _broken("not the canonical bytes")
    return made


def _as_written(pairs: list[tuple[str, Any]]) -> Json:
    """Return an object of what is ever written: words, whole numbers, lists, objects."""
    for key, value in pairs:
        if type(value) not in {str, int, list, dict}:
            raise TypeError(f"{key}: {value!r}")
    return dict(pairs)


def _broken(why: str) -> ProcedureError:
    zh = f"保存的程序规则不能读取：{why}。"
    return ProcedureError(Text(zh, f"The stored procedure cannot be read: {why}."))


def _set(**values: object) -> Json:
    """Return what is set: neither None nor empty."""
    return {key: value for key, value in values.items() if value not in (None, (), [], {}, "")}


def _procedure(procedure: Procedure) -> Json:
    return _set(
        format=FORMAT,
        key=procedure.key,
        version=procedure.version,
        label=_text(procedure.label),
        profile=procedure.profile,
        source=_source(procedure.source),
        in_force_from=procedure.in_force_from.isoformat(),
        in_force_to=procedure.in_force_to.isoformat() if procedure.in_force_to else None,
        superseded_by=procedure.superseded_by,
        extends=procedure.extends,
        steps=[_step(step) for step in procedure.steps.values()],
        gates=[_gate(gate) for gate in procedure.gates.values()],
        reopens={key: list(gates) for key, gates in procedure.reopens.items()},
        rework=[_set(step=r.step, trigger=r.trigger, to=r.to) for r in procedure.rework],
    )


def _text(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}


def _source(source: Source) -> Json:
    return _set(act=source.act, place=source.place, kind=str(source.kind))


def _step(step: Step) -> Json:
    return _set(
        key=step.key,
        kind=step.kind,
        label=_text(step.label),
        source=_source(step.source),
        after=list(step.after),
        conditional=_text(step.conditional) if step.conditional else None,
        exempt=list(step.exempt),
        by=str(step.by) if step.by else None,
        figures={name: _figure(figure) for name, figure in step.figures.items()},
        settings=dict(step.settings),
        content={name: _text(text) for name, text in step.content.items()},
        papers={name: _paper(paper) for name, paper in step.papers.items()},
    )


def _paper(paper: RequiredPaper) -> Json:
    return _set(
        label=_text(paper.label),
        source=_source(paper.source),
        conditional=_text(paper.conditional) if paper.conditional else None,
    )


def _gate(gate: Gate) -> Json:
    return _set(
        key=gate.key,
        label=_text(gate.label),
        steps=list(gate.steps),
        source=_source(gate.source),
        exempt=list(gate.exempt),
    )


def _figure(figure: Figure) -> Json:
    share = isinstance(figure.value, Fraction)
    return _set(
        bound=str(figure.bound),
        value=f"{figure.value.numerator}/{figure.value.denominator}" if share else figure.value,
        unit=figure.unit,
        source=_source(figure.source),
        of=figure.of,
        departs_from=_source(figure.departs_from) if figure.departs_from else None,
    )


def _parsed(given: Json) -> Procedure:
    if given["format"] != FORMAT:
        raise ValueError(f"format {given['format']!r}")
    ends = given.get("in_force_to")
    return Procedure(
        key=given["key"],
        version=given["version"],
        label=Text(**given["label"]),
        profile=given["profile"],
        source=_parsed_source(given["source"]),
        in_force_from=date.fromisoformat(given["in_force_from"]),
        in_force_to=date.fromisoformat(ends) if ends else None,
        superseded_by=given.get("superseded_by"),
        extends=given.get("extends"),
        steps={step["key"]: _parsed_step(step) for step in given.get("steps", ())},
        gates={gate["key"]: _parsed_gate(gate) for gate in given.get("gates", ())},
        reopens={key: tuple(gates) for key, gates in given.get("reopens", {}).items()},
        rework=tuple(Rework(**rework) for rework in given.get("rework", ())),
    )


def _parsed_source(given: Json) -> Source:
    return Source(given["act"], given.get("place", ""), SourceKind(given["kind"]))


def _parsed_step(given: Json) -> Step:
    when = given.get("conditional")
    return Step(
        key=given["key"],
        kind=given["kind"],
        label=Text(**given["label"]),
        source=_parsed_source(given["source"]),
        after=tuple(given.get("after", ())),
        conditional=Text(**when) if when else None,
        exempt=tuple(given.get("exempt", ())),
        by=Duty(given["by"]) if "by" in given else None,
        figures={name: _parsed_figure(f) for name, f in given.get("figures", {}).items()},
        settings=given.get("settings", {}),
        content={name: Text(**text) for name, text in given.get("content", {}).items()},
        papers={name: _parsed_paper(each) for name, each in given.get("papers", {}).items()},
    )


def _parsed_paper(given: Json) -> RequiredPaper:
    when = given.get("conditional")
    source = _parsed_source(given["source"])
    return RequiredPaper(Text(**given["label"]), source, Text(**when) if when else None)


def _parsed_gate(given: Json) -> Gate:
    return Gate(
        key=given["key"],
        label=Text(**given["label"]),
        steps=tuple(given.get("steps", ())),
        source=_parsed_source(given["source"]),
        exempt=tuple(given.get("exempt", ())),
    )


def _parsed_figure(given: Json) -> Figure:
    value, departs = given["value"], given.get("departs_from")
    return Figure(
        bound=Bound(given["bound"]),
        value=Fraction(value) if isinstance(value, str) else value,
        unit=given["unit"],
        source=_parsed_source(given["source"]),
        of=given.get("of"),
        departs_from=_parsed_source(departs) if departs else None,
    )
