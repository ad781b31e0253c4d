"""Verify and rebuild: reads journals, decides every fact again."""

from decision_flow.audit.rebuild import rebuild
from decision_flow.audit.report import Finding, Report
from decision_flow.audit.verify import verify

__all__ = ["Finding", "Report", "rebuild", "verify"]
