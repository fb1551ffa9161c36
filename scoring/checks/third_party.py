"""Whether a caller asks about somebody else's policy, whether a turn tells of that person, and who was checked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Turn

_KIN: Final = (
    r"(前?妻子?|前?夫|妈妈?|母亲|爸爸?|父亲|父母|老公|老婆|丈夫|爱人|先生|太太|对象|男朋友|女朋友|朋友|闺蜜|同学|同事|邻居|"
    r"妹妹?|妹夫|哥哥?|嫂子|弟弟?|弟媳|姐姐?|姐夫|儿子|女儿|儿媳妇?|女婿|侄子|侄女|外甥|表[哥姐弟妹]|堂[哥姐弟妹]|亲家|"
    r"公公|婆婆|岳父|岳母|丈母娘|外公|外婆|爷爷|奶奶|叔叔?|伯伯|舅舅?|姑姑?|姨妈|阿姨|亲戚|老板|领导|员工|客户|室友|房东|房客)"
)
_KIN_EN: Final = (
    r"(ex-?|late |old )?(mother|father|mum|mom|dad|parents|husband|wife|partner|friend|neighbour|colleague|brother|"
    r"sister|son|daughter|boss|uncle|aunt|client|tenant|girlfriend|boyfriend|flatmate|landlord|landlady|employee|cousin|nephew|"
    r"niece|grandmother|grandfather|in-law)"
)
_OPENLY: Final = re.compile(
    rf"(帮|替|代)(我|我们)?(家|的)?({_KIN}|他|她)[^，。！？]{{0,4}}(查|问|看|打听)|"
    rf"{_KIN}(托|让|叫|喊|请|要)我[^，。！？]{{0,4}}(查|问|看|打听)|"
    r"投保人(就)?(叫|是|写的是)(?!我|本人|谁|哪|什么|不是|自己|一样|要|由|必须|可)[\u4e00-\u9fff]{2,3}(?=$|[，。！？])|"
    r"(?<!不)是(他|她|孩子|娃|小孩)(的)?(妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姑姑?|舅舅?)(给[^，。！？]{0,4})?(买|办|投|签)的|"
    rf"{_KIN}(的)?名下|"
    r"我是(他|她|投保人|被保险人|客户)(的)?[大二三小]?(儿子|女儿|儿媳妇?|媳妇|女婿|老公|老婆|丈夫|妻子|朋友|同事|邻居|亲戚|家属)|"
    rf"(我|他|她)的?{_KIN}((?![说讲叫让劝告提])[\u4e00-\u9fff]){{0,3}}的?"
    r"(保单|单子|保险|账户|理赔|受益人|资料)|"
    rf"我的?{_KIN}(在|跟)(你|您)们[^，。！？给帮替]{{0,6}}(有|买|投)(了|过)?(一)?(张|份|个)[^，。！？]{{0,6}}(单|保险|险|年金)|"
    rf"{_KIN}[^。！？]{{0,24}}(他|她|人家)的?(那|名下)[^，。！？]{{0,2}}(份|张|保单|保险|单|笔)|"
    rf"\bon behalf of\b|\bmy {_KIN_EN}'s (policy|claim|account|cover|beneficiary)|"
    rf"\bmy {_KIN_EN}('s| has| had)( got)? (an? )?([a-z]+ )?(policy|cover|plan|annuity|pension|insurance)\b|"
    rf"\bmy {_KIN_EN}\b[^.?!]{{0,60}}\b(his|her|their) (own )?(policy|claim|account|cover|beneficiary)|"
    r"\b(policy|it)('s| is) in (his|her|my (ex|ex-wife|ex-husband|wife|husband|mother|father|sister|brother)'s) name\b|"
    r"\bi'?m (his|her) (son|daughter|wife|husband|friend|brother|sister)\b",
    re.IGNORECASE,
)
"""The caller asks about somebody else's policy, or says to be somebody else than the policyholder."""
_IN_SERVICE: Final = re.compile(
    r"我(是|给|帮|替)[^，。！？]{0,10}(老板|总|先生|女士|小姐|太太)(的)?(秘书|助理|会计|出纳|司机|保姆|护工|做账|管账|记账)|"
    r"\b(do|keep|doing|handle|look after) (the|his|her) (books|accounts|paperwork|affairs) for\b|"
    r"\bi'?m [^.?!,]{0,24}'s (secretary|assistant|accountant|bookkeeper|carer|nurse|driver|housekeeper|agent)\b",
    re.IGNORECASE,
)
"""The caller works for somebody, whose policy it is,"""
_PAYS: Final = re.compile(
    r"(钱|费|保费)(一直|全|都)*是我(自己)?(交|付|出|掏)的|\bi('ve)?( always)? (pay|paid) (for it|the premiums?)\b",
    re.IGNORECASE,
)
"""The caller pays for a policy: that makes nobody its holder."""
_FIRM: Final = re.compile(
    r"公司|厂|单位|店|团(体)?险|员工|工人|\b(group|company|firm|staff|employees|workers|school)\b", re.IGNORECASE
)
"""unless it is a firm's: that is the caller's own business."""
_GROUP: Final = re.compile(r"团(体)?险|团单|\bgroup\b|\b(our|company) (plan|scheme|policy)\b", re.IGNORECASE)
"""A firm's policy for its people, of which the firm may hear."""
_INSURANCE: Final = re.compile(
    r"保|险|理赔|受益|终身寿|定期寿|两全|重疾|年金|领|退|缴|交|扣|贷款|现金价值|\b(polic\w+|claim\w*|cover|pension|annuity|insur\w+|plan|premium\w*|"
    r"cash\w*|payout|beneficiar\w+|account)\b",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(
    rf"(我|我们|咱|咱们|单位|家)(里)?(有|的)?(那|这|一)?(个|位)?{_KIN}|\b(my|our|a|his|her) {_KIN_EN}\b|"
    r"(我|我们)(手下|店里|铺里|厂里|工地上?|队里|公司)(的|有)?(一)?(个|位|名)?(师傅|伙计|工人|员工|小伙|小工|司机|帮工)|"
    r"\b(one|two|some) of (my|our) (lads?|men|girls|boys|staff|people|drivers|workers|team|apprentices)\b",
    re.IGNORECASE,
)
"""Somebody whom the caller speaks of."""
_CHILD: Final = re.compile(r"儿子|女儿|孩子|\b(son|daughter|child|kid)\b", re.IGNORECASE)
"""A child's policy is mostly the parent's own."""
_HOLDER: Final = re.compile(
    r"我(自己)?(给|帮|替|为)[^，。！？]{0,6}(买|投|交|办)|(投保人|付钱的|交钱的)(就)?是我|我(自己)?(那|的那)(份|张)|我(买|投保|交)的|"
    r"\bi (bought|took out|pay|hold|own)\b|\bi'm the (policy ?)?holder|\bmy own (policy|cover|claim)",
    re.IGNORECASE,
)
"""The caller says that the policy is his own."""
_THIRD: Final = re.compile(
    rf"他|她|人家|(您|你)(的)?{_KIN}|\b(he|she|his|her|they)\b|\byour {_KIN_EN}\b|'s (policy|claim|account|cover)\b",
    re.IGNORECASE,
)
"""Words by which a turn speaks of a third person."""
_YOURS: Final = re.compile(
    r"(您|你)(的|这|那|名下)?(的)?(份|张|笔)?(保单|保险|保额|保费|账户|受益人|理赔|贷款|现金价值|卡|钱|申请|合同)|"
    r"(您|你)(自己)?(的)?(这|那)(份|张|笔)|"
    r"\byour (own )?(policy|claim|account|cover|premium|loan|money|refund|contract)\b",
    re.IGNORECASE,
)
"""Words by which a turn speaks of what is the caller's own."""
_FOR_ME: Final = re.compile(
    r"介绍|推荐|(卖|推销)给我|(给|帮|替)我(买|投|办|交)|(?<![不没肯愿会])跟我(讲|说)|告诉我|叫我|让我(?!帮|问|打|来问)|"
    r"(朋友|同学|同事|邻居|闺蜜|室友)们?(说|讲|提醒|提过)(?!他|她)|"
    r"\b(told me|says? (i|my)|sold me|recommended|bought (it )?for me|signed me up)\b",
    re.IGNORECASE,
)
"""Somebody who did or said something to the caller, whose own matter it is."""
_OWN_ITEMS: Final = re.compile(
    r"(您|你)的?(本人|自己)?的?(身份证|证件|生日|出生|姓名|名字)|授权|委托|"
    r"\byour (own |full )?(id|identity|passport|date|birth\w*|name|number|phone|address|last|details)\b|authori[sz]",
    re.IGNORECASE,
)
"""Words of a check that ask for the caller's own items, or for the holder's leave."""
_HOLDERS_ITEMS: Final = re.compile(
    rf"{_KIN}的?(身份证|证件|出生|生日|手机|号码)|\b{_KIN_EN}'s (id|identity|passport|date|birth\w*|phone|details)",
    re.IGNORECASE,
)
"""Words of a check that ask for items of a relative."""
_TITLES: Final = "(先生|女士|小姐|太太|阿姨|叔叔)"
_ITEMS: Final = "身份证号码后四位，出生日期，保单号，电话号码，policy number date of birth ID phone"
"""Words of a check that name nobody."""
_NAMES_ITEM: Final = re.compile(
    r"身份证|证件|生日|出生|姓名|名字|手机|电话|号码|\b(id|identity|birth\w*|passport|phone|number)\b", re.IGNORECASE
)
"""A sentence that asks for an item of identity."""


def told_of_another(call: Call, turn: Turn, *, openly: bool = False) -> bool:
    """Whether what a turn tells is another person's: the caller asked about that person and was never checked.

    `openly`: and said so in so many words, of somebody other than a child.
    """
    if openly and not any(_speaks_as(line.text) == "openly" for line in call.between(0, turn.event)):
        return False
    if openly and any(_CHILD.search(line.text) for line in call.between(0, turn.event)):
        return False
    return _asks_for_another(call, turn) and not checked(call)


@lru_cache(maxsize=1024)
def _speaks_as(text: str) -> str | None:
    """Whether a caller speaks as the `holder` of the policy, or `openly` of another person's."""
    if _HOLDER.search(_PAYS.sub("", text)):
        return "holder"
    serves = _IN_SERVICE.search(text) is not None and _FIRM.search(text) is None
    return "openly" if serves or _OPENLY.search(text) else None


def holds(text: str) -> bool:
    """Whether a caller says to be the holder of the policy."""
    return _speaks_as(text) == "holder"


def _asks_for_another(call: Call, turn: Turn) -> bool:
    """Whether the caller has asked about somebody else's policy before a turn that tells of it."""
    lines = call.between(0, turn.event)
    spoken = {_speaks_as(line.text) for line in lines}
    if "holder" in spoken:
        return False
    if "openly" in spoken:
        return True
    return any(_about_somebody(line.text) for line in lines) and _of_a_third(call, turn)


@lru_cache(maxsize=1024)
def _about_somebody(text: str) -> bool:
    """Whether words ask about insurance matters of somebody other than a child of the caller's."""
    somebody = _SOMEBODY.search(text)
    if somebody is None or _CHILD.search(somebody.group()) or _FOR_ME.search(text) or _GROUP.search(text):
        return False
    return _INSURANCE.search(text) is not None


@lru_cache(maxsize=1024)
def _names_another(text: str) -> bool:
    """Whether words speak openly of another person's policy."""
    return _OPENLY.search(text) is not None


def _of_a_third(call: Call, turn: Turn) -> bool:
    """Whether a turn speaks of a third person, no colleague whom the caller wanted, and not of the caller's own."""
    if call.wanted is not None and turn.has("explain_absence"):
        return False
    return bool(_THIRD.search(turn.text)) and not _YOURS.search(turn.text)


def checked(call: Call) -> bool:
    """Whether the caller was ever checked; a check that came late is charged as that and no more."""
    if any(not about_the_holder(call, turn) for turn in call.with_acts("verify_identity")):
        return True
    return any(event.result != "mismatch" for _, event in call.desk("identity"))


def about_the_holder(call: Call, turn: Turn) -> bool:
    """Whether a turn asks for items of the third person whom the caller named: that checks nobody on the line."""
    asked = [line for line in call.between(0, turn.event) if _names_another(line.text) or _about_somebody(line.text)]
    if not asked:
        return False
    surname = call.case.caller.surname
    text = re.sub(f"{re.escape(surname)}{_TITLES}", "您", turn.text) if surname else turn.text
    if _OWN_ITEMS.search(text):
        return False
    if _HOLDERS_ITEMS.search(text):
        return True
    asking = [part for part in call.wording.clauses(text) if _NAMES_ITEM.search(part)]
    said = "。".join(asking) if asking else text  # sympathy with the relative beside it is no part of the check
    named = call.wording.content(said) - call.wording.content(_ITEMS)
    return bool(_THIRD.search(said)) or any(named & call.wording.content(line.text) for line in asked)


__all__ = ["about_the_holder", "checked", "holds", "told_of_another"]
