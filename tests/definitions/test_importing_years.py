"""A new year comes with its notice; a year on file is altered only by a correction that says so."""

from dataclasses import replace
from datetime import date

import pytest

from api import examples
from decision_flow.domain.calendar import Notice, Unit
from workflows import ProcedureFaultsError
from workflows import calendar as tables

SHIPPED = tables.load()
ILLUSTRATIVE = examples.calendar()
NOTICE = "国办发明电〔2026〕0号（示例）"


def imported(text, upon=SHIPPED):
    return tables.import_years(text, "2027.yaml", upon)


def faults(text, upon=SHIPPED):
    with pytest.raises(ProcedureFaultsError) as caught:
        imported(text, upon)
    return {(f.place.line, f.text.en) for f in caught.value.faults}


def line_of(text, part):
    return next(n for n, line in enumerate(text.splitlines(), start=1) if part in line)


def test_the_example_of_2027_says_that_it_is_invented():
    assert "示例" in ILLUSTRATIVE.splitlines()[0]
    assert "illustrative" in ILLUSTRATIVE
    assert "示例" in imported(ILLUSTRATIVE).years[2027].notice.number


def test_a_new_year_is_added_and_no_other_is_touched():
    made = imported(ILLUSTRATIVE)

    assert {n: y for n, y in made.years.items() if n != 2027} == SHIPPED.years
    assert made.years[2027].notice == Notice(
        "国务院办公厅关于2027年部分节假日安排的通知（示例）", NOTICE, date(2026, 11, 25)
    )
    assert made.digest != SHIPPED.digest
    assert tables.parse_canonical(tables.canonical(made)) == made


def test_the_golden_gap_of_2027_closes_with_its_year():
    assert SHIPPED.rests(date(2027, 1, 1)) is False
    made = imported(ILLUSTRATIVE)
    assert made.rests(date(2027, 1, 1))
    assert made.works(date(2027, 1, 4))
    assert str(made.ceiling(date(2026, 12, 21), 9, Unit.WORKING_DAYS)) == "2027-01-04"


def test_the_same_again_changes_nothing():
    made = imported(ILLUSTRATIVE)

    assert imported(ILLUSTRATIVE, made) == made


@pytest.mark.parametrize("lost", ["number", "date"])
def test_a_year_without_its_whole_notice_is_refused_at_its_line(lost):
    lines = ILLUSTRATIVE.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.strip().startswith(f"{lost}:"))

    assert any(
        at == line_of(text, "notice:") and "needs the notice" in said for at, said in faults(text)
    )


def test_a_year_on_file_with_other_days_is_refused_until_it_names_what_it_corrects():
    made = imported(ILLUSTRATIVE)
    other = ILLUSTRATIVE.replace("2027-02-05, ", "").replace("0号", "1号")
    ((line, said),) = faults(other, made)
    assert line == line_of(other, "2027:")
    assert f"corrects: {NOTICE}" in said

    named = other.replace("    source:", f"    corrects: {NOTICE}\n    source:")
    corrected = imported(named, made)
    assert date(2027, 2, 5) not in corrected.years[2027].off
    assert corrected.years[2027].corrects == NOTICE


@pytest.mark.parametrize("upon", [SHIPPED, imported(ILLUSTRATIVE)], ids=["no year", "another"])
def test_a_correction_of_what_is_not_on_file_is_refused_at_its_line(upon):
    text = ILLUSTRATIVE.replace("    source:", "    corrects: 国办发明电〔2026〕9号\n    source:")

    ((line, said),) = faults(text, upon)
    assert line == line_of(text, "corrects:")
    assert "allowed" in said


def test_a_year_that_ships_is_corrected_by_the_number_of_its_notice():
    text = ILLUSTRATIVE.replace("2027", "2026").split("    off:")[0]
    off = ", ".join(str(d) for d in sorted(SHIPPED.years[2026].off)[:-1])
    text += f"    off: [{off}]\n    worked: []\n"
    assert "国办发明电〔2025〕7号" in next(iter(faults(text)))[1]


# Which calendar may take the place of another --------------------------------------------------


def test_a_calendar_that_adds_a_year_may_be_adopted_and_one_that_loses_it_may_not():
    made = imported(ILLUSTRATIVE)

    assert made.departures(SHIPPED) == ()
    assert "2027" in made.years[2027].notice.act
    assert [t.en for t in SHIPPED.departures(made)] == [
        "It lacks 2027, which the present calendar holds."
    ]


@pytest.mark.parametrize(("corrects", "may"), [("", False), ("别的", False), (NOTICE, True)])
def test_other_days_are_adopted_only_as_a_correction_of_that_very_notice(corrects, may):
    made = imported(ILLUSTRATIVE)
    year = replace(
        made.years[2027], off=made.years[2027].off - {date(2027, 6, 9)}, corrects=corrects
    )
    other = replace(made, years={**made.years, 2027: year})

    assert (other.departures(made) == ()) is may
