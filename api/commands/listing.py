"""What `decision-flow catalogue` does."""

from pathlib import Path

from api.commands.asking import caller
from api.commands.filing import filed
from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, err, out, say, wrong
from api.imports.catalogue import MOST_BYTES, items
from api.imports.tables import CSV, XLSX
from api.problems import ProblemError
from api.routes.laws import latest
from decision_flow.domain.intake.catalogue import AdoptCatalogue, Item
from decision_flow.domain.intake.due import due_label
from decision_flow.domain.intake.keeping import Kept
from decision_flow.domain.values import Text

_MEDIA = {".csv": CSV, ".xlsx": XLSX}


def adopt(file: Path, year: int, *, procedure: str, document: Path, consent: Path) -> int:
    """Adopt a catalogue from a table; return the exit code."""
    with installation() as installed:
        who, now, service = caller(installed), installed.clock(), installed.service
        service.acting(who.body, who.person, at=now)
        try:
            found = _items(file, year)
        except ProblemError as error:
            _told(error)
            return REFUSED
        day = service.body(who.body).body.day(now)
        said = AdoptCatalogue(
            year=year,
            procedure=latest(service.procedures(), procedure, day).procedure.digest,
            document=filed(installed, who, document),
            consent=filed(installed, who, consent),
            items=found,
        )
        # Asked anew: the papers have been on file from before this moment.
        service.enter_catalogue(who.body, said, person=who.person, at=installed.clock())
    zh = f"{year}年度目录已登记，共{len(found)}项；公布后请登记公布情况。"
    say(zh, f"Adopted: {len(found)} matters. Record its publication once it is published.")
    return DONE


def years() -> None:
    """Print the catalogues of the caller's body."""
    with installation() as installed:
        found = installed.service.catalogues(caller(installed).body)
    for each in found:
        present = each.present
        told = present.published_on or "未登记公布 not recorded as published"
        out.print(f"{each.year}  第{present.number}版 v{present.number}  {told}")
    say(f"共{len(found)}个。", f"{len(found)} catalogues.")


def show(year: int) -> None:
    """Print the matters of a year, with what became of each."""
    with installation() as installed:
        body = caller(installed).body
        found = installed.service.catalogue(body, year, at=installed.clock())
    for kept in found.matters:
        out.print(_line(kept))
    for alarm in found.alarms:
        say(f"提示：{alarm.text.zh}", f"Look at: {alarm.text.en}")
    say(f"共{len(found.matters)}项。", f"{len(found.matters)} matters.")


def _line(kept: Kept) -> str:
    item = kept.item
    became = "、".join(kept.cases) or ("逾期未启动 overdue" if kept.overdue else "")
    return "  ".join(filter(None, (kept.key, item.title, item.unit, _marks(item), became)))


def _marks(item: Item) -> str:
    due = "" if item.due is None else due_label(item.due).zh
    return "，".join(filter(None, (due, "听证 hearing" if item.hearing else "")))


def _items(file: Path, year: int) -> tuple[Item, ...]:
    media = _MEDIA.get(file.suffix.lower())
    if media is None:
        raise wrong(Text("表格须为 .csv 或者 .xlsx 文件。", "The table is a .csv or .xlsx file."))
    data = _read(file)
    if len(data) > MOST_BYTES:
        raise wrong(
            Text(f"表格不得超过{MOST_BYTES}字节。", f"At most {MOST_BYTES} bytes are taken.")
        )
    return items(data, media, year=year)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise wrong(Text(f"不能读取 {file}。", f"Cannot read it: {error}")) from error


def _told(error: ProblemError) -> None:
    err.print(str(error.reason))
    for fault in error.faults:
        right = f"{fault.right.zh}； {fault.right.en}" if fault.right.zh else ""
        err.print(f"{fault.field}：{fault.wrong}。{right}")
