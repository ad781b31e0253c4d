"""Everyday situations and how each passes lawfully: what carries it, or that it comes later."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation; `how` says what the engine does, `codes` and `tests` show it.

    Where it is not, or not wholly, built, `later` says what is missing.
    """

    zh: str
    en: str
    how: str
    codes: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    later: str = ""


SITUATIONS: tuple[Situation, ...] = (
    Situation(
        "书面办理事后补录",
        "paper acts entered late",
        "扫描件、收文号、另一人核对齐备的，按所述时间判定",
        ("time.paper", "compare.verbs", "evidence.late"),
    ),
    Situation(
        "一次会议十个议题",
        "ten matters in one meeting",
        "会议自成一条记录：通知、议程、到会、主持、开会、散会；各议题在本案中记录讨论、表决、决定，"
        "所记的到会、主持与会议记录不一致的不予记录",
        ("session.submitted", "session.as_voted", "meeting.session_attendance"),
        ("test_two_matters_are_decided_in_one_session_and_each_cites_its_lines",),
    ),
    Situation(
        "组成人员中途离会、到会",
        "a member leaves or arrives",
        "到会记为时段，表决时另计法定人数",
        ("meeting.attendance", "meeting.quorum", "meeting.quorum_lost"),
    ),
    Situation(
        "副职受委托主持",
        "a deputy presides",
        "委托有记录，会议中途改由副职主持的另记；决定仍由首长作出，书面采纳多数意见或者再次讨论",
        ("meeting.presiding", "meeting.absent_chief", "session.presiding"),
    ),
    Situation(
        "代理首长",
        "an acting chief",
        "由副职代理的，按人大常委会决定的文号登记为行政首长席位，行使全部职权；只是主持工作的，受委托主持",
        ("meeting.decided_by_chief", "meeting.presiding"),
        (
            "test_a_deputy_acts_as_chief_by_the_standing_committees_decision",
            "test_nobody_else_acts_as_chief",
        ),
    ),
    Situation(
        "几个机关联合发文",
        "joint issue",
        "各机关在本机关案件中互相写明；都就同一文本决定之后才能签发，同一发文字号",
        ("join.other", "issue.joint", "issue.joint_number"),
    ),
    Situation(
        "事项改由另一单位承办",
        "handed to another unit",
        "决策机关改由另一单位承办，新单位接收后继续；证据和期限照旧，新旧单位均不得审查",
        ("reassign.units", "reassign.reviewed", "take_over.own", "person.taken_over"),
    ),
    Situation(
        "机构改革、单位更名",
        "agencies reorganised",
        "登记单位承继：自该日起由承继单位继续承办，旧名留在记录中，双方均不得审查",
        (),
        (
            "test_a_spelling_that_nobody_can_tell_apart_is_the_same_unit",
            "test_a_successor_carries_the_duties_on_and_both_stay_away_from_the_review",
        ),
    ),
    Situation(
        "一人数职",
        "one person, several posts",
        "每次办理写明所行使的职责；应当分离的不得兼任",
        ("person.apart", "meeting.recusal_ground"),
    ),
    Situation(
        "司法局自己起草",
        "the justice bureau drafts",
        "承办单位的人员不得审查；由另一单位的审查人员办理，能否办结可以先问",
        ("person.reviewer_unit", "staffing.conflict"),
    ),
    Situation(
        "用章",
        "seals",
        "所附文件为盖章件的扫描件，按摘要存档；用章登记载明印章、经办人、批准人",
        ("documents.on_file",),
        ("test_the_use_of_a_seal_is_on_record_with_the_case_of_its_paper",),
    ),
    Situation(
        "涉密事项",
        "secret matters",
        "内容不进入系统，只登记编号；豁免限于依法不公开",
        ("exemption.ground",),
    ),
    Situation(
        "草案拆分、合并",
        "a draft split or merged",
        "终止时写明拆分、合并成的事项，各立新案写明原案；部分仍属重大，未通过的结论随之接续",
        ("withdraw.parts", "open.split_from", "open.merged_from", "open.major"),
    ),
    Situation(
        "终止后再次启动",
        "withdrawn and brought back",
        "新案写明接续哪一案，未通过的结论随之接续；同一文本、未超期的证据可以沿用（由地方规定期限），"
        "合法性审查和讨论重新办理",
        ("open.continues", "carry.stood", "carry.cited"),
    ),
    Situation(
        "党组会前置研究",
        "the Party group deliberates first",
        "可以作为所附文件；不替代集体讨论",
        ("meeting.kind",),
    ),
    Situation(
        "报上级批准",
        "a superior must approve",
        "环节“报上级批准”：批准、修改后批准、退回",
        ("report.remarks",),
    ),
    Situation(
        "由人大决定",
        "the congress decides",
        "填答写明的须依 four-nots-congress 等立案：政府的决定是“提请”，获得批准的才出台",
        ("open.congress", "congress.decider", "congress.draft", "congress.remarks"),
        ("test_what_the_congress_refuses_ends_with_its_answer_on_record",),
    ),
    Situation(
        "录入错误",
        "wrong entry",
        "一人指出，另一人更正，两条都留下；动摇关口的作为问题列出",
        ("correct.reported", "gate.corrected"),
    ),
    Situation(
        "目录年中调整",
        "the catalogue changes mid-year",
        "调整是事实，移出不终止已立案件；未列入的照样履行程序",
        ("start.listed", "start.catalogue"),
    ),
    Situation(
        "乡镇、部门参照执行",
        "a township or department",
        "机关有级别；规则文件 township",
        (),
        ("test_each_difference_names_its_act_or_says_that_it_is_a_choice_of_this_house",),
        later="乡镇会议的组成由本机关席位登记决定 the seats entered are the meeting",
    ),
    Situation(
        "先在纸上办理的案件",
        "a case that began on paper",
        "动议和启动可以按立案前的时间补录，其余自立案起；已经决定的只作检查（examine），不补办程序",
        ("time.opened", "decided.order", "decided.missing"),
        ("test_a_file_decided_on_paper_is_examined_and_no_case_is_made_of_it",),
    ),
    Situation(
        "涉及权利的规范性文件",
        "normative documents touching rights",
        "规则文件 normative-document：四个不，另加公布之后报送备案；填答写明的不得以其他程序立案",
        ("open.normative", "filing.on", "filing.objection"),
        ("test_where_a_place_sets_a_day_what_is_late_is_told",),
        later="备案期限未核，由地方写入 by when it is filed was not seen",
    ),
    Situation(
        "应急处置之后仍要延续的措施",
        "a measure outliving an emergency",
        "应急决策不在本程序之内，另行登记，提示备案和专项报告；延续的另立新案并引用登记",
        ("open.emergency", "emergency.unfiled", "emergency.unreported", "emergency.outlived"),
    ),
    Situation(
        "审查之后依据变了",
        "basis changed after the opinion",
        "依据须在送审时、提请时有效；撤销审查重新办理",
        ("legality.basis", "drafting.basis_in_force"),
    ),
    Situation(
        "审查人员提前介入",
        "early involvement of the reviewer",
        "函件、提前意见都不算审查",
        ("legality.form",),
    ),
    Situation(
        "起草人组织听证、评估风险",
        "the drafter organises the hearing or assesses the risk",
        "合法：承办单位可以办理，地方另有规定的从其规定",
        ("hearing.participants", "risk.content"),
    ),
)

