"""The annual catalogue: its versions, what does not fit, what is overdue, what a start may name."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cases import READY, TOWN, ask, before, codes, scene_of, unmet
from hypothesis import given
from hypothesis import strategies as st

from api.demo.scene import paper
from decision_flow.domain.intake.catalogue import (
    MOST_ITEMS,
    AdjustCatalogue,
    AdoptCatalogue,
    Item,
    PublishCatalogue,
    follow_catalogue,
    listed,
)
from decision_flow.domain.intake.due import due_label, last_day
from decision_flow.domain.intake.keeping import listing
from decision_flow.domain.intake.listing import consent_to_adjust, unmet_of_catalogue
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Source, SourceKind

AT = datetime(2023, 1, 10, tzinfo=UTC)
LOCAL = Source("示例规定", "第九条", SourceKind.LOCAL)
ROAD = Item(
    number="1", title="阳光大街中修道路工程设计方案", unit="宁津县交通运输局", due="2023-Q2"
)
PLAN = Item(number="2", title="供热专项规划（示例）", due="2023-12-10")


def adopted(*items, year=2023):
    return AdoptCatalogue(
        year=year,
        procedure=READY.procedure.digest,
        document=paper("目录"),
        consent=paper("县委同意"),
        items=items or (ROAD, PLAN),
    )


def adjusted(**change):
    return AdjustCatalogue(
        **{"year": 2023, "reasons": "职责调整。", "document": paper("会议纪要"), **change}
    )


def catalogues(*said):
    found = ()
    for seq, each in enumerate(said or (adopted(),), start=1):
        found = follow_catalogue(found, each, seq=seq, at=AT)
    return found


PUBLISHED = PublishCatalogue(
    year=2023, published_on=date(2023, 1, 12), channel="政府网站", document=paper("网页")
)


def told_of(there, said, consent):
    return told(unmet_of_catalogue(there, said, consent))


@pytest.mark.parametrize(
    ("due", "day", "label"),
    [
        ("2026-10-30", date(2026, 10, 30), "2026年10月30日"),
        ("2024-02", date(2024, 2, 29), "2024年2月"),
        ("2023-02", date(2023, 2, 28), "2023年2月"),
        ("2026-Q1", date(2026, 3, 31), "2026年第一季度"),
        ("2026-Q4", date(2026, 12, 31), "2026年第四季度"),
        ("2026", date(2026, 12, 31), "2026年底"),
    ],
)
def test_a_month_a_quarter_and_a_year_mean_their_last_day(due, day, label):
    assert last_day(due) == day
    assert due_label(due).zh == label


def test_an_adjustment_makes_a_version_and_loses_none():
    new = Item(number="3", title="公园保护方案（示例）")
    (found,) = catalogues(
        adopted(), adjusted(removed=("1",), added=(new,), changed=(replace(PLAN, due="2024"),))
    )
    assert [[i.number for i in v.items] for v in found.versions] == [["1", "2"], ["2", "3"]]
    assert found.items[0].due == "2024"
    assert found.versions[0].items == (ROAD, PLAN)
    assert [v.seq for v in found.versions] == [1, 2]


def test_each_version_is_published_anew():
    (found,) = catalogues(adopted(), PUBLISHED)
    assert listing(found, {}, day=date(2023, 1, 12)).alarms == ()
    (found,) = catalogues(adopted(), PUBLISHED, adjusted(removed=("1",)))
    (alarm,) = listing(found, {}, day=date(2023, 1, 12)).alarms
    assert (alarm.code, alarm.source.place) == ("catalogue.unpublished", "第三条第三款")
    assert found.versions[0].published_on == date(2023, 1, 12)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (adopted(), "已经通过"),
        (adopted(ROAD, replace(PLAN, number="1"), year=2024), "序号重复"),
        (
            adopted(ROAD, replace(PLAN, title="阳光大街 中修道路工程设计方案"), year=2024),
            "名称重复",
        ),
        (adopted(replace(ROAD, due="2024-02-30"), year=2024), "不是一个日期"),
        (adopted(replace(ROAD, title="  "), year=2024), "没有名称"),
        (adjusted(year=2022, removed=("1",)), "没有2022年度目录"),
        (adjusted(), "没有写明增、减、改"),
        (adjusted(removed=("1",), reasons=" "), "调整理由"),
        (adjusted(removed=("9",)), "没有第9号"),
        (adjusted(removed=("1",), changed=(ROAD,)), "写了两次"),
        (adjusted(added=(replace(PLAN, title="另一项"),)), "已用过"),
        (adjusted(removed=("1", "2")), "1至"),
        (replace(PUBLISHED, channel=" "), "载体"),
        (replace(PUBLISHED, year=2022), "没有2022年度目录"),
    ],
)
def test_what_does_not_fit_says_why(said, says):
    why = told_of(catalogues(), said, None)
    assert says in why.zh
    assert why.en


@pytest.mark.parametrize(
    ("count", "fits"), [(1, True), (MOST_ITEMS, True), (MOST_ITEMS + 1, False)]
)
def test_a_catalogue_has_so_many_matters_at_most(count, fits):
    items = tuple(Item(number=str(n), title=f"事项{n}") for n in range(count))
    assert (told_of((), adopted(*items), None) is None) is fits


def test_the_number_of_a_matter_once_listed_is_never_anothers():
    found = catalogues(adopted(), adjusted(removed=("1",)))
    why = told_of(found, adjusted(added=(replace(ROAD, title="另一项"),)), None)
    assert "已用过" in why.zh


def test_consent_to_an_adjustment_is_asked_for_only_where_a_local_rule_does():
    said = adjusted(removed=("1",))
    assert consent_to_adjust(READY.procedure) is None
    assert told_of(catalogues(), said, None) is None
    why = told_of(catalogues(), said, LOCAL)
    assert "示例规定" in why.zh
    assert told_of(catalogues(), replace(said, consent=paper("县委同意")), LOCAL) is None


def test_a_rule_set_can_ask_for_consent_to_adjustments():
    start = READY.procedure.steps["start"]
    asking = replace(start, settings={"catalogue_adjustment": "party_consent"}, source=LOCAL)
    steps = {**READY.procedure.steps, "start": asking}
    assert consent_to_adjust(replace(READY.procedure, steps=steps)) == LOCAL


@pytest.mark.parametrize(
    ("day", "overdue"),
    [(date(2023, 6, 29), []), (date(2023, 6, 30), []), (date(2023, 7, 1), ["1"])],
)
def test_a_matter_is_overdue_after_its_last_day_where_no_case_was_started(day, overdue):
    (found,) = catalogues(adopted(), PUBLISHED)
    kept = listing(found, {}, day=day)
    assert [m.item.number for m in kept.matters if m.overdue] == overdue
    assert [a.code for a in kept.alarms] == ["catalogue.overdue"] * len(overdue)
    started = listing(found, {"2023-1": ("c_1",)}, day=day)
    assert started.alarms == ()
    assert started.matters[0].cases == ("c_1",)


def test_a_catalogue_published_days_before_a_matter_is_due_raises_no_alarm():
    """M43: published on 2025-10-22, due on 2025-10-30. Late listing is no breach by itself."""
    item = Item(number="1", title="公益林优化调整实施方案", due="2025-10-30")
    shown = replace(PUBLISHED, year=2025, published_on=date(2025, 10, 22))
    (found,) = catalogues(adopted(item, year=2025), shown)
    assert listing(found, {}, day=date(2025, 10, 22)).alarms == ()


def started(said, key, **more):
    """Ask to start the story's matter as a matter of the catalogue."""
    body = replace(TOWN, catalogues=catalogues(*said))
    scene = scene_of("start.approve")
    says = replace(scene.says, listed=key, **more)
    return ask(before("start.approve"), "start.approve", says, scene.who, scene.on, body=body)


