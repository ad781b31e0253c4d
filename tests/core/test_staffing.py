"""Can the case lawfully be carried through by the people there are: who could, or why nobody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

import pytest
from cases import (
    CALENDAR,
    CHIEF,
    MEMBERS,
    READY,
    REVIEWER,
    TOWN,
    after,
    before,
    scene_of,
    town,
)
from hypothesis import given
from hypothesis import strategies as st
from procedures import FOUR_NOTS

from api.demo.scene import PEOPLE
from decision_flow.domain.case import Case
from decision_flow.domain.move import Setting
from decision_flow.domain.opinions.collation import Close
from decision_flow.domain.opinions.intake import Disposed, Intake, OpinionChannel
from decision_flow.domain.people import APART, Body, Duty, Held, Left, Person
from decision_flow.domain.values import Cite
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing import Candidate as Somebody
from decision_flow.engine.staffing import Staffing, staffing
from decision_flow.engine.staffing.candidates import clash
from decision_flow.engine.staffing.needs import needs
from decision_flow.engine.staffing.solving import Places, smallest_conflict

SINCE = date(2021, 1, 1)
BEGUN = before("drafting.register")
NOW = scene_of("drafting.register").on


def asked(
    persons: Mapping[str, Person],
    case: Case = BEGUN,
    *,
    body: Body = TOWN,
    recused: frozenset[str] = frozenset(),
) -> Staffing:
    return staffing(READY, case, Setting(body, CALENDAR, NOW, persons=persons), recused=recused)


def people(**changes: Person | None) -> dict[str, Person]:
    """Return the people of the town, some changed, those who are None away."""
    return {k: p for k, p in {**PEOPLE, **changes}.items() if p is not None}


def holding(name: str, *duties: Duty, unit: str = "县司法局") -> Person:
    return Person(name, name, unit, tuple(Held(duty, SINCE) for duty in duties))


def codes(found: Staffing) -> list[str]:
    return [v.code for v in found.obstacles]


def test_the_people_of_the_town_can_carry_the_case_through_and_each_act_has_somebody() -> None:
    found = asked(PEOPLE)
    assert found.possible
    assert all(place.taken_by is not None for place in found.places)


def test_nobody_who_is_named_takes_two_duties_kept_apart() -> None:
    duties: dict[str, set[Duty]] = {}
    for place in asked(PEOPLE).places:
        assert place.taken_by is not None
        duties.setdefault(place.taken_by.person, set()).add(place.taken_by.duty)
    assert not [p for p, held in duties.items() if any(pair.met_by(held) for pair in APART)]


def test_without_a_reviewer_the_review_is_named_alone() -> None:
    found = asked(people(zheng=None))
    assert codes(found) == ["staffing.conflict"]
    reason = found.obstacles[0].reason.zh
    assert "合法性审查" in reason
    assert "无人" in reason
    assert "集体讨论" not in reason


def test_a_reviewer_of_the_unit_that_drafts_is_none() -> None:
    lead = PEOPLE["wu"].unit
    found = asked(people(zheng=replace(PEOPLE[REVIEWER], unit=lead)))
    assert codes(found) == ["staffing.conflict"]


@pytest.mark.parametrize(("days", "possible"), [(-1, True), (0, False), (1, False)])
def test_a_reviewer_who_left_the_unit_that_drafts_meanwhile_is_none(
    days: int, *, possible: bool
) -> None:
    left = Left(PEOPLE["wu"].unit, TOWN.day(BEGUN.opened) + timedelta(days=days))
    found = asked(people(zheng=replace(PEOPLE[REVIEWER], left=(left,))))
    assert codes(found) == ([] if possible else ["staffing.conflict"])


def test_two_acts_with_one_and_the_same_person_for_both_are_named_together() -> None:
    both = holding("zheng", Duty.LEGAL_REVIEWER, Duty.RECORDER)
    others = {k: p for k, p in PEOPLE.items() if k not in {"zhou", "sun", "zheng"}}
    clerk = holding("sun", Duty.SECRETARY, unit="县政府办公室")
    assert asked({**others, "zheng": both, "sun": clerk}).possible
    # The secretariat may keep the record too: only where nobody is left for it do they clash.
    chief = holding(CHIEF, Duty.CHIEF, Duty.SECRETARY, unit="县政府")
    found = asked({**others, "zheng": both, CHIEF: chief})
    assert codes(found) == ["staffing.conflict"]
    reason = found.obstacles[0].reason.zh
    assert "出具合法性审查意见" in reason
    assert "记录表决" in reason
    assert "行政首长作出决定" in reason


def test_who_hands_the_file_over_is_not_counted_on_to_receive_it() -> None:
    case = after("archive.hand_over")
    given = case.fact("archive", "hand_over")
    assert given is not None
    gave = given.actor.person
    held = holding(gave, Duty.SECRETARY, Duty.DRAFTER, Duty.ARCHIVIST, unit="县政府办公室")
    alone = people(**{"lin": None, gave: held})
    assert codes(asked(alone, case)) == ["staffing.conflict"]
    assert "接收归档" in asked(alone, case).obstacles[0].reason.zh
    assert asked(people(**{gave: held}), case).possible


def test_one_person_is_not_counted_on_to_hand_over_and_to_receive() -> None:
    case = before("archive.hand_over")
    one = holding("sun", Duty.SECRETARY, Duty.ARCHIVIST, unit="县政府办公室")
    alone = people(lin=None, wu=None, sun=one)
    assert codes(asked(alone, case)) == ["staffing.conflict"]
    assert asked(people(lin=None, sun=one), case).possible


FILED = "archive"


def handed_over(case: Case) -> list[set[str]]:
    """Return the acts of the archive that are still needed, by who can do them together."""
    found = ({a.verb.name for a in n.acts if a.step == FILED} for n in needs(READY, case))
    return [acts for acts in found if acts]


@pytest.mark.parametrize(
    ("case", "left"),
    [
        (before("archive.hand_over"), ["hand_over", "receive", "receive", "supplement"]),
        (after("archive.hand_over"), ["receive", "receive", "supplement"]),
        (after("archive.receive"), ["receive", "supplement"]),
        (before("archive.supplement"), ["receive", "supplement"]),
        (after("archive.supplement"), ["receive"]),
        (after("archive.receive", 2), []),
    ],
)
def test_what_comes_of_the_decision_is_handed_over_and_received_besides(
    case: Case, left: list[str]
) -> None:
    assert sorted(name for acts in handed_over(case) for name in acts) == left
    assert all(len(acts) == 1 for acts in handed_over(case)), "each by whoever can do that one"


def test_a_procedure_that_does_not_ask_for_it_needs_nobody_for_it() -> None:
    plain = replace(FOUR_NOTS.steps[FILED], papers={})
    ready = Ready(replace(FOUR_NOTS, steps={**FOUR_NOTS.steps, FILED: plain}))
    case = after("archive.receive")
    assert not [a for n in needs(ready, case) for a in n.acts if a.step == FILED]


def test_what_is_done_after_it_was_handed_over_is_handed_over_once_more() -> None:
    case = after("archive.receive", 2)
    last = case.latest("execution")
    assert last is not None
    later = replace(case, newest={**case.newest, "execution": replace(last, seq=case.seq + 1)})
    assert {"supplement"} in handed_over(later)


def test_what_was_handed_over_while_there_is_more_to_carry_out_is_handed_over_once_more() -> None:
    done = after("archive.receive", 2)
    begun = before("archive.hand_over").shape["execution"]
    assert {"supplement"} not in handed_over(done)
    assert {"supplement"} in handed_over(replace(done, shape={**done.shape, "execution": begun}))


def test_with_nobody_to_receive_what_comes_of_the_decision_the_case_cannot_be_finished() -> None:
    case = before("archive.supplement")
    one = holding("sun", Duty.SECRETARY, Duty.ARCHIVIST, unit="县政府办公室")
    executors = {k: None for k, p in PEOPLE.items() if k != "sun" and adds_to_the_file(p)}
    alone = people(**{"lin": None, **executors, "sun": one})
    found = asked(alone, case)
    assert codes(found) == ["staffing.conflict"]
    assert "补充移交执行、调整和评估材料" in found.obstacles[0].reason.zh
    assert "接收归档" in found.obstacles[0].reason.zh
    assert asked(people(lin=None, sun=one), case).possible


def adds_to_the_file(person: Person) -> bool:
    adding = {Duty.DRAFTER, Duty.SECRETARY, Duty.EXECUTOR}
    return any(held.duty in adding for held in person.held)


def test_who_handed_the_first_part_over_may_receive_the_second() -> None:
    case = before("archive.supplement")
    gave = case.last["archive", "hand_over"].actor.person
    held = replace(PEOPLE[gave], held=(*PEOPLE[gave].held, Held(Duty.ARCHIVIST, SINCE)))
    assert asked(people(**{"lin": None, gave: held}), case).possible


CONSULTED = "open_consultation"


def acts_of(case: Case, step: str = CONSULTED) -> set[str]:
    return {a.verb.name for need in needs(READY, case) for a in need.acts if a.step == step}


def looking_again(found: Staffing) -> set[str]:
    """Return who could look at a sample of the opinions again."""
    (place,) = [p for p in found.places if "reread" in {a.verb.name for a in p.need.acts}]
    return {candidate.person for candidate in place.candidates}


def register_of(*answered: str) -> Intake:
    made = Disposed(12, 9, 8, 2, 2, frozenset(answered))
    return Intake({OpinionChannel.LETTER: 12}, 0, Cite("case-1/5", 1, "0" * 64), made)


@pytest.mark.parametrize(
    ("act", "left"),
    [
        ("close", {"close", "dispose", "reread", "answer"}),
        ("dispose", {"dispose", "reread", "answer"}),
        ("reread", {"reread", "answer"}),
        ("answer", {"answer"}),
    ],
)
def test_that_nobody_writes_is_not_counted_on_nor_that_the_notice_is_taken_back(
    act: str, left: set[str]
) -> None:
    assert acts_of(before(f"{CONSULTED}.{act}")) == left


def test_where_nobody_wrote_nothing_is_looked_at_again() -> None:
    case = before(f"{CONSULTED}.dispose")
    counted = case.last[CONSULTED, "close"]
    assert isinstance(counted.payload, Close)
    empty = replace(counted, payload=replace(counted.payload, received=0, channels=()))
    case = replace(case, last={**case.last, (CONSULTED, "close"): empty})
    assert acts_of(case) == {"answer"}


def test_who_disposed_of_the_opinions_is_not_counted_on_to_look_again() -> None:
    case = before(f"{CONSULTED}.reread")
    other = holding("ye", Duty.DRAFTER, unit=PEOPLE["wu"].unit)
    assert looking_again(asked(PEOPLE, case)) == {"sun"}
    assert looking_again(asked(people(ye=other), case)) == {"sun", "ye"}
    known = Setting(TOWN, CALENDAR, NOW, persons=people(ye=other), intake=register_of("sun"))
    assert looking_again(staffing(READY, case, known)) == {"ye"}


def test_with_nobody_left_to_look_again_the_case_cannot_be_finished() -> None:
    case = before(f"{CONSULTED}.reread")
    alone = Setting(TOWN, CALENDAR, NOW, persons=PEOPLE, intake=register_of("sun"))
    found = staffing(READY, case, alone)
    assert codes(found) == ["staffing.conflict"]
    assert "抽查意见处理结果" in found.obstacles[0].reason.zh
    assert "无人" in found.obstacles[0].reason.zh


def test_one_person_is_not_counted_on_to_dispose_of_opinions_and_to_look_again() -> None:
    wanted = needs(READY, before(f"{CONSULTED}.dispose"))
    (first,) = [n for n in wanted if "dispose" in {a.verb.name for a in n.acts}]
    (second,) = [n for n in wanted if "reread" in {a.verb.name for a in n.acts}]
    one = Somebody("wu", "wu", PEOPLE["wu"].unit, Duty.DRAFTER)
    assert clash(first, one, second, one)
    assert clash(second, one, first, one)
    assert {len(first.acts), len(second.acts)} == {1}


def test_duties_exercised_already_are_counted() -> None:
    case = after("legality_review.opine")
    acted = {**case.acted, CHIEF: frozenset({Duty.DRAFTER})}
    found = asked(PEOPLE, replace(case, acted=acted))
    assert codes(found) == ["staffing.conflict"]
    assert "行政首长作出决定" in found.obstacles[0].reason.zh


def test_somebody_who_takes_up_the_duty_later_can_still_do_it() -> None:
    later = replace(PEOPLE[REVIEWER], held=(Held(Duty.LEGAL_REVIEWER, date(2030, 1, 1)),))
    gone = replace(PEOPLE[REVIEWER], held=(Held(Duty.LEGAL_REVIEWER, SINCE, NOW.date()),))
    past = replace(PEOPLE[REVIEWER], held=(Held(Duty.LEGAL_REVIEWER, SINCE, date(2022, 1, 1)),))
    assert asked(people(zheng=later)).possible
    assert asked(people(zheng=gone)).possible
    assert not asked(people(zheng=past)).possible


@pytest.mark.parametrize(("members", "out", "possible"), [(4, 2, True), (4, 3, False)])
def test_recusals_below_the_quorum_are_told_before_the_meeting(
    *, members: int, out: int, possible: bool
) -> None:
    body = town(members)
    recused = frozenset(f"m{n}" for n in range(2, 2 + out))
    found = asked(PEOPLE, body=body, recused=recused)
    assert found.possible is possible
    assert ("staffing.quorum" in codes(found)) is not possible


def test_where_the_chief_is_recused_a_member_who_is_not_decides() -> None:
    found = asked(PEOPLE, recused=frozenset({CHIEF}))
    assert found.possible
    decider = next(p.taken_by for p in found.places if p.need.decides)
    assert decider is not None
    assert decider.person in set(MEMBERS) - {CHIEF}
    assert not asked(PEOPLE, recused=frozenset(MEMBERS)).possible


def test_without_a_chief_in_office_nobody_can_decide() -> None:
    body = replace(TOWN, seats=tuple(s for s in TOWN.seats if s.person != CHIEF))
    assert codes(asked(PEOPLE, body=body)) == ["staffing.conflict", "staffing.chief"]


def test_before_a_unit_is_named_every_unit_that_could_draft_is_tried() -> None:
    case = before("start.assign")
    assert asked(PEOPLE, case).lead == PEOPLE["wu"].unit
    reviewer = replace(PEOPLE[REVIEWER], unit=PEOPLE["wu"].unit)
    assert not asked(people(zheng=reviewer), case).possible
    other = holding("qian2", Duty.DRAFTER, unit="县水利局")
    found = asked(people(zheng=reviewer, qian2=other), case)
    assert found.possible
    assert found.lead == "县水利局"


def test_a_case_that_has_ended_needs_nobody() -> None:
    found = asked({}, after("closing.close"))
    assert found.possible
    assert not found.places


# The search itself, against all assignments ------------------------------------------------------

Candidate = tuple[int, int]
"""A person and a duty, by number."""

instances = st.tuples(
    st.lists(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3, unique=True),
        min_size=1,
        max_size=5,
    ),
    st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5),
)


def places_of(
    candidates: list[list[Candidate]], apart: frozenset[tuple[int, int]]
) -> Places[Candidate, int]:
    return Places(candidates, lambda c: c[0], lambda _i, a, _j, b: clashing(a, b, apart))


def clashing(a: Candidate, b: Candidate, apart: frozenset[tuple[int, int]]) -> bool:
    return a[0] == b[0] and ((a[1], b[1]) in apart or (b[1], a[1]) in apart)


def can_all(
    candidates: list[list[Candidate]], apart: frozenset[tuple[int, int]], some: tuple[int, ...]
) -> bool:
    return any(
        not any(clashing(a, b, apart) for a, b in combinations(chosen, 2))
        for chosen in product(*(candidates[n] for n in some))
    )


@given(instances)
def test_a_way_is_found_exactly_when_one_of_all_assignments_is_lawful(
    instance: tuple[list[list[Candidate]], frozenset[tuple[int, int]]],
) -> None:
    candidates, apart = instance
    everywhere = tuple(range(len(candidates)))
    found = places_of(candidates, apart).fill(everywhere)
    assert (found is not None) is can_all(candidates, apart, everywhere)
    if found is not None:
        assert all(found[n] in candidates[n] for n in everywhere)
        assert not any(clashing(a, b, apart) for a, b in combinations(found.values(), 2))


@given(
    st.lists(instances, min_size=1, max_size=2).filter(lambda w: len({len(i[0]) for i in w}) == 1)
)
def test_the_conflict_that_is_named_is_the_smallest_there_is(
    ways: list[tuple[list[list[Candidate]], frozenset[tuple[int, int]]]],
) -> None:
    everywhere = tuple(range(len(ways[0][0])))
    sizes = (
        some
        for size in range(1, len(everywhere) + 1)
        for some in combinations(everywhere, size)
        if not any(can_all(candidates, apart, some) for candidates, apart in ways)
    )
    smallest = next(sizes, ())
    found = smallest_conflict([places_of(*way) for way in ways])
    assert len(found) == len(smallest)
    assert not found or not any(can_all(*way, found) for way in ways)
