"""The installation that the docs describe: its settings, and its commands on a real PostgreSQL."""

import re
from contextlib import closing

import pytest
from documented import blocks, in_order, page, ran
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from api.demo import people
from api.demo.performance import OPENED
from api.demo.stage import begin
from api.demo.story import FOUR_NOTS
from api.installation import READERS
from api.settings import Settings
from decision_flow.service import Service
from decision_flow.store import Database, Documents
from workflows import canonical, load

NAMES = ("decisions", "restored")
REFUSED = r"denied|owner"
FORGERIES = (
    "UPDATE journal SET body = body",
    "DELETE FROM refusal",
    "ALTER TABLE journal DISABLE TRIGGER ALL",
    "DROP TRIGGER journal_next ON journal",
    "DELETE FROM decision_case",
    "CREATE TABLE beside (id int)",
)
ROLES = ("decision_owner", "decision_server")
PREFIX = "DECISION_FLOW_"


def test_every_setting_is_named_with_its_default():
    rows = dict(
        re.findall(rf"^\| `{PREFIX}(\w+)` \| ([^|]+) \|", page("how-to/install.md"), re.MULTILINE)
    )
    assert set(rows) == {name.upper() for name in Settings.model_fields}
    told = {name: said.strip().strip("`") for name, said in rows.items()}
    for name, field in Settings.model_fields.items():
        if told[name.upper()] not in {"none", "a file in the home"}:
            assert told[name.upper()] == str(field.default).replace("True", "true").replace(
                "False", "false"
            )


@pytest.fixture
def cluster(postgres_server):
    """A server on which the databases and roles of the page are made, and taken away again."""
    yield postgres_server
    for name in NAMES:
        postgres_server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    for role in ROLES:
        postgres_server.run(f"DROP ROLE IF EXISTS {role}")


def libpq(url, **change):
    made = make_url(url).set(drivername="postgresql", **change)
    return made.render_as_string(hide_password=False)


def here(script, server, folder):
    """The commands of the page on this machine: its server, its folder, nobody else's rights."""
    given = make_url(server.url)
    host = given.host or given.query["host"]
    admin = libpq(server.url)
    return (
        script.replace("sudo -u postgres psql", f"psql '{admin}'")
        .replace("@127.0.0.1/decisions", f"@/decisions?host={host}&port={given.port or 5432}")
        .replace("/var/lib/decision-flow", str(folder / "lib"))
    )


@pytest.mark.long
@pytest.mark.postgres
def test_a_real_installation_is_made_backed_up_restored_and_verified(cluster, tmp_path):
    script = here(blocks("how-to/install.md"), cluster, tmp_path)
    said = ran(script, tmp_path)
    in_order(
        said,
        "数据库结构已是最新",
        "已登记 陈强",
        "共0件",
        "令牌已撤销",
        "my-county v1：已证明",
        "my-county v1  某县",
        "核验通过",
        "数据库结构已是最新",
        "核验通过",
        "数据库结构已是最新",
        "核验通过",
    )
    database = Database(libpq(cluster.url, database=NAMES[0], username=ROLES[1]))
    with closing(database):
        _whole_case(Service(database, Documents(tmp_path / "lib/documents"), READERS))
        for forgery in FORGERIES:
            with database.writing() as connection, pytest.raises(ProgrammingError, match=REFUSED):
                connection.execute(text(forgery))


def _whole_case(service):
    """Take the demonstration's case from proposal to closed, as the server's role."""
    people.found(service)
    law = load("four-nots")
    stage = begin(service, "c_whole", law, service.register(law, canonical(law)), on=OPENED)
    for scene in FOUR_NOTS:
        stage.perform(scene)
    assert service.case(stage.body, "c_whole").view.phase == "closed"
