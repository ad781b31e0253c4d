"""The figures of supervision counted again from the bytes of a body's journal, by plain words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from figures_again import Line, day, rolled

Plain = dict[str, Any]


def told(lines: Iterable[Line]) -> list[Plain]:
    """Return the supervisions of a body's lines, each as a plain record of what was said."""
    found: dict[str, Plain] = {}
    for line in sorted(lines, key=lambda each: int(each["seq"])):
        said = line["payload"]
        if line["verb"] == "order_supervision":
            order = {"said": said, "scope": said["units"], "found": [], "of": {}, "items": {}}
            found[said["supervision"]] = order
        elif isinstance(said, dict) and said.get("supervision") in found:
            _follow(found[said["supervision"]], line["verb"], said, day(line["recorded_at"]))
    return list(found.values())


def _follow(there: Plain, verb: str, said: Plain, on: date) -> None:
    if verb == "sample_supervision" and said["pool"] == "units":
        there["scope"] = said["drawn"]
    elif verb == "find_in_supervision":
        there["found"].append(said)
    elif verb == "conclude_supervision":
        there["of"][said["unit"]] = {"concluded": said}
        for item in said["rectify"]:
            there["items"][item["item"]] = {**item, "unit": said["unit"], "told": []}
    elif verb in {"deliver_conclusion", "object_to_conclusion", "review_objection"}:
        there["of"][said["unit"]][verb] = {**said, "entered": on}
    elif verb in {"report_rectification", "check_rectification"}:
        there["items"][said["item"]]["told"].append((on, said.get("result")))


def ordered(there: list[Plain], first: date, last: date) -> Counter[str]:
    days = ((each["said"]["kind"], each["said"]["ordered_on"]) for each in there)
    return Counter(kind for kind, on in days if first <= _on(on) <= last)


def stages(there: list[Plain], today: date) -> Counter[str]:
    return Counter(_stage(each, today) for each in there)


def _stage(each: Plain, today: date) -> str:
    if not all(unit in each["of"] for unit in each["scope"]):
        return "under_way" if today <= _on(each["said"]["until"]) else "unconcluded"
    undelivered = any("deliver_conclusion" not in c for c in each["of"].values())
    pending = any(_pending(c) for c in each["of"].values())
    open_items = any(_mended(each, i, today) in _OPEN for i in each["items"].values())
    return "owing" if undelivered or pending or open_items else "settled"


_OPEN = {"waiting", "not_due", "overdue"}


def _pending(conclusion: Plain) -> bool:
    return "object_to_conclusion" in conclusion and "review_objection" not in conclusion


def found(there: list[Plain], first: date, last: date) -> Counter[str]:
    said = (finding for each in there for finding in each["found"])
    return Counter(f["means"] for f in said if first <= _on(f["on"]) <= last)


def concluded(there: list[Plain], first: date, last: date) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in there:
        for of in each["of"].values():
            if first <= _on(of["concluded"]["concluded_on"]) <= last:
                counted["concluded"] += 1
                counted["to_rectify"] += bool(of["concluded"]["rectify"])
                counted["delivered"] += "deliver_conclusion" in of
                counted["objected"] += "object_to_conclusion" in of
    return +counted


def objected(there: list[Plain], first: date, last: date) -> tuple[Counter[str], Counter[str]]:
    """Return how many objections came to what, and how many days each kind took together."""
    counted, took = Counter[str](), Counter[str]()
    for each in there:
        for of in each["of"].values():
            lodged = of.get("object_to_conclusion")
            if lodged is None:
                continue
            came = _on(lodged["on"]) if lodged.get("receipt") else lodged["entered"]
            if not first <= came <= last:
                continue
            review = of.get("review_objection")
            counted[review["outcome"] if review else "pending"] += 1
            if review:
                took[review["outcome"]] += (review["entered"] - came).days
    return counted, took


def rectified(there: list[Plain], first: date, last: date, today: date) -> Counter[str]:
    items = ((each, item) for each in there for item in each["items"].values())
    return Counter(
        _mended(each, item, today) for each, item in items if first <= _on(item["due"]) <= last
    )


def _mended(each: Plain, item: Plain, today: date) -> str:
    review = each["of"][item["unit"]].get("review_objection", {})
    if review.get("outcome") == "revoked" or item["item"] in review.get("dropped", ()):
        return "dropped"
    due, reported = _on(item["due"]), None
    for on, result in item["told"]:
        if result == "closed":
            assert reported is not None
            return "in_time" if reported <= due else "late"
        reported = on if result is None else None
    if reported is not None:
        return "waiting"
    return "overdue" if today > due else "not_due"


def overdue(there: list[Plain], today: date) -> tuple[Counter[str], Counter[str]]:
    """Return how much is past its day, by what it is, and how many days together."""
    counted, late = Counter[str](), Counter[str]()
    for each in there:
        for what, due in _due(each, today):
            if due < today:
                counted[what] += 1
                late[what] += (today - due).days
    return counted, late


def _due(each: Plain, today: date) -> Iterator[tuple[str, date]]:
    for unit in each["scope"]:
        of = each["of"].get(unit)
        if of is None:
            yield "conclusion", _on(each["said"]["until"])
        elif _pending(of):
            lodged = of["object_to_conclusion"]
            since = _on(lodged["on"]) if lodged.get("receipt") else lodged["entered"]
            yield "review", rolled(since + timedelta(days=30))
    for item in each["items"].values():
        if _mended(each, item, today) == "overdue":
            yield "rectification", _on(item["due"])


def followed(lines: Iterable[Line], first: date, last: date) -> Counter[str]:
    """Return what supervisions led to, each by the day that it says."""
    counted = Counter[str]()
    for line in lines:
        said = line["payload"]
        if line["verb"] in _LED and first <= _on(said["on"]) <= last:
            counted[_LED[line["verb"]](said)] += 1
    return counted


_LED = {
    "recommend": lambda said: said["recommended"],
    "approve_recommendation": lambda said: "approved" if said["approved"] else "declined",
    "carry_out_recommendation": lambda _: "carried_out",
    "pass_clue_on": lambda _: "clues",
}


def measured(lines: Iterable[Line], first: date, last: date) -> Counter[str]:
    """Return how many measures were delivered, by the rung that stands."""
    rungs, days = dict[str, str](), dict[str, date]()
    for line in sorted(lines, key=lambda each: int(each["seq"])):
        said = line["payload"]
        match line["verb"]:
            case "propose_measure":
                rungs[said["measure"]] = said["rung"]
            case "decide_measure":
                days[said["measure"]] = _on(said["delivered_on"])
            case "answer_appeal" if said["result"] != "upheld":
                rungs[said["measure"]] = said.get("rung") or "revoked"
    return Counter(rungs[key] for key, on in days.items() if first <= on <= last)


def _on(text: str) -> date:
    return date.fromisoformat(text)
