"""What each operation is for, in Chinese: the reference says it before the English."""

from collections.abc import Mapping

from api.papers.sheet import LABELS, ReportKind

_TOLD: Mapping[ReportKind, str] = {
    ReportKind.EXECUTION: "列入通报的决策、各项任务的状况和按时办结率",
    ReportKind.SUPERVISION: "各项指标及其定义、列入通报的督查任务及其进展、整改事项的状况",
    ReportKind.ANNUAL: "本机关的全部指标，分部分各附定义、依据和所计的每一案件",
}
"""What each report tells as data."""


def _of_reports() -> dict[str, str]:
    found = {}
    for kind, told in _TOLD.items():
        path, label = f"get /api/v1/reports/{kind.word}/{{period}}", LABELS[kind].zh
        found[path] = (
            f"返回一个期间{label}的数据：{told}。期间写作2023H1、2023Q3、2023-05或者2023；"
            "只依据截至 `until` 当日已登记的记录，同一日再取，数据相同。"
        )
        found[f"{path}/report.html"] = f"以单个网页返回{label}，文字与公文相同，不含可运行的内容。"
        found[f"{path}/report.pdf"] = (
            f"返回{label}的文书，向党委全会、人代会或者政府组成人员会议；所载数据相同。"
        )
        found[f"{path}/report.xlsx"] = f"返回{label}的全部数据表：各项数字及其定义，所计的每一项。"
    return found


