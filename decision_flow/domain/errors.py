"""Errors made on purpose.

    DecisionFlowError
    ├── ProcedureError            a rule set cannot be used
    │   └── ProcedureFaultsError  its text has faults, each with its line (in `workflows.faults`)
    ├── NotFoundError             no such case, step, move, document, person
    │   ├── CaseNotFoundError
    │   └── MoveUnknownError
    ├── StaleCaseError            somebody else wrote this line first
    ├── IdempotencyKeyReusedError the same key with another request
    ├── ClockBehindError          the moment given lies before what is on record
    ├── CalendarMissingError      the working days of a year are not published
    └── JournalError              what is stored does not follow from itself

A refusal by the rules is not an error but an answer: `Refused`. A programming mistake is a
`ValueError` or `TypeError` and stays one.
"""

from datetime import datetime

from decision_flow.domain.values import Text


class DecisionFlowError(Exception):
    """Something that a caller can be told about."""

    code = "error"

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


class ProcedureError(DecisionFlowError):
    """A rule set cannot be used; `where` is its file, line and path."""

    code = "procedure-invalid"

    def __init__(self, text: Text, where: str = "") -> None:
        super().__init__(Text(f"{where}{text.zh}", f"{where}{text.en}") if where else text)
        self.where = where


class NotFoundError(DecisionFlowError):
    """What was named does not exist."""

    code = "not-found"


class CaseNotFoundError(NotFoundError):
    """The case does not exist in this body."""

    code = "case-not-found"

    def __init__(self, case_id: str) -> None:
        super().__init__(Text(f"没有案件 {case_id}。", f"There is no case {case_id}."))
        self.case_id = case_id


class MoveUnknownError(NotFoundError):
    """The procedure of the case has no such step or move."""

    code = "move-unknown"

    def __init__(self, step: str, verb: str) -> None:
        super().__init__(
            Text(
                f"本程序没有办理动作 {step}.{verb}。", f"This procedure has no move {step}.{verb}."
            )
        )
        self.step = step
        self.verb = verb


class StaleCaseError(DecisionFlowError):
    """The case has moved on since it was read."""

    code = "case-stale"

    def __init__(self, stream: str, seq: int) -> None:
        super().__init__(
            Text(
                f"案件已有新的记录（第{seq}号已被写入），请刷新后再办。",
                f"The case has moved on: line {seq} is already written. Read it again.",
            )
        )
        self.stream = stream
        self.seq = seq


class UnseenVersionError(StaleCaseError):
    """It rests on a version of the case that there is not yet: nobody can have read it."""

    def __init__(self, stream: str, expected: int, seq: int) -> None:
        DecisionFlowError.__init__(
            self,
            Text(
                f"所写的版本{expected}尚不存在，本案现为版本{seq}，请核对后再办。",
                f"There is no version {expected} yet: the case is at {seq}. Read it again.",
            ),
        )
        self.stream = stream
        self.seq = seq


class IdempotencyKeyReusedError(DecisionFlowError):
    """The idempotency key was used before with another request."""

    code = "idempotency-key-reused"

    def __init__(self, key: str) -> None:
        super().__init__(
            Text(
                f"幂等键 {key} 已用于另一份内容。",
                f"The idempotency key {key} was used before with another request.",
            )
        )
        self.key = key


class ClockBehindError(DecisionFlowError):
    """The clock lies behind what is already on record; nothing was written."""

    code = "clock-behind"

    def __init__(self, stream: str, at: datetime, last: datetime) -> None:
        zh = f"系统时钟有误：当前时刻{at}早于 {stream} 最近一条记录的时刻{last}。"
        en = f"The clock is wrong: it says {at}, and the last line of {stream} is of {last}."
        super().__init__(
            Text(
                f"{zh}未作任何记录，请校正时钟后再办。", f"{en} Nothing was written. Set it right."
            )
        )
        self.stream = stream
        self.at = at
        self.last = last


class CalendarMissingError(DecisionFlowError):
    """The working days of a year are not published, or not loaded."""

    code = "calendar-missing"

    def __init__(self, year: int) -> None:
        super().__init__(
            Text(
                f"{year}年的工作日安排尚未公布或未载入，期限不能确定。",
                f"The working days of {year} are not published or not loaded.",
            )
        )
        self.year = year


class JournalError(DecisionFlowError):
    """What is stored does not follow from itself; `seq` is the first line at fault."""

    code = "journal-broken"

    def __init__(self, stream: str, seq: int, text: Text) -> None:
        super().__init__(text)
        self.stream = stream
        self.seq = seq
