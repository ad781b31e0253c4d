"""What `decision-flow examine` does: says what published facts show, and accuses nobody."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer
from pydantic import TypeAdapter, ValidationError

from api.commands.saying import DONE, WRONG_USE, err, out, wrong
from api.schemas.malformed import faults_of
from decision_flow.domain.published import Published
from decision_flow.domain.values import Text
from decision_flow.engine.examining import BEARINGS, Examined, Observation, examine
from workflows import ProcedureFaultsError, calendar
from workflows.reading import read

NOT_A_FINDING = Text(
    "以上只说明公布的数据能看出什么、不能看出什么；没有公布的不等于没有办理，不据此认定任何机关违规。",
    "This is what the published data show and do not show. What was not published may well have "
    "been done; nobody is found to have broken a rule by it.",
)


def run(file: Path) -> int:
    """Say what can be observed of everything in a file; return the exit code."""
    examined = examine(published(file), calendar.load())
    for each in examined:
        for line in told(each):
            out.print(line)
    alarms = sum(len(each.alarms) for each in examined)
    out.print(f"共{len(examined)}件，其中须核实或者数据有出入的{alarms}处。{NOT_A_FINDING.zh}")
    out.print(f"Records: {len(examined)}; to be looked into: {alarms}. {NOT_A_FINDING.en}")
    return DONE


def told(examined: Examined) -> Iterator[str]:
    """Yield what is said of one record, line by line."""
    unit = f"（{examined.unit}）" if examined.unit else ""
    yield f"{examined.id} {examined.title}{unit}"
    yield f"  出处 published at: {examined.published_at}"
    for each in examined.observations:
        yield from _line(each)
    yield ""


def _line(said: Observation) -> Iterator[str]:
    label = BEARINGS[said.bearing]
    yield f"  【{label.zh} {label.en}】{said.text.zh}"
    yield f"    {said.text.en}（依据 source：{said.source}）"


def published(file: Path) -> Published:
    """Return the facts of a file; one that cannot be read ends the command, with every fault."""
    try:
        whole = read(file.read_text("utf-8"), file.name).plain()
        found: Published = _adapter().validate_json(json.dumps(whole), strict=True)
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(Text(f"不能读取 {file}。", f"Cannot read it: {error}")) from error
    except ProcedureFaultsError as error:
        for fault in error.faults:
            err.print(str(fault))
        raise typer.Exit(WRONG_USE) from error
    except ValidationError as error:
        for each in faults_of(error, _adapter()):
            err.print(f"{file.name} {each.field}：{each.wrong} — {each.right}")
        raise typer.Exit(WRONG_USE) from error
    return found


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Published)
