"""A command loads what it needs: proving a file wants neither a database nor a server."""

import json
import subprocess
import sys
from importlib.resources import files

HEAVY = {"alembic", "diagrams", "fastapi", "graphviz", "networkx", "sqlalchemy", "starlette"}
CHECKED = """
import json, sys
from typer.testing import CliRunner
from api.cli import app
done = CliRunner().invoke(app, ["procedure", "check", sys.argv[1]])
print(json.dumps([done.exit_code, done.output, sorted(sys.modules)]))
"""


def test_proving_a_file_loads_no_database_no_server_and_no_drawing():
    rules = files("workflows").joinpath("rules", "four-nots.yaml")
    command = [sys.executable, "-c", CHECKED, str(rules)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    code, output, loaded = json.loads(said)
    assert code == 0, output
    assert HEAVY.isdisjoint(loaded)
