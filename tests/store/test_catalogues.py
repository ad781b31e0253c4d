"""The catalogue in a body's stream: who may enter it, what it cites, what verify finds."""

import io
from datetime import UTC, datetime

import pytest
from makers import CLERK, walk_until
from tampering import codes, forged

import workflows
from api.demo.scene import BODY, content_of, paper
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.intake.catalogue import (
    AdjustCatalogue,
    AdoptCatalogue,
    Item,
    PublishCatalogue,
)
from decision_flow.service.errors import StaffError, UnfitError

AT = datetime(2023, 1, 10, tzinfo=UTC)
ITEMS = (
    Item(number="1", title="阳光大街中修道路工程设计方案", unit="宁津县交通运输局", due="2023-Q1"),
    Item(number="2", title="供热专项规划（示例）", due="2023-Q1"),
)


def filed(service, *titles):
    for title in titles:
        data = io.BytesIO(content_of(title))
        service.store_document(BODY, data, name=title, media_type="text/plain", person="sun", at=AT)


def adoption(**change):
    said = {
        "year": 2023,
        "procedure": workflows.load("four-nots").digest,
        "document": paper("目录"),
        "consent": paper("县委同意"),
        "items": ITEMS,
    }
    return AdoptCatalogue(**{**said, **change})


def adopted(service, *, person="sun"):
    filed(service, "目录", "县委同意")
    return service.enter_catalogue(BODY, adoption(), person=person, at=AT)


def test_a_catalogue_is_what_the_facts_of_the_body_say(service):
    entered = adopted(service)
    assert entered.fact.actor.person == "sun"
    (found,) = service.catalogues(BODY)
    assert found.items == ITEMS
    assert found.present.seq == entered.fact.seq
    service.known._bodies.drop(BODY)  # noqa: SLF001 - what is remembered equals what is read back
    assert service.catalogues(BODY) == (found,)
    assert codes(service) == []


def test_who_does_not_keep_it_enters_nothing(service):
    filed(service, "目录", "县委同意")
    for person, error in (("wu", UnfitError), ("nobody", NotFoundError)):
        with pytest.raises(error):
            service.enter_catalogue(BODY, adoption(), person=person, at=AT)
    assert service.catalogues(BODY) == ()


def test_what_it_names_must_be_on_file(service):
    with pytest.raises(StaffError, match="县委同意"):
        service.enter_catalogue(BODY, adoption(), person="sun", at=AT)
    with pytest.raises(NotFoundError):
        service.enter_catalogue(BODY, adoption(procedure="0" * 64), person="sun", at=AT)


def test_a_year_is_adopted_once_and_then_adjusted(service):
    adopted(service)
    with pytest.raises(StaffError, match="已经通过"):
        adopted(service)
    filed(service, "会议纪要", "网页")
    said = AdjustCatalogue(
        year=2023, reasons="职责调整。", document=paper("会议纪要"), removed=("2",)
    )
    service.enter_catalogue(BODY, said, person="sun", at=AT)
    shown = PublishCatalogue(
        year=2023, published_on=AT.date(), channel="政府网站", document=paper("网页")
    )
    service.enter_catalogue(BODY, shown, person="sun", at=AT)
    found = service.catalogue(BODY, 2023, at=AT)
    assert [v.number for v in found.catalogue.versions] == [1, 2]
    assert found.alarms == ()
    assert codes(service) == []
    with pytest.raises(NotFoundError):
        service.catalogue(BODY, 2022, at=AT)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (adoption(items=()), "intake.unfit"),
        (adoption(items=(*ITEMS, ITEMS[0])), "intake.unfit"),
        (adoption(procedure="0" * 64), "intake.procedure"),
        (adoption(consent=paper("从未上传")), "intake.document"),
    ],
)
def test_what_an_owner_of_the_database_forges_is_found(service, said, code):
    filed(service, "目录", "县委同意")
    seq = forged(service, said)
    assert codes(service) == [(code, BODY, seq)]
    assert CLERK.person == "sun"


def test_a_matter_that_became_a_case_is_no_longer_overdue(opened):
    adopted(opened)
    late = datetime(2023, 4, 1, tzinfo=UTC)
    assert [m.overdue for m in opened.catalogue(BODY, 2023, at=late).matters] == [True, True]
    walk_until(opened, "start", "approve")
    assert opened.started(BODY) == {}
