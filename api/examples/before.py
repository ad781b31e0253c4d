"""An example of each move before the decision."""

from api.examples.hearing import HEARING
from api.examples.papers import DRAFT, DRAFT_2, LEAD, TITLE, Plain, digest, paper

OPEN: Plain = {
    "title": f"{TITLE}（示例）",
    "category": "construction",
    "summary": "对阳光大街实施中修，改善通行条件。本案人员、文号均为示例。",
    "certificate": digest("four-nots"),
    "answers": {
        "category": "construction",
        "great_effect": True,
        "reasons": "城区主干道中修，关系沿线群众出行和城区交通（示例）。",
    },
}


def _not_applicable(ground: str, reasons: str) -> Plain:
    return {
        "draft": digest(DRAFT),
        "ground": ground,
        "reasons": reasons,
        "document": paper("关于不适用情形的说明"),
    }


_REOPEN: Plain = {
    "reasons": "所附材料经核实有误，原办理结果不能作为依据，须重新办理。",
    "document": paper("关于撤销原办理结果的说明"),
}

BEFORE: dict[str, Plain] = {
    "proposal.submit": {
        "proposer": "department",
        "name": LEAD,
        "problem": "阳光大街路面破损较多，群众出行不便，拟实施中修工程。",
        "document": paper("关于实施阳光大街中修工程的建议"),
    },
    "proposal.study": {
        "unit": "宁津县人民政府办公室",
        "necessity": "道路使用多年，病害较多，确有必要实施中修。",
        "legal_basis": ["《中华人民共和国公路法》第三十五条"],
        "document": paper("关于决策建议的研究论证意见"),
    },
    "start.approve": {
        "document": paper("宁津县人民政府关于启动决策程序的批复"),
        "hearing": {"ground": "catalogue", "basis": "年度目录第3项标明须听证（示例）"},
    },
    "start.decline": {
        "reasons": "本年度预算未安排该项目资金，暂不启动。",
        "document": paper("关于不予启动决策程序的答复"),
    },
    "start.assign": {
        "lead": LEAD,
        "document": paper("关于明确决策承办单位的通知"),
        "assisting": ["宁津县财政局"],
    },
    "drafting.register": {
        "draft": paper(DRAFT),
        "explanation": paper(f"{TITLE}起草说明"),
        "legal_basis": ["《重大行政决策程序暂行条例》", "《中华人民共和国公路法》"],
        "survey": paper("阳光大街现状调查报告"),
        "options": [paper("方案一：铣刨加铺"), paper("方案二：局部翻修")],
    },
    "drafting.revise": {
        "draft": paper(DRAFT_2),
        "comparison": paper("草案修改前后对照表"),
        "proposed": "responsive",
        "reasons": "采纳公众关于增设非机动车道标线的意见。",
    },
    "drafting.classify": {
        "draft": digest(DRAFT_2),
        "as_class": "responsive",
        "reasons": "修改之处均对应已记录的意见，未增加负担、对象、资金或者措施。",
        "traces": [{"passage": "第三章第二节标线设计", "opinion": "公众意见第2号"}],
    },
    "drafting.retract": {"reasons": "修改稿附图有误，重新制作后再报。"},
    "feasibility_study.file": {
        "necessity": "路面破损率高，养护成本逐年上升。",
        "feasibility": "技术成熟，施工期间可半幅通行，资金有保障。",
        "report": paper("必要性可行性研究报告"),
        "cost_and_benefit": "财政、经济、社会效益分析见报告第四章。",
    },
    "department_opinions.request": {
        "departments": ["宁津县财政局", "宁津县自然资源局"],
        "letter": paper("关于征求设计方案意见的函"),
    },
    "department_opinions.collect": {
        "replies": [
            {
                "department": "宁津县财政局",
                "stance": "agrees",
                "letter": paper("宁津县财政局复函"),
            },
            {
                "department": "宁津县自然资源局",
                "stance": "disagrees",
                "letter": paper("宁津县自然资源局复函"),
                "settlement": paper("与县自然资源局协商一致的纪要"),
            },
        ]
    },
    "department_opinions.explain": {
        "dispute": "对施工期间交通组织方案有不同意见。",
        "other_side": "认为应当全幅封闭施工以缩短工期。",
        "own_opinion": "建议半幅施工，保障沿线单位通行。",
        "basis": "交通影响评价结论。",
        "document": paper("关于部门分歧意见的说明"),
    },
    "consultation.publish": {
        "draft": digest(DRAFT),
        "notice": paper("关于公开征求设计方案意见的公告"),
        "explanation": paper(f"{TITLE}起草说明"),
        "channels": [{"kind": "website", "name": "宁津县人民政府网站"}],
        "opens": "2023-03-06",
        "closes": "2023-04-05",
        "how_to_comment": "书面意见寄送至县交通运输局，或者发送至公告所列电子邮箱。",
        "papers": [{"paper": "disclosure_review", "document": paper("公告发布前公开审查意见")}],
    },
    "consultation.shorten": {
        "draft": digest(DRAFT),
        "ground": "urgent",
        "reasons": "汛期临近，须在汛前完成排水改造。",
        "days": 15,
        "explanation": paper("关于缩短公开征求意见期限的说明"),
    },
    "consultation.allow_shorter": {
        "findings": "汛期预报属实，说明充分，同意缩短为十五日。",
        "document": paper("县政府办公室核准意见"),
    },
    "consultation.refuse_shorter": {"reasons": "所述情形不属情况紧急，按三十日征求意见。"},
    "consultation.close": {
        "received": 3,
        "late": 1,
        "channels": [{"channel": "letter", "count": 2}, {"channel": "call", "count": 1}],
        "register": paper("公众意见登记表"),
    },
    "consultation.recount": {
        "received": 3,
        "late": 1,
        "channels": [{"channel": "letter", "count": 1}, {"channel": "call", "count": 2}],
        "register": paper("公众意见登记表（更正）"),
    },
    "consultation.dispose": {
        "clusters": 3,
        "adopted": 1,
        "partly": 1,
        "not_adopted": 1,
        "ledger": paper("公众意见处理表"),
    },
    "consultation.reread": {
        "ledger": paper("公众意见处理表"),
        "looks": [{"place": 3, "agrees": True, "remark": "理由充分。"}],
    },
    "consultation.answer": {
        "received": 3,
        "adopted": 1,
        "partly": 1,
        "not_adopted": 1,
        "report": paper("公众意见采纳情况报告"),
        "reasons": "第3条意见超出本工程范围，已转有关部门研究。",
        "groups": [
            {
                "group": "沿街商户",
                "partners": ["县个体劳动者协会（示例）"],
                "account": paper("与沿街商户沟通协商记录"),
            }
        ],
    },
    "consultation.void": {"reasons": "公告所附图纸有误，撤回后重新公布。"},
    "consultation.claim": {
        "ground": "not_public_by_law",
        "reasons": "所涉内容依法不予公开，已提请保密审查。",
        "document": paper("关于依法不公开的申请"),
    },
    "consultation.confirm": {
        "findings": "经审查，属于依法不予公开的情形。",
        "document": paper("政府信息公开审查意见"),
    },
    "consultation.reject": {"reasons": "经审查，不属于依法不予公开的情形，应当公开征求意见。"},
    **HEARING,
    "expert_argument.select": {
        "experts": [
            {"name": "示例专家甲", "unit": "示例大学", "field": "道路工程", "interest": False},
            {"name": "示例专家乙", "unit": "示例设计院", "field": "交通工程", "interest": False},
            {"name": "示例专家丙", "unit": "示例学会", "field": "工程造价", "interest": False},
        ],
        "method": "从决策咨询论证专家库中随机抽取。",
        "draw": {
            "names": [f"示例专家{which}" for which in "甲乙丙丁戊"],
            "fixed_on": "2023-03-06",
            "seed": "示例种子 7",
            "seed_from": "名单确定后第一期福利彩票开奖号码（示例）",
            "known_on": "2023-03-07",
            "left_out": [{"name": "示例专家戊", "reasons": "已声明与本事项有直接利害关系"}],
        },
    },
    "expert_argument.opine": {
        "opinions": [
            {
                "expert": f"示例专家{which}",
                "view": "feasible",
                "signed": True,
                "document": paper(f"专家论证意见（{which}）"),
            }
            for which in "甲乙丙"
        ]
    },
    "expert_argument.adopt": {"statement": paper("专家论证意见采纳情况说明")},
    "risk_assessment.report": {
        "report": paper("社会稳定风险评估报告"),
        "points": ["施工期间交通拥堵", "沿线商户经营受影响"],
        "measures": "半幅施工、错峰作业、提前公告绕行路线。",
        "contingency_plan": paper("风险处置预案"),
        "departments_heard": ["宁津县公安局", "宁津县信访局"],
    },
    "risk_assessment.conclude": {
        "controllable": True,
        "reasons": "风险点均有防控措施，风险可控。",
        "level": "low",
    },
    "assessment.report": {
        "report": paper("为基层减负一致性评估报告"),
        "findings": [
            {"point": "新增填报任务", "finding": "不新设报表，利用已有数据（示例）。"},
            {"point": "检查考核", "finding": "不增加检查考核事项（示例）。"},
        ],
        "heard": ["示例镇人民政府"],
    },
    "assessment.conclude": {
        "conclusion": "pass",
        "reasons": "不增加基层负担（示例）。",
    },
    "fair_competition.prereview": {
        "opinion": paper("公平竞争审查初审意见"),
        "heard": ["宁津县道路养护行业协会（示例）"],
    },
    "fair_competition.conclude": {
        "conclusion": "passed",
        "document": paper("公平竞争审查结论"),
    },
    "legality_review.file": {
        "draft": digest(DRAFT),
        "basis": [paper("法律法规规章和政策依据汇编")],
        "materials": [paper(f"{TITLE}起草说明"), paper("公众意见采纳情况报告")],
        "procedure_statement": paper("履行决策程序情况的说明"),
        "papers": [
            {"paper": "lead_discussion", "document": paper("县交通运输局局务会议记录")},
            {"paper": "lead_opinion", "document": paper("县交通运输局法制机构审核意见")},
        ],
    },
    "legality_review.accept": {"due": "2023-04-20"},
    "legality_review.return": {"reasons": "缺少专家论证意见采纳情况说明，请补齐后再报。"},
    "legality_review.want": {"needed": "请补充资金来源的说明。"},
    "legality_review.supply": {"materials": [paper("资金来源说明")]},
    "legality_review.consult": {
        "inquiry": "consultation",
        "asked": ["县财政局", "县自然资源局"],
        "request": paper("合法性审查征求意见函（示例）"),
    },
    "legality_review.hear_back": {
        "replies": [paper("县财政局复函（示例）")],
        "unanswered": ["县自然资源局"],
    },
    "legality_review.extend": {
        "count": 5,
        "reasons": "涉及上位法理解分歧，需要向上级部门请示（示例）。",
        "approval": paper("延长合法性审查期限审批单（示例）"),
    },
    "legality_review.opine": {
        "draft": digest(DRAFT),
        "form": "legality_opinion",
        "conclusion": "lawful",
        "authority": "决策事项属于县人民政府法定权限。",
        "procedure": "已依法履行公众参与、专家论证、风险评估等程序。",
        "content": "草案内容符合法律、法规、规章和国家政策。",
        "opinion": paper("合法性审查意见书"),
        "counsel": paper("法律顾问意见"),
        "examined": [
            {
                "step": "fair_competition",
                "claimed": "not_applicable",
                "upheld": True,
                "reasons": "道路中修不涉及经营者经济活动，理由成立。",
            }
        ],
    },
    "submission.package": {
        "draft": digest(DRAFT),
        "request": paper("关于提请审议设计方案的请示"),
        "enclosures": [
            {"step": "open_consultation", "document": paper("公众意见采纳情况报告")},
            {"step": "legality_review", "document": paper("合法性审查意见书")},
        ],
        "papers": [
            {"paper": "finance", "absent": "不涉及财政资金。"},
            {"paper": "interpretation", "document": paper("解读方案")},
        ],
    },
    "submission.return": {"reasons": "报送材料不全，请补正。"},
    "submission.accept": {
        "approved_by": "县人民政府办公室主任（示例）",
        "document": paper("会议议题审批单"),
    },
    "consultation.not_applicable": _not_applicable(
        "other_form", "以座谈会、实地走访方式听取意见，情况见附件。"
    ),
    "hearing.not_applicable": _not_applicable(
        "no_hearing_due", "法律、法规、规章和目录均未要求听证，各方分歧不大。"
    ),
    "assessment.not_applicable": _not_applicable(
        "outside_condition", "本方案不向基层布置任务，不属于须评估的情形（示例）。"
    ),
    "expert_argument.not_applicable": _not_applicable(
        "not_technical", "采用成熟技术，不属于专业性、技术性较强的事项。"
    ),
    "risk_assessment.not_applicable": _not_applicable(
        "no_adverse_effect", "分段施工，不封闭交通，不会造成不利影响。"
    ),
    "fair_competition.not_applicable": _not_applicable(
        "no_operators", "本方案不涉及经营者的经济活动，不属于公平竞争审查范围。"
    ),
    **dict.fromkeys(
        (
            "feasibility_study.reopen",
            "department_opinions.reopen",
            "consultation.reopen",
            "hearing.reopen",
            "assessment.reopen",
            "expert_argument.reopen",
            "risk_assessment.reopen",
            "fair_competition.reopen",
            "legality_review.reopen",
            "meeting.reopen",
        ),
        _REOPEN,
    ),
}
