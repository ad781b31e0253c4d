"""Documents: each the bytes that its digest is of, and its row as far as anything tells.

What a document is called, of which media type it is and when it came is written in its row alone.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from decision_flow.audit.grounds import Grounds
from decision_flow.audit.report import Report
from decision_flow.audit.shown import differs
from decision_flow.domain.errors import NotFoundError
from decision_flow.store import Documents, raw
from decision_flow.store.raw import FiledRow

Sizes = Mapping[str, frozenset[int]]
"""The sizes that rows give a document, by digest: one, where nobody changed any."""


def verify_filed(grounds: Grounds, report: Report) -> Sizes:
    """Report documents that nobody of the body can have filed; return what rows say of sizes."""
    rows = raw.documents(grounds.connection)
    for row in rows:
        staff = grounds.present.get(row.body_id)
        if staff is not None and row.stored_by not in staff.persons:
            zh = f"存档人{row.stored_by}不是本机关人员。"
            en = f"{row.stored_by}, who filed it, is nobody of the body."
            report.found("document.stored_by", row.digest, None, zh, en)
    return _sizes(rows)


def _sizes(rows: Iterable[FiledRow]) -> Sizes:
    by_digest = groupby(rows, lambda row: row.digest)
    return {digest: frozenset(row.size for row in some) for digest, some in by_digest}


def verify_bytes(documents: Documents, report: Report, on_file: Sizes) -> None:
    """Report documents that are missing or another, or larger or smaller than their row says."""
    for digest, sizes in on_file.items():
        report.documents += 1
        try:
            sound = documents.holds(digest)
        except (NotFoundError, ValueError):
            sound = False
        if not sound:
            zh, en = (
                "文件缺失或者内容与摘要不符",
                "The document is missing or not what its name says",
            )
            report.found("document.digest", digest, None, f"{zh}。", f"{en}.")
            continue
        size = documents.size(digest)
        for other in sorted(sizes - {size}):
            zh, en = differs("document.size", size, other)
            report.found("document.size", digest, None, zh, en)
