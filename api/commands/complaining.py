"""What `decision-flow complaint` does."""

from pathlib import Path

from api.commands.asking import asked_in, caller
from api.commands.opening import installation
from api.commands.saying import DONE, out, say
from api.ids import new_letter_id, new_salt
from api.schemas.complaints import complaint_out
from api.schemas.letters import TAKEN
from decision_flow.domain.office.complaints.book import STANDS_LABELS
from decision_flow.domain.office.complaints.contradicted import SOURCE
from decision_flow.domain.office.complaints.due import MISSED, Owed
from decision_flow.domain.office.complaints.letters import CHANNEL_LABELS, Letter
from decision_flow.store.letters.box import Arrived, Line

_LATEST = 3
"""How many days of reception that nobody held are told one by one."""


def shown() -> None:
    """Print the list of complaints of the caller's body."""
    with installation() as installed:
        found = installed.service.desk(caller(installed).body, at=installed.clock())
    for each in found.complaints:
        said, label = each.complaint.said, STANDS_LABELS[each.complaint.stands]
        out.print(f"第{said.complaint}号  {said.subject}  {each.complaint.owner}  {label}")
        for owed in each.owed:
            _owed(owed)
        for against in each.contradictions:
            say(f"    提示：{against.text.zh}{SOURCE}", f"Look at: {against.text.en}")
    for line in found.unregistered:
        say(f"来件第{line.number}号尚未登记。", f"Letter {line.number} is not registered yet.")
    missed = [each for each in found.owed if each.code == MISSED]
    for owed in found.owed:
        if owed not in missed[:-_LATEST]:
            _owed(owed)
    if len(missed) > _LATEST:
        say(
            f"    逾期的接待日共{len(missed)}个，以上列最近{_LATEST}个；全部见 GET /complaints。",
            f"Days of reception that nobody held: {len(missed)}, the latest {_LATEST} above.",
        )
    count = len(found.complaints)
    say(f"共{count}件。", f"{count} complaints.")


def _owed(owed: Owed) -> None:
    late = "逾期：" if owed.late else "待办："
    say(f"    {late}{owed.text.zh}{owed.source}", f"Owed: {owed.text.en}")


def one(number: int) -> None:
    """Print one complaint of the caller's body as JSON."""
    with installation() as installed:
        body, now = caller(installed).body, installed.clock()
        found = installed.service.complaint(body, number, at=now)
    out.print_json(complaint_out(found).model_dump_json())


def letters() -> None:
    """Print the letterbox of the caller's body."""
    with installation() as installed:
        found = installed.service.letters(caller(installed).body)
    for line in found:
        _line(line)
    say(f"共{len(found)}件。", f"{len(found)} letters.")


def _line(line: Line) -> None:
    channel = CHANNEL_LABELS[line.channel]
    out.print(f"第{line.number}号  {line.received_on}  {channel}  {line.content[:12]}")


def take(file: Path) -> None:
    """Put a letter into the letterbox and print its number."""
    asked = asked_in(TAKEN, file)
    letter = Letter(asked.channel, asked.received_on, asked.text, asked.name, asked.contact)
    arrived = Arrived(new_letter_id(), new_salt(), letter)
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        line = installed.service.take_letter(who.body, arrived, person=who.person, at=now)
    say(
        f"已登记来件，第{line.number}号，回执{line.id}。",
        f"Letter {line.number}; its receipt is {line.id}.",
    )


def opened(number: int) -> None:
    """Print what a letter says."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        found = installed.service.open_letter(who.body, number, person=who.person, at=now)
    _line(found.line)
    if found.text is None:
        say("内容已删除。", "Its text was erased.")
    else:
        out.print(found.text, markup=False)
    if found.contact is not None:
        out.print(f"{found.contact.name or ''}  {found.contact.contact or ''}", markup=False)


def erase(number: int, *, reason: str) -> int:
    """Erase what a letter says and who sent it; return the exit code."""
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        erased = installed.service.erase_letter(
            who.body, number, person=who.person, reason=reason, at=now
        )
    if erased:
        say(
            f"来件第{number}号的内容和来件人信息已删除，登记保留。备份中的副本须另行处理。",
            f"What letter {number} said and who sent it are erased; its line stays. Copies in "
            "backups are to be dealt with too.",
        )
    else:
        say(f"来件第{number}号此前已删除。", f"Letter {number} was erased before.")
    return DONE
