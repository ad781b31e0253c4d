"""What comes in is read strictly, and every fault of it is named in both languages."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.examples import PAYLOADS, move, opening, supervisions
from api.problems import Kind, ProblemError
from api.schemas.moves import ANY_MOVE, OPEN, VERBS
from api.schemas.opinions import OPINION
from api.schemas.reading import MOST_DEPTH, parse, read
from api.schemas.supervisions import ANY_SUPERVISED

REFUSE = {"step": "meeting", "move": "meeting.refuse_copy", "payload": {"reasons": "改期"}}


def faults(raw, adapter=ANY_MOVE):
    with pytest.raises(ProblemError) as caught:
        read(adapter, raw if isinstance(raw, bytes) else json.dumps(raw).encode())
    assert caught.value.kind is Kind.MALFORMED
    return {fault.field: fault for fault in caught.value.faults}


def test_every_move_has_an_example():
    assert set(PAYLOADS) == set(VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_every_example_is_read_as_the_payload_of_its_verb(name):
    found = read(ANY_MOVE, json.dumps(move(name)).encode())
    assert isinstance(found.payload, VERBS[name][1].payload)
    assert (found.kind, found.verb) == tuple(name.split("."))


def test_the_example_of_an_opening_is_read():
    assert read(OPEN, json.dumps(opening()).encode()).procedure == "four-nots"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff",
        b'"\\ud800"',
        b'{"move": NaN}',
        b'{"move": Infinity}',
        b'{"step": "a", "step": "b"}',
        b"[" * 200_000,
        b"[" * (MOST_DEPTH + 2) + b"]" * (MOST_DEPTH + 2),
        b"1" * 5_000,
        b"[]",
        b"null",
    ],
)
def test_what_is_no_json_object_of_ours_is_malformed(raw):
    assert faults(raw)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"step": ""}, "step"),
        ({"step": "../meeting"}, "step"),
        ({"move": "meeting.skip"}, "move"),
        ({"move": None}, "move"),
        ({"payload": None}, "payload"),
        ({"payload": {}}, "payload.reasons"),
        ({"payload": {"reasons": ""}}, "payload.reasons"),
        ({"payload": {"reasons": 1}}, "payload.reasons"),
        ({"payload": {"reasons": "a\x00"}}, "payload.reasons"),
        ({"payload": {"reasons": "a\u202eb"}}, "payload.reasons"),
        ({"payload": {"reasons": "改期", "force": True}}, "payload.force"),
        ({"force": True}, "force"),
        ({"duty": "king"}, "duty"),
        ({"instead_of": "a b"}, "instead_of"),
        ({"stated_at": "2025-01-06"}, "stated_at"),
        ({"stated_at": "2025-01-06T09:00:00"}, "stated_at"),
        ({"stated_at": "1700000000"}, "stated_at"),
        ({"stated_at": 1_700_000_000}, "stated_at"),
        ({"stated_at": "0001-01-01T00:00:00+08:00"}, "stated_at"),
        ({"stated_at": "9999-12-31T23:59:59Z"}, "stated_at"),
    ],
)
def test_each_fault_is_named_where_it_is(change, field):
    found = faults({**REFUSE, **change})
    assert list(found) == [field]
    for text in (found[field].wrong, found[field].right):
        assert text.zh
        assert text.en


def test_the_choices_are_listed_without_a_word_of_english_between_them():
    wrong = supervisions.entry("order_supervision")
    wrong = {**wrong, "payload": {**wrong["payload"], "ground": "whim"}}
    (found,) = faults(wrong, ANY_SUPERVISED).items()
    assert (found[0], found[1].right.zh) == (
        "payload.ground",
        "可选：decision、instruction、proposal",
    )
    assert list(faults({"payload": {}}, ANY_SUPERVISED)) == ["entry"]


def test_a_certificate_is_explained_as_that_of_the_procedure():
    wrong = opening()
    wrong["payload"] = {**wrong["payload"], "certificate": "x"}
    assert "procedure list" in faults(wrong, OPEN)["payload.certificate"].right.zh
    wrong["payload"].pop("certificate")
    assert "证明书" in faults(wrong, OPEN)["payload.certificate"].right.zh


def test_an_empty_opinion_is_said_to_be_empty():
    assert faults({"text": ""}, OPINION)["text"].wrong.zh == "内容为空"


def test_all_faults_are_named_at_once():
    wrong = {**REFUSE, "payload": {"why": "改期"}, "note": 1, "duty": "king"}
    assert set(faults(wrong)) == {"payload.reasons", "payload.why", "note", "duty"}


def test_a_nested_fault_has_its_whole_path():
    wrong = move("consultation.publish")
    wrong["payload"] = {**wrong["payload"], "channels": [{"kind": "shout", "name": "x"}]}
    assert list(faults(wrong)) == ["payload.channels[0].kind"]


def test_a_moment_deep_inside_is_written_as_a_moment():
    wrong = move("meeting.convene")
    wrong["payload"] = {
        **wrong["payload"],
        "attendance": [{"person": "p", "arrived": "1700000000"}],
    }
    assert list(faults(wrong)) == ["payload.attendance[0].arrived"]


@given(st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(raw):
    with contextlib.suppress(ProblemError):
        parse(raw)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_json_brings_the_reader_down(value):
    assert faults(json.dumps(value).encode())
