"""Viewflow on Django: tasks are rows, taken, started and carried out by a person.

Viewflow is AGPL. It runs here as a program of its own, in an environment of its own, to be
compared with; nothing of the project imports it.
"""

import itertools
import logging
import sys
from typing import Any

import django  # type: ignore[import-not-found]  # in its own environment
from django.conf import settings  # type: ignore[import-not-found]  # the same

from benchmarks.peers import course

settings.configure(
    SECRET_KEY="only to be measured",  # noqa: S106 - nothing is signed with it
    USE_TZ=True,
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "viewflow",
        "viewflow.workflow",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": course.database(),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": ";".join(course.PRAGMAS),
            },
        }
    },
)
django.setup()

# Django's models can only be imported once it is set up.
from django.contrib.auth.models import User  # type: ignore[import-not-found]  # noqa: E402
from django.core.management import call_command  # type: ignore[import-not-found]  # noqa: E402
from django.db import connection, transaction  # type: ignore[import-not-found]  # noqa: E402
from viewflow import this  # type: ignore[import-not-found]  # noqa: E402
from viewflow.workflow import Flow, flow  # type: ignore[import-not-found]  # noqa: E402
from viewflow.workflow.models import Process, Task  # type: ignore[import-not-found]  # noqa: E402
from viewflow.workflow.status import STATUS  # type: ignore[import-not-found]  # noqa: E402

urlpatterns: list[Any] = []


class Request:
    """As much of a request as an activation asks for."""

    def __init__(self, user: Any) -> None:  # noqa: ANN401 - Django's user
        self.user = user


def _page(request: Request) -> None:
    """Stand for the page on which the task would be done."""


def _nodes() -> dict[str, Any]:
    """Return the course as Viewflow's nodes."""
    found: dict[str, Any] = {"begin": flow.StartHandle().Next(getattr(this, course.BEFORE[0]))}
    names = [*course.BEFORE, "split"]
    for here, there in itertools.pairwise(names):
        found[here] = flow.View(_page).Next(getattr(this, there))
    found["split"] = flow.Split()
    for step in course.TOGETHER:
        found["split"].Next(getattr(this, step))
        found[step] = flow.View(_page).Next(this.join)
    names = ["join", *course.AFTER, "end"]
    for here, there in itertools.pairwise(names):
        node = flow.Join() if here == "join" else flow.View(_page)
        found[here] = node.Next(getattr(this, there))
    return found | {"end": flow.End()}


MODULE = "viewflow.workflow.course"
CourseFlow = type(
    "CourseFlow", (Flow,), {**_nodes(), "process_class": Process, "__module__": MODULE}
)
# Rows name their flow by its module, which has to lie inside an installed application.
sys.modules[MODULE] = sys.modules[__name__]


class Viewflow:
    """A case is a process; a move assigns, starts and executes its task."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(course.EVENTS)
        self.user = User.objects.create(username="secretary")
        self.request = Request(self.user)

    def begin(self) -> int:
        """Return a new case."""
        started = CourseFlow.begin.run()  # type: ignore[attr-defined]  # one of its nodes
        key: int = started.process.pk if hasattr(started, "process") else started.pk
        return key

    def advance(self, case: int, step: str) -> None:
        """Find the task, carry it out, write the line: one transaction."""
        node = getattr(CourseFlow, step)
        with transaction.atomic(), CourseFlow.lock(case):  # type: ignore[attr-defined]  # Viewflow's
            task = Task.objects.select_related("process").get(
                process_id=case, flow_task=node, status=STATUS.NEW
            )
            activation = task.flow_task.activation_class(task)
            activation.assign(self.user)
            activation.start(self.request)
            activation.execute()
            self._write_line(case, step)

    def finish(self, case: int) -> None:
        """Raise unless the case has come to its end."""
        found = Process.objects.get(pk=case).status
        if found != STATUS.DONE:
            raise RuntimeError(f"the case stands at {found}")

    def _write_line(self, case: int, step: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT seq, digest FROM event WHERE case_id = %s ORDER BY seq DESC LIMIT 1",
                (case,),
            )
            seq, head = cursor.fetchone() or (0, course.NO_DIGEST)
            body, digest = course.line(head, case, seq + 1, step)
            cursor.execute(
                "INSERT INTO event VALUES (%s, %s, %s, %s)", (case, seq + 1, body, digest)
            )


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    course.serve(Viewflow(), packages=("django-viewflow", "Django"))
