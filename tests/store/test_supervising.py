"""Supervision in a body's stream: written once, decided again line by line, seen when forged."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from convened import entered, refused
from makers import CASE, LAWFUL, READERS, file_papers, request_of, walk
from overseen import (
    CONCLUDED,
    COURSE,
    EXECUTOR,
    FOUND,
    HEAD,
    KEEPER,
    MEMBER,
    NUMBER,
    ORDERED,
    check,
    conclusion,
    finding,
    objection,
    order,
    review,
)
from tampering import audit, codes, forged, line, rechained, unguarded

from api.demo.scene import BODY, PEOPLE, at
from decision_flow.audit import rebuild
from decision_flow.domain.errors import ClockBehindError, NotFoundError, StaleCaseError
from decision_flow.domain.move import Refused
from decision_flow.domain.office.supervision import said as of
from decision_flow.domain.people import Actor
from decision_flow.service import Entered, Moved, Service


def says(service: Service, said: of.Supervised, who: str, on: date) -> Entered | Refused:
    """Put something on record of a supervision, with its papers on file."""
    file_papers(service, said, None, at(on))
    return service.supervise(BODY, said, person=who, at=at(on))


def told(service: Service, acts: int = len(COURSE)) -> Service:
    """Return the service once the first so many acts of the course were said, of its case."""
    for said, who, on in COURSE[:acts]:
        of_case = replace(said, case=CASE) if isinstance(said, of.FindInSupervision) else said
        entered(says(service, of_case, who, on))
    return service


def test_a_supervision_is_kept_read_back_and_decided_again(opened):
    told(opened)
    (found,) = opened.supervisions(BODY, at=at(date(2023, 7, 1)))
    (ended,) = found.supervision.conclusions
    assert ended.items[0].case == CASE
    assert ended.items[0].closed
    assert [each.code for each in found.owed] == ["supervision.unconcluded"]
    assert codes(opened) == []
    rebuild(opened.database, READERS)
    assert codes(opened) == []


def test_what_is_refused_is_answered_with_every_reason_and_no_line_of_the_body(opened):
    seq = opened.body(BODY).seq
    unfiled = opened.supervise(BODY, order(units=()), person="wu", at=at(ORDERED))
    assert refused(unfiled) == {"person.duty", "supervision.scope", "documents.on_file"}
    assert opened.body(BODY).seq == seq


def test_a_case_that_is_not_there_is_not_supervised(opened):
    for cases, lost in (((CASE,), False), ((CASE, "case-9"), True)):
        answer = says(opened, order(cases=cases), KEEPER, ORDERED)
        assert isinstance(answer, Refused) is lost


def test_nobody_unknown_says_anything_and_no_clock_runs_back(opened):
    with pytest.raises(NotFoundError):
        says(opened, order(), "nobody", ORDERED)
    told(opened, 2)
    with pytest.raises(ClockBehindError):
        says(opened, finding("f2"), HEAD, ORDERED)


def seen(service: Service, said: of.Supervised, who: str, *, on: date) -> str:
    """Return what verify says of a line that is written although it would be refused."""
    file_papers(service, said, None, at(on))
    person, calendar = PEOPLE[who], service.body(BODY).calendar or ""
    actor = Actor(who, person.name, person.unit, person.held[0].duty)
    line = forged(service, said, at=at(on), actor=actor, calendar=calendar)
    (found,) = (f for f in audit(service).findings if f.code == "supervision.again")
    assert (found.stream, found.seq) == (BODY, line)
    return found.text.en


FORGED = {
    "supervision.ordered": (order(ordered_by="li"), KEEPER, 0),
    "supervision.concluded_by": (conclusion(concluded_by=(HEAD, KEEPER)), HEAD, 2),
    "supervision.objection_in_time": (objection(date(2023, 6, 22)), EXECUTOR, 4),
    "supervision.reviewers": (review(reviewers=(HEAD,)), KEEPER, 5),
    "supervision.item_reported": (check(), MEMBER, 6),
    "person.duty": (order(), "wu", 0),
}


@pytest.mark.parametrize("code", sorted(FORGED))
def test_a_forged_line_is_found_by_what_it_lacks(opened, code):
    said, who, acts = FORGED[code]
    told(opened, acts)
    text = seen(opened, said, who, on=date(2023, 7, 1))
    assert text == f"Decided again, it comes out differently: {code}."


def test_a_line_that_leaves_out_what_was_asked_is_found(opened):
    assert "verdicts" in seen(opened, order(), KEEPER, on=ORDERED)


def test_a_line_about_nothing_does_not_follow(opened):
    with pytest.raises(ValueError, match="no supervision"):
        forged(opened, finding())


@pytest.fixture
def nearly(decided):
    """A service with a case that could be closed but for what a supervision wants put right."""
    for moved in walk(decided):
        if moved.seq == len(LAWFUL):
            break
    return told(decided, 4)


def closes(service: Service) -> Moved | Refused:
    """Ask to close the case as the story does."""
    last, seq = LAWFUL[-1], service.case(BODY, CASE).view.seq
    return service.move(BODY, CASE, request_of(last), at=last.on, expected=seq)


def test_a_case_is_not_closed_while_something_of_it_is_to_be_put_right(nearly):
    assert refused(closes(nearly)) == {"closing.rectified"}
    for said, who, on in COURSE[6:]:
        entered(says(nearly, said, who, on))
    made = closes(nearly)
    assert isinstance(made, Moved)
    assert [(c.stream, c.seq) for c in made.facts[-1].cites] == [(BODY, nearly.body(BODY).seq)]
    assert codes(nearly) == []


def test_a_closing_that_cites_the_body_as_it_was_before_is_found(nearly):
    """Struck off too late: who moves the line that the closing rests on is found by deciding it."""
    open_then = nearly.body(BODY).seq
    for said, who, on in COURSE[6:]:
        entered(says(nearly, said, who, on))
    made = closes(nearly)
    assert isinstance(made, Moved)
    _, digest, _ = line(nearly, open_then, BODY)

    def earlier(said):
        return said | {"cites": [[BODY, open_then, digest]]}

    unguarded(nearly, *rechained(nearly, made.seq, earlier))
    found = [f for f in audit(nearly).findings if f.code == "again.refused"]
    assert [(f.stream, f.seq) for f in found] == [(CASE, made.seq)]
    assert "closing.rectified" in found[0].text.en


def test_of_a_closing_and_a_conclusion_at_once_the_second_sees_the_first(decided):
    """Whoever is second waits: no case closes on a register that was being written to."""
    for moved in walk(decided):
        if moved.seq == len(LAWFUL):
            break
    told(decided, 2)
    said, last = conclusion(), LAWFUL[-1]
    file_papers(decided, said, None, last.on)
    answers: dict[str, object] = {}

    def concludes() -> None:
        answers["conclusion"] = decided.supervise(BODY, said, person=HEAD, at=last.on)

    def ends() -> None:
        answers["closing"] = closes(decided)

    threads = [threading.Thread(target=each) for each in (concludes, ends)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    made, ended = entered(answers["conclusion"]), answers["closing"]
    if isinstance(ended, Moved):
        assert ended.facts[-1].cites[0].seq == made.fact.seq - 1
    else:
        assert refused(ended) == {"closing.rectified"}
    assert codes(decided) == []


def test_of_two_conclusions_at_once_one_stands(opened):
    told(opened, 2)
    said, when = conclusion(), at(CONCLUDED)
    file_papers(opened, said, None, when)
    answers: list[object] = []

    def concludes() -> None:
        try:
            answers.append(opened.supervise(BODY, said, person=HEAD, at=when))
        except StaleCaseError as error:
            answers.append(error)

    threads = [threading.Thread(target=concludes) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [type(each) for each in answers].count(Entered) == 1
    (found,) = opened.supervisions(BODY, at=at(FOUND))
    assert len(found.supervision.conclusions) == 1
    assert found.supervision.id == NUMBER
    assert codes(opened) == []


def all_at_once(service: Service, *asked: tuple[of.Supervised, str, date]) -> list[object]:
    """Say several things in the same moment; return what each came to, in their order."""
    start, answers = threading.Barrier(len(asked)), [None] * len(asked)

    def asks(number: int, said: of.Supervised, who: str, on: date) -> None:
        start.wait()
        try:
            answers[number] = service.supervise(BODY, said, person=who, at=at(on))
        except StaleCaseError as error:
            answers[number] = error

    threads = [threading.Thread(target=asks, args=(n, *each)) for n, each in enumerate(asked)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return answers


def test_what_many_are_refused_at_once_of_one_supervision_is_all_kept(opened):
    told(opened, 2)
    seq, strange = opened.body(BODY).seq, conclusion(unit="县财政局（示例）", rectify=())
    file_papers(opened, strange, None, at(CONCLUDED))
    answers = all_at_once(opened, *[(strange, HEAD, CONCLUDED)] * 8)
    assert [refused(each) for each in answers] == [{"supervision.in_scope"}] * 8
    kept = opened.refused_of_body(BODY, person="guo", at=at(CONCLUDED))
    assert [each.seq for each in kept] == list(range(1, 9))
    assert opened.body(BODY).seq == seq
    assert codes(opened) == []


def test_a_refusal_at_once_with_what_is_entered_cites_the_line_that_it_rests_on(opened):
    """Whoever is second, is told of the register as the first left it; all is decided again."""
    told(opened, 2)
    right, wrong = conclusion(), conclusion(unit="县财政局（示例）", rectify=())
    for said in (right, wrong):
        file_papers(opened, said, None, at(CONCLUDED))
    answers = all_at_once(opened, *[(right, HEAD, CONCLUDED), (wrong, HEAD, CONCLUDED)] * 4)
    made = [each for each in answers if isinstance(each, Entered)]
    turned_down = [each for each in answers if isinstance(each, Refused)]
    late = [each for each in turned_down if refused(each) != {"supervision.in_scope"}]
    assert len(made) == 1
    assert len(made) + len(turned_down) == len(answers)
    assert all("supervision.concluded_once" in refused(each) for each in late)
    assert len(late) == 3
    kept = opened.refused_of_body(BODY, person="guo", at=at(CONCLUDED))
    assert len(kept) == len(turned_down)
    lines = {cite.seq for each in kept for cite in each.cites if cite.stream == BODY}
    assert lines <= {made[0].fact.seq - 1, made[0].fact.seq}
    assert codes(opened) == []


def test_a_unit_objects_as_its_own(opened):
    told(opened, 4)
    assert refused(says(opened, objection(), KEEPER, date(2023, 6, 5))) == {"supervision.objector"}
    entered(says(opened, objection(), EXECUTOR, date(2023, 6, 5)))
