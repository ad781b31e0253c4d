"""What each operation is for, in Chinese: the reference says it before the English."""

from collections.abc import Mapping

LEADS: Mapping[str, str] = {
    "get /api/v1/health": "查看服务及其数据库是否正常。",
    "get /api/v1/procedures": "列出已登记的全部程序；每一程序登记前均已证明。",
    "get /api/v1/procedures/{key}": "返回一个程序的全部内容（含沿用部分）及各部分的依据。",
    "get /api/v1/procedures/{key}/proof": "返回登记该程序时的证明书。",
    "get /api/v1/procedures/{key}/diagram.svg": "返回程序图。",
    "post /api/v1/procedures/check": "检查规则文件，返回所证明的内容或者有误之处；不登记。",
    "post /api/v1/cases": "依照程序立案，答复即本案第一条记录。立案时间即请求时间，不得另述；"
    "此前的书面办理限于动议和启动，分别以 `stated_at` 和 `paper` 补录。",
    "get /api/v1/cases": "分页列出本机关的案件；`search` 按标题查找。",
    "get /api/v1/cases/{case_id}": "返回案件现状；其 ETag 就是办理时 `If-Match` 须写明的版本。",
    "get /api/v1/cases/{case_id}/moves": "列出全部办理动作，可办的在前；不能办的，"
    "列出每一项未满足的要求、依据、由谁补正和最早日期。",
    "post /api/v1/cases/{case_id}/moves": "办理一个动作，答复为所产生的记录及其依据的规定。"
    "依规则不能办理的答复409，并列出全部要求；只因本人不得办理的答复403。",
    "get /api/v1/cases/{case_id}/gates": "返回各关口的状态：尚缺、有效、已失效或者依法豁免。",
    "get /api/v1/cases/{case_id}/journal": "返回某一序号之后的记录，每条以摘要与前一条相连。",
    "get /api/v1/cases/{case_id}/refusals": "返回被拒绝的申请；它们另成一链，不影响案件。",
    "get /api/v1/cases/{case_id}/deadlines": "返回各项期限及其计算过程。"
    "合法性审查等待补充材料期间停止计算，期限逐日顺延，并予注明。",
    "get /api/v1/cases/{case_id}/documents": "返回本案记录所引用的存档文件。",
    "get /api/v1/cases/{case_id}/responsibility": "返回办理人员、所任职责、所涉记录，"
    "以及责任清单对各人的记载。",
    "get /api/v1/cases/{case_id}/staffing": "返回每一件待办事项可以由谁依法办理，"
    "或者无法由现有人员一并办理的事项。职责分离、所属单位、回避和法定人数合并计算。",
    "get /api/v1/cases/{case_id}/diagram.svg": "返回案件图，只依据实际发生的记录绘制。",
    "get /api/v1/cases/{case_id}/diagram.txt": "返回案件图的文字版。",
    "get /api/v1/cases/{case_id}/papers": "列出本案的文书：可以生成的，以及不能生成的尚待何事。",
    "get /api/v1/cases/{case_id}/papers/comparison/{digest}": "核对一份已存的纪要所载决定"
    "与会议记录是否一致；只核对决定。",
    "get /api/v1/cases/{case_id}/papers/{kind}.pdf": "返回PDF文书，版式依照GB/T 9704。"
    "字体缺字的不输出，逐字指明。",
    "get /api/v1/cases/{case_id}/papers/{kind}.docx": "返回DOCX文书，字体依照GB/T 9704写明。",
    "post /api/v1/documents": "保存所提交的内容（不超过50 MiB），返回其摘要。",
    "get /api/v1/documents/{digest}": "下载本机关的一份存档文件。",
}
"""By method and path."""
