"""The words of a person's ledger, in both languages."""

from collections.abc import Mapping

from api.responsibility import SAYS
from decision_flow.domain.answering.entry import Entry, EntryKind
from decision_flow.domain.answering.look import LOOKS
from decision_flow.domain.answering.named import NAMED_LABELS
from decision_flow.domain.case import CASE
from decision_flow.domain.people import DUTY_LABELS, Post
from decision_flow.domain.sessions.session import SESSION
from decision_flow.domain.staff import STAFF
from decision_flow.domain.steps.after.responsibility import Answers
from decision_flow.domain.steps.decision.record import MeetingKind
from decision_flow.domain.steps.matter import MATTER, OPEN
from decision_flow.domain.values import Text
from decision_flow.domain.views import Attempt
from decision_flow.engine.rules import Ready
from diagrams.words import trigger_label

POSTS: Mapping[Post, Text] = {
    Post.CHIEF: Text("行政首长", "chief"),
    Post.DEPUTY: Text("副职领导", "deputy"),
    Post.SECRETARY_GENERAL: Text("秘书长", "secretary general"),
    Post.OTHER: Text("其他组成人员", "other member"),
}
_WHERE: Mapping[str, Text] = {
    CASE: Text("案件", "the case"),
    SESSION: Text("会议", "the session"),
    STAFF: Text("本机关登记", "the body's register"),
}
_MEETINGS: Mapping[str, Text] = {
    MeetingKind.STANDING: Text("常务会议", "standing meeting"),
    MeetingKind.PLENARY: Text("全体会议", "plenary meeting"),
}
ANSWERS: Mapping[str, Text] = {
    Answers.LEADS: Text("领导责任", "leads"),
    Answers.ANSWERS_DIRECTLY: Text("直接责任", "answers directly"),
    Answers.TAKES_PART: Text("参与决策", "takes part"),
}
ENTERED: Mapping[str, Text] = {
    "found": Text("设立机关", "founded the body"),
    "adopt_calendar": Text("采用工作日历", "adopted a calendar"),
    "enrol": Text("登记姓名、单位", "name and unit"),
    "give_duty": Text("任职", "given a duty"),
    "end_duty": Text("免职", "duty ended"),
    "take_seat": Text("就任席位", "seat taken"),
    "leave_seat": Text("离任席位", "seat left"),
    "open_series": Text("启用文号系列", "opened a series of numbers"),
    "take_number": Text("取用文号", "took a number"),
    "void_number": Text("作废文号", "voided a number"),
    "adopt_catalogue": Text("登记目录", "adopted a catalogue"),
    "adjust_catalogue": Text("调整目录", "adjusted a catalogue"),
    "publish_catalogue": Text("登记目录公布", "recorded the publication of a catalogue"),
    "judge_matter": Text("判断是否重大行政决策", "judged whether a matter is major"),
    "confirm_judgement": Text("复核判断", "looked at a judgement"),
    "succeed_unit": Text("登记单位承继", "entered a succession"),
    "register_emergency": Text("登记应急决策", "entered an emergency"),
    "report_emergency": Text("登记应急决策报告", "entered that an emergency was reported"),
    "end_emergency": Text("登记应急处置结束", "entered the end of an emergency"),
    "use_seal": Text("登记用章", "entered the use of a seal"),
    "register_lawsuit": Text("登记诉讼、复议", "entered a lawsuit or review"),
    "decide_lawsuit": Text("登记裁判、复议结果", "entered the result of a lawsuit"),
    "finish_lawsuit": Text("登记裁判生效", "entered that a result is final"),
    "propose_measure": Text("提出追责建议", "proposed a measure"),
    "hear_person": Text("听取本人陈述和申辩", "heard the person"),
    "approve_measure": Text("审批追责建议", "approved a measure or not"),
    "decide_measure": Text("作出追责决定", "decided a measure"),
    "appeal_measure": Text("登记申诉", "entered an appeal"),
    "answer_appeal": Text("答复申诉", "answered an appeal"),
    "place_hold": Text("登记保全", "entered a hold on a file"),
    "lift_hold": Text("登记解除保全", "entered the end of a hold"),
    "consult_file": Text("登记查阅案卷", "entered that a file was consulted"),
    "order_supervision": Text("登记督查任务", "entered the order of a supervision"),
    "sample_supervision": Text("抽取督查对象", "drew whom to supervise"),
    "find_in_supervision": Text("登记督查发现", "entered a finding of a supervision"),
    "conclude_supervision": Text("登记督查结论", "entered a conclusion"),
    "deliver_conclusion": Text("登记督查结论送达", "entered that a conclusion was received"),
    "object_to_conclusion": Text("登记异议", "entered an objection"),
    "review_objection": Text("登记复核决定", "entered how an objection was decided"),
    "report_rectification": Text("报告整改", "reported what was put right"),
    "check_rectification": Text("核查整改", "checked what was put right"),
    "recommend": Text("提出表扬、追责建议", "recommended praise or accountability"),
    "approve_recommendation": Text("登记对建议的审批", "entered that it was approved or not"),
    "carry_out_recommendation": Text("登记建议的实施", "entered that it was carried out"),
    "pass_clue_on": Text("移送问题线索", "passed a clue on"),
    "adopt_complaint_rule": Text("采用投诉办理规则", "adopted how complaints are dealt with"),
    "register_complaint": Text("登记投诉件", "entered a complaint"),
    "tie_complaint": Text("登记投诉件所涉案件", "entered what a complaint bears on"),
    "hand_complaint_on": Text("转办投诉件", "handed a complaint on"),
    "accept_complaint": Text("受理投诉件", "accepted a complaint"),
    "refuse_complaint": Text("不予受理投诉件", "did not accept a complaint"),
    "assign_complaint": Text("登记投诉件交办", "entered who looks into a complaint"),
    "find_complaint": Text("登记投诉调查结果", "entered what was found of a complaint"),
    "rectify_complaint": Text("登记投诉整改", "entered what was put right"),
    "answer_complaint": Text("答复投诉人", "answered a complaint"),
    "plan_reception": Text("登记领导接待安排", "entered a day of reception"),
    "hold_reception": Text("登记领导接待", "entered who received citizens"),
    "call": Text("召集会议", "called the session"),
    "revise": Text("调整议程", "revised the agenda"),
    "open": Text("开会", "opened the session"),
    "note": Text("记录到会离会", "noted who came and left"),
    "close": Text("散会", "closed the session"),
    "cancel": Text("取消会议", "cancelled the session"),
    "report_error": Text("报告记录有误", "reported an error of the record"),
    "correct": Text("更正记录", "corrected the record"),
    "sheet": Text("签到册", "the sheet of the session"),
}
"""What is entered into a body's or a session's stream, by its verb."""
_MOMENTS: Mapping[str, Text] = {
    "convene": Text("开会时", "when it opened"),
    "vote": Text("表决时", "at the vote"),
}
_WORDS: Mapping[EntryKind, Mapping[str, Text]] = {
    EntryKind.ATTENDED: _MOMENTS,
    EntryKind.NOT_THERE: _MOMENTS,
    EntryKind.NAMED: {str(each): label for each, label in NAMED_LABELS.items()},
}
"""Kinds whose words are of their own."""
_AS: Mapping[EntryKind, str] = {EntryKind.VOTED: "vote", EntryKind.WROTE: "position"}
"""Kinds that the list of those responsible has by another name."""
_OTHERS: Mapping[str, Text] = {**_MEETINGS, **ANSWERS, **ENTERED}


