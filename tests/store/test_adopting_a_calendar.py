"""A body adopts a new year: what is due is counted anew at once, what was decided stays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from makers import (
    BODY,
    CLERK,
    READERS,
    make_body,
)
from overtaking import overtaken, signing
from shifting import told_later

from api import examples
from decision_flow.audit import rebuild, verify
from decision_flow.domain.calendar import Unit
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.staff import AdoptCalendar
from decision_flow.service.errors import StaffError
from workflows import calendar as tables

SHIPPED = tables.load()
NEW = tables.import_years(examples.calendar(), "2027.yaml", SHIPPED)
LATER = datetime(2026, 12, 28, 2, tzinfo=UTC)


def adopt(service, made=NEW, *, body=BODY, at=LATER):
    service.keep_calendar(made, tables.canonical(made))
    return service.enter(body, AdoptCalendar(calendar=made.digest), actor=CLERK, at=at)


def sound(service):
    return verify(service.database, service.files, READERS).findings == []


def kept(service, case="case-1"):
    return service.deadlines(BODY, case)


def test_a_window_across_the_end_of_the_year_is_provisional_until_its_year_is_adopted(service):
    told_later(service, "open_consultation.publish", on=date(2026, 12, 2))
    (before,) = kept(service)
    assert before.due == date(2027, 1, 1)
    assert before.provisional
    assert "2027年的工作日安排尚未公布" in before.derivation.zh

    (found,) = adopt(service).recounted

    (now,) = kept(service)
    assert (found.was, found.now) == (before, now)
    assert not found.moved
    assert not now.provisional
    assert "末日为休息日" in now.derivation.zh
    assert "已公布的截止日2027-01-01" in found.warning.zh
    assert sound(service)


def test_a_deadline_that_moves_says_from_where_to_where_and_that_it_is_to_be_told(service):
    told_later(service, "issue.sign", on=date(2026, 12, 22))
    (before,) = kept(service)
    assert (before.due, before.provisional) == (date(2027, 1, 11), True)

    (found,) = adopt(service).recounted

    assert found.moved
    assert found.now.due == NEW.ceiling(date(2026, 12, 22), 20, Unit.WORKING_DAYS)
    assert "2027-01-11" in found.warning.zh
    assert str(found.now.due) in found.warning.zh
    assert kept(service) == (found.now,)
    assert sound(service)


def test_what_was_counted_anew_is_what_making_it_again_comes_to(service):
    told_later(service, "issue.sign", on=date(2026, 12, 22))
    adopt(service)
    there = kept(service)

    rebuild(service.database, READERS)

    assert kept(service) == there
    assert sound(service)


def test_facts_stay_under_the_calendar_that_they_name_and_new_ones_name_the_new_one(service):
    at = told_later(service, "legality_review.accept", on=date(2026, 12, 10))
    adopt(service)
    seq = service.case(BODY, "case-1").view.seq
    (line,) = service.journal(BODY, "case-1", after=seq - 1)
    assert line.fact.calendar == SHIPPED.digest
    assert service.setting(BODY, at=at).calendar.digest == NEW.digest
    assert sound(service)


def test_a_correction_that_shortens_a_period_that_was_told_warns_and_leaves_the_act(service):
    adopt(service, at=datetime(2026, 11, 26, tzinfo=UTC))
    told_later(service, "legality_review.accept", on=date(2027, 1, 27))
    (before,) = kept(service)
    year = NEW.years[2027]
    corrected = examples.calendar().replace("0号", "1号").replace("2027-01-30, ", "")
    corrected = corrected.replace("    source:", f"    corrects: {year.notice.number}\n    source:")

    found = adopt(
        service,
        tables.import_years(corrected, "2027.yaml", NEW),
        at=datetime(2027, 1, 28, tzinfo=UTC),
    ).recounted

    (each,) = found
    assert each.now.due == before.due
    assert "不足7个工作日（满期为2027-02-12）" in each.warning.zh
    assert "第二十六条" in each.warning.zh
    assert sound(service)


def test_other_bodies_and_other_cases_are_left_alone(service):
    make_body(service, "other")
    told_later(service, "issue.sign", on=date(2026, 12, 22))

    assert adopt(service, body="other").recounted == ()
    assert kept(service)[0].provisional
    assert sound(service)


def test_a_calendar_that_loses_a_year_or_is_not_on_file_is_refused_and_nothing_changes(service):
    told_later(service, "issue.sign", on=date(2026, 12, 22))
    adopt(service)
    there = kept(service)
    with pytest.raises(StaffError, match="2027"):
        adopt(service, SHIPPED, at=LATER + timedelta(days=1))
    with pytest.raises(NotFoundError):
        service.enter(BODY, AdoptCalendar(calendar="0" * 64), actor=CLERK, at=LATER)
    assert service.body(BODY).calendar == NEW.digest
    assert kept(service) == there


def test_days_altered_without_a_word_are_refused(service):
    year = replace(SHIPPED.years[2026], off=SHIPPED.years[2026].off - {date(2026, 10, 7)})
    altered = tables.parse_canonical(
        tables.canonical(replace(SHIPPED, years={**SHIPPED.years, 2026: year}))
    )
    with pytest.raises(StaffError, match="国办发明电〔2025〕7号"):
        adopt(service, altered)


@pytest.mark.postgres
def test_an_adoption_waits_for_a_move_under_way_and_counts_it_anew(postgres_stages, tmp_path):
    with postgres_stages.service("world", tmp_path) as service:
        at = told_later(service, "superior_approval.not_applicable", on=date(2026, 12, 21))
        service.keep_calendar(NEW, tables.canonical(NEW))
        found = overtaken(service, signing(service, at + timedelta(days=1)), lambda: adopt(service))
        assert found.waited, "the adoption did not wait for the move"
        (adopted,) = found.came_to
        assert [each.now.provisional for each in adopted.recounted] == [False]
        assert not kept(service)[0].provisional
        assert sound(service)
