"""What `decision-flow register` does."""

from pathlib import Path

from api.commands.asking import asked_in, caller
from api.commands.opening import installation
from api.commands.saying import out, say, unmet
from api.ledgers import attempted
from api.schemas.registers import ANY_ENTRY
from decision_flow.domain.office.lawsuits import INSTANCES, RESULTS, final_on, replaced_by


def enter(file: Path) -> None:
    """Make an entry and print its line."""
    asked = asked_in(ANY_ENTRY, file)
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        made = installed.service.keep(who.body, asked.payload, person=who.person, at=now)
    say(f"已登记，第{made.fact.seq}号。", f"Entered, line {made.fact.seq}.")


def shown() -> None:
    """Print the registers of the caller's body."""
    with installation() as installed:
        found = installed.service.registers(caller(installed).body)
    for unit in found.successions:
        out.print(f"单位承继 {unit.since}  {unit.old} → {unit.new}")
    for each in found.emergencies:
        said = each.emergency.said
        out.print(f"应急 {said.entry}  {said.decided_on}  {said.title}  {said.decided_by}")
        for owed in each.owed:
            say(f"    提示：{owed.text.zh}{owed.source}", f"Look at: {owed.text.en}")
    for seal in found.seals:
        use = seal.said
        out.print(f"用章 {use.on}  {use.seal}  {use.title}  {use.handler}／{use.approved_by}")
    for suit in found.lawsuits:
        of, result = suit.said, suit.decided.result if suit.decided else None
        later = replaced_by(found.lawsuits, suit)
        since = "（未生效 not final）" if final_on(found.lawsuits, suit) is None else ""
        since = f"（由 {later.entry} 代替 replaced）" if later else since
        came = f"{RESULTS[result]}{since}" if result else ""
        out.print(f"{INSTANCES[of.instance]} {of.entry}  {of.case}  {of.number}  {came}")
    for hold in found.custody.holds:
        asked, until = hold.said, hold.lifted.until if hold.lifted else "至今 still held"
        out.print(f"保全 {asked.entry}  {asked.case}  {asked.by}  {asked.since}—{until}")
    for look in found.custody.consulted:
        seen = look.said
        out.print(f"查阅 {seen.on}  {seen.case}  {seen.unit}{seen.who}  {seen.purpose}")
    kept = (found.successions, found.emergencies, found.seals, found.lawsuits)
    count = sum(map(len, (*kept, found.custody.holds, found.custody.consulted)))
    say(f"共{count}项。", f"{count} entries.")


def refused() -> None:
    """Print what was refused in the caller's body beside its cases, with every reason."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        found = installed.service.refused_of_body(who.body, person=who.person, at=now)
        zone = installed.service.body(who.body).body.zone
    for each in found:
        asked, at = each.attempt, each.recorded_at.astimezone(zone)
        out.print(f"{each.seq}  {at:%Y-%m-%d %H:%M}  {attempted(asked)}  {asked.name}")
        unmet(v for v in each.verdicts if v.refuses)
    say(f"共{len(found)}次。", f"{len(found)} refusals.")
