"""Whom a rule set names with `by` does it, and nobody else: every move, in every rule set."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cases import TOWN

from decision_flow.domain.move import Move, Setting
from decision_flow.domain.people import Duty, Held, Person
from decision_flow.domain.steps.common import RESERVED, Reasons, nameable
from decision_flow.domain.steps.registry import KINDS
from decision_flow.engine.explain import explain
from decision_flow.engine.opening import unopened
from decision_flow.engine.person import acting
from decision_flow.engine.rules import Ready
from workflows import calendar, offered

EVERY = sorted(offered().keys)
SINCE = date(2019, 9, 1)
SETTING = Setting(TOWN, calendar.load(), datetime(2025, 6, 3, 2, tzinfo=UTC))

every_rule_set = pytest.mark.parametrize("key", EVERY)


def fresh(ready):
    return unopened(ready, "case-1", TOWN.id, "某事项（示例）")


def asked_of(ready, step, verb, *duties):
    """Return what is asked of somebody with these duties who makes a move."""
    person = Person("p", "某人", "某单位", tuple(Held(duty, SINCE) for duty in duties))
    move = Move(step, verb.name, Reasons(reasons="示例"), person)
    found = acting(ready, fresh(ready), move, verb, setting=SETTING).verdicts
    return next(v for v in found if v.code == "person.duty")


@every_rule_set
def test_who_holds_every_duty_but_those_named_is_refused_and_told_who_does_it(key):
    ready = Ready(offered().load(key))
    for step in ready.procedure.steps:
        for verb in ready.kind(step).verbs:
            others = [duty for duty in Duty if duty not in verb.by]
            refused = asked_of(ready, step, verb, *others)
            assert refused.refuses
            assert refused.curers == verb.by
            assert all(asked_of(ready, step, verb, duty).passed for duty in verb.by)


@every_rule_set
def test_what_the_named_duty_does_is_asked_of_it_alone_and_told_in_advance(key):
    procedure = offered().load(key)
    ready = Ready(procedure)
    told = {(o.step, o.verb): o.by for o in explain(ready, fresh(ready), SETTING)}
    for step in procedure.steps.values():
        if step.by is None:
            continue
        kind = KINDS[step.kind]
        named = [v.name for v in kind.verbs if v.by == nameable(kind)]
        assert named
        # A verb that hangs on a figure is offered only where the rule set has that figure.
        assert {told[step.key, name] for name in named if (step.key, name) in told} == {(step.by,)}
        assert not [v for v in ready.kind(step.key).verbs if v.name in named and v.by != (step.by,)]


def test_some_rule_sets_name_one_of_several_and_some_repeat_the_only_one():
    steps = (s for key in EVERY for s in offered().load(key).steps.values() if s.by is not None)
    assert {len(nameable(KINDS[s.kind])) > 1 for s in steps} == {True, False}


@pytest.mark.parametrize("by", KINDS["start@1"].doers)
def test_where_the_office_starts_a_matter_no_chief_does_and_the_other_way_round(by):
    procedure = offered().load("shanghai-2020")
    assert procedure.steps["start"].by is Duty.SECRETARY
    steps = {**procedure.steps, "start": replace(procedure.steps["start"], by=by)}
    ready = Ready(replace(procedure, steps=steps, digest=""))
    others = [duty for duty in Duty if duty is not by]
    for verb in ready.kind("start").verbs:
        assert verb.by == (by,)
        assert asked_of(ready, "start", verb, *others).refuses
        assert asked_of(ready, "start", verb, by).passed


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_kind_lets_a_duty_be_named_that_shares_its_acts_with_another(kind):
    for duty in nameable(kind):
        own = [v for v in kind.done_by(duty).verbs if not RESERVED & {*v.triggers}]
        assert all(v.by == (duty,) for v in own if duty in v.by)
        assert any(v.by == (duty,) for v in own)
