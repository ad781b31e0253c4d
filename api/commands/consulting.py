"""What `decision-flow opinion` does."""

from pathlib import Path

from api.adoption import adoption_text
from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, WRONG_USE, err, out, say
from api.identity import Caller
from api.ids import new_opinion_id, new_salt
from api.imports.opinions import comments
from api.imports.tables import CSV, XLSX
from api.installation import Installation
from api.problems import ProblemError
from decision_flow.domain.opinions.report import checks
from decision_flow.store.opinions.register import Arrived, Entry


def bring_in(case: str, step: str, file: Path) -> int:
    """Register the opinions of a table; return the exit code."""
    with installation() as installed:
        who = caller(installed)
        try:
            entries = _entries(installed, who, case, step, file=file)
        except ProblemError as error:
            err.print(str(error.reason))
            for fault in error.faults:
                err.print(f"{fault.field}: {fault.wrong}; {fault.right}")
            return WRONG_USE
    late = sum(entry.late for entry in entries)
    first, last = entries[0].number, entries[-1].number
    say(
        f"已登记第{first}至{last}号意见，共{len(entries)}条，其中逾期{late}条。",
        f"Registered numbers {first} to {last}: {len(entries)} opinions, {late} of them late.",
    )
    return DONE


def _entries(
    installed: Installation, who: Caller, case: str, step: str, *, file: Path
) -> tuple[Entry, ...]:
    service, now = installed.service, installed.clock()
    first_day = service.imports_from(who.body, case, step, person=who.person, at=now)
    today = service.body(who.body).body.day(now)
    media = XLSX if file.suffix.lower() == ".xlsx" else CSV
    found = comments(file.read_bytes(), media, first=first_day, last=today)
    arrived = [Arrived(new_opinion_id(), new_salt(), each, late=False) for each in found]
    return service.import_opinions(who.body, case, step, arrived, person=who.person, at=now)


def report(case: str, step: str) -> int:
    """Print the adoption report as Markdown; return 1 where a sum does not agree."""
    with installation() as installed:
        body = caller(installed).body
        view = installed.service.case(body, case).view
        found = installed.service.collated(body, case, step)
        name = installed.service.body(body).body.name
    out.print(adoption_text(view.title, name, found))
    return DONE if all(each.passed for each in checks(found)) else REFUSED


def erase(case: str, step: str, number: int, *, reason: str) -> int:
    """Erase what an opinion says and who wrote it; return the exit code."""
    with installation() as installed:
        who = caller(installed)
        erased = installed.service.erase_opinion(
            who.body, case, step, number, person=who.person, reason=reason, at=installed.clock()
        )
    if erased:
        say(
            f"第{number}号意见的内容和意见人信息已删除，登记和条数保留。备份中的副本须另行处理。",
            f"What opinion {number} said and who wrote it are erased; its line and the counts "
            "stay. Copies in backups are to be dealt with too.",
        )
    else:
        say(f"第{number}号意见此前已删除。", f"Opinion {number} was erased before.")
    return DONE