FIRST_DAY: tuple[Situation, ...] = (
    Situation(
        "发文稿纸",
        "draft sheet",
        "从记录生成",
        (),
        ("test_every_paper_of_a_case_is_set_and_the_same_again",),
    ),
    Situation(
        "办文单、定稿",
        "handling slip and final copy",
        "从记录生成：逐项载明何人何时办理、历次文稿和签发的定稿",
        (),
        ("test_the_handling_slip_has_every_line_and_the_text_that_was_signed",),
    ),
    Situation(
        "督查通知、督查结论书、整改通知书",
        "notice, conclusion and rectification notice of a supervision",
        "从记录生成：结论书载明送达、申请复核和复核决定，整改通知书载明各事项现状",
        (),
        (
            "test_the_conclusion_tells_what_was_found_wanted_objected_to_and_decided",
            "test_the_rectification_notice_tells_each_item_and_behind_it_how_it_stands",
        ),
    ),
    Situation(
        "倒查情况报告",
        "report of what a harm was traced back to",
        "从记录生成：环节、办理人、提示和不同意见，不认定责任",
        (),
        ("test_the_tracing_report_names_every_step_act_and_person_and_who_differed",),
    ),
    Situation(
        "签发、发文登记",
        "sign-off and issue registers",
        "文号按机关代字和年份编排，作废的留下",
        ("issue.number",),
    ),
    Situation(
        "议题审批",
        "approval of the agenda",
        "“列入会议议题”由办公厅（室）办理：前置关口全部通过、送阅的是现行草案",
        ("submission.package_draft",),
        ("test_the_agenda_lets_the_case_through_only_with_every_gate_before_it",),
    ),
    Situation(
        "承办单位集体讨论和内部审核意见",
        "the lead unit's own discussion and legality opinion",
        "送审须附承办单位集体讨论记录、法制机构审核意见：由规则文件写明（papers），四个不默认要求",
        ("legality.package", "papers.handed_in"),
        ("test_the_four_nots_ask_for_what_is_expected_on_the_first_day",),
    ),
    Situation(
        "公告前、公布前的公开审查",
        "disclosure review",
        "发布公告、公布决策须附公开（保密）审查意见；不公开须经公开（保密）审查人员确认",
        ("papers.handed_in", "person.disclosure_unit"),
    ),
    Situation(
        "规范性文件审核、统一编号、备案",
        "normative documents",
        "审核、编号、备案依照 normative-document 和文号系列",
        ("open.normative", "issue.number"),
        later="有效期和清理 validity and clearing",
    ),
    Situation(
        "财政意见和预算依据",
        "finance opinion and budget basis",
        "提请讨论须附财政部门意见和预算依据；不涉及财政资金的，写明理由",
        ("papers.handed_in",),
        ("test_only_what_may_be_missing_is_missing_and_says_why",),
    ),
    Situation(
        "宏观政策取向、为基层减负一致性评估",
        "macro-policy and burden on the grass roots",
        "评估环节 assessment，规则文件 sichuan-2025",
        ("assessment.content", "assessment.changes"),
    ),
    Situation(
        "解读与草案同步",
        "interpretation plan together with the draft",
        "提请讨论须附解读方案，公布时附解读",
        ("papers.handed_in",),
    ),
    Situation(
        "年度台账",
        "annual ledger",
        "从记录生成：期间内在办的全部事项、各环节日期、文号和所依据的记录",
        (),
        ("test_it_stands_from_the_period_of_its_opening_to_that_of_its_end",),
    ),
    Situation(
        "诉讼、纪检保全",
        "hold for litigation or discipline",
        "记录不可更改、不可删除；登记保全的，解除以前意见及其来信人也不得删除",
        (),
        ("test_while_a_file_is_held_no_opinion_is_erased_and_after_it_one_is",),
    ),
    Situation(
        "查阅登记",
        "who consulted a file",
        "逐案登记查阅人、目的、批准人；访问另有日志；个人责任台账每次查阅先行记录",
        (),
        (
            "test_who_consulted_a_file_is_listed_with_who_let_them",
            "test_every_look_is_on_record_and_verified",
        ),
    ),
    Situation(
        "应诉、复议结果反馈",
        "lawsuits and reviews come back",
        "逐审级登记案号、所诉事项、结果和生效；败诉的倒查",
        (),
        (
            "test_an_appeal_names_the_instance_before_which_is_then_not_final",
            "test_what_was_not_lost_for_good_is_traced_to_nobody",
        ),
    ),
    Situation(
        "次年6月前归档",
        "archiving by next June",
        "移交期限按规则文件设定，逾期提示",
        ("archive.parts", "closing.file"),
    ),
)
