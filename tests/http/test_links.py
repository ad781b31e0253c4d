"""Cases that come from others, over HTTP: named at the opening, shown from both sides."""

from datetime import timedelta


def unmet(answer):
    assert answer.status_code == 409, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def withdrawn(office, said=None, **change):
    """Return a case that the body has ended."""
    case = office.opened(**change)
    paper = office.filed("关于终止的决定", "wang")
    said = {"reasons": "终止", "document": paper, **(said or {})}
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


ROAD = "阳光大街中修（示例）"
PARTS = ("阳光大街东段中修（示例）", "阳光大街西段中修（示例）")
SMALL = {
    "category": "construction",
    "great_effect": False,
    "reasons": "单独看影响不大（示例）。",
}


def parts(case, kind="split_from"):
    return {"links": [{"kind": kind, "to": case}], "title": PARTS[0]}


def test_a_matter_is_split_and_each_part_is_a_case_that_names_it(office):
    whole = withdrawn(office, {"becomes": "split", "parts": PARTS}, title=ROAD)
    assert office.get(f"/cases/{whole}/links").json()["awaited"] == [*PARTS]
    first = office.opened(**parts(whole))
    told = office.get(f"/cases/{whole}/links").json()
    assert [each["case"] for each in told["named_by"]] == [first]
    assert told["awaited"] == [PARTS[1]]
    (listed,) = office.get("/judgements").json()["splits"]
    assert whole in listed["text"]["zh"]
    assert PARTS[1] in listed["text"]["zh"]
    assert PARTS[0] not in listed["text"]["zh"]
    assert "拆分自案件" in office.get(f"/cases/{first}/diagram.txt").text
    drawn = office.get(f"/cases/{whole}/diagram.txt").text
    assert f"终止并拆分为{'、'.join(PARTS)}" in drawn


def test_a_part_is_major_because_the_whole_was(office):
    whole = withdrawn(office, {"becomes": "split", "parts": PARTS}, title=ROAD)
    alone = office.post("/cases", office.opening(answers=SMALL, title=PARTS[0]))
    assert unmet(alone) == {"open.major"}
    moved = office.post("/cases", office.opening(answers=SMALL, **parts(whole)))
    assert moved.status_code == 201
    (why,) = [v for v in moved.json()["facts"][0]["verdicts"] if v["code"] == "open.major"]
    assert "合并计算" in why["reason"]["zh"]


def test_a_matter_that_the_split_does_not_name_is_no_part_of_it(office):
    whole = withdrawn(office, {"becomes": "split", "parts": PARTS}, title=ROAD)
    other = office.opening(links=[{"kind": "split_from", "to": whole}], title="另一事项（示例）")
    assert unmet(office.post("/cases", other)) == {"open.split_from"}
    ended = withdrawn(office, title=ROAD)
    assert unmet(office.post("/cases", office.opening(**parts(ended)))) == {"open.split_from"}
    merged = office.opening(**parts(whole, "merged_from"))
    assert unmet(office.post("/cases", merged)) == {"open.merged_from"}


def test_two_matters_are_merged_into_one_that_names_both(office):
    said = {"becomes": "merged", "parts": [ROAD]}
    both = [withdrawn(office, said, title=title) for title in PARTS]
    links = [{"kind": "merged_from", "to": case} for case in both]
    merged = office.opened(links=links, title=ROAD)
    names = office.get(f"/cases/{merged}/links").json()["names"]
    assert sorted(each["case"] for each in names) == sorted(both)
    assert office.get(f"/cases/{both[0]}/links").json()["awaited"] == []


def test_how_a_matter_goes_on_is_said_as_its_end_wants_it(office):
    case, paper = office.opened(), office.filed("关于终止的决定", "wang")
    for becomes, named in (
        ("split", PARTS[:1]),
        ("split", (PARTS[0], f" {PARTS[0]} ")),
        ("split", ()),
        ("merged", PARTS),
        ("merged", ()),
        (None, PARTS),
    ):
        said = {"reasons": "终止", "document": paper, "becomes": becomes, "parts": named}
        asked = {"step": "case", "move": "case.withdraw", "payload": said}
        assert unmet(office.move(case, asked, "wang")) == {"withdraw.parts"}
