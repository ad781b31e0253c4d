"""An example of each move after the decision, and of those about the case itself."""

from api.examples.papers import CHIEF, DEPUTY, DRAFT, LEAD, Plain, digest, paper
from decision_flow.domain.steps.after.archive import PARTS

AFTER: dict[str, Plain] = {
    "publication.publish": {
        "on": "2023-05-22",
        "channels": [
            {"kind": "website", "name": "宁津县人民政府网站"},
            {"kind": "newspaper", "name": "宁津日报（示例）", "proof": paper("报纸剪报（示例）")},
        ],
        "proof": paper("公布页面截图"),
        "interpretation": paper("政策解读"),
        "adoption": paper("公众意见采纳情况说明"),
        "papers": [{"paper": "disclosure_review", "document": paper("公布前公开审查意见")}],
    },
    "publication.withhold": {
        "ground": "state_secret",
        "reasons": "决策内容依法不予公开。",
        "document": paper("关于决策依法不公开的申请"),
    },
    "publication.confirm_withheld": {
        "findings": "经审查，属于依法不予公开的情形。",
        "document": paper("政府信息公开审查意见"),
    },
    "publication.refuse_withheld": {"reasons": "不属于依法不予公开的情形，应当公布。"},
    "archive.hand_over": {
        "parts": [
            {"part": part, "documents": [paper(f"{part}卷内材料")]}
            if part != "公平竞争审查"
            else {"part": part, "absent": "本事项不适用公平竞争审查。"}
            for part in PARTS
        ],
        "list_of_files": paper("归档文件目录"),
    },
    "archive.supplement": {
        "papers": [
            {"paper": "execution", "document": paper("执行情况报告")},
            {"paper": "execution", "document": paper("任务验收单")},
            {"paper": "change", "absent": "没有中止执行，没有变更决策。"},
            {"paper": "evaluation", "document": paper("决策后评估报告")},
        ],
        "list_of_files": paper("补充归档文件目录"),
    },
    "archive.receive": {"findings": "材料与目录一致，接收归档。"},
    "execution.assign": {
        "tasks": [
            {
                "key": "T1",
                "unit": LEAD,
                "assisting": ["宁津县公安局"],
                "goal": "完成阳光大街中修工程",
                "measure": "依法组织招标，半幅施工",
                "due": "2023-11-30",
                "passage": "设计方案第二部分（施工安排）",
            }
        ],
        "document": paper("关于分解落实决策任务的通知"),
        "draft": digest(DRAFT),
    },
    "execution.revise": {
        "tasks": [
            {
                "key": "T2",
                "unit": "宁津县公安局",
                "goal": "施工期间交通疏导",
                "measure": "设置绕行标志，高峰值守",
                "due": "2023-11-30",
                "passage": "设计方案第三部分（交通组织）",
            }
        ],
        "reasons": "增加作业面后需要单独安排交通疏导，不改变决策内容。",
        "document": paper("关于调整任务分解的通知"),
    },
    "execution.progress": {
        "task": "T1",
        "done": "北半幅完工。",
        "percent": 55,
        "evidence": [paper("工程进度月报")],
    },
    "execution.finish": {
        "task": "T1",
        "result": "全线完工并通过竣工验收。",
        "evidence": [paper("竣工验收报告")],
    },
    "execution.inspect": {
        "task": "T1",
        "accepted": True,
        "findings": "现场核查，与竣工验收报告一致。",
        "document": paper("任务验收单"),
    },
    "execution.ask_extension": {
        "task": "T1",
        "to": "2023-12-20",
        "reasons": "雨季较长，沥青摊铺推迟。",
        "document": paper("关于延长任务时限的申请"),
    },
    "execution.answer_extension": {
        "task": "T1",
        "granted": True,
        "reasons": "情况属实，不影响决策目标。",
        "document": paper("关于同意延期的批复"),
    },
    "execution.problem": {
        "problem": "雨季较长，工期可能顺延。",
        "proposal": "调整施工组织，增加作业面。",
        "document": paper("关于执行中有关问题的报告"),
        "nature": "circumstances",
        "found_by": "executor",
        "noticed": "2023-07-20",
        "task": "T1",
    },
    "execution.overcome": {
        "handling": "同意调整施工组织，竣工日期不变。",
        "document": paper("关于执行中有关问题的批复"),
        "answers": [21],
    },
    "execution.overcome_one": {
        "problem": 22,
        "handling": "已协调管线单位先行迁改。",
        "document": paper("关于管线迁改问题的批复"),
    },
    "execution.suspend": {
        "reasons": "施工发现地下燃气管线与设计不符。",
        "urgency": "继续施工有泄漏危险，等不及会议讨论。",
        "document": paper("关于中止执行的决定"),
    },
    "execution.resume": {
        "handling": "管线已迁改并通过检测，恢复施工。",
        "document": paper("关于恢复执行的决定"),
        "answers": [21],
    },
    "execution.refer": {
        "case": "sunshine-avenue-adjusted",
        "change": "adjust",
        "reasons": "须改变道路断面，属于决策内容的重大调整。",
        "document": paper("关于启动调整程序的决定"),
    },
    "execution.settle": {
        "case": "sunshine-avenue-adjusted",
        "effect": "carries_on",
        "passage": "调整后的方案第四部分：其余路段按原方案实施。",
        "document": paper("关于调整后继续执行的通知"),
        "ended": ["T2"],
        "answers": [21],
    },
    "execution.complete": {
        "result": "工程已竣工验收，质量合格。",
        "report": paper("决策执行情况报告"),
    },
    "post_evaluation.commission": {
        "unit": "山东某大学政策评估中心（示例）",
        "grounds": ["necessary"],
        "reasons": "社会关注度高，工程已投入使用半年。",
        "indicators": [
            {"key": "I1", "name": "通行效率", "goal": "高峰通行时间缩短三成", "weight": 60},
            {"key": "I2", "name": "沿线满意度", "goal": "满意率九成以上", "weight": 40},
        ],
        "weights": {"internal": 30, "public": 40, "expert": 30},
        "document": paper("关于组织决策后评估的通知"),
    },
    "post_evaluation.ask": {
        "questionnaire": paper("决策后评估公众问卷"),
        "channels": [{"kind": "website", "name": "宁津县人民政府网站"}],
        "opens": "2024-05-06",
        "closes": "2024-05-20",
    },
    "post_evaluation.count": {"received": 326, "results": paper("问卷统计表")},
    "post_evaluation.report": {
        "report": paper("决策后评估报告"),
        "scores": [
            {"indicator": indicator, "source": source, "points": 85}
            for indicator in ("I1", "I2")
            for source in ("internal", "public", "expert")
        ],
        "participants": [{"side": "deputy", "name": "县人大代表（示例）"}],
        "findings": "总体达到预期，绿化恢复不到位。",
    },
    "post_evaluation.conclude": {
        "consequence": "rectify",
        "reasons": "同意评估意见，限期补植绿化。",
        "document": paper("关于后评估结论处理的决定"),
    },
    "post_evaluation.rectified": {
        "measures": "沿线绿化已补植。",
        "evidence": [paper("整改情况报告")],
    },
    "post_evaluation.inspect": {
        "accepted": True,
        "findings": "现场核查属实。",
        "document": paper("整改验收单"),
    },
    "post_evaluation.follow": {
        "case": "sunshine-avenue-adjusted",
        "document": paper("关于评估结论落实情况的登记"),
    },
    "responsibility.register": {
        "entries": [
            {"person": CHIEF, "answers": "leads", "office": "县长（示例）"},
            {"person": DEPUTY, "answers": "takes_part", "office": "副县长（示例）"},
        ],
        "document": paper("重大行政决策责任清单"),
    },
    "filing.file": {
        "to": ["德州市人民政府", "宁津县人民代表大会常务委员会"],
        "on": "2023-06-20",
        "report": paper("关于报送备案的报告"),
    },
    "filing.answer": {"on_file": True, "document": paper("备案登记通知")},
    "closing.close": {"statement": "各环节均已办结，予以结案。"},
    "case.withdraw": {
        "reasons": "工程方案作重大调整，原决策程序终止。",
        "document": paper("关于终止决策程序的决定"),
    },
    "case.reassign": {
        "unit": LEAD,
        "to": "宁津县住房和城乡建设局",
        "ground": "reassigned",
        "reasons": "城区道路建设职责调整，改由住建部门承办（示例）。",
        "document": paper("关于改由另一单位承办的通知"),
    },
    "case.join": {
        "link": {"kind": "joint_with", "to": "c_0123456789abcdef01234567"},
        "document": paper("关于联合发文的商定文件"),
    },
    "case.leave": {
        "case": "c_0123456789abcdef01234567",
        "reasons": "对方机关不再参与联合发文（示例）。",
        "document": paper("关于不再联合发文的说明"),
    },
    "case.take_over": {"handed": 9, "document": paper("移交清单（双方签字）")},
    "case.correct": {
        "seq": 3,
        "wrong": "收到意见数误录为2条。",
        "right": "收到意见3条。",
        "evidence": paper("意见登记簿复印件"),
        "reported": 12,
    },
    "case.report_error": {
        "seq": 3,
        "wrong": "收到意见数误录为2条。",
        "right": "收到意见3条。",
        "evidence": paper("意见登记簿复印件"),
    },
    "case.answer_record": {
        "line": 41,
        "person": "li",
        "agrees": False,
        "words": "我赞成的前提是施工期间保留非机动车道（示例）。",
    },
    "case.compare": {
        "scan": paper("宁津县财政局复函扫描件"),
        "receipt": "宁政收〔2023〕118号",
        "step": "department_opinions",
        "verbs": ["collect"],
        "day": "2023-03-06",
    },
    "case.assign": {"person": DEPUTY, "duty": "recorder", "since": "2023-05-06"},
}
