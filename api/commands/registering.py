"""What `decision-flow procedure add` and `list` do: a county's rule set put into use."""

from pathlib import Path

import workflows
from api.commands.opening import installation
from api.commands.proving import loaded, told
from api.commands.saying import DONE, REFUSED, err, out, say
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import Certificate, certificate_bytes, prove
from decision_flow.service import Service
from decision_flow.service.procedures import Listed


def add(file: Path) -> int:
    """Prove a rule set, put it on file with its certificate; return the exit code."""
    resolved = loaded(file)
    procedure = resolved.procedure
    with installation(new=True) as installed:
        service = installed.service
        if taken := _taken(service, procedure):
            err.print(str(taken))
            return REFUSED
        outcome = prove(procedure, limit=installed.settings.most_proof_states)
        ended = told(outcome, resolved)
        if not isinstance(outcome, Certificate):
            return ended
        canonical = workflows.canonical(procedure)
        certificate = service.register(procedure, canonical, certificate_bytes(outcome))
    name = f"{procedure.key} v{procedure.version}"
    say(f"程序 {name} 已登记，可据以立案；证明书：", f"Registered; its certificate: {certificate}")
    return DONE


def _taken(service: Service, procedure: Procedure) -> Text | None:
    """Return why the key cannot be this procedure's: published is published."""
    named = [each.procedure for each in service.procedures() if each.procedure.key == procedure.key]
    if any(each.digest == procedure.digest for each in named):
        return None
    if procedure.key in workflows.load_all():
        return Text(
            f"代号 {procedure.key} 属于随系统提供的程序，请另取代号，并以 extends 引用它。",
            f"The key {procedure.key} is a shipped procedure's: take another, and extend it.",
        )
    if any(each.version == procedure.version for each in named):
        return Text(
            f"程序 {procedure.key} v{procedure.version} 已登记，内容不同；修改须用新的版本号。",
            f"{procedure.key} v{procedure.version} is on file with another text: a change is a new "
            "version.",
        )
    return None


def shown() -> None:
    """Print the procedures on file: key, version, name, from when, and both their digests."""
    with installation() as installed:
        found = installed.service.procedures()
    for each in found:
        out.print(_line(each))
    say(f"共{len(found)}个。", f"{len(found)} procedures.")


def _line(listed: Listed) -> str:
    law = listed.procedure
    ends = f"–{law.in_force_to}" if law.in_force_to else ""
    return (
        f"{law.key} v{law.version}  {law.label}  {law.in_force_from}{ends}\n"
        f"    程序摘要 digest of the procedure  {law.digest}\n"
        f"    证明书 certificate (for opening)  {listed.certificate}"
    )
