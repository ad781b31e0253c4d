"""Supervisions by lot: whatever anybody says when, what holds a case open is counted apart."""

from dataclasses import replace
from datetime import timedelta

from cases import ask, before, scene_of
from hypothesis import given, settings
from hypothesis import strategies as st
from overseen import (
    BEGINS,
    BUILDER,
    BUREAU,
    COURSE,
    Register,
    check,
    conclusion,
    delivery,
    finding,
    item,
    objection,
    order,
    rectified,
    register,
    review,
)

from api.demo.scene import PEOPLE
from decision_flow.domain.case import Case
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.office.supervision import said as of

UNITS = (BUILDER, BUREAU)
DAYS = st.integers(0, 60)
PERSONS = st.sampled_from(sorted(PEOPLE))
ITEMS = st.sampled_from(["r1", "r2"])


def anything(case: Case) -> st.SearchStrategy[of.Supervised]:
    """Return something to say of the supervision, likely or not."""
    unit, day = st.sampled_from(UNITS), DAYS.map(lambda n: BEGINS + timedelta(days=n))
    return st.one_of(
        st.builds(
            lambda n, u, c, d: finding(n, unit=u, case=c, on=d),
            st.sampled_from(["f1", "f2"]),
            unit,
            st.sampled_from([case.id, None]),
            day,
        ),
        st.builds(
            lambda u, i, f, d: conclusion(
                item(i, finding=f, due=d + timedelta(days=9)), unit=u, concluded_on=d
            ),
            unit,
            ITEMS,
            st.sampled_from(["f1", "f2"]),
            day,
        ),
        st.builds(
            lambda u, d: delivery(unit=u, delivered_on=d),
            unit,
            day,
        ),
        st.builds(lambda u, d: objection(d, unit=u), unit, day),
        st.builds(
            lambda u, d, o, i: review(d, unit=u, outcome=o, dropped=i),
            unit,
            day,
            st.sampled_from(of.Reviewed),
            st.sampled_from([(), ("r1",), ("r2",)]),
        ),
        st.builds(rectified, day, ITEMS),
        st.builds(check, day, st.sampled_from(of.Checked), ITEMS),
    )


def counted(accepted: list[of.Supervised], case: str) -> set[str]:
    """Return what of a case is to be put right, counted from what was said and nothing else."""
    about = {s.finding: s.case for s in accepted if isinstance(s, of.FindInSupervision)}
    owed: dict[str, str] = {}
    for said in accepted:
        if isinstance(said, of.ConcludeSupervision):
            owed |= {i.item: said.unit for i in said.rectify if about[i.finding] == case}
        if isinstance(said, of.ReviewObjection):
            whole = said.outcome is of.Reviewed.REVOKED
            gone = {i for i, u in owed.items() if u == said.unit and (whole or i in said.dropped)}
            owed = {i: u for i, u in owed.items() if i not in gone}
        if isinstance(said, of.CheckRectification) and said.result is of.Checked.CLOSED:
            owed.pop(said.item, None)
    return {*owed}


def closes(case: Case, made: Register) -> Accepted | Refused:
    scene = scene_of("closing.close")
    return ask(case, "closing.close", scene.says, scene.who, scene.on, body=made.staff.body)


@settings(max_examples=60)
@given(st.data())
def test_a_case_closes_exactly_when_nothing_of_it_is_to_be_put_right(data: st.DataObject) -> None:
    case = before("closing.close")
    made = register(0, case)
    assert isinstance(made.says(order(), "sun", COURSE[0][2]), Accepted)
    accepted: list[of.Supervised] = []
    course = [
        (replace(said, case=case.id) if said == finding() else said, who, on)
        for said, who, on in COURSE[1:]
    ]
    latest = BEGINS
    for _ in range(data.draw(st.integers(1, 20))):
        if course and data.draw(st.integers(0, 3)):
            said, who, on = course.pop(0)
            if isinstance(said, of.ReviewObjection):
                drops = data.draw(st.sampled_from([(), ("r1",)]))
                outcome = of.Reviewed.CHANGED if drops else data.draw(st.sampled_from(of.Reviewed))
                said = replace(said, outcome=outcome, dropped=drops)
        else:
            said, who = data.draw(anything(case)), data.draw(PERSONS)
            on = BEGINS + timedelta(days=data.draw(DAYS))
        latest = max(latest, on)
        if isinstance(made.says(said, who, latest), Accepted):
            accepted.append(said)
        owed, answer = counted(accepted, case.id), closes(case, made)
        assert isinstance(answer, Refused) is bool(owed)
        if isinstance(answer, Refused):
            assert [v.code for v in answer.unmet] == ["closing.rectified"]
            assert all(f"“{each}”" in answer.unmet[0].reason.en for each in owed)