@pytest.mark.parametrize(
    ("said", "key", "lawful"),
    [
        ((adopted(),), "2023-1", True),
        ((adopted(),), "2023-9", False),
        ((adopted(),), "1", False),
        ((adopted(), adjusted(removed=("1",))), "2023-1", False),
        ((adopted(), adjusted(added=(replace(ROAD, number="3", title="新"),))), "2023-3", True),
        ((), "第3项", True),
    ],
)
def test_a_start_names_a_matter_that_the_catalogue_lists(said, key, lawful):
    body = replace(TOWN, catalogues=catalogues(*said) if said else ())
    scene = scene_of("start.approve")
    says = replace(scene.says, listed=key)
    answer = ask(before("start.approve"), "start.approve", says, scene.who, scene.on, body=body)
    assert ("start.listed" not in codes(answer)) is lawful


def test_a_matter_that_is_not_listed_follows_all_the_same():
    answer = started((adopted(),), None, unlisted="年中新增，符合重大行政决策标准。")
    assert "start.listed" not in codes(answer)


def test_who_can_mend_a_wrong_number_is_told():
    verdict = unmet(started((adopted(), adjusted(removed=("1",))), "2023-1"), "start.listed")
    assert verdict.curers
    assert "移出" in verdict.reason.zh
    assert verdict.source.place == "第三条第三款"


titles = st.lists(st.integers(1, 30), min_size=1, max_size=8, unique=True)


@given(titles, st.data())
def test_after_any_adjustments_each_number_names_one_matter_and_old_versions_stay(numbers, data):
    items = tuple(Item(number=str(n), title=f"事项{n}") for n in numbers)
    found = catalogues(adopted(*items))
    for step in range(data.draw(st.integers(0, 4))):
        before = found[0].versions
        gone = data.draw(st.sets(st.sampled_from([i.number for i in found[0].items])))
        new = Item(number=f"a{step}", title=f"新增{step}")
        said = adjusted(removed=tuple(sorted(gone)), added=(new,))
        assert told_of(found, said, None) is None
        found = follow_catalogue(found, said, seq=step + 2, at=AT)
        assert found[0].versions[:-1] == before
        names = [i.number for i in found[0].items]
        assert len(set(names)) == len(names)
        assert not gone & {*names}
        assert listed(found, f"2023-{new.number}") == new
