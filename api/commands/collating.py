"""What `decision-flow opinion cluster|clusters|answer|ledger` does."""

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say
from api.schemas.collation import ledger_out
from decision_flow.domain.opinions.intake import DISPOSITION_LABELS, Disposition
from decision_flow.service.opinions.collating import Shown


def cluster(case: str, step: str) -> None:
    """Put the opinions in time into clusters, and say how many there are."""
    with installation() as installed:
        who = caller(installed)
        count = installed.service.cluster_opinions(
            who.body, case, step, person=who.person, at=installed.clock()
        )
    say(f"已归为{count}类。", f"{count} clusters.")


def clusters(case: str, step: str, after: int) -> None:
    """Print clusters in the order in which they are read, with what became of each."""
    with installation() as installed:
        found = installed.service.clusters(caller(installed).body, case, step, after=after)
    for each in found:
        _told(each)
    say(f"共{len(found)}类。", f"{len(found)} clusters.")


def _told(shown: Shown) -> None:
    shelved = shown.shelved
    became = "未处理 no answer yet"
    if shelved.answered is not None:
        became = (
            f"{DISPOSITION_LABELS[shelved.answered.disposition]} {shelved.answered.reason or ''}"
        )
    out.print(f"[{shelved.place}] ×{shelved.size}  {became}")
    for text in (shown.text, *shown.others):
        out.print(f"    {'（已删除 erased）' if text is None else text}")


def answer(
    case: str, step: str, place: int, *, disposition: Disposition, reason: str | None
) -> None:
    """Note what became of a cluster."""
    with installation() as installed:
        who = caller(installed)
        installed.service.answer_cluster(
            who.body,
            case,
            step,
            place,
            disposition=disposition,
            reason=reason,
            person=who.person,
            at=installed.clock(),
        )
    label = DISPOSITION_LABELS[disposition]
    say(f"第{place}类：{label.zh}。", f"Cluster {place}: {label.en}.")


def ledger(case: str, step: str) -> None:
    """Freeze the answers, and print what `dispose` has to say and what is read again."""
    with installation() as installed:
        who = caller(installed)
        made = installed.service.make_ledger(
            who.body, case, step, person=who.person, at=installed.clock()
        )
    out.print(ledger_out(made).model_dump_json(indent=2))
