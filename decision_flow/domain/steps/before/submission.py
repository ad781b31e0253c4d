"""The submission package (713 Article 29): complete, or returned."""

from decision_flow.domain.case import IDLE, NOT_APPLICABLE
from decision_flow.domain.checks import all_differ, all_of, late_entries
from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import Reasons, complete
from decision_flow.domain.steps.papers import HandedIn, digests, handed_in
from decision_flow.domain.values import Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Enclosure:
    """A paper of the package and the step that it comes from."""

    step: str
    document: Document


@record
class Package:
    """The request to the body, the draft, and a paper for every step that was carried out.

    `papers` is what a place asks for besides, such as how the decision will be explained.
    """

    draft: Digest
    request: Document
    enclosures: tuple[Enclosure, ...]
    papers: tuple[HandedIn, ...] = ()


@record
class Accept:
    """The office found the package complete; the matter goes on the agenda."""

    approved_by: str
    document: Document


def _same_text(asked: Asked[Package]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "submission.draft",
            asked.payload.draft == asked.case.draft,
            "提请讨论的文本须为经审查的现行草案。",
            "The text submitted must be the current, reviewed draft.",
            decree_713(29),
        ),
    )


def _package_is_of_the_text(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when members will read the current text: an editorial change reopens no package."""
    package = asked.said(Package, "package")
    if package is None or package.draft == asked.case.draft:
        return ()
    return (
        verdict(
            "submission.package_draft",
            passed=False,
            zh="报送材料所附文本已非现行草案，应当退回，按现行草案重新报送。",
            en="The package carries a text that is no longer current: it is returned and handed in "
            "again.",
            source=decree_713(29),
            curers=(Duty.SECRETARY,),
        ),
    )


def _package_is_complete(asked: Asked[Package]) -> tuple[Verdict, ...]:
    above = asked.procedure.upstream(asked.step.key)
    wanted = [
        key
        for gate in asked.procedure.gates.values()
        for key in gate.steps
        if key in above and asked.case.shape[key] not in IDLE | {NOT_APPLICABLE}
    ]
    given = [e.step for e in asked.payload.enclosures]
    papers = (asked.payload.request, *(e.document for e in asked.payload.enclosures))
    name, source = ("报送材料", "the package"), decree_713(29)
    return (
        all_of("submission.package", wanted, given, name, source=source, called=asked.step_named),
        all_differ(
            "submission.papers",
            (asked.payload.draft, *(p.digest for p in papers), *digests(asked.payload.papers)),
            name,
            source=source,
        ),
    )


SUBMISSION = complete(
    Kind(
        name="submission",
        version=1,
        label=Text("提请集体讨论", "Submission"),
        phase=Phase.PRE_DECISION,
        stage=Stage.SUBMITTED,
        source=decree_713(29),
        principal=Duty.DRAFTER,
        rows=(
            idle("package", "packaged"),
            Row("return", ("packaged",), "none", Choice.FATE),
            Row("accept", ("packaged",), "accepted", Choice.FATE, (("case", "table"),)),
        ),
        verbs=(
            Verb(
                "package",
                Text("报送讨论材料", "submit the package"),
                Package,
                (Duty.DRAFTER,),
                ("package",),
                requirements=(_same_text, _package_is_complete, handed_in),
            ),
            Verb("return", Text("退回补正", "return"), Reasons, (Duty.SECRETARY,), ("return",)),
            Verb(
                "accept",
                Text("列入会议议题", "put on the agenda"),
                Accept,
                (Duty.SECRETARY,),
                ("accept",),
                guards=(_package_is_of_the_text, late_entries),
            ),
        ),
        done=frozenset({"accepted"}),
        labels={
            "packaged": Text("已报送，待审核", "submitted, to be checked"),
            "accepted": Text("已列入议题", "on the agenda"),
        },
        papered="package",
    )
)
