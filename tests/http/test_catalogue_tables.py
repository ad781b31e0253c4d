"""The catalogue from a table: all of its matters, or what is wrong in every row and cell."""

import io
import zipfile

import openpyxl
import pytest

from api.imports.catalogue import MOST_ROWS, MOST_UNPACKED, due_of, items
from api.imports.tables import CSV, XLSX
from api.problems import ProblemError
from decision_flow.domain.intake.catalogue import MOST_ITEMS, Part

HEAD = "序号,事项名称,承办单位,计划完成时间"


def csv(*rows, head=HEAD, encoding="utf-8"):
    return "\n".join((head, *rows)).encode(encoding)


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def faults(data, media=CSV, year=2025):
    with pytest.raises(ProblemError) as caught:
        items(data, media, year=year)
    return [(f.field, f.wrong.zh) for f in caught.value.faults] or caught.value.reason.zh


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2025-10-30", "2025-10-30"),
        ("2025年10月30日前", "2025-10-30"),
        ("2025.10.30", "2025-10-30"),
        ("2025年12月", "2025-12"),
        ("12月底前完成", "2025-12"),
        ("2025/9", "2025-09"),
        ("第二季度", "2025-Q2"),
        ("2024年第四季度", "2024-Q4"),
        ("二季度", "2025-Q2"),
        ("2024-Q2", "2024-Q2"),
        ("年底", "2025"),
        ("2021年底立项", "2021"),
        ("２０２６年", "2026"),
        ("13月", None),
        ("2025-02-30", None),
        ("0001年", None),
        ("12", None),
        ("明年", None),
        ("适时", None),
    ],
)
def test_due_times_are_read_as_catalogues_write_them(cell, due):
    assert due_of(cell, 2025) == due


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_saved_by_any_spreadsheet_in_china_is_read(encoding):
    data = csv("1,河湖岸线保护与利用规划,嘉祥县水务局,2025年12月", encoding=encoding)
    (item,) = items(data, CSV, year=2025)
    assert (item.title, item.unit, item.due) == (
        "河湖岸线保护与利用规划",
        "嘉祥县水务局",
        "2025-12",
    )


def test_a_workbook_with_a_title_above_its_head_is_read():
    """海门 (M22), 象山 (M16) and 深圳龙华 (M06): procedures and hearing are told of each."""
    data = book(
        ["2026年度重大行政决策事项目录"],
        [],
        ["序号", "决策事项名称", "决策承办单位", "决策事项程序", "决策中是否\n需听证", "决策时间"],
        [
            1,
            "“十五五”规划纲要",
            "海门区发改委",
            "公众参与、专家论证、风险评估、合法性审查、集体讨论决定",
            "否",
            "2026年1月",
        ],
        [2, "卫生健康“十五五”规划", "龙华区卫生健康局", None, "是", "2026-12"],
    )
    plan, health = items(data, XLSX, year=2026)
    assert plan.parts == tuple(p for p in Part if p is not Part.FAIR_COMPETITION)
    assert (plan.number, plan.due, plan.hearing) == ("1", "2026-01", False)
    assert (health.hearing, health.parts) == (True, ())


def test_what_a_table_links_to_is_kept_as_a_remark():
    head = "事项名称,会议审议,决策预公开,备注"
    (item,) = items(csv("垃圾处理中心,第84次常务会议,,跨年", head=head), CSV, year=2025)
    assert item.note == "跨年；会议审议：第84次常务会议"
    assert item.number == "1"


def test_every_fault_is_told_by_row_and_column_and_nothing_is_taken():
    head = f"{HEAD},决策程序,是否听证"
    data = csv(
        "1,甲,某局,年底,公众参与,是",
        "1,,某局,适时,抽签,也许",
        "三,甲 ,某局,二季度,,",
        f"4,{'长' * 301},某局,,,",
        head=head,
    )
    assert faults(data) == [
        ("第3行 事项名称", "未填写"),
        ("第3行 计划完成时间", "“适时”不是日期、月份、季度或者年底"),
        ("第3行 履行程序要求", "没有“抽签”这一程序"),
        ("第3行 决策中是否需听证", "不是“是”或者“否”"),
        ("第3行 序号", "序号重复"),
        ("第4行 事项名称", "事项重复"),
        ("第5行 事项名称", "过长"),
    ]


def test_a_fault_says_what_would_be_right_in_both_languages():
    with pytest.raises(ProblemError) as caught:
        items(csv("1,甲,某局,适时"), CSV, year=2025)
    (fault,) = caught.value.faults
    assert "2025年第四季度" in fault.right.zh
    assert "2025-Q4" in fault.right.en


def test_columns_that_are_not_known_or_stand_twice_are_told():
    assert ("承办人", "没有这一列") in faults(csv("1,甲,x", head="序号,事项名称,承办人"))
    assert ("事项名称", "缺少此列") in faults(csv("1,x", head="序号,承办单位"))
    assert faults(csv("甲,乙", head="事项名称,决策事项名称"))[0][1] == "列名重复"


def test_a_formula_is_a_fault_and_text_that_looks_like_one_stays_text():
    data = book(["事项名称"], ['=HYPERLINK("http://example.invalid","甲")'])
    assert faults(data, XLSX) == [("第2行 事项名称", "是公式")]
    (item,) = items(csv("\"=cmd|' /C calc'!A0\"", head="事项名称"), CSV, year=2025)
    assert item.title == "=cmd|' /C calc'!A0"


def test_characters_that_cannot_be_seen_are_a_fault():
    assert faults(csv("甲\u0007乙", head="事项名称")) == [("第2行 事项名称", "含有控制字符")]


@pytest.mark.parametrize(("rows", "fits"), [(MOST_ITEMS, True), (MOST_ITEMS + 1, False)])
def test_so_many_matters_at_most(rows, fits):
    data = csv(*(f"事项{n}" for n in range(rows)), head="事项名称")
    if fits:
        assert len(items(data, CSV, year=2025)) == rows
    else:
        assert str(MOST_ITEMS) in faults(data)


def test_a_table_without_end_is_left_after_so_many_rows():
    assert str(MOST_ROWS) in faults(csv(*("甲" * n for n in range(1, 1_100)), head="事项名称"))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (MOST_UNPACKED + 1))
    assert len(stream.getvalue()) < 100_000
    assert faults(stream.getvalue(), XLSX) == "工作簿过大。"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"\xff\xfe\x00", b"\n\n\n"])
def test_what_is_no_table_is_told_in_words(data):
    for media in (CSV, XLSX):
        assert isinstance(faults(data, media), str | list)


def test_entities_that_multiply_are_not_expanded():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "x">{entities}]><x>&e11;</x>'
    good = book(["事项名称"], ["甲"])
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(stream, "w") as packed:
        for name in old.namelist():
            bad = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, bomb if bad else old.read(name))
    assert isinstance(faults(stream.getvalue(), XLSX), str)
