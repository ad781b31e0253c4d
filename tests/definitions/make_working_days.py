"""Write the table of working days from the package `chinesecalendar`, to standard output.

    python tests/definitions/make_working_days.py > workflows/calendar/working-days.yaml

It stands among the tests because it needs a package that only development has, and is run when a
year is added. What it writes is data that is reviewed and kept; nothing runs it again.
"""

import sys
import textwrap
from datetime import date, timedelta
from importlib.metadata import version

import chinese_calendar

FIRST, LAST = 2004, 2026
SATURDAY = 5
NOTICES = {
    2005: "软件包 chinesecalendar 1.11.0；12月31日依国办发明电〔2005〕35号更正为上班",
    2026: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
}
NUMBERS = {
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
"""Of the notices that are known from copies; none of them was seen at the State Council's own."""
ISSUED = {2026: date(2025, 11, 4)}
WORKED_TOO = frozenset({date(2005, 12, 31)})
"""Where the package is wrong: the notice for 2006 has this Saturday of 2005 worked."""

HEAD = """\
# 工作日安排：每年在周一至周五中放假的日子（off）和在周六、周日中上班的日子（worked）。
# 每年10月至11月国务院办公厅公布下一年安排后增加一年，version 加一；没有列入的年份不作推算。
# source 写日期的出处：写通知的，已与通知核对；写软件包的，是数据的出处，不是通知的文号。
# notice 写公布该年安排的通知；kind: unverified（未核）指文号只见于转载，未见原件。

key: working-days
version: 1
label: {zh: 全国工作日安排, en: Working days of China}
years:
"""


def exceptions(year):
    """Return the weekdays off and the weekend days worked of a year."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    off = [d for d in days if d.weekday() < SATURDAY and not chinese_calendar.is_workday(d)]
    weekend = [d for d in days if d.weekday() >= SATURDAY]
    worked = [d for d in weekend if chinese_calendar.is_workday(d) or d in WORKED_TOO]
    return off, worked


def notice(year):
    """Return the lines of the notice that published a year, where one is known."""
    if year not in NUMBERS:
        return []
    act = f"国务院办公厅关于{year}年部分节假日安排的通知"
    said = [f"act: {act}", f"number: {NUMBERS[year]}"]
    said += [f"date: {ISSUED[year]}"] if year in ISSUED else []
    said.append("kind: unverified")
    return ["    notice:", *(f"      {line}" for line in said)]


def entry(year):
    """Return the lines of a year."""
    package = f"软件包 chinesecalendar {version('chinesecalendar')}"
    off, worked = exceptions(year)
    lines = [f"  {year}:", *notice(year), f"    source: {NOTICES.get(year, package)}"]
    for name, days in (("off", off), ("worked", worked)):
        lines += [f"    {name}:", "      ["]
        lines += textwrap.wrap(", ".join(map(str, days)), 90, **dict.fromkeys(_INDENTS, " " * 8))
        lines += ["      ]"]
    return "\n".join(lines) + "\n"


_INDENTS = ("initial_indent", "subsequent_indent")

if __name__ == "__main__":
    sys.stdout.write(HEAD + "".join(entry(year) for year in range(FIRST, LAST + 1)))
