"""A procedure survives its bytes, and its digest names every part of it."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import (
    Bound,
    Figure,
    Gate,
    Procedure,
    RequiredPaper,
    Rework,
    Step,
)
from decision_flow.domain.values import HOUSE_RULE, Source, SourceKind, Text
from workflows import canonical, load, load_all, load_text, named, parse_canonical

UNSET = {
    "conditional": Text("甲", "a"),
    "by": Duty.CHIEF,
    "of": "members",
    "departs_from": HOUSE_RULE,
    "in_force_to": date(2030, 1, 1),
    "superseded_by": "other",
    "extends": "other",
}
"""What a field may hold that holds nothing."""

SMALL = Procedure(
    key="small",
    version=1,
    label=Text("小", "small"),
    profile="decree-713",
    source=HOUSE_RULE,
    in_force_from=date(2026, 1, 1),
    steps={"a": Step("a", "start@1", Text("甲", "a"), HOUSE_RULE)},
    gates={},
    reopens={},
)


def variants(value, name=""):
    """Yield the same value with one thing changed."""
    if is_dataclass(value):
        for field in fields(value):
            if field.name != "digest":
                for changed in variants(getattr(value, field.name), field.name):
                    yield replace(value, **{field.name: changed})
    elif isinstance(value, dict):
        yield from variants_of_mapping(value)
    elif isinstance(value, tuple):
        yield from variants_of_tuple(value)
    elif value is None:
        yield UNSET[name]
    else:
        yield changed_leaf(value)


def variants_of_mapping(value):
    for key in value:
        yield {k: v for k, v in value.items() if k != key}
        for changed in variants(value[key]):
            yield {**value, key: changed}


def variants_of_tuple(value):
    yield (*value, Rework("x", "y", "z") if value and is_dataclass(value[0]) else "x")
    for number, one in enumerate(value):
        yield value[:number] + value[number + 1 :]
        for changed in variants(one):
            yield (*value[:number], changed, *value[number + 1 :])
    if len(value) > 1:
        yield value[::-1]


def changed_leaf(value):
    if isinstance(value, Enum):
        return next(one for one in type(value) if one is not value)
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + ("x" if isinstance(value, str) else 1)


def test_a_change_of_any_part_changes_the_digest():
    procedure = load("four-nots")

    digests = [named(changed).digest for changed in variants(procedure)]

    assert len(digests) > 500
    assert procedure.digest not in digests


@pytest.mark.parametrize("part", ["steps", "gates"])
def test_the_order_of_steps_and_gates_is_part_of_the_digest(part):
    procedure = load("four-nots")
    turned = dict(reversed(getattr(procedure, part).items()))

    assert named(replace(procedure, **{part: turned})).digest != procedure.digest


@pytest.mark.parametrize("part", ["figures", "settings"])
def test_the_order_in_which_figures_and_settings_are_written_is_not(part):
    procedure = load("four-nots")
    step = procedure.steps["meeting"]
    step = replace(step, **{part: dict(reversed(getattr(step, part).items()))})
    turned = replace(procedure, steps={**procedure.steps, "meeting": step})

    assert named(turned).digest == procedure.digest


def test_comments_quotes_and_layout_are_not_part_of_the_digest(decree_713):
    plain = "\n".join(line.partition(" #")[0] for line in decree_713.splitlines())
    plain = plain.replace("version: 1", '"version": 1').replace(
        "after: [start]", "after:\n      - start"
    )

    assert plain != decree_713
    assert load_text(plain, "some.yaml").digest == load("decree-713").digest


def test_the_digest_covers_what_is_inherited(child):
    period = load("decree-713").steps["open_consultation"].figures["period"]
    content = canonical(load_text(child(), "child.yaml"))

    assert period.source.place.encode() in content
    assert b'"extends":"decree-713"' in content


@pytest.mark.parametrize("key", load_all())
def test_a_shipped_procedure_survives_its_bytes(key):
    procedure = load(key)

    assert parse_canonical(canonical(procedure)) == procedure


def test_the_bytes_are_canonical_json():
    content = canonical(load("four-nots"))
    told = json.loads(content)

    assert (
        content
        == json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )
    assert "digest" not in told
    assert told["format"] == "procedure/1"


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
texts = st.builds(Text, words, words)
sources = st.builds(Source, words, st.just("") | words, st.sampled_from(SourceKind))
figures = st.builds(
    Figure,
    bound=st.sampled_from(Bound),
    value=st.integers(1, 9) | st.fractions(Fraction(1, 9), 1),
    unit=words,
    source=sources,
    of=st.none() | words,
    departs_from=st.none() | sources,
)
papers = st.builds(RequiredPaper, texts, sources, st.none() | texts)
some_words = st.lists(words, max_size=3).map(tuple)


def keyed(strategy):
    """Return a strategy of mappings from the key of a thing to the thing."""
    return st.lists(strategy, max_size=4).map(lambda found: {one.key: one for one in found})


steps = st.builds(
    Step,
    key=words,
    kind=words,
    label=texts,
    source=sources,
    after=some_words,
    conditional=st.none() | texts,
    exempt=some_words,
    by=st.none() | st.sampled_from(Duty),
    figures=st.dictionaries(words, figures, max_size=2),
    settings=st.dictionaries(words, words, max_size=2),
    content=st.dictionaries(words, texts, max_size=2),
    papers=st.dictionaries(words, papers, max_size=2),
)
gates = st.builds(Gate, key=words, label=texts, steps=some_words, source=sources, exempt=some_words)
procedures = st.builds(
    Procedure,
    key=words,
    version=st.integers(1),
    label=texts,
    profile=words,
    source=sources,
    in_force_from=st.dates(),
    steps=keyed(steps),
    gates=keyed(gates),
    reopens=st.dictionaries(words, some_words, max_size=2),
    rework=st.lists(st.builds(Rework, words, words, words), max_size=3).map(tuple),
    in_force_to=st.none() | st.dates(),
    superseded_by=st.none() | words,
    extends=st.none() | words,
)


@given(procedures)
def test_any_procedure_survives_its_bytes(procedure):
    whole = named(procedure)

    assert parse_canonical(canonical(whole)) == whole


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content + b"\n",
        lambda content: content.replace(b":", b": ", 1),
        lambda content: content.replace(b'"version":1', b'"version":1.0'),
        lambda content: content.replace(b'"version":1', b'"version":true'),
        lambda content: content.replace(b"procedure/1", b"procedure/2"),
        lambda content: content.replace(b'"kind":"default"', b'"kind":"hearsay"'),
        lambda content: content.replace(b'"key":"small",', b""),
        lambda content: content.replace(b'"key":"small"', b'"key":"small","more":1'),
        lambda content: content.replace("小".encode(), b"\\u5c0f"),
        lambda _: b"{}",
        lambda _: b"[]",
        lambda _: b"null",
        lambda _: b"[" * 100_000,
        lambda _: b"\xff\xfe",
    ],
)
def test_bytes_that_are_not_exactly_a_procedure_are_refused(spoil):
    content = spoil(canonical(SMALL))

    assert content != canonical(SMALL)
    with pytest.raises(ProcedureError):
        parse_canonical(content)
