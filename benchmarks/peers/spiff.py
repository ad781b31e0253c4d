"""SpiffWorkflow: a BPMN process, read from JSON and written back at each move."""

import itertools
import logging
import sqlite3
from xml.sax.saxutils import quoteattr

from SpiffWorkflow.bpmn import BpmnWorkflow  # type: ignore[import-not-found]  # the same
from SpiffWorkflow.bpmn.parser import BpmnParser  # type: ignore[import-not-found]  # the same
from SpiffWorkflow.bpmn.serializer import (  # type: ignore[import-not-found]  # the same
    BpmnWorkflowSerializer,
)
from SpiffWorkflow.util.task import TaskState  # type: ignore[import-not-found]  # the same

from benchmarks.peers import course

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def _diagram() -> str:
    """Return the course as BPMN: user tasks, a parallel gateway before and after the three."""
    elements = ['<startEvent id="start"/>', '<endEvent id="end"/>']
    elements += ['<parallelGateway id="split"/>', '<parallelGateway id="join"/>']
    elements += [
        f"<userTask id={quoteattr(step)} name={quoteattr(step)}/>" for step in course.STEPS
    ]
    first, last = ["start", *course.BEFORE, "split"], ["join", *course.AFTER, "end"]
    flows = [*itertools.pairwise(first), *itertools.pairwise(last)]
    for step in course.TOGETHER:
        flows += [("split", step), (step, "join")]
    elements += [
        f'<sequenceFlow id="f{n}" sourceRef="{here}" targetRef="{there}"/>'
        for n, (here, there) in enumerate(flows)
    ]
    inside = "".join(elements)
    return (
        f'<definitions xmlns="{BPMN}" id="d" targetNamespace="urn:benchmark">'
        f'<process id="course" isExecutable="true">{inside}</process></definitions>'
    )


class Spiff:
    """A case is a row with the whole workflow as JSON, and its chain."""

    def __init__(self) -> None:
        self.database = sqlite3.connect(course.database(), isolation_level=None)
        for pragma in course.PRAGMAS:
            self.database.execute(pragma)
        self.database.execute(
            "CREATE TABLE passage (id INTEGER PRIMARY KEY, workflow TEXT, seq INTEGER, head BLOB)"
        )
        self.database.execute(course.EVENTS)
        parser = BpmnParser()
        parser.add_bpmn_str(_diagram().encode())
        self.spec = parser.get_spec("course")
        self.serializer = BpmnWorkflowSerializer()

    def begin(self) -> int:
        """Return a new case."""
        workflow = BpmnWorkflow(self.spec)
        workflow.do_engine_steps()
        made = self.database.execute(
            "INSERT INTO passage (workflow, seq, head) VALUES (?, 0, ?)",
            (self.serializer.serialize_json(workflow), course.NO_DIGEST),
        )
        return made.lastrowid or 0

    def advance(self, case: int, step: str) -> None:
        """Read the workflow, run the task, write the workflow and the line."""
        run = self.database.execute
        run("BEGIN IMMEDIATE")
        found, seq, head = run(
            "SELECT workflow, seq, head FROM passage WHERE id = ?", (case,)
        ).fetchone()
        workflow = self.serializer.deserialize_json(found)
        task = workflow.get_next_task(state=TaskState.READY, spec_name=step)
        task.data["note"] = course.NOTE
        task.run()
        workflow.do_engine_steps()
        body, digest = course.line(head, case, seq + 1, step)
        run("INSERT INTO event VALUES (?, ?, ?, ?)", (case, seq + 1, body, digest))
        run(
            "UPDATE passage SET workflow = ?, seq = ?, head = ? WHERE id = ?",
            (self.serializer.serialize_json(workflow), seq + 1, digest, case),
        )
        run("COMMIT")

    def finish(self, case: int) -> None:
        """Raise unless the case has come to its end."""
        (found,) = self.database.execute(
            "SELECT workflow FROM passage WHERE id = ?", (case,)
        ).fetchone()
        if not self.serializer.deserialize_json(found).completed:
            raise RuntimeError("the case has not come to its end")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    course.serve(Spiff(), packages=("SpiffWorkflow",))
