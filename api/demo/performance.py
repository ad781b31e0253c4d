"""The whole performance, from an empty folder to the papers left behind."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from rich.console import Console

import workflows
from api.demo import afterwards, attacks, people, reported, story
from api.demo.acts import changed, complained, supervised
from api.demo.acts.after import RECEIVED
from api.demo.acts.answered import Entry
from api.demo.acts.complained import Sent
from api.demo.acts.supervised import Act
from api.demo.matter import SOURCE, TITLE
from api.demo.scene import BODY, CASE, Scene, at
from api.demo.stage import Stage, StoryBrokenError, begin
from api.demo.telling import Teller
from api.installation import READERS
from api.leavings import leave
from api.proving import certificate_bytes, proved
from decision_flow.audit import verify
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.people import CHINA
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import Certificate
from decision_flow.engine.rules import Ready
from decision_flow.service import Service
from decision_flow.store import Database, Documents, upgrade

OPENED = at(story.FOUR_NOTS[0].on.astimezone(CHINA).date(), "08:30")
ALIKE = "另一道路中修工程设计方案（示例）"
PLAIN, FORGED = "demo-713", "demo-forged"
BESIDE = f"{BODY}-beside"
"""The parallel case has a body of its own: its papers were not on file there before."""
LINE_TO_FORGE = 3
MOST_STATES = 200_000
REPORTS, LEDGERS = "reports", "ledgers"
AUDITOR = "guo"
DATABASE, COPY = "demo.db", "demo-forged-copy.db"


def run(folder: Path, console: Console) -> int:
    """Perform the demonstration into `folder`, and return how many shortcuts were refused.

    Raises StoryBrokenError when something did not go as told.
    """
    shutil.rmtree(folder / "documents", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob(f"{DATABASE}*"), *folder.glob(f"{COPY}*")):
        old.unlink()
    database = Database(f"sqlite:///{folder / DATABASE}")
    with closing(database):
        upgrade(database)
        service = Service(database, Documents(folder / "documents"), READERS)
        teller = Teller(console)
        _perform(service, teller, folder)
    return teller.refused


def _perform(service: Service, teller: Teller, folder: Path) -> None:
    for body in (BODY, BESIDE):
        people.found(service, body)
    strict, minimum = _proved(service, teller, "four-nots"), _proved(service, teller, "decree-713")
    teller.chapter(Text(f"{TITLE}：四个不程序", "a published matter, through four-nots"))
    teller.say(Text(f"已公布的事实来源：{SOURCE}", "the source of what was published"))
    _play_with_a_change(service, teller, strict)
    teller.chapter(Text("平行示例：713号令程序", "a parallel, illustrative case: decree-713"))
    _play(service, teller, PLAIN, law=minimum, scenes=story.DECREE_713, body=BESIDE, title=ALIKE)
    teller.chapter(Text("半年通报和指标", "the half-year report, and the figures"))
    beside = list(reported.report(service, teller, folder / REPORTS))
    teller.chapter(Text("谁负责（诉讼为虚构示例）", "who answers; the lawsuit is made up"))
    beside += afterwards.answer(service, teller, folder / LEDGERS)
    teller.chapter(Text("攻击数据库", "attacks on the database"))
    _attack(service, teller, folder, strict)
    teller.chapter(Text("留存材料", "what is left behind"))
    now = story.FOUR_NOTS[-1].on
    for path in (*leave(service, BODY, CASE, folder, now=now), *beside):
        teller.say(Text(str(path), f"{path.stat().st_size:,} bytes"))
    teller.say(_counted(service, teller.refused, now))


def _counted(service: Service, refused: int, now: datetime) -> Text:
    """Return where the refusals that were told are kept, and which are kept nowhere."""
    main = len(service.refusals(BODY, CASE))
    beside = len(service.refusals(BESIDE, PLAIN))
    body = len(service.refused_of_body(BODY, person=AUDITOR, at=now))
    asked = len(reported.SHORTCUTS)
    kept = main + beside + body
    database = refused - kept - asked
    return Text(
        f"共拒绝{refused}次：本案{main}次，见 refusals.jsonl；平行示例案{beside}次；督查、投诉、"
        f"追责中的{body}次记入本机关的被拒记录链，审计人员可查；verify 核验的是这{kept}次。"
        f"通报和指标的{asked}次只是查询，当场答复全部原因，不留存。另有{database}次直接针对数据库，"
        "由数据库或者核验指出，不是办理请求，不记入被拒记录链。",
        f"{refused} were refused: {main} in this case, see refusals.jsonl; {beside} in the "
        f"parallel case; {body} in the supervision, about the complaint and about who answers, "
        f"kept in the body's own chain, which auditors read; verify counts these {kept}. "
        f"{asked} asked for reports and figures, were answered with every reason and are kept "
        f"nowhere. The other {database} went at the database itself, were no requests, and are "
        "in no chain.",
    )


def _proved(service: Service, teller: Teller, key: str) -> tuple[Procedure, str]:
    """Return a shipped procedure with its certificate's digest, once it is proved and on file."""
    procedure = workflows.load(key)
    outcome = proved(procedure, most_states=MOST_STATES)
    if not isinstance(outcome, Certificate):
        raise StoryBrokenError(f"{key} is not proved: {outcome}")
    digest = service.register(procedure, workflows.canonical(procedure), certificate_bytes(outcome))
    teller.say(
        Text(
            f"程序 {key} 已证明：{outcome.states}个状态，{len(outcome.properties)}项性质。",
            f"{key} is proved: {outcome.states} states, {len(outcome.properties)} properties.",
        )
    )
    return procedure, digest


