"""A body with many decisions that are carried out, each its own way, to be reported of."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from carried import allows, finished, seen, task, wants
from makers import LAWFUL, file_papers, make_case, request_of

from api.demo.scene import BODY, Scene, at
from decision_flow.domain.move import Refused
from decision_flow.domain.steps.after import execution
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.service import Moved, Service

GIVEN = date(2023, 6, 9)
_ISSUE = next(n for n, scene in enumerate(LAWFUL) if isinstance(scene.says, Sign))
_ASSIGN = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("execution", "assign"))


def populate(service: Service, count: int, *, seed: int) -> tuple[str, ...]:
    """Carry out so many decisions, some well, some late, some not at all; return the cases."""
    names = tuple(f"p{n:03}" for n in range(1, count + 1))
    for n, name in enumerate(names, 1):
        make_case(service, name)
        Clerk(service, name).carry(n, Random(seed * 1_000 + n))  # noqa: S311 - no secret
    return names


class Clerk:
    """Everybody who acts in one case."""

    def __init__(self, service: Service, case: str) -> None:
        self.service, self.case, self.seq = service, case, 1
        self.day = GIVEN

    def carry(self, number: int, chance: Random) -> None:
        for n, scene in enumerate(LAWFUL[:_ASSIGN]):
            says: Any = scene.says
            if n == _ISSUE:
                says = replace(says, number=f"宁政发〔2023〕{number}号")
            self.act(replace(scene, says=says))
        if chance.random() < 0.1:
            return
        keys = [f"T{n}" for n in range(1, chance.randint(1, 4) + 1)]
        tasks = [task(k, due=GIVEN + timedelta(days=chance.randint(20, 200))) for k in keys]
        listed = replace(LAWFUL[_ASSIGN].says, tasks=tuple(tasks))
        self.act(replace(LAWFUL[_ASSIGN], says=listed))
        for one in tasks:
            self._one(one, chance)

    def _one(self, one: execution.Task, chance: Random) -> None:
        key = one.key or ""
        if chance.random() < 0.3:
            self._say("ask_extension", "he", wants(one.due + timedelta(days=30), key), chance)
            self._say("answer_extension", "sun", allows(key, granted=chance.random() < 0.7), chance)
        if chance.random() < 0.75:
            self._say("finish", "he", finished(key), chance)
            if chance.random() < 0.8:
                self._say("inspect", "sun", seen(key, good=chance.random() < 0.8), chance)

    def _say(self, verb: str, who: str, says: Any, chance: Random) -> None:
        self.day += timedelta(days=chance.randint(0, 40))
        self.act(Scene(at(self.day), who, "execution", verb, says))

    def act(self, scene: Scene) -> None:
        """Do what a scene says."""
        answer = self._ask(scene)
        assert isinstance(answer, Moved), (scene.step, scene.verb, answer.unmet)
        self.seq = answer.seq

    def refused(self, scene: Scene) -> None:
        """Ask for what is not granted."""
        assert isinstance(self._ask(scene), Refused)

    def _ask(self, scene: Scene) -> Moved | Refused:
        file_papers(self.service, scene.says, scene.paper, scene.on)
        request = request_of(scene)
        return self.service.move(BODY, self.case, request, at=scene.on, expected=self.seq)
