"""Cases that come from others, over HTTP: named at the opening, shown from both sides."""

from datetime import timedelta


def unmet(answer):
    assert answer.status_code == 409, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def withdrawn(office, **change):
    """Return a case that the body has ended."""
    case = office.opened(**change)
    said = {"reasons": "终止", "document": office.filed("关于终止的决定", "wang")}
    asked = {"step": "case", "move": "case.withdraw", "payload": said}
    answer = office.move(case, asked, "wang")
    assert answer.status_code == 201, answer.text
    office.now += timedelta(days=1)
    return case


def test_what_a_case_comes_from_and_what_came_from_it_are_shown(office):
    earlier = withdrawn(office)
    later = office.opened(links=[{"kind": "continues", "to": earlier}])
    (found,) = office.get(f"/cases/{later}/links").json()["names"]
    assert (found["kind"]["key"], found["case"]) == ("continues", earlier)
    assert (found["kind"]["zh"], found["phase"]["key"]) == ("接续", "withdrawn")
    there = office.get(f"/cases/{earlier}/links").json()
    assert (there["names"], [each["case"] for each in there["named_by"]]) == ([], [later])


def test_what_is_under_way_is_neither_continued_nor_adjusted(office):
    case = office.opened()
    for kind in ("continues", "adjusts"):
        answer = office.post("/cases", office.opening(links=[{"kind": kind, "to": case}]))
        assert unmet(answer) == {f"open.{kind}"}


def test_a_link_of_a_kind_that_there_is_not_is_malformed(office):
    answer = office.post("/cases", office.opening(links=[{"kind": "resembles", "to": "c_1"}]))
    assert answer.status_code == 422
