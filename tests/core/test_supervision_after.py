"""What comes of a supervision: nothing without approval, and clues go to whom they belong."""

from dataclasses import replace
from datetime import date

import pytest
from cases import accepted, codes, unmet
from overseen import (
    BUREAU,
    DRAFTER,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    PROPOSED,
    Register,
    approval,
    carried,
    clue,
    delivery,
    order,
    recommendation,
    register,
    review,
)

from api.demo.scene import PEOPLE
from decision_flow.domain.office.supervision.after import Recommended
from decision_flow.domain.office.supervision.said import Reviewed
from decision_flow.domain.people import KEEPERS, Duty, Held
from decision_flow.domain.supervising.recommending import undone
from decision_flow.domain.supervising.told import decree_733
from decision_flow.domain.values import SourceKind

APPROVED = date(2023, 7, 4)
DONE = date(2023, 7, 6)


def proposed() -> Register:
    made = register(8)
    accepted(made.says(recommendation(), HEAD, PROPOSED))
    return made


def approved() -> Register:
    made = proposed()
    accepted(made.says(approval(), KEEPER, APPROVED))
    return made


def owed(made: Register) -> list[str]:
    return [each.code for each in undone(made.staff.body.supervisions[0])]


def test_a_recommendation_goes_to_its_end_and_is_told_until_then() -> None:
    made = proposed()
    assert owed(made) == ["supervision.unapproved"]
    accepted(made.says(approval(), KEEPER, APPROVED))
    assert owed(made) == ["supervision.uncarried"]
    accepted(made.says(carried(), KEEPER, DONE))
    assert owed(made) == []
    (found,) = made.staff.body.supervisions[0].recommendations
    assert found.approved
    assert found.done is not None


@pytest.mark.parametrize("declined", [False, True])
def test_nobody_is_praised_or_held_to_account_without_approval(*, declined: bool) -> None:
    made = proposed()
    if declined:
        accepted(made.says(approval(approved=False), KEEPER, APPROVED))
        assert owed(made) == []
    answer = made.says(carried(), KEEPER, DONE)
    assert codes(answer) == {"supervision.approved"}
    assert unmet(answer, "supervision.approved").source == decree_733(21)


def test_a_recommendation_rests_on_a_conclusion_and_the_chief_in_office_approves_it() -> None:
    answer = register(2).says(recommendation(), HEAD, PROPOSED)
    assert codes(answer) == {"supervision.recommended_on"}
    assert unmet(answer, "supervision.recommended_on").source.kind is SourceKind.UNVERIFIED
    assert codes(register(8).says(recommendation(unit=BUREAU), HEAD, PROPOSED)) == {
        "supervision.recommended_on"
    }
    deputy = proposed().says(approval(approved_by="li"), KEEPER, APPROVED)
    assert codes(deputy) == {"supervision.approved_by"}
    assert unmet(deputy, "supervision.approved_by").source == decree_733(21)


def revoked() -> Register:
    made = register(5)
    said = review(outcome=Reviewed.REVOKED, dropped=())
    accepted(made.says(said, KEEPER, date(2023, 6, 20)))
    return made


@pytest.mark.parametrize("recommended", list(Recommended))
def test_nothing_is_recommended_on_a_conclusion_that_was_revoked(recommended: Recommended) -> None:
    answer = revoked().says(recommendation(recommended=recommended), HEAD, PROPOSED)
    assert codes(answer) == {"supervision.conclusion_revoked"}
    assert unmet(answer, "supervision.conclusion_revoked").source == decree_733(17)


@pytest.mark.parametrize("outcome", [Reviewed.UPHELD, Reviewed.CHANGED])
def test_a_conclusion_that_was_upheld_or_changed_still_bears_it(outcome: Reviewed) -> None:
    made = register(5)
    said = review(outcome=outcome, dropped=())
    accepted(made.says(said, KEEPER, date(2023, 6, 20)))
    accepted(made.says(recommendation(), HEAD, PROPOSED))
    accepted(made.says(approval(), KEEPER, APPROVED))
    accepted(made.says(carried(), KEEPER, DONE))


def test_what_was_recommended_before_the_review_is_not_approved_after_it() -> None:
    made = register(5)
    before = date(2023, 6, 12)
    accepted(made.says(recommendation(on=before), HEAD, before))
    said = review(outcome=Reviewed.REVOKED, dropped=())
    accepted(made.says(said, KEEPER, date(2023, 6, 20)))
    assert owed(made) == []
    answer = made.says(approval(), KEEPER, APPROVED)
    assert codes(answer) == {"supervision.conclusion_revoked"}
    accepted(made.says(approval(approved=False), KEEPER, APPROVED))


def test_what_was_approved_before_the_review_is_not_carried_out_after_it() -> None:
    made = register(5)
    before = date(2023, 6, 12)
    accepted(made.says(recommendation(on=before), HEAD, before))
    accepted(made.says(approval(on=before), KEEPER, before))
    said = review(outcome=Reviewed.REVOKED, dropped=())
    accepted(made.says(said, KEEPER, date(2023, 6, 20)))
    assert owed(made) == []
    assert codes(made.says(carried(), KEEPER, DONE)) == {"supervision.conclusion_revoked"}


