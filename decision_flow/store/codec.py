"""Facts and refusals as canonical bytes, and back.

Version 1 of the envelope. A later version adds a reader here; it never rewrites what is stored.
What is usual is left out: a passed verdict has no `failed`, a statute no `source_kind`, a fact that
inherits nothing no `inherits`, one that finds nothing standing no `stands`.
"""

import json
from datetime import date, datetime
from typing import Any

from decision_flow.domain.case import Edge, Fact, Inherited, Paper, Payload, Stood
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.values import Cite, Source, SourceKind, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.domain.views import Attempt, Refusal
from decision_flow.store.canonical import canonical, embedded, instant, plain, written
from decision_flow.store.vocabulary import adapter, read_payload, read_payload_bytes

ENVELOPE = 1

Plain = dict[str, Any]


def fact_bytes(fact: Fact, prev: str) -> bytes:
    """Return the bytes that are hashed and stored: the fact and the digest of the one before.

    Raises `ValueError` or `TypeError` for a payload that could not be read back.
    """
    inherited = {"inherits": [plain(each) for each in fact.inherits]} if fact.inherits else {}
    stood = {"stands": [plain(each) for each in fact.stands]} if fact.stands else {}
    return canonical(
        {
            **inherited,
            **stood,
            "v": ENVELOPE,
            "prev": prev,
            "stream": fact.stream,
            "seq": fact.seq,
            "step": fact.step,
            "kind": fact.kind,
            "verb": fact.verb,
            "trigger": fact.trigger,
            "payload": _said(fact.kind, fact.verb, fact.payload),
            "actor": fact.actor,
            "stated_at": instant(fact.stated_at),
            "recorded_at": instant(fact.recorded_at),
            "edges": [[e.component, e.trigger, e.source, e.target] for e in fact.edges],
            "verdicts": [_verdict(v) for v in fact.verdicts],
            "procedure": fact.procedure,
            "calendar": fact.calendar,
            "draft": fact.draft,
            "paper": _evidence(fact.paper),
            "note": fact.note,
            "cites": [[c.stream, c.seq, c.digest] for c in fact.cites],
        }
    )


def _said(kind: str, verb: str, payload: Payload) -> object:
    """Return a payload to be written once it is read back as it is: else it would prove nothing.

    Over HTTP no other payload comes this far; a program in the same process may make one.
    """
    said = written(payload)
    if read_payload_bytes(kind, verb, said) != payload:
        raise ValueError(f"{kind}.{verb} is not read back as it was said")
    return embedded(said)


def _evidence(paper: Paper | None) -> Plain | None:
    """Return what an act entered late brings, likewise."""
    said: Plain | None = plain(paper)
    _read_paper(said)
    return said


def read_fact(body: bytes) -> tuple[Fact, str]:
    """Return the fact in these bytes and the digest of the one before it.

    Raises `ValueError` when they are not a fact of a known version and kind.
    """
    found = _envelope(body)
    actor = found["actor"]
    fact = Fact(
        stream=found["stream"],
        seq=found["seq"],
        step=found["step"],
        kind=found["kind"],
        verb=found["verb"],
        trigger=found["trigger"],
        payload=read_payload(found["kind"], found["verb"], found["payload"]),
        actor=Actor(**{**actor, "duty": Duty(actor["duty"])}),
        stated_at=datetime.fromisoformat(found["stated_at"]),
        recorded_at=datetime.fromisoformat(found["recorded_at"]),
        edges=tuple(Edge(*edge) for edge in found["edges"]),
        verdicts=tuple(_read_verdict(v) for v in found["verdicts"]),
        procedure=found["procedure"],
        calendar=found["calendar"],
        draft=found["draft"],
        paper=_read_paper(found["paper"]),
        note=found["note"],
        cites=tuple(Cite(*cite) for cite in found["cites"]),
        inherits=tuple(Inherited(**each) for each in found.get("inherits", ())),
        stands=tuple(
            Stood(**{**each, "day": date.fromisoformat(each["day"])})
            for each in found.get("stands", ())
        ),
    )
    return fact, found["prev"]


def refusal_bytes(refusal: Refusal, prev: str) -> bytes:
    """Return the bytes of a refusal: what was asked, and every verdict.

    Raises `ValueError` or `TypeError` for what could not be read back.
    """
    asked = plain(refusal.attempt)
    made = canonical(
        {
            "v": ENVELOPE,
            "prev": prev,
            "stream": refusal.stream,
            "seq": refusal.seq,
            "case_seq": refusal.case_seq,
            "attempt": asked,
            "verdicts": [_verdict(v) for v in refusal.verdicts],
            "recorded_at": instant(refusal.recorded_at),
            "procedure": refusal.procedure,
            "calendar": refusal.calendar,
            "cites": [[c.stream, c.seq, c.digest] for c in refusal.cites],
        }
    )
    read_refusal(made)
    return made


def read_refusal(body: bytes) -> tuple[Refusal, str]:
    """Return the refusal in these bytes and the digest of the one before it.

    Raises `ValueError` when they are not a refusal of a known version and kind.
    """
    found = _envelope(body)
    refusal = Refusal(
        stream=found["stream"],
        seq=found["seq"],
        case_seq=found["case_seq"],
        attempt=_read_attempt(found["attempt"]),
        verdicts=tuple(_read_verdict(v) for v in found["verdicts"]),
        recorded_at=datetime.fromisoformat(found["recorded_at"]),
        procedure=found["procedure"],
        calendar=found["calendar"],
        cites=tuple(Cite(*cite) for cite in found["cites"]),
    )
    return refusal, found["prev"]


def _envelope(body: bytes) -> Plain:
    found: Plain = json.loads(body)
    if found.get("v") != ENVELOPE:
        raise ValueError(f"no reader for version {found.get('v')!r} of the envelope")
    return found


def _read_attempt(found: Plain) -> Attempt:
    duty, stated = found["duty"], found["stated_at"]
    return Attempt(
        **{
            **found,
            "payload": read_payload(found["kind"], found["verb"], found["payload"]),
            "duty": None if duty is None else Duty(duty),
            "stated_at": None if stated is None else datetime.fromisoformat(stated),
            "paper": _read_paper(found["paper"]),
        }
    )


def _read_paper(found: Plain | None) -> Paper | None:
    if found is None:
        return None
    paper: Paper = adapter(Paper).validate_json(json.dumps(found))
    return paper


def _verdict(verdict: Verdict) -> Plain:
    reason, source = verdict.reason, verdict.source
    found: Plain = {
        "code": verdict.code,
        "zh": reason.zh,
        "en": reason.en,
        "act": source.act,
        "place": source.place,
    }
    if source.kind is not SourceKind.STATUTE:
        found["source_kind"] = source.kind
    if not verdict.passed:
        found["failed"] = True
    if verdict.advisory:
        found["advisory"] = True
    if verdict.curers:
        found["curers"] = verdict.curers
    if verdict.earliest is not None:
        found["earliest"] = verdict.earliest.isoformat()
    return found


def _read_verdict(found: Plain) -> Verdict:
    earliest = found.get("earliest")
    return Verdict(
        code=found["code"],
        passed=not found.get("failed", False),
        reason=Text(found["zh"], found["en"]),
        source=Source(
            found["act"], found["place"], SourceKind(found.get("source_kind", "statute"))
        ),
        curers=tuple(Duty(duty) for duty in found.get("curers", ())),
        earliest=None if earliest is None else date.fromisoformat(earliest),
        advisory=found.get("advisory", False),
    )
