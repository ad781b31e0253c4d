"""What coded values mean in Chinese, where the code itself has no words for them: for the reader.

By the name that the reference gives to a closed list. Nothing is decided by these words.
"""

from collections.abc import Mapping

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "In.Answered": {"upheld": "维持", "lowered": "降低一级", "revoked": "撤销"},
    "In.Attacked": {
        "decision": "决策本身",
        "carrying_out": "执行行为",
        "document": "一并审查的规范性文件",
        "omission": "不履行职责",
    },
    "In.Becomes": {"split": "拆分", "merged": "合并"},
    "In.Change": {"adjust": "调整决策", "terminate": "终止执行"},
    "In.ChangeClass": {
        "editorial": "文字性修改",
        "responsive": "采纳意见的修改",
        "ordered": "按合法性审查意见的修改",
        "substantive": "实质性修改",
    },
    "In.ChannelKind": {
        "website": "政府网站",
        "new_media": "政务新媒体",
        "newspaper": "报刊",
        "broadcast": "广播电视",
    },
    "In.Checked": {"closed": "已整改，销号", "returned": "未整改到位，退回"},
    "In.Decider": {"congress": "人民代表大会", "standing_committee": "人大常委会"},
    "In.Effect": {
        "carries_on": "决策已调整，本案余下任务继续执行",
        "goes_on_troubled": "决策已调整，本案余下任务继续执行，新案出台以后报告的问题仍待解决",
        "replaced": "决策已调整，余下的全部在新案中执行",
        "terminated": "决策终止执行",
        "unchanged": "新案未作决定，问题仍待解决",
    },
    "In.ExceptionGround": {
        "security": "维护国家安全和发展利益",
        "innovation": "促进科技进步、增强自主创新能力",
        "public_interest": "节能环保、救灾救助等社会公共利益",
        "other_law": "法律、行政法规规定的其他情形",
    },
    "In.Finder": {
        "executor": "执行单位",
        "public": "公民、法人或者其他组织",
        "supervision": "督查、监督",
        "body": "决策机关",
    },
    "In.complaints.said.Ground": {
        "elsewhere": "属于其他机关职权（须写明机关）",
        "repeated": "已以另一编号办理，没有新内容",
        "other_remedy": "诉讼、仲裁、复议已受理或者依法应当由其受理",
        "without_facts": "没有可查的事实，且无从询问",
    },
    "In.Handing": {"reassigned": "决策机关改由另一单位承办", "succeeded": "机构改革，职责划转"},
    "In.HearingGround": {
        "law": "法律、法规、规章要求",
        "catalogue": "目录标明",
        "local_rule": "地方规则要求",
        "choice": "机关自行决定",
    },
    "In.MeetingKind": {
        "standing": "常务会议",
        "plenary": "全体会议",
        "circulation": "传阅（不是会议）",
        "countersignature": "会签（不是会议）",
        "one_by_one": "逐一征求意见（不是会议）",
        "special": "专题会议（不是集体讨论决定的会议）",
    },
    "In.Method": {
        "positions": "按口头表态计数",
        "show_of_hands": "举手表决",
        "named_ballot": "记名投票",
        "secret_ballot": "无记名投票",
    },
    "In.complaints.said.Nature": {"complaint": "投诉", "proposal": "建议"},
    "In.said.Outcome": {"founded": "属实", "partly": "部分属实", "unfounded": "不属实"},
    "In.Inquiry": {"consultation": "征求有关方面意见", "argument": "组织专家论证"},
    "In.PaperForm": {
        "legality_opinion": "合法性审查意见",
        "reply_to_consultation": "征求意见的复函（不是合法性审查）",
        "counsel_letter": "法律顾问意见（不是合法性审查）",
    },
    "In.Pool": {"units": "任务单所列单位", "cases": "任务单所列案件"},
    "In.Proposer": {
        "leader": "机关领导人员",
        "department": "所属部门或者下级政府",
        "deputies": "人大代表、政协委员",
        "citizens": "公民、法人或者其他组织",
    },
    "In.RecusedBy": {"self": "本人提出", "chief": "行政首长决定", "meeting": "会议决定"},
    "In.Resolution": {"approved": "批准", "returned": "退回", "refused": "未获批准"},
    "In.RiskLevel": {"low": "低", "medium": "中", "high": "高"},
    "In.Satisfied": {"yes": "满意", "no": "不满意", "untold": "未表示"},
    "In.Sender": {"government": "政府", "party_group": "政府党组"},
    "In.Told": {"filed": "已备案", "reported": "已作专项工作报告"},
    "In.Unit": {"days": "日", "working_days": "工作日", "months": "月"},
    "In.View": {
        "feasible": "可行",
        "feasible_with_changes": "修改后可行",
        "not_feasible": "不可行",
    },
    "In.assessment.Conclusion": {"pass": "可以继续", "adjust": "须先调整"},
    "In.department_opinions.Stance": {
        "agrees": "同意",
        "comments": "有修改意见",
        "disagrees": "不同意",
    },
    "In.execution.said.Nature": {
        "problem": "执行中发现问题",
        "circumstances": "客观情况发生重大变化",
        "force_majeure": "不可抗力",
    },
    "In.fair_competition.Conclusion": {
        "passed": "通过",
        "exception": "适用例外规定",
        "failed": "未通过",
    },
}