def test_no_unit_is_held_to_account_before_it_received_the_conclusion() -> None:
    made = register(3)
    accepted(made.says(recommendation(), HEAD, PROPOSED))
    answer = made.says(approval(), KEEPER, APPROVED)
    assert codes(answer) == {"supervision.unreceived"}
    assert unmet(answer, "supervision.unreceived").source == decree_733(16)
    assert unmet(answer, "supervision.unreceived").curers == KEEPERS
    accepted(made.says(delivery(), KEEPER, APPROVED))
    early = made.says(approval(on=PROPOSED), KEEPER, APPROVED)
    assert codes(early) == {"supervision.unreceived"}, "its entry is the day of the delivery"
    assert unmet(early, "supervision.unreceived").earliest == APPROVED
    accepted(made.says(approval(), KEEPER, APPROVED))
    accepted(made.says(carried(), KEEPER, DONE))


def test_praise_needs_no_delivery() -> None:
    made = register(3)
    accepted(made.says(recommendation(recommended=Recommended.PRAISE), HEAD, PROPOSED))
    accepted(made.says(approval(), KEEPER, APPROVED))
    accepted(made.says(carried(to=None), KEEPER, DONE))


def test_what_an_earlier_release_approved_is_not_asked_anew() -> None:
    made = register(3)
    accepted(made.says(recommendation(), HEAD, PROPOSED))
    accepted(made.says(approval(), KEEPER, APPROVED, again=True))
    accepted(made.says(carried(), KEEPER, DONE, again=True))
    back = revoked()
    accepted(back.says(recommendation(), HEAD, PROPOSED, again=True))
    accepted(back.says(approval(), KEEPER, APPROVED, again=True))
    accepted(back.says(carried(), KEEPER, DONE, again=True))


def test_nobody_but_the_team_proposes() -> None:
    for who in (KEEPER, EXECUTOR, DRAFTER):
        assert "supervision.team_only" in codes(register(8).says(recommendation(), who, PROPOSED))


def test_who_proposed_does_not_enter_the_approval() -> None:
    both = replace(PEOPLE[HEAD], held=(*PEOPLE[HEAD].held, Held(Duty.SECRETARY, date(2021, 12, 1))))
    answer = proposed().says(approval(), both, APPROVED)
    assert codes(answer) == {"supervision.approved_apart"}


def test_nothing_is_said_twice_of_a_recommendation_or_a_clue() -> None:
    made = approved()
    assert "supervision.recommendation_once" in codes(made.says(recommendation(), HEAD, APPROVED))
    assert "supervision.approved_once" in codes(made.says(approval(), KEEPER, APPROVED))
    accepted(made.says(carried(), KEEPER, DONE))
    assert "supervision.carried_out_once" in codes(made.says(carried(), KEEPER, DONE))
    accepted(made.says(clue(), HEAD, DONE))
    assert codes(made.says(clue(), HEAD, DONE)) == {"supervision.clue_once"}


def test_an_unknown_recommendation_is_neither_approved_nor_carried_out() -> None:
    made = register(8)
    assert "supervision.recommendation" in codes(made.says(approval(), KEEPER, APPROVED))
    assert "supervision.recommendation" in codes(made.says(carried(), KEEPER, DONE))


def test_accountability_names_the_competent_organ_and_praise_none() -> None:
    answer = approved().says(carried(to=None), KEEPER, DONE)
    assert codes(answer) == {"supervision.competent"}
    made = register(8)
    accepted(made.says(recommendation(recommended=Recommended.PRAISE), HEAD, PROPOSED))
    accepted(made.says(approval(), KEEPER, APPROVED))
    accepted(made.says(carried(to=None), KEEPER, DONE))


@pytest.mark.parametrize(
    ("on", "lawful"), [(date(2023, 7, 2), False), (PROPOSED, True), (APPROVED, True)]
)
def test_an_approval_does_not_lie_before_its_recommendation(on: date, *, lawful: bool) -> None:
    answer = proposed().says(approval(on=on), KEEPER, APPROVED)
    assert ("supervision.in_order" not in codes(answer)) is lawful


def test_a_clue_is_passed_on_by_team_or_office_and_names_who_receives_it() -> None:
    for who in (HEAD, MEMBER, KEEPER):
        accepted(register(1).says(clue(), who, FOUND))
    for who in (EXECUTOR, DRAFTER):
        refused = {"supervision.clue_by", "supervision.entered_outside"}
        assert codes(register(1).says(clue(), who, FOUND)) == refused
    answer = register(1).says(clue(to=" "), HEAD, FOUND)
    assert "supervision.clue_to" in codes(answer)
    assert unmet(answer, "supervision.clue_to").source == decree_733(23)


def test_a_clue_does_not_come_before_the_supervision() -> None:
    begins = order().begins
    assert "supervision.in_order" in codes(register(1).says(clue(on=date(2023, 5, 9)), HEAD, FOUND))
    accepted(register(1).says(clue(on=begins), HEAD, FOUND))
