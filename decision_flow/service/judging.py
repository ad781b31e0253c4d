"""What is judged of matters: entered, looked at by another, listed for auditors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.intake.judgement import (
    Answer,
    Judged,
    JudgeMatter,
    Judgement,
    judged,
)
from decision_flow.domain.intake.judging import Split, found_of, splits
from decision_flow.domain.intake.questionnaire import Found, thresholds_of
from decision_flow.domain.procedure import Figure
from decision_flow.domain.staff import Staff
from decision_flow.domain.steps.ending import Withdraw
from decision_flow.domain.values import Text, decree_713
from decision_flow.service.answers import Entered
from decision_flow.service.catalogues import Catalogues
from decision_flow.service.linking import untaken
from decision_flow.store import journal, links


@dataclass(frozen=True, slots=True)
class Weighed:
    """A judgement as it stands, and what its answers come to, with every reason."""

    judgement: Judgement
    found: Found


class Judging(Catalogues):
    """What the service does with judgements."""

    def judge_matter(self, body_id: str, said: Judged, *, person: str, at: datetime) -> Entered:
        """Judge a matter, or confirm what another judged.

        Raises UnfitError when it does not fit, NotFoundError, StaleCaseError.
        """
        return self.enter_as(body_id, said, person=person, at=at)

    def weigh(self, body_id: str, said: JudgeMatter) -> Found:
        """Return what answers would come to; nothing is kept. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            return self._found(connection, staff, said)

    def judgements(self, body_id: str, answer: Answer | None = None) -> tuple[Judgement, ...]:
        """Return what was judged, the earliest first, of one answer or of all."""
        found = self.body(body_id).body.judgements
        return tuple(each for each in found if answer is None or each.said.answer is answer)

    def judgement(self, body_id: str, judgement: str) -> Weighed:
        """Return a judgement with its reasons. Raises NotFoundError."""
        with self.database.reading() as connection:
            staff = self.known.body(connection, body_id).staff
            found = judged(staff.body.judgements, judgement)
            if found is None:
                text = Text(f"没有判断 {judgement}。", f"There is no judgement {judgement}.")
                raise NotFoundError(text)
            return Weighed(found, self._found(connection, staff, found.said))

    def splits(self, body_id: str) -> tuple[Split, ...]:
        """Return the matters of a body that look split to stay below a figure.

        Parts of a case that was ended to be split, and that no case has taken up, are among them.
        """
        with self.database.reading() as connection:
            body = self.known.body(connection, body_id).staff.body
            found = splits(body.judgements, lambda d: self._thresholds(connection, d))
            return (*found, *_untaken(connection, body_id))

    def _found(self, connection: Connection, staff: Staff, said: JudgeMatter) -> Found:
        thresholds = self._thresholds(connection, said.procedure)
        return found_of(staff.body.judgements, said, thresholds, staff.body.level)

    def _thresholds(self, connection: Connection, digest: str) -> Mapping[str, Figure]:
        return thresholds_of(self.known.procedure(connection, digest).ready.procedure)


def _untaken(connection: Connection, body_id: str) -> Iterator[Split]:
    """Yield the parts of ended cases that no case has taken up."""
    for fact in journal.said_in(connection, body_id, kind="case", verb="withdraw"):
        said = fact.payload
        parts = said.parts if isinstance(said, Withdraw) else ()
        awaited = untaken(parts, links.named_by(connection, body_id, fact.stream)) if parts else ()
        if awaited:
            zh, en = "、".join(awaited), ", ".join(awaited)
            text = Text(
                f"案件{fact.stream}终止时写明的下列事项尚无案件承接，请核实是否另行办理：{zh}。",
                f"No case has taken up what case {fact.stream} was ended to go on as: {en}. See "
                "whether it is done elsewhere.",
            )
            yield Split((), text, decree_713(10))
