"""A mass campaign, made up: forty letters on one draft, copied with changes, and one that is not.

All letters are about the same parking charges and share their ways of speaking, as letters do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

ONE_GOOD_LETTER = (
    "本人从事交通工程二十年。草案第八条按车身长度分档，但附件测算用的是2019年的车型构成，"
    "新能源车占比已由百分之四升至百分之三十一，车身普遍加长，照此分档约有六成车辆落入最高档，"
    "与说明中“多数车辆费用不变”的结论相反。请用去年的登记数据重新测算，并公布算法和原始表格。"
)
LETTERS = 40
_SHARED = 2

_OPENINGS = (
    "我是本区居民，看到停车收费草案后想说几句",
    "作为有车一族，对这次公开征求意见的方案有不同看法",
    "尊敬的领导，关于道路停车收费办法提出以下意见",
    "我们小区业主讨论过草案，现把大家的想法反映上来",
    "本人长期住在老城区，对新办法十分关注",
    "代表沿街商户反映一点真实情况",
    "孩子在附近上学，家长们对草案议论很多",
    "退休在家，认真读了草案和说明",
)
_WHO = (
    *("夜班护士", "送货司机", "小店店主", "带孩子的家长", "残疾人驾驶员", "上门维修工", "透析病人"),
    *(
        "新能源车主",
        "菜市场摊贩",
        "外来务工者",
        "陪护家属",
        "旅游大巴司机",
        "社区志愿者",
        "网约车司机",
    ),
    *("老旧小区住户", "医院职工", "中学教师", "骑行爱好者", "环卫工人", "快递站长"),
)
_WHERE = (
    *(
        "人民医院东门",
        "第三小学北侧",
        "火车站广场",
        "建设路夜市",
        "滨河步道",
        "老纺织厂宿舍",
        "西门菜场",
    ),
    *(
        "体育馆周边",
        "市民服务中心",
        "长途客运站",
        "城隍庙街区",
        "大学城南路",
        "开发区食堂",
        "殡仪馆入口",
    ),
    *("农贸批发市场", "儿童公园", "妇幼保健院", "钢厂生活区", "古城墙根", "高铁西站"),
)
_WHAT = (
    *(
        "把免费时长延长到一个小时",
        "夜间十点以后不再计费",
        "取消按车长分档的做法",
        "封顶价格降到十五元",
    ),
    *("保留原有的月票制度", "增设残疾人专用泊位", "先建立体车库再收费", "收费明细逐月上网公开"),
    *("允许临时卸货二十分钟", "节假日对居民减半", "由街道而不是公司管理", "设立申诉和退费窗口"),
    *("对新能源车给予优惠", "不要占用盲道和消防通道", "学校门口划接送专用区", "推迟一年再实施"),
    *(
        "把欠费催缴改为短信提醒",
        "开放机关大院夜间车位",
        "收入全部用于公共交通",
        "现金和扫码都能支付",
    ),
)
_WHY = (
    *("半小时根本办不完事", "工资不高的人负担太重", "老人不会用手机缴费", "附近没有任何公共车库"),
    *("巡查员经常说不清标准", "邻市的经验证明行得通", "排队缴费反而造成拥堵", "车位已经严重不足"),
    *("收来的钱去向没有说明", "商户生意会受到很大影响", "救护车曾经因此被堵", "合同期限写得过长"),
    *(
        "设备故障误扣费的情况很多",
        "周末来的多是外地游客",
        "雨雪天气步行很不安全",
        "原有承诺还没有兑现",
    ),
    *(
        "孕妇和病人走不了太远",
        "凌晨下班没有公交可坐",
        "重复收费的投诉一直没有答复",
        "居民从未被上门征求意见",
    ),
)
_CLOSINGS = (
    "希望认真考虑",
    "恳请采纳",
    "请给予书面答复",
    "盼望政府多听群众声音",
    "以上意见请予重视",
)
_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志文玉"
_OTHER = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就"
    "分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
)


@dataclass(frozen=True, slots=True)
class Campaign:
    """Comments by id, and which letter each was copied from; the one good letter from none."""

    texts: dict[str, str]
    origin: dict[str, int | None]
    good: str


def letters() -> tuple[tuple[str, ...], ...]:
    """Return the campaign's letters, each as its sentences; none is another's copy."""
    return tuple(_letters(Random(40)))  # noqa: S311 - the same letters every time


def campaign(count: int, *, seed: int = 713, edited: float | None = None) -> Campaign:
    """Return so many copies of the letters, and the good one somewhere among them.

    Up to a fifth of the characters of each are changed, or just the share `edited`; sentences
    are reordered, names added.
    """
    chance = Random(seed)  # noqa: S311 - a made-up campaign, the same every time
    patterns, good = letters(), chance.randrange(count + 1)
    texts: dict[str, str] = {}
    origin: dict[str, int | None] = {}
    for number in range(count + 1):
        each = f"c{number:06}"
        if number == good:
            texts[each], origin[each] = ONE_GOOD_LETTER, None
            continue
        letter = chance.randrange(LETTERS)
        share = chance.uniform(0, 0.2) if edited is None else edited
        texts[each], origin[each] = _copy(patterns[letter], share, chance), letter
    return Campaign(texts, origin, f"c{good:06}")


def _letters(chance: Random) -> list[tuple[str, ...]]:
    """Return letters of which no two share more than two phrases."""
    found: list[tuple[str, ...]] = []
    while len(found) < LETTERS:
        new = tuple(_letter(len(found), chance))
        if all(len(_phrases(new) & _phrases(old)) <= _SHARED for old in found):
            found.append(new)
    return found


def _phrases(letter: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for sentence in letter for part in sentence.split("最需要"))


def _letter(number: int, chance: Random) -> Iterator[str]:
    yield _OPENINGS[number % len(_OPENINGS)]
    reasons = chance.sample(_WHY, 3)
    for want, reason in zip(chance.sample(_WHAT, 3), reasons, strict=True):
        yield f"{chance.choice(_WHERE)}一带的{chance.choice(_WHO)}最需要{want}"
        yield f"因为{reason}"
    yield _CLOSINGS[number % len(_CLOSINGS)]


def _copy(sentences: tuple[str, ...], share: float, chance: Random) -> str:
    told = list(sentences)
    if chance.random() < 0.5:
        chance.shuffle(told)
    changed = [_edited(sentence, share, chance) for sentence in told]
    if chance.random() < 0.7:
        name = chance.choice(_NAMES) + "".join(chance.sample(_GIVEN, 2))
        changed.append(f"{name}，幸福里{chance.randrange(1, 90)}号")
    return chance.choice("，。；").join(changed) + "。"


def _edited(sentence: str, share: float, chance: Random) -> str:
    """Return the sentence with this share of its characters changed, left out or doubled up."""
    found = []
    for character in sentence:
        if chance.random() >= share:
            found.append(character)
        elif (kind := chance.randrange(3)) == 0:
            found.append(chance.choice(_OTHER))
        elif kind == 1:
            found.append(character + chance.choice(_OTHER))
    return "".join(found)


def pairwise(clusters: Iterable[tuple[str, ...]], made: Campaign) -> tuple[float, float]:
    """Return precision and recall over all pairs: two opinions belong together or not."""
    together = right = 0
    for ids in clusters:
        together += _pairs(len(ids))
        right += sum(_pairs(n) for n in Counter(made.origin[each] for each in ids).values())
    wanted = sum(_pairs(n) for n in Counter(made.origin.values()).values())
    return right / together if together else 1.0, right / wanted


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
