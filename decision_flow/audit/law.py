"""Procedures and calendars: each what its digest names, under its own name, and proved again."""

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.audit.shown import differs
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.values import Text
from decision_flow.engine.proof import certified, proved_before
from decision_flow.engine.views import gate_rules
from decision_flow.store import law
from decision_flow.store.canonical import digest_of


def verify_law(grounds: Grounds, report: Report) -> None:
    """Report procedures and calendars that are not what their digests name."""
    try:
        stored = law.stored(grounds.connection)
    except (TypeError, ValueError) as error:
        zh, en = (
            f"程序或者日历不能读取：{error}",
            f"Procedures or calendars cannot be read: {error}",
        )
        report.found("procedure.unreadable", "", None, zh, en)
        return
    for each in stored:
        report.laws += 1
        kind, digest, certificate = each.kind, each.digest, each.certificate
        sound = digest_of(each.body) == digest and (
            not each.certificate_digest or digest_of(certificate) == each.certificate_digest
        )
        try:
            if kind == "calendar":
                grounds.read.calendar(each.body)
            else:
                ready, _ = grounds.procedure(digest)
                there = law.gates_of(grounds.connection, digest)
                sound = sound and there == frozenset(gate_rules(ready))
                _named(report, each, ready.procedure)
        except DecisionFlowError:
            sound = False
        if sound and kind == "procedure":
            _proved(grounds, report, digest, certificate)
        elif not sound:
            zh, en = "内容、关口或者证明书与摘要不符", "Bytes, gates or certificate are not its own"
            report.found(f"{kind}.digest", digest, None, f"{zh}。", f"{en}.")


def _named(report: Report, stored: law.Stored, procedure: Procedure) -> None:
    """Report a procedure that is listed under another name than its own."""
    wanted, there = (procedure.key, procedure.version), (stored.key, stored.version)
    if wanted != there:
        zh, en = differs("procedure", wanted, there)
        report.found("procedure.name", stored.digest, None, zh, en)


def _proved(grounds: Grounds, report: Report, digest: str, certificate: bytes) -> None:
    """Report a certificate that is not what proving its procedure again comes to."""
    try:
        ready, _ = grounds.procedure(digest)
        made = certified(ready.procedure)
    except DecisionFlowError as error:
        zh, en = f"程序不再获证明：{error}", f"The procedure is not proved: {error}"
        report.found("procedure.proof", digest, None, zh, en)
        return
    if made != certificate and proved_before(certificate, made):
        zh = "证明书是本系统较早版本所出；以现行版本重新证明，程序仍获证明。"
        en = "An earlier release made the certificate; proved again by this one, it still holds."
        report.noted("procedure.proved_before", digest, None, Text(zh, en))
    elif made != certificate:
        zh, en = "证明书不是重新证明所得", "The certificate is not what proving it again makes"
        report.found("procedure.proof", digest, None, f"{zh}。", f"{en}.")
