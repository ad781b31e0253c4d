"""Random histories: people of a town do what they may, or try what they may not.

Everything is drawn from one `Random`, so that a seed tells a history again. After every attempt
the history checks what must hold whatever was tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from histories import cures, town
from histories.acts import Act
from histories.casting import fitting, stand_in
from histories.checking import Counts, check_beside, check_written, snapshot
from histories.oracle import DECIDED, Oracle
from histories.told import Told
from histories.tries import anything

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.case import CASE, Case, Inherited, Paper, fold, follow
from decision_flow.domain.content import documents_of
from decision_flow.domain.execution.said import Effect, Refer, Settle
from decision_flow.domain.intake.judgement import Answers, Category
from decision_flow.domain.kind import Choice, Phase, Verb
from decision_flow.domain.links import Link, LinkKind, OtherCase
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.people import Duty, Person
from decision_flow.domain.steps.after.post_evaluation import Follow
from decision_flow.domain.steps.matter import ENDS, Open
from decision_flow.domain.values import Cite
from decision_flow.engine.decide import decide, rules_of
from decision_flow.engine.explain import explain
from decision_flow.engine.linking import Earlier
from decision_flow.engine.opening import Opening, opening_move, unopened
from decision_flow.engine.rules import Ready, Rule

CERTIFICATE = "0" * 64
ANSWERS = Answers(category=Category.OTHER, great_effect=True, reasons="示例")
UNWELCOME = frozenset(
    {
        *("decline", "return", "reject", "refuse_withheld", "refuse_copy", "retract", "dispute"),
        *("fail", "uncontrollable", "unlawful", "lawful_after_changes", "amended", "exceed"),
        *(
            "incomplete",
            "refuse_shorter",
            "send_back",
            "adjust",
            "postpone",
            "return_task",
            "rectify",
            "change",
            "return_rectification",
            "unchanged",
        ),
        *("not_agreed", "returned", "deferred", "discuss_again", "classify_substantive"),
    }
)
"""Answers that send back, end or slow down; a fair world gives the others in the end."""
NAMING = (Refer, Settle, Follow)
"""What names another case, which is made up here to be as it is said to be."""
CHANGED_ELSEWHERE = frozenset({"refer", "follow"})
"""Acts that lead to another case."""
FINAL = frozenset({"decline", "withdraw", "not_agreed", "expire"})


LATE = 0.05
"""The share of lawful acts that are done on paper and entered on a later day."""
AT_ONCE = frozenset({"compare", "report_error", "answer_record"})
"""Acts that happen when they are entered."""
CONTINUES = 0.15
"""The share of cases that take up an earlier one, in which examinations had failed."""
EXPLAINED = 0.1
"""The share of lawful attempts before which all that is possible is compared with `explain`."""


@dataclass(frozen=True, slots=True)
class Possible:
    """An answer that could be given; `opens` is the day that it must wait for, if any."""

    act: Act
    opens: date | None


class History:
    """One case in one town, with everything that was written of it."""

    never: frozenset[str] = frozenset()
    """What is never done lawfully here."""

    def __init__(self, ready: Ready, calendar: Calendar, seed: int) -> None:
        self.ready = ready
        self.rng = Random(seed)  # noqa: S311 - a history to tell again, not a secret
        self.world = town.opened(calendar, self.rng)
        steps = (*ready.procedure.steps, CASE)
        verbs = [(step, verb) for step in steps for verb in ready.kind(step).verbs]
        self.verb_of = {f"{step}.{t}": verb for step, verb in verbs for t in verb.triggers}
        self.before = unopened(ready, "case", town.BODY, "示例事项")
        self.case: Case = self.before
        self.told: list[Told] = []
        self.counts = Counts()
        self.counts.tallies["runs"] += 1
        self.led = False
        self.restless = self.rng.choice((1.0, 1.0, 1.0, 8.0))
        continues = self.rng.random() < CONTINUES
        self.links = (Link(kind=LinkKind.CONTINUES, to="earlier"),) if continues else ()
        self._open()

    def _open(self) -> None:
        payload = Open(
            title="示例事项",
            category=Category.OTHER,
            summary="示例",
            certificate=CERTIFICATE,
            answers=ANSWERS,
            links=self.links,
        )
        move = Move(CASE, "open", payload, self.world.people["secretary"])
        opening = Opening("case", move, CERTIFICATE, tuple(map(self._earlier, self.links)))
        answer = opening_move(self.ready, opening, self.setting())
        assert isinstance(answer, Accepted), answer
        self._write(answer)

    def _earlier(self, link: Link) -> Earlier:
        """Return a case that was ended, and in which some examinations had failed."""
        before = unopened(self.ready, link.to, town.BODY, "示例事项")
        kinds = {step: self.ready.kind(step) for step in self.ready.procedure.steps}
        failed = tuple(
            Inherited(step, kind.id, trigger, link.to, 7)
            for step, kind in kinds.items()
            for trigger in kind.failing
            if self.rng.random() < 0.5
        )
        shape = {**before.shape, CASE: Phase.WITHDRAWN}
        return Earlier(replace(before, shape=shape, inherited=failed), self.ready, "0" * 64)

    def setting(self, *papers: object) -> Setting:
        """Return the surroundings of a move now; `papers` hold the documents on file."""
        filed = frozenset(d.digest for value in papers for d in documents_of(value))
        people = dict(self.world.people)
        found = Setting(self.world.body, self.world.calendar, self.world.now, filed, people)
        return replace(found, others=self._others(papers))

    def _others(self, papers: tuple[object, ...]) -> tuple[OtherCase, ...]:
        """Return the further case that is named, where one is."""
        return tuple(self._beside(value) for value in papers if isinstance(value, NAMING))

    def _beside(self, said: Refer | Settle | Follow) -> OtherCase:
        """Return the case in which a change is decided, as what is said of it needs it."""
        changes = {"adjust": LinkKind.ADJUSTS, "terminate": LinkKind.TERMINATES}
        links = tuple(Link(kind=kind, to=self.case.id) for kind in changes.values())
        effect = said.effect if isinstance(said, Settle) else None
        effect = Effect.CARRIES_ON if isinstance(said, Follow) else effect
        ended = effect is Effect.UNCHANGED
        cite = Cite(said.case, 9, "0" * 64)
        opened = self.world.now
        # Of what was issued before, nothing that was reported since is dealt with.
        issued = self.case.opened if effect is Effect.GOES_ON_TROUBLED else opened
        return OtherCase(links, effect is not None and not ended, ended, cite, opened, issued)

    @property
    def ended(self) -> bool:
        """Return whether the case has come to an end."""
        return self.case.phase in ENDS

    def go_on(self) -> None:
        """Make one attempt: a lawful one, or any."""
        self.counts.tallies["attempts"] += 1
        if not self.ended and self.rng.random() < 0.5:
            self.lawful()
        else:
            self.unlawful()

    # What can be drawn --------------------------------------------------------------------------

    def lawful(self, goal: Rule | None = None) -> None:
        """Do something that is open, or wait for what time alone keeps shut; it must succeed.

        With a `goal`, what fires that rule goes first, and then what brings it nearer.
        """
        self._time_passes()
        found = self.possible()
        if self.rng.random() < EXPLAINED:
            self._is_explained(found)
        found = [one for one in found if one.act.trigger not in self.never]
        weights = [_weight(one.act, goal, self.restless) for one in found]
        self.carry_out(self.rng.choices(found, weights)[0])

    def carry_out(self, one: Possible) -> None:
        """Cure the act and do it. Fails when no answer of its verb can be cured."""
        if one.opens is not None:
            self.world.wait(one.opens)
        act = one.act
        person, duty = fitting(act)
        if duty is Duty.DRAFTER and act.verb.name != "take_over":
            self._take_over(person)
        # Who compares acts too: somebody more for a list that closing finds complete now.
        late = act.verb.name not in AT_ONCE and act.step != "closing" and act.chance(LATE)
        scan = self._compare(act, person) if late else None
        act, done = replace(act, case=self.case), self.world.now
        for each in (act, *self._answers(act)):
            payload = cures.cure(each)
            if payload is not None:
                break
        else:
            raise AssertionError(f"{act.step}.{act.verb.name} has no cure in {self.path()}")
        move = Move(act.step, act.verb.name, payload, person, duty=duty)
        if scan is not None:
            self.world.now += timedelta(days=self.rng.randint(1, 3))
            move = replace(move, stated_at=done, paper=scan)
            self.counts.tallies["entered late"] += 1
        answer = self.attempt(move)
        assert isinstance(answer, Accepted), (
            f"{act.step}.{act.verb.name} is open and cured, and refused: "
            f"{[str(v.reason) for v in answer.unmet]}; {self.path()}"
        )

    def _take_over(self, person: Person) -> None:
        """Have a unit take over what was handed to it: only then can its people go on."""
        while any(h.waits and h.said.to == person.unit for h in self.case.handed):
            act = self._act(CASE, self.verb_of[f"{CASE}.take_over"], "take_over")
            line = next(h.line for h in self.case.handed if h.waits and h.said.to == person.unit)
            answer = self.attempt(
                Move(CASE, "take_over", act.fill(handed=line), person, duty=Duty.DRAFTER)
            )
            assert isinstance(answer, Accepted), answer

    def _compare(self, act: Act, person: Person) -> Paper:
        """Have somebody else compare the paper of an act; return it as the entry must name it."""
        compare = self._act(CASE, self.verb_of[f"{CASE}.compare"], "compare")
        other, duty = fitting(compare, besides=person.id)
        said = compare.fill(step=act.step, verbs=(act.verb.name,), day=self.world.day)
        answer = self.attempt(Move(CASE, "compare", said, other, duty=duty))
        assert isinstance(answer, Accepted), answer
        return Paper(scan=said.scan, receipt=said.receipt, compared=self.case.seq)

    def unlawful(self) -> None:
        """Try anything: any verb, any person, any time, any payload."""
        if self.rng.random() < 0.7:
            self._time_passes()
        verbs = self._enabled() if self.rng.random() < 0.6 else self._verbs()
        step, verb = self.rng.choice(verbs)
        while verb.name in FINAL and self.rng.random() < 0.95:
            step, verb = self.rng.choice(verbs)
        act = self._act(step, verb, self.rng.choice(verb.triggers))
        tried = anything(act, tuple(t.fact.draft for t in self.told if t.fact.draft)[-3:])
        if tried is not None:
            self.attempt(tried.move, setting=self.setting(*tried.on_file))

    def finish(self, most: int) -> int:
        """Do only what somebody owes or must answer, fairly; return the moves until an end."""
        self.led = True
        for count in range(most):
            if self.ended:
                return count
            if self.case.joint:
                self.carry_out(Possible(self._act(CASE, self.verb_of["case.leave"], "leave"), None))
                continue
            found = [one for one in self.possible() if one.act.choice is not Choice.MAY]
            assert found, f"nobody owes anything in {self.path()}"
            fair = [one for one in found if one.act.trigger not in UNWELCOME] or found
            # Fairly: what can be done over and over does not keep out for ever what opens later.
            now = [one for one in fair if one.opens is None] if self.rng.random() < 0.9 else fair
            self.carry_out(self.rng.choice(now or fair))
        raise AssertionError(f"no end within {most} moves: {self.path()}")

    def opens_in_time(self) -> None:
        """Check that what time alone keeps shut is open on the day that `explain` names."""
        setting = self.setting()
        for option in explain(self.ready, self.case, setting):
            if option.open or option.earliest is None:
                continue
            later = replace(self.world, people=self.world.people)
            later.wait(option.earliest)
            options = explain(self.ready, self.case, replace(setting, at=later.now))
            same = next(o for o in options if (o.step, o.verb) == (option.step, option.verb))
            assert same.open, f"{option.step}.{option.verb} is not open on {option.earliest}"
            self.counts.tallies["opened by time"] += 1

    # How a move is made ---------------------------------------------------------------------------

    def attempt(self, move: Move, *, setting: Setting | None = None) -> Accepted | Refused:
        """Ask for the move, keep what comes of it, and check everything that must hold."""
        kept = snapshot(self.case)
        answer = decide(
            self.ready, self.case, move, setting or self.setting(move.payload, move.paper)
        )
        assert snapshot(self.case) == kept, "a decision changed the case that it looked at"
        name = f"{move.step}.{move.verb}"
        if isinstance(answer, Refused):
            assert answer.unmet, f"{name} is refused and nothing is unmet"
            self.counts.refused[name] += 1
            return answer
        self.counts.accepted[f"{move.step}.{answer.facts[0].trigger}"] += 1
        self.counts.tallies["designated"] += any(
            v.code == "meeting.designated" for v in answer.verdicts
        )
        self._write(answer)
        return answer

    def _write(self, answer: Accepted) -> None:
        earlier = self.case
        for fact in answer.facts:
            before, self.case = self.case, follow(self.case, fact)
            self.told.append(Told(fact, self.world.body))
            days = self.world.calendar
            check_beside(self.ready, before, self.case, told=self.told[-1], calendar=days)
        self._check(earlier)

    def _check(self, earlier: Case) -> None:
        check_written(self.ready, self.before, self.told, earlier)
        assert fold(self.before, [t.fact for t in self.told]) == self.case, "told again, another"
        seen = Oracle(self.ready.procedure, self.told)
        assert seen.draft() == self.case.draft, "another text is current"
        faults = seen.faults(self.case.phase)
        assert not faults, f"{self.case.phase} in spite of {faults}: {self.path()}"
        self._tally(earlier)

    def _tally(self, earlier: Case) -> None:
        if self.case.phase in DECIDED and earlier.phase not in DECIDED and not self.led:
            again = any(e.target == "lapsed" for t in self.told for e in t.fact.edges)
            self.counts.tallies["decided"] += 1
            self.counts.tallies["decided after rework"] += again
        if self.ended and earlier.phase not in ENDS:
            self.counts.ends[f"led to {self.case.phase}" if self.led else self.case.phase] += 1

    def path(self) -> str:
        """Return the history in one line."""
        return " → ".join(t.fact.name for t in self.told)

    # Drawing --------------------------------------------------------------------------------------

    def possible(self) -> list[Possible]:
        """Return every answer that could be given now, or once a day has come."""
        setting, standing = (
            self.setting(),
            [r for r in self.ready.rules.values() if self._stands(r)],
        )
        found = []
        for rule in standing:
            act = self._act(rule.step, self.verb_of[rule.name], rule.trigger)
            shut = act.shut_by(setting)
            days = [v.earliest for v in shut if v.earliest is not None]
            if len(days) == len(shut):
                found.append(Possible(act, max(days, default=None)))
        return found

    def _is_explained(self, found: list[Possible]) -> None:
        """Check that `explain` says of every verb what was found: open, or from which day on."""
        explained = explain(self.ready, self.case, self.setting())
        said = {(o.step, o.verb): o.earliest for o in explained if o.open or o.earliest is not None}
        here = {(one.act.step, one.act.verb.name): one.opens for one in found}
        assert said == here, f"{said} is explained, {here} is possible: {self.path()}"

    def _answers(self, act: Act) -> list[Act]:
        rules = [r for r in rules_of(self.ready, act.step, act.verb) if self._stands(r)]
        self.rng.shuffle(rules)
        return [self._act(act.step, act.verb, rule.trigger) for rule in rules]

    def _act(self, step: str, verb: Verb, trigger: str) -> Act:
        return Act(self.ready, self.case, self.world, step, verb, trigger, self.rng)

    def _stands(self, rule: Rule) -> bool:
        shape = self.case.shape
        return all(shape[component] in allowed for component, allowed in rule.needs.items())

    def _verbs(self) -> list[tuple[str, Verb]]:
        steps = (*self.ready.procedure.steps, CASE)
        return [(step, verb) for step in steps for verb in self.ready.kind(step).verbs]

    def _enabled(self) -> list[tuple[str, Verb]]:
        found = [
            (step, verb)
            for step, verb in self._verbs()
            if any(self._stands(rule) for rule in rules_of(self.ready, step, verb))
        ]
        return found or self._verbs()

    def _time_passes(self) -> None:
        hours = self.rng.choice((0, 1, 1, 3, 3, 8, 24, 24, 48, 24 * 9))
        self.world.now += timedelta(hours=hours, minutes=self.rng.randrange(60))
        if self.rng.random() < 0.01:
            self.world.replace_chief()
        if (stands_in := stand_in(self.case, self.world)) and self.rng.random() < 0.5:
            self.counts.tallies["stand-in left"] += 1
            self.world.leaves(stands_in)


def _weight(act: Act, goal: Rule | None, restless: float) -> float:
    if goal is not None and (act.step, act.trigger) == (goal.step, goal.trigger):
        return 1000.0
    if act.trigger in FINAL:
        return 0.05
    if goal is not None and act.nears(goal):
        return 100.0
    if act.trigger in UNWELCOME:
        return 0.4 * restless
    if act.step == CASE:
        return 0.1
    return 0.1 * restless if act.choice is Choice.MAY else 10.0


def attempts(history: History, count: int) -> Iterator[History]:
    """Let a history go on for so many attempts, half of them lawful; yield it after each."""
    for _ in range(count):
        history.go_on()
        yield history
