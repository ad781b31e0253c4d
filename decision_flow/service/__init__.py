"""Read → decide → write: one call, one transaction, committed before it returns."""

from decision_flow.service.answers import Answer, CaseFile, Entered, Moved, Request
from decision_flow.service.core import Service
from decision_flow.service.settling import settle

__all__ = ["Answer", "CaseFile", "Entered", "Moved", "Request", "Service", "settle"]
