"""The forty-four articles of Decree 713: what each is about, and what of it no check can carry."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `note` says what carries it besides checks, or why it needs none."""

    number: int
    zh: str
    en: str
    note: str = ""
    tests: tuple[str, ...] = ()
    """Tests that show it where no verdict of its own does."""


ARTICLES: tuple[Article, ...] = (
    Article(1, "立法目的", "purpose", "宗旨性条款，不设义务 no duty of its own"),
    Article(
        2,
        "适用范围：县级以上地方政府作出和调整决策",
        "scope: governments of counties and above, making and adjusting decisions",
        "机关有级别；重大调整另立新案 a body has a level; an adjustment is a new case",
        ("test_a_case_is_opened_under_a_procedure_in_force",),
    ),
    Article(
        3,
        "事项范围、除外情形、目录",
        "which matters, exclusions, catalogue",
        "立案逐项回答或者引用判断 the opening answers each or cites a judgement",
        ("test_each_version_is_published_anew",),
    ),
    Article(
        4, "党的领导", "leadership of the Party", "原则；由第三十一条请示报告落实 see Article 31"
    ),
    Article(
        5, "科学决策", "scientific decisions", "原则；由评估论证关口落实 see the gate of evaluation"
    ),
    Article(
        6, "民主决策", "democratic decisions", "原则；由公众参与、集体讨论关口落实 see these gates"
    ),
    Article(7, "依法决策", "lawful decisions", "原则；由合法性审查关口落实 see the legality gate"),
    Article(8, "人大监督、上级监督、审计监督", "supervision by congress, superiors, auditors"),
    Article(
        9,
        "决策情况纳入考核",
        "decisions count in the evaluation of leaders",
        "按时办结率等指标从记录统计，可导出 figures are counted from the record, and exported",
        ("test_figures_are_shown_and_exported",),
    ),
    Article(10, "决策动议与启动", "proposal and start"),
    Article(11, "明确承办单位和牵头单位", "units that draft, one of which leads"),
    Article(12, "调查研究、拟订草案", "survey and draft"),
    Article(13, "征求部门意见、协商和说明分歧", "departments' opinions, disagreement explained"),
    Article(14, "公众参与的方式", "forms of public participation"),
    Article(15, "公开征求意见", "open consultation"),
    Article(16, "听证会的召开", "hearings: when, notice, participants"),
    Article(17, "听证会的程序", "hearings: their order, signed record"),
    Article(18, "意见的归纳和采纳", "opinions collated and taken up"),
    Article(19, "专家论证", "expert argument"),
    Article(20, "专家的选择", "choice of experts"),
    Article(
        21,
        "专家库",
        "pools of experts",
        "省级政府建库；可以要求从库中选取并随机抽取 a rule set may ask for a pool and a draw",
        ("test_experts_of_a_county_are_drawn_by_lot",),
    ),
    Article(22, "风险评估的启动", "when risk is assessed"),
    Article(23, "风险评估报告", "the risk report"),
    Article(24, "风险评估结果的运用", "what follows from the result"),
    Article(25, "合法性审查", "legality review"),
    Article(
        26,
        "送审材料和审查时间",
        "the package and the time allowed",
        "时间下限见检查 legality.time；补充材料时停止计时 the floor is the check legality.time; "
        "the clock stands still for a supplement",
        (
            "test_the_reviewer_is_given_seven_working_days",
            "test_v17_six_working_days_are_refused_and_fewer_pass_only_with_reasons_on_record",
        ),
    ),
    Article(27, "审查内容", "what is reviewed"),
    Article(28, "审查意见和法律顾问", "the opinion; counsel"),
    Article(29, "提请讨论的材料", "what is submitted for discussion"),
    Article(30, "集体讨论决定", "collective discussion and decision"),
    Article(
        31,
        "向同级党委请示报告",
        "report to the Party committee",
        tests=(
            "test_nothing_is_signed_before_the_party_report",
            "test_v27_it_is_issued_before_the_party_committee_or_the_congress_was_asked",
        ),
    ),
    Article(32, "决策公布", "publication"),
    Article(
        33,
        "记录和归档",
        "record and archive",
        "首次移交到公布为止；四个不要求此后的材料在结案前补充移交 what came of it is added before "
        "closing, where a rule set asks for it",
    ),
    Article(34, "决策执行", "execution"),
    Article(
        35,
        "执行中的问题报告",
        "problems of execution are reported",
        "环节“决策执行”：报告问题、处理问题 the step execution: problem, overcome",
        ("test_a_problem_is_dealt_with_before_completion",),
    ),
    Article(
        36,
        "决策后评估",
        "evaluation after the decision",
        "“可以”组织；一经组织，结论须落实 it may be held; then what follows is followed up",
    ),
    Article(37, "不得随意变更；中止和调整", "no change without procedure; suspension, adjustment"),
    Article(
        38,
        "决策机关责任；终身追究；不同意见减免",
        "responsibility of the body; dissent",
        "倒查由败诉、督查、评估回溯；个人责任台账随人；不同意见须予考虑 traced back; a ledger for "
        "life; a dissent is weighed",
        (
            "test_from_a_lawsuit_lost_the_way_leads_back_to_the_right_acts",
            "test_a_dissent_in_a_case_named_as_evidence_is_weighed_or_the_proposal_refused",
            "test_the_ledger_follows_whoever_moves_office_under_the_same_id",
        ),
    ),
    Article(
        39,
        "承办单位责任",
        "responsibility of those who draft",
        "责任清单、个人责任台账载明各人所办事项 list and ledger name every act",
        ("test_everybodys_ledger_says_what_the_journal_says",),
    ),
    Article(
        40,
        "执行单位责任",
        "responsibility of those who execute",
        "个人责任台账载明所办和逾期未办 the ledger names what was done and what is overdue",
        ("test_what_is_overdue_is_told_to_the_unit_that_was_charged_and_to_nobody_else",),
    ),
    Article(
        41,
        "专家、专业机构责任",
        "responsibility of experts",
        "论证意见逐份署名留存 each opinion is kept with its signature",
        ("test_every_expert_signs_and_nobody_else_writes",),
    ),
    Article(
        42,
        "部门和乡镇参照执行",
        "departments and townships by reference",
        "规则文件 places/township.yaml；机关级别“乡镇”“部门” a rule set and the body's level",
        ("test_it_is_proved_within_a_second",),
    ),
    Article(
        43,
        "省级可以制定具体规则",
        "provinces make rules of their own",
        "规则文件以 extends 加严 rule sets extend and strengthen",
        ("test_nothing_is_lowered_by_an_act_that_was_not_seen",),
    ),
    Article(
        44,
        "施行日期2019年9月1日",
        "in force from 2019-09-01",
        "规则文件 in_force_from",
        ("test_a_case_is_opened_under_a_procedure_in_force",),
    ),
)
