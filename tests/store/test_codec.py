"""What is hashed is what is stored, and what is stored comes back as it was said."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from payloads import PAYLOAD_OF, PAYLOADS, VERDICTS, WORDS, facts, values

from decision_flow.domain.people import Duty
from decision_flow.domain.steps.before.consultation import Publish
from decision_flow.domain.views import Attempt, Refusal
from decision_flow.store.canonical import (
    NO_DIGEST,
    canonical,
    digest_of,
    is_canonical,
    plain,
    written,
)
from decision_flow.store.codec import fact_bytes, read_fact, read_refusal, refusal_bytes
from decision_flow.store.vocabulary import adapter, read_payload

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="ascii")), inner)
    ),
)


@settings(max_examples=500)
@given(facts(), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_fact_comes_back_as_it_was_written(fact, prev):
    assert read_fact(fact_bytes(fact, prev)) == (fact, prev)


@pytest.mark.parametrize(("kind", "verb"), sorted(PAYLOADS))
def test_every_verb_of_the_vocabulary_comes_back_typed(kind, verb):
    @settings(max_examples=20)
    @given(PAYLOAD_OF[kind, verb])
    def comes_back(payload):
        said = written(payload)
        assert said == canonical(plain(payload))
        found = read_payload(kind, verb, json.loads(said))
        assert type(found) is type(payload)
        assert found == payload

    comes_back()


@given(JSON)
def test_the_quick_encoder_writes_what_rfc_8785_asks_for(value):
    assert canonical(value) == rfc8785.dumps(value)
    assert is_canonical(canonical(value))


@given(facts())
def test_a_fact_is_canonical_and_a_second_writing_gives_the_same_bytes(fact):
    body = fact_bytes(fact, NO_DIGEST)
    assert is_canonical(body)
    again, prev = read_fact(body)
    assert fact_bytes(again, prev) == body


def test_the_bytes_of_a_known_fact_never_change(known_fact):
    body = fact_bytes(known_fact, NO_DIGEST)
    assert digest_of(body) == "ddca640685c55f1a5e26475de35f6fba4beda180faeea66360781724bad321b0"


@given(
    st.sampled_from(sorted(PAYLOADS)).flatmap(lambda key: st.tuples(st.just(key), PAYLOAD_OF[key])),
    st.lists(VERDICTS, max_size=3).map(tuple),
    st.none() | values(Duty),
    WORDS,
)
def test_a_refusal_comes_back_as_it_was_written(asked, verdicts, duty, words):
    (kind, verb), payload = asked
    moment = datetime(2023, 3, 6, 1, 2, 3, 4, tzinfo=UTC)
    attempt = Attempt(words, verb, kind, payload, words, words, words, duty, stated_at=moment)
    refusal = Refusal(words, 1, 7, attempt, verdicts, moment, NO_DIGEST, NO_DIGEST)
    assert read_refusal(refusal_bytes(refusal, NO_DIGEST)) == (refusal, NO_DIGEST)


def test_moments_are_written_in_utc_and_days_as_days():
    china = datetime(2023, 3, 6, 8, tzinfo=timezone(timedelta(hours=8)))
    assert plain((china, date(2023, 3, 6))) == ["2023-03-06T00:00:00Z", "2023-03-06"]
    assert plain(Fraction(2, 3)) == "2/3"


@pytest.mark.parametrize("value", [1.5, b"bytes", object()])
def test_what_is_none_of_ours_is_not_stored(value):
    with pytest.raises(TypeError):
        plain(value)


def test_a_naive_moment_is_not_stored():
    with pytest.raises(ValueError, match="time zone"):
        plain(datetime(2023, 3, 6))  # noqa: DTZ001 - the point of the test


def test_a_lone_surrogate_is_not_stored():
    with pytest.raises(ValueError, match="surrogates"):
        canonical("\ud800")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda f: f | {"v": 2}, "no reader for version 2"),
        (lambda f: f | {"kind": "proposal@99"}, "has no verb"),
        (lambda f: f | {"verb": "skip"}, "has no verb"),
        (lambda f: f | {"payload": f["payload"] | {"extra": 1}}, "extra"),
    ],
)
def test_what_no_version_ever_wrote_is_not_read(known_fact, change, says):
    found = json.loads(fact_bytes(known_fact, NO_DIGEST))
    with pytest.raises(ValueError, match=says):
        read_fact(canonical(change(found)))


def test_bytes_in_another_order_or_with_blanks_are_not_canonical(known_fact):
    found = json.loads(fact_bytes(known_fact, NO_DIGEST))
    assert not is_canonical(json.dumps(found).encode())
    assert not is_canonical(b"{")


def test_strings_are_not_read_as_numbers():
    with pytest.raises(ValueError, match="received"):
        adapter(Publish).validate_json('{"received": "3"}')


def test_a_refusal_is_not_read_as_a_fact(known_fact):
    attempt = Attempt("s", known_fact.verb, known_fact.kind, known_fact.payload, "p", "n", "u")
    moment = datetime(2023, 3, 6, tzinfo=UTC)
    refusal = Refusal("x", 1, 0, attempt, (), moment, NO_DIGEST, NO_DIGEST)
    with pytest.raises(KeyError):
        read_fact(refusal_bytes(refusal, NO_DIGEST))
    assert replace(refusal, seq=2) != refusal
