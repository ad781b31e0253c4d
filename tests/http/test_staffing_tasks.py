"""Over HTTP: what open tasks of a decision still need, and who can do it from when."""

from datetime import UTC, datetime

from makers import CASE, make_case, walk_until


def test_open_tasks_are_told_with_who_can_report_and_accept_them(office):
    make_case(office.installed.service)
    walk_until(office.installed.service, "execution", "finish")
    office.now = datetime(2023, 7, 1, 2, tzinfo=UTC)
    found = office.get(f"/cases/{CASE}/staffing").json()["tasks"]
    told = {(each["task"], each["move"]): each for each in found}
    reports, accepts = told["T1", "execution.finish"], told["T1", "execution.inspect"]
    assert reports["unit"] == "县城市建设投资中心"
    assert reports["after"] == ["T2"]
    assert [each["person"] for each in reports["candidates"]] == ["he"]
    assert {each["since"] for each in reports["candidates"]} == {"2023-07-01"}
    assert accepts["candidates"]
    assert not {"he"} & {each["person"] for each in accepts["candidates"]}
    assert ("T2", "execution.inspect") in told
    assert ("T2", "execution.finish") not in told, "it was reported done"
