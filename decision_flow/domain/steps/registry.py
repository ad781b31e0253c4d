"""Every step kind, by the name that a procedure uses. A name in a file never reaches an import."""

from collections.abc import Mapping

from decision_flow.domain.kind import Kind
from decision_flow.domain.steps.after.archive import ARCHIVE
from decision_flow.domain.steps.after.closing import CLOSING
from decision_flow.domain.steps.after.congress import CONGRESS_DECISION
from decision_flow.domain.steps.after.execution import EXECUTION
from decision_flow.domain.steps.after.filing import FILING
from decision_flow.domain.steps.after.issue import ISSUE
from decision_flow.domain.steps.after.post_evaluation import POST_EVALUATION
from decision_flow.domain.steps.after.publication import PUBLICATION
from decision_flow.domain.steps.after.report import (
    CONGRESS_REPORT,
    PARTY_REPORT,
    SUPERIOR_APPROVAL,
)
from decision_flow.domain.steps.after.responsibility import RESPONSIBILITY
from decision_flow.domain.steps.before.assessment import ASSESSMENT
from decision_flow.domain.steps.before.consultation import OPEN_CONSULTATION
from decision_flow.domain.steps.before.department_opinions import DEPARTMENT_OPINIONS
from decision_flow.domain.steps.before.drafting import DRAFTING
from decision_flow.domain.steps.before.expert_argument import EXPERT_ARGUMENT
from decision_flow.domain.steps.before.fair_competition import FAIR_COMPETITION_REVIEW
from decision_flow.domain.steps.before.feasibility_study import FEASIBILITY_STUDY
from decision_flow.domain.steps.before.hearing import HEARING
from decision_flow.domain.steps.before.legality_review import LEGALITY_REVIEW
from decision_flow.domain.steps.before.proposal import PROPOSAL
from decision_flow.domain.steps.before.risk_assessment import RISK_ASSESSMENT
from decision_flow.domain.steps.before.start import START
from decision_flow.domain.steps.before.submission import SUBMISSION
from decision_flow.domain.steps.decision.meeting import MEETING

KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        PROPOSAL,
        START,
        DRAFTING,
        FEASIBILITY_STUDY,
        DEPARTMENT_OPINIONS,
        OPEN_CONSULTATION,
        HEARING,
        EXPERT_ARGUMENT,
        RISK_ASSESSMENT,
        FAIR_COMPETITION_REVIEW,
        ASSESSMENT,
        LEGALITY_REVIEW,
        SUBMISSION,
        MEETING,
        PARTY_REPORT,
        CONGRESS_REPORT,
        SUPERIOR_APPROVAL,
        CONGRESS_DECISION,
        ISSUE,
        PUBLICATION,
        FILING,
        ARCHIVE,
        EXECUTION,
        POST_EVALUATION,
        RESPONSIBILITY,
        CLOSING,
    )
}
