"""What `decision-flow ledger` does."""

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, out, refused, say
from api.ledgers import what, where
from api.schemas.ledgers import ledger_file
from decision_flow.domain.answering.entry import ENTRY_LABELS, Entry
from decision_flow.domain.answering.ledger import DISSENT
from decision_flow.domain.answering.look import Look
from decision_flow.domain.move import Refused
from decision_flow.domain.office.ladder import RUNGS, Measure
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.engine.rules import Ready
from decision_flow.service.answering import PersonLedger


def show(person: str, reasons: str | None, to: Path | None) -> int:
    """Print the ledger of a person, or write it as JSON; return the exit code."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        said = Look(person=person, reasons=reasons or None)
        found = installed.service.ledger_of(who.body, said, person=who.person, at=now)
        zone = installed.service.body(who.body).body.zone
    if isinstance(found, Refused):
        return refused(found.unmet)
    if to is not None:
        to.write_bytes(ledger_file(found))
        say("已写入：", f"Written: {to}")
    else:
        _print(found, zone)
    say(
        f"本次查阅已记录，第{found.look.seq}号。", f"This look is on record, line {found.look.seq}."
    )
    return DONE


def looks(person: str) -> None:
    """Print who looked at the ledger of a person."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        found = installed.service.looks(who.body, person, person=who.person, at=now)
        zone = installed.service.body(who.body).body.zone
    for fact in found:
        said = fact.payload
        why = said.reasons if isinstance(said, Look) else None
        name = f"{fact.actor.name}（{DUTY_LABELS[fact.actor.duty].zh}）"
        at = fact.recorded_at.astimezone(zone)
        out.print(f"{fact.seq}  {at:%Y-%m-%d %H:%M}  {name}  {why or '本人 own'}")
    say(f"共{len(found)}次。", f"{len(found)} looks.")


def measures() -> None:
    """Print the measures that the caller may see."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        found = installed.service.measures(who.body, person=who.person, at=now)
    for each in found:
        out.print(_measure(each))
    say(f"共{len(found)}项。", f"{len(found)} measures.")


def _measure(measure: Measure) -> str:
    acts = (
        ("提出", measure.proposed),
        ("听取意见", measure.heard),
        ("审批", measure.approved),
        ("决定", measure.decided),
        ("申诉", measure.appealed),
        ("答复", measure.answered),
    )
    done = "、".join(f"{name}（第{act.line}号）" for name, act in acts if act is not None)
    stands = f"生效：{RUNGS[measure.stands]}" if measure.stands else "未生效 does not stand"
    rung = RUNGS[measure.proposed.said.rung]
    return f"{measure.id}  {measure.person}  {rung}  {done}  {stands}"


def _print(found: PersonLedger, zone: tzinfo) -> None:
    out.print(f"{found.person.name}  {found.person.unit}")
    for part in found.parts:
        matter, ready = found.matters.get(part.stream), found.readies.get(part.stream)
        title = matter.title if matter else "本机关登记 The body's register"
        out.print(f"{title}  {part.stream}")
        for entry in part.entries:
            for line in told(entry, ready, zone):
                out.print(f"  {line}")
        if part.dissent is not None:
            out.print(f"  ※ 不同意见（第{part.dissent.seq}号）Dissent: {DISSENT}")
    for measure in found.measures:
        out.print(_measure(measure))
    for owed in found.owed:
        out.print(f"！逾期{owed.days}日 {owed.case} {owed.text}  {owed.source}")
    sums = found.totals
    say(
        f"共{sums.matters}件、{sums.lines}条记录；补录{sums.late}，提示{sums.noted}，"
        f"不同意见{sums.dissents}，缺席{sums.absences}，逾期未办{len(found.owed)}。",
        f"{sums.matters} matters, {sums.lines} lines; late {sums.late}, noted {sums.noted}, "
        f"dissents {sums.dissents}, absences {sums.absences}, owed {len(found.owed)}.",
    )


def told(entry: Entry, ready: Ready | None, zone: tzinfo) -> Iterator[str]:
    """Yield an entry on a line, and each note that was made at it on a line of its own."""
    yield _line(entry, ready, zone)
    for noted in entry.noted:
        yield f"    ！{noted.text}  {noted.source}"


def _line(entry: Entry, ready: Ready | None, zone: tzinfo) -> str:
    duty = f"（{DUTY_LABELS[entry.duty].zh}）" if entry.duty is not None else ""
    late = "  补录 late" if entry.late else ""
    why = f"  {entry.reasons}" if entry.reasons else ""
    step, said = where(entry, ready), what(entry, ready)
    day = entry.stated_at.astimezone(zone).date()
    return f"{entry.seq}  {day}  {ENTRY_LABELS[entry.kind].zh}{duty}  {step.zh}：{said}{why}{late}"