LEADS: Mapping[str, str] = {
    "get /api/v1/health": "查看服务及其数据库是否正常。",
    "get /api/v1/procedures": "列出已登记的全部程序；每一程序登记前均已证明。",
    "get /api/v1/procedures/{key}": "返回一个程序的全部内容（含沿用部分）及各部分的依据。",
    "get /api/v1/procedures/{key}/proof": "返回登记该程序时的证明书。",
    "get /api/v1/procedures/{key}/diagram.svg": "返回程序图。",
    "post /api/v1/procedures/check": "检查规则文件，返回所证明的内容或者有误之处；不登记。",
    "get /api/v1/calendars": "列出已登记的全部工作日历及各年的通知。",
    "get /api/v1/calendars/{digest}": "返回一份工作日历的全部日期。",
    "post /api/v1/calendars": "在本机关现行工作日历上加入文件所列年份并登记，不即采用。"
    "每一年须写明公布安排的通知；与已登记日期不同的，须写明所更正的通知。",
    "post /api/v1/calendars/{digest}/adoption": "本机关自此依这份工作日历计算期限，"
    "并逐项列出因此变动的期限。此前的办理仍依其所载的日历判定；不得缺少已有年份，"
    "未写明更正的，不得改动已有日期。",
    "post /api/v1/cases": "依照程序立案，答复即本案第一条记录。立案时间即请求时间，不得另述；"
    "此前的书面办理限于动议和启动，分别以 `stated_at` 和 `paper` 补录。",
    "get /api/v1/cases": "分页列出本机关的案件；`search` 按标题查找。",
    "get /api/v1/cases/{case_id}": "返回案件现状；其 ETag 就是办理时 `If-Match` 须写明的版本。",
    "get /api/v1/cases/{case_id}/moves": "列出全部办理动作，可办的在前；不能办的，"
    "列出每一项未满足的要求、依据、由谁补正和最早日期。",
    "post /api/v1/cases/{case_id}/moves": "办理一个动作，答复为所产生的记录及其依据的规定。"
    "依规则不能办理的答复409，并列出全部要求；只因本人不得办理的答复403。",
    "get /api/v1/cases/{case_id}/gates": "返回各关口的状态：尚缺、有效、已失效或者依法豁免。",
    "get /api/v1/registers": "返回单位承继、应急决策、用章和诉讼复议登记；"
    "应急决策一并列出后续案件和尚待办理的事项。",
    "post /api/v1/registers": "登记单位承继、应急决策及其备案、报告和结束、用章，"
    "诉讼和行政复议及其结果、生效，追责事项各环节，以及投诉件的登记、转办、受理、交办、查结、整改、答复和领导接待日。",
    "get /api/v1/supervisions": "返回各次督查的任务、抽取、发现、结论、复核和整改，"
    "以及尚待办理的事项。",
    "post /api/v1/supervisions": "下达督查任务，记录抽取、发现、结论、送达、申请复核、复核决定、"
    "整改报告和核查销号；依规则不能办理的答复409，并列出全部要求。",
    "get /api/v1/supervisions/{supervision}/papers/{kind}.pdf": "返回督查通知、督查结论书或者"
    "整改通知书（PDF），依据本机关记录生成；结论书、整改通知书一个单位一份。",
    "get /api/v1/supervisions/{supervision}/papers/{kind}.docx": "返回督查通知、督查结论书或者"
    "整改通知书（DOCX），字体依照GB/T 9704写明。",
    **_of_reports(),
    "get /api/v1/reports/ledger/{period}/ledger.xlsx": "返回一个期间的重大行政决策台账："
    "期间内在办的全部事项，各环节日期、现处阶段、文号和所依据的记录。",
    "get /api/v1/cases/{case_id}/links": "返回本案写明的原案，以及写明本案的后案，各为何种关联。",
    "get /api/v1/cases/{case_id}/journal": "返回某一序号之后的记录，每条以摘要与前一条相连。",
    "get /api/v1/cases/{case_id}/refusals": "返回被拒绝的申请；它们另成一链，不影响案件。",
    "get /api/v1/refusals": "返回案件以外被拒绝的申请：立案、登记、督查、会议、查阅，连同全部理由；"
    "由审计监督人员查看。",
    "get /api/v1/cases/{case_id}/deadlines": "返回各项期限及其计算过程，以及最早何时可以决定。"
    "合法性审查等待补充材料期间停止计算，期限逐日顺延，并予注明。",
    "get /api/v1/cases/{case_id}/channels": "返回公开渠道登记册：公告、问卷和决策公布的每一渠道、"
    "自何日起、有何证明，已撤回的由哪一号撤回。",
    "get /api/v1/cases/{case_id}/documents": "返回本案记录所引用的存档文件。",
    "get /api/v1/cases/{case_id}/responsibility": "返回办理人员、所任职责、所涉记录，"
    "以及责任清单对各人的记载。",
    "get /api/v1/cases/{case_id}/trace": "由败诉、督查发现或者评估结论倒查：该结果所依据的各环节、"
    "各件办理及其人员，有误环节、把关环节、基础环节分列；"
    "有不同意见的，写明条例第三十八条第三款。不评定任何人。",
    "get /api/v1/cases/{case_id}/staffing": "返回每一件待办事项可以由谁依法办理，"
    "或者无法由现有人员一并办理的事项。职责分离、所属单位、回避和法定人数合并计算；"
    "执行中的，另列每项未了结任务可以由谁自何日起办理。",
    "get /api/v1/cases/{case_id}/diagram.pdf": "打印用的案件图：A3分页，或者整幅一张。",
    "get /api/v1/cases/{case_id}/diagram.svg": "返回案件图，只依据实际发生的记录绘制。",
    "get /api/v1/cases/{case_id}/diagram.txt": "返回案件图的文字版。",
    "get /api/v1/cases/{case_id}/trace/report.pdf": "将倒查的环节、办理人、提示和不同意见写成报告"
    "（PDF）；只列事实，不认定责任。",
    "get /api/v1/cases/{case_id}/papers": "列出本案的文书：可以生成的，以及不能生成的尚待何事。",
    "get /api/v1/cases/{case_id}/papers/comparison/{digest}": "核对一份已存的纪要所载决定"
    "与会议记录是否一致；只核对决定。",
    "get /api/v1/cases/{case_id}/papers/{kind}.pdf": "返回PDF文书，版式依照GB/T 9704。"
    "字体缺字的不输出，逐字指明。",
    "get /api/v1/cases/{case_id}/papers/{kind}.docx": "返回DOCX文书，字体依照GB/T 9704写明。",
    "get /api/v1/public/cases/{case_id}/consultations/{step}": "返回现行公告："
    "征求什么意见、在何处公布、如何提交、截止何时。无须登录。",
    "post /api/v1/public/cases/{case_id}/consultations/{step}/opinions": "提交意见，无须登录；"
    "截止日后提交的仍予登记，标为逾期。以同一 `Idempotency-Key` 重复提交的，为同一条意见。",
    "get /api/v1/cases/{case_id}/consultations/{step}/opinions": "分页列出收到的意见，"
    "不含意见人信息。",
    "post /api/v1/cases/{case_id}/consultations/{step}/opinions": "导入 CSV 或者 XLSX 表中的意见；"
    "有错误的一行也不导入，并逐行列明。",
    "get /api/v1/cases/{case_id}/consultations/{step}/opinions/{number}/contact": "返回意见人信息，"
    "仅限决策承办单位经办人和办公厅（室）工作人员。",
    "post /api/v1/cases/{case_id}/consultations/{step}/clusters": "将按期收到的意见归类；"
    "意见构成不变的类保留处理结果。十万条约需一分钟。",
    "get /api/v1/cases/{case_id}/consultations/{step}/clusters": "按阅读顺序分页列出各类意见："
    "群发意见只占一处，不淹没其他来信。",
    "put /api/v1/cases/{case_id}/consultations/{step}/clusters/{place}": "登记处理结果和理由；"
    "列入意见处理表并提交后生效。",
    "post /api/v1/cases/{case_id}/consultations/{step}/ledger": "将处理结果固定为意见处理表并存档，"
    "返回 `consultation.dispose` 应报的内容和应当抽查的类。",
    "get /api/v1/cases/{case_id}/consultations/{step}/adoption": "返回收到、处理、抽查的情况，"
    "并核对条数；"
    "`published` 写明哪些内容向社会公布（条例第十八条、第三十二条）。",
    "get /api/v1/register": "返回本机关的文号系列和发文登记；"
    "作废的文号连同理由保留，没有未说明的空号。",
    "get /api/v1/statistics": "返回本机关统计期内的各项指标：定义、依据、数量，以及所计的每一案件；"
    "只统计冻结时刻以前的记录，同一查询日后结果不变。",
    "get /api/v1/statistics.xlsx": "以 XLSX 返回同样的指标和明细；单元格内的文字一律不作公式。",
    "get /api/v1/complaints": "列出投诉台账、尚未登记的来件、期限和接待日；投诉与执行报告不一致的，"
    "一并列出（条例第三十五条、第四十条）。",
    "get /api/v1/complaints/letters": "分页列出来件登记，不含内容和来件人信息。",
    "post /api/v1/complaints/letters": "登记信函、来电、来访等来件，由办公厅（室）办理。",
    "get /api/v1/complaints/letters/{number}": "返回来件内容，仅限办公厅（室）和该件调查人员；"
    "来件人信息仅限办公厅（室）。被投诉人及被投诉单位人员不得查看。",
    "get /api/v1/complaints/{number}": "返回一件投诉、建议的全部办理情况和尚待办理的事项。",
    "post /api/v1/public/bodies/{body_id}/letters": "提交投诉或者建议，无须登录；"
    "返回的 `id` 即回执。以同一 `Idempotency-Key` 重复提交的，为同一来件。",
    "get /api/v1/public/letters/{letter_id}": "凭回执查询办理情况：由哪一单位办理、"
    "不予受理的理由、最后答复。无须登录。",
    "get /api/v1/catalogues": "列出本机关各年度的重大行政决策事项目录。",
    "get /api/v1/catalogues/{year}": "返回某年度目录的事项、已启动的案件、"
    "逾期未启动的事项（只作提示）、各版本及其依据文件。",
    "post /api/v1/catalogues/import": "从表格（CSV、XLSX）导入经同级党委同意的年度目录，"
    "有一处错误即不导入，逐行列明错误；按月、季度、年底写的完成时间，以其最后一日计。",
    "post /api/v1/catalogues/adjustments": "调整目录：增加、改动或者移出事项，写明理由；"
    "移出目录不终止已有案件。",
    "post /api/v1/catalogues/publications": "登记目录现行版本的公布日期和载体。",
    "get /api/v1/judgements": "列出对各事项是否属于重大行政决策的判断，供审计监督；"
    "同一项目、同一年度、同一单位单独未达标准而合计达到的，提示核实是否拆分。",
    "get /api/v1/judgements/{judgement}": "返回一项判断的填答、结论、各条理由和依据、复核意见。",
    "post /api/v1/judgements": "判断事项是否属于重大行政决策（条例第三条），结论无论如何都予登记。",
    "post /api/v1/judgements/trial": "试判断：返回结论、理由和依据，不登记。",
    "post /api/v1/judgements/{judgement}/confirmations": "由另一人复核判断，写明同意与否及理由。",
    "get /api/v1/sessions": "列出本机关的各次会议，日期最近的在前。",
    "get /api/v1/sessions/{session_id}/matters/{case_id}": "按会议记录填好该案件 "
    "`meeting.schedule`、`meeting.convene` 应写的内容，并列出此刻到会的人员。",
    "post /api/v1/sessions": "召集一次会议：通知、议程审批、各议题和材料送达日期；"
    "在本系统办理的议题写明案件，须已提请讨论。",
    "get /api/v1/sessions/{session_id}": "返回一次会议的通知、议程、主持、"
    "到会离会、列席和全部记录。",
    "post /api/v1/sessions/{session_id}/entries": "记录会议情况：调整议程、开会、"
    "补记到会离会和主持、散会、取消；与各议题已记的表决不一致的不予记录。",
    "get /api/v1/sessions/{session_id}/papers/comparison/{digest}": "将已存的会议纪要"
    "与各议题记录中的决定核对，只比对决定。",
    "get /api/v1/sessions/{session_id}/papers/{kind}.pdf": "生成一次会议的会议记录或者纪要（PDF），"
    "载明全部议题。",
    "get /api/v1/sessions/{session_id}/papers/{kind}.docx": "生成一次会议的会议记录或者纪要"
    "（DOCX），载明全部议题。",
    "post /api/v1/people/{person}/ledger": "查阅一个人的责任台账：任职、办理、表态、表决、"
    "不同意见、回避、签署、缺席、补录、逾期。本人查阅自己的；审计监督人员查阅他人的，须写明事由。"
    "每次查阅先记录，后答复；此人调动的，台账随人。",
    "get /api/v1/measures": "返回针对本人的追责事项；审计监督人员和行政首长另可见尚在办理的。"
    "提出、听取意见、审批、决定、申诉、答复均以登记办理。",
    "get /api/v1/people/{person}/ledger/looks": "返回谁在何时、因何事由查阅过一个人的责任台账，"
    "供本人和审计监督人员查看。",
    "post /api/v1/documents": "保存所提交的内容（不超过50 MiB），返回其摘要。",
    "get /api/v1/documents/{digest}": "下载本机关的一份存档文件。",
}
"""By method and path."""