def _play_with_a_change(service: Service, teller: Teller, law: tuple[Procedure, str]) -> None:
    """Play the main case; when it is carried out it is stopped, and adjusted by another case.

    What is left of it then is supervised, and complained of.
    """
    ready = Ready(law[0])
    first = begin(service, CASE, *law, on=OPENED)
    beside = sorted((*supervised.ACTS, *complained.ACTS), key=lambda act: act.on)
    for scene in story.FOUR_NOTS:
        while beside and beside[0].on < scene.on:
            _tell(teller, ready, first, beside.pop(0))
        teller.told(ready, first.perform(scene))
        if scene is RECEIVED:
            _change(service, teller, law, first)


def _tell(teller: Teller, ready: Ready, stage: Stage, act: Act | Scene | Entry | Sent) -> None:
    if isinstance(act, Act):
        teller.overseen(act, stage.oversee(act))
    elif isinstance(act, Sent):
        stage.receive(act)
        teller.received(act)
    elif isinstance(act, Entry):
        teller.entered(act, stage.enter(act))
        if act.on == complained.FOUND_ON:
            teller.contradicted(stage.contradictions(complained.COMPLAINT, act.on))
    else:
        teller.told(ready, stage.perform(act))


def _change(service: Service, teller: Teller, law: tuple[Procedure, str], first: Stage) -> None:
    """Suspend the main case, and take its adjustment through the four gates again."""
    ready = Ready(law[0])
    for scene in changed.SUSPENDED:
        teller.told(ready, first.perform(scene))
    links = (Link(kind=LinkKind.ADJUSTS, to=CASE),)
    title, opened = f"{TITLE}（调整，示例）", at(changed.OPENED_ON)
    teller.say(Text(f"重大调整另案办理：{title}", "the adjustment is a case of its own"))
    second = begin(service, changed.ADJUSTING, *law, on=opened, title=title, links=links)
    for scene in changed.REFERRED:
        teller.told(ready, first.perform(scene))
    acts = [(second, scene) for scene in changed.ADJUSTMENT]
    acts += [(first, scene) for scene in (*changed.EARLY, *changed.SETTLED)]
    for stage, scene in sorted(acts, key=lambda act: act[1].on):
        teller.told(ready, stage.perform(scene))


def _play(
    service: Service,
    teller: Teller,
    case_id: str,
    *,
    law: tuple[Procedure, str],
    scenes: tuple[Scene, ...],
    body: str = BODY,
    title: str = TITLE,
) -> None:
    ready = Ready(law[0])
    stage: Stage = begin(service, case_id, *law, on=OPENED, body=body, title=title)
    for scene in scenes:
        teller.told(ready, stage.perform(scene))


def _attack(service: Service, teller: Teller, folder: Path, law: tuple[Procedure, str]) -> None:
    """Attack a case that has only been opened, the journal, and a copy of the file."""
    begin(service, FORGED, *law, on=OPENED, body=BESIDE, title="伪造试验案件（示例）")
    for attack in (attacks.by_orm, attacks.by_sql):
        teller.attack(attack(service.database, FORGED))
    teller.attack(attacks.on_the_journal(service.database, CASE))
    copy = folder / COPY
    attacks.forged_copy(folder / DATABASE, copy, CASE, LINE_TO_FORGE)
    with closing(Database(f"sqlite:///{copy}")) as forged:
        report = verify(forged, None, READERS)
    found = [f for f in report.findings if (f.stream, f.seq) == (CASE, LINE_TO_FORGE)]
    if not found:
        raise StoryBrokenError("verify did not name the forged line")
    name = Text("在无触发器的副本上篡改", "a line edited on a copy without triggers")
    said = found[0].text
    zh = f"核验指出：案件 {CASE} 第{LINE_TO_FORGE}号记录，{said.zh}"
    en = f"verify names {CASE}, line {LINE_TO_FORGE}: {said.en}"
    teller.attack(attacks.Attack(name, Text(zh, en)))
    whole = verify(service.database, service.files, READERS)
    if not whole.passed:
        raise StoryBrokenError(f"verify: {[str(f.text) for f in whole.findings]}")
    teller.say(
        Text(
            f"原库核查通过：{whole.streams}条记录链，{whole.facts}条记录，{whole.refusals}次拒绝。",
            f"the original verifies: {whole.streams} streams, {whole.facts} facts, "
            f"{whole.refusals} refusals.",
        )
    )
