"""A move on the command line says what is advised, whether it is kept or only tried."""

import json
from dataclasses import replace
from datetime import date, timedelta

from makers import BODY, CASE, LAWFUL, file_papers, make_case, make_world, walk_until
from sending import wire
from typer.testing import CliRunner

from api.cli import app
from api.identity import new_token, token_digest

UNKNOWN = "县城市建设投资中新"


def test_a_task_of_a_unit_that_nobody_is_of_is_told(tmp_path, monkeypatch):
    """A unit whose name was misspelt would else be found when its task is late."""
    service = make_world(f"sqlite:///{tmp_path / 'decision-flow.db'}", tmp_path)
    make_case(service)
    walk_until(service, "publication", "publish")
    scene = next(s for s in LAWFUL if (s.step, s.verb) == ("execution", "assign"))
    ahead = date.today() + timedelta(days=60)  # noqa: DTZ011 - far enough in any zone
    given = (replace(task, due=ahead) for task in scene.says.tasks)
    first, *rest = given
    tasks = (replace(first, unit=UNKNOWN), *rest)
    scene = replace(scene, says=replace(scene.says, tasks=tasks))
    file_papers(service, scene.says, None, scene.on)
    token = new_token()
    service.add_token(BODY, "sun", token_digest(token), label="test")
    version = service.case(BODY, CASE).view.seq
    service.database.close()
    monkeypatch.setenv("DECISION_FLOW_HOME", str(tmp_path))
    monkeypatch.setenv("DECISION_FLOW_TOKEN", token)
    file = tmp_path / "assign.json"
    file.write_text(json.dumps(wire(scene, "execution"), ensure_ascii=False), "utf-8")
    asked = ["case", "move", CASE, str(file), "--version"]
    for more in (["--try"], []):
        said = CliRunner().invoke(app, [*asked, str(version), *more])
        assert said.exit_code == 0, said.output
        assert "提示" in said.output
        assert UNKNOWN in said.output
    for wrong, told in ((version, "已被写入"), (version + 9, "尚不存在")):
        tried = CliRunner().invoke(app, [*asked, str(wrong), "--try"])
        assert (tried.exit_code, told in tried.output) == (2, True), tried.output