def attempted(attempt: Attempt) -> Text:
    """Return what somebody tried in the body beside its cases, in words."""
    if attempt.step == CASE and attempt.verb == OPEN.name:
        return OPEN.label
    if attempt.step == LOOKS:
        return Text("查阅责任台账", "looked at a ledger")
    return ENTERED.get(attempt.verb, Text(attempt.verb, attempt.verb))


def where(entry: Entry, ready: Ready | None) -> Text:
    """Return what the step of an entry is called."""
    if ready is not None and entry.step in ready.procedure.steps:
        return ready.procedure.steps[entry.step].label
    return _WHERE.get(entry.step, Text(entry.step, entry.step))


def what(entry: Entry, ready: Ready | None) -> Text:
    """Return what an entry says, in words: of an act its name, of a vote the vote."""
    plain = Text(entry.says, entry.says)
    if entry.kind in {EntryKind.ACTED, EntryKind.REPLACED} and ready is not None:
        if entry.step == CASE and entry.says == OPEN.name:
            return OPEN.label
        kind = MATTER if entry.step == CASE else ready.kind(entry.step)
        return trigger_label(kind, entry.says)
    if entry.kind is EntryKind.OFFICE:
        return _office(entry)
    if entry.kind is EntryKind.CORRECTED:
        return Text(f"第{entry.says}号", f"line {entry.says}")
    if entry.kind in _WORDS:
        return _WORDS[entry.kind].get(entry.says, plain)
    said = {
        EntryKind.VOTED: ("vote", entry.says),
        EntryKind.WROTE: ("position", entry.says),
        EntryKind.DECIDED: ("decided", entry.says),
        EntryKind.ADJOURNED: ("adjourned", entry.says),
    }.get(entry.kind, (str(entry.kind), entry.says))
    found = SAYS.get(said)
    others = {**_MEETINGS, **ANSWERS, **ENTERED}
    return found or others.get(entry.says, plain)


def _office(entry: Entry) -> Text:
    verb = ENTERED[entry.says]
    if entry.duty is not None:
        of = DUTY_LABELS[entry.duty]
    elif entry.unit is not None:
        of = Text(entry.unit, entry.unit)
    elif entry.reasons is not None:
        of = POSTS[Post(entry.reasons)]
    else:
        return verb
    return Text(f"{verb.zh}：{of.zh}", f"{verb.en}: {of.en}")
