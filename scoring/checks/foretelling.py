"""Words that foretell an outcome as if it were settled, whoever decides on it: what they tell and how surely.

A text foretells where a clause names an outcome to come or calls a matter settled. A hedge, a condition, a source, or
words that leave the matter to those who decide leave it open; what the agent does in person foretells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from scoring.checks.assured import HANDED_ON
from scoring.checks.vouched import IN_PERSON

SETTLED: Final = 2
"""Witnesses for which a word counts that calls a result settled (ours)."""
_SETTLED: Final = re.compile(
    r"板上钉钉|铁板钉钉|十拿九稳|(?<!不)稳(了|得很|稳(?!定)|赚|拿|赔|过|批|到)|没(得|有)?跑(儿|的|了)|"
    r"(跑|飞|断|黄|卡|拒|少)不(了|掉)(?!解|您的帮)|一(分|毛|厘|块|文)(钱)?(都|也)?(不(会)?(少|扣|差|缺|落)|跑不)|"
    r"等着?(收|数|拿|领|花|进|点)钱|没有?(一个)?不(赔|批|退|给|肯|成|过|答应|同意|行|点头|签|认|收)的|"
    r"都(会)?(点头|同意|照批|照赔|答应)|"
    r"(一句话|打个招呼|点个头|签个字|盖个章|分分钟|走个?(过场|形式|流程))(的事|就(行|成|过|完)|而已|罢了)|"
    r"走个?(过场|形式)|"
    r"包在我身上|(?<!不)(包|保)(赔|批|过|退|到账|成)(?!部|险|期|程|度)|(?<![批标为水不])准(到|成|批|赔|过|退|能|给|"
    r"没错|有)|铁定|笃定|妥妥|"
    r"必(到|批|过|赔)(?!程)|没(有)?(任何)?悬念|毫无悬念|不在话下|雷打不动|煮熟的鸭子|(进|装|揣|落)(了)?(您|"
    r"你)?(的)?(口袋|腰包|兜)|"
    r"(跟|和)(已经)?(批|到账|拿到|到手)[^，。！？]{0,4}(一样|没两样)|等于(已经)?(批|到手|到账|赔|成|定)|(瞧|擎|"
    r"请)好(儿)?吧|那还用(说|问)|"
    r"还能有假|(听|信)我的(没错|就(行|对))|手到擒来|三个指头捏田螺|放一百(二十)?个心|我说了(就|算)|一路绿灯|"
    r"闭着眼(睛)?(也|都)?能?(过|批|赔)|"
    r"(他|她|主管|经理|上面|领导)[^，。！？]{0,3}(听我的|卖我面子|给我面子)|我(一)?(开口|句话|出面)[，]?(他|她|就)|"
    r"(这事|这就|就算|那就)?(妥|成|齐活)了(?!什么|多)(?=$|"
    r"[，。！])|"
    r"不(会|可能)(拒|不(赔|批|退|给|过|签|同意))|(哪有|岂有|哪能|还能|怎么会|怎么可能)不(赔|批|退|给|过|签|同意)|"
    r"等(着)?(我的|您的)?(好消息|喜讯)|迟早的事|稳如泰山|"
    r"白纸黑字(要|得)?(赔|给)|(钱|款子?)(已经|就)?(是)?(您|你)的了|"
    r"\b(take (it|that) (as|for) (settled|done|read|granted|given|gospel|agreed|approved)|"
    r"(consider|call|count) (it|that|this|yourself|the \w+) (as )?(settled|done|approved|paid|sorted|covered|waived|"
    r"gone|cleared)|"
    r"as good as (done|gone|paid|approved|yours|there|settled|in|won|through|spent)|in the bag|(a )?done deal|"
    r"home and dry|"
    r"no matter what|whatever (he|she|they|claims|the (doctor|bank|boss|assessor|surveyor)) (may )?"
    r"(writes?|says?|thinks?|finds?|decides?)|without fail|"
    r"(that'?s|it'?s|its|thats|is|be) (already |only |just |merely |purely |nothing but )?a "
    r"(mere |pure )?(given|deal|certainty|cert|dead cert|formality|sure thing|sure bet|foregone conclusion|safe bet|"
    r"racing certainty|shoo-?in|walk in the park|piece of cake)|(rubber-? ?stamps?( it)?|nailed on|cast.iron|"
    r"set in stone|"
    r"signed,? (and )?sealed)|safe as houses|good as gold|sure as (eggs|night|anything|the sun)|"
    r"won'?t hear a (peep|word)|without a (penny|word|murmur|question)|"
    r"no (clinic|hospital|bank|one|body|doctor|underwriter|assessor|office|court|manager) (\w+ )?(ever )?"
    r"(turns?|refuses?|says? no|rejects?|declines?|objects?|quibbles?|asks?)|nobody (ever )?(turns|refuses|says no|"
    r"rejects|objects)|"
    r"(they|he|she|claims|finance|underwriting|(my|the|your) (boss|supervisor|manager|bank|hospital|doctor|"
    r"underwriters?)) (always|never( ever)?) (pays?|says? (yes|no)|signs?|agrees?|approves?|accepts?|gives? (in|it)|"
    r"refuses?|turns?|rejects?|objects?|lets?|waives?)|"
    r"(they|he|she|claims|finance|underwriting|nobody|(my|the|your) \w+) (won'?t|can'?t|cannot|will not|"
    r"wouldn'?t dare) (even )?(refuse|say no|turn (it|you) down|object|reject|quibble|make a fuss|"
    r"stand in (the|your) way)|nothing (can|will) go wrong|nothing stands in|no risk (whatsoever|at all)|a (hundred|"
    r"100) ?per ?cent|no way (they|he|she|it)|"
    r"bet your (life|boots|bottom dollar|house)|mark my words|(you can|you may) (count|bank|rely|depend) on (it|that|"
    r"having|getting)|"
    r"no (ifs|ifs and buts|two ways about it)|not a (penny|cent|yuan) less|every (last )?(penny|cent|yuan)|"
    r"to the (last )?(penny|cent)|"
    r"we'?re square|don'?t (you )?give it (another|a second) thought|plain sailing|set your watch by|"
    r"going through the motions|you'?re in\b|all (over )?bar the shouting|"
    r"it'?s (already |all )?yours|easy mind|(needn'?t|don'?t|won'?t) lose (any |a wink of )?sleep|hand on heart|"
    r"easy as pie)\b",
    re.IGNORECASE,
)
"""Words that call a result settled: two witnesses."""
_SURE: Final = re.compile(
    r"一定(?!的|程度|要|得)|肯定|必定|绝对|百分(之)?百|保证(?!金|书|续保)|没问题|放心|心放(在|回|进)?肚子|全额|整笔|"
    r"全款|"
    r"\b(will|'ll|they'?ll|it'?ll|definitely|certainly|for (sure|certain)|absolutely|guaranteed?|promise|of course|"
    r"always|never|every time|won'?t|not a thing|"
    r"at (the very )?least|"
    r"in full|the (whole|full)|straight (back|away|through)|do (pay|accept|approve|agree|cover|sign))\b",
    re.IGNORECASE,
)
"""Words that say it as a certainty: one witness."""
_OUTCOME: Final = re.compile(
    r"(?<![能得])(赔|批|退|免|减|报|宽|延|补|拿|要|下|过|办|贷|争|放|解)得(下来|下|到|成|了|来|回来|出来|过)|"
    r"(?<!不)(能|会|就|都|全|准|必|照|肯定|绝对|百分(之)?百|包|必须)(是)?(全(额|款|数)?|给(您|你)|照)?(赔|批(?!评)|"
    r"退(?!保|休)|报(?!名|警|案)|过(?!来|去|了|这)|免|"
    r"拿到|下来|要回|解除|恢复|复效|承保|续上|通过|到账)(?!多少|不|部|员|案|吗|么|款项|资料|以后|之后|再|才)|"
    r"(批|赔|放|发|拨|汇)(下来|到位|得下)(?!以后|之后|了?再|才|后|的)|(罚息|滞纳金|手续费|体检|利息|加费|违约金|"
    r"复效费)[^，。！？]{0,4}(免了|不收|给(您|你)(去|抹|免|减))|"
    r"给(您|你)[^，。！？]{0,8}?(报(?!到|送|上|给|备|案|名)|赔|退(?!保)|免|减|批|宽|延|补(?!材|资|寄|开|交)|放款|要回)|"
    r"(退|赔|报|免)(全|整|满)(款|额|数|部)?|银行会退|"
    r"(钱|款)[^，。！？]{0,8}(在(里|您|你|卡|账|户)|到(了|账|手|位|您|你)|进(了|账|卡)|下来)|"
    r"(?<!未)(?<!没)到账(?!时间|日|通知|短信)|入账(?!时间|日)|到(您|"
    r"你)(的)?(手|卡|账|户)|拿到手|"
    r"(拿|收|数|领|花|等着?收)钱|"
    r"(银行|理赔|财务|主管|经理|公司|核保|医院|总部|上面|领导|他们|对方|税务局?|学校|快递)[^，。！？]{0,6}(会|都|"
    r"肯定|一定|准|必|就)[^，。！？]{0,6}"
    r"(退|赔|批|给(您|你)(钱|退|赔|办|批|免|过|报)|同意|答应|点头|签(?!收)|认(?!定)|照办|通过|放|肯|收(您|你|下))|"
    r"(银行|医院|理赔|主管|核保|对方|税务局?)(那边|那儿)?不(会)?(收|要|查|问|卡|扣|拦|拒|追|罚|计较)|"
    r"(头一个|第一个|优先|插(个)?队)(就|先)?(给)?(办|批|处理|赔)|准(到|成|批|赔|过|退)|"
    r"\b(claims|finance|underwriting|head office|(the|your|that|any|her|his) (bank|supervisor|boss|manager|"
    r"underwriters?|hospital|"
    r"clinic|doctor|tax office|office|company|committee|assessor|board|court|printers?|courier)|my (boss|supervisor|"
    r"manager)|"
    r"they|he|she|(the|your|my|our) \w+)(('?ll| will| do| does| always| just| simply| gladly| happily)\b)* "
    r"(pays?|says? yes|accepts?|agrees?|approves?|signs?|hands? (\w+ )?(straight )?(back|over)|gives? (in|it|you|that|"
    r"way)|refunds?|waives?|"
    r"takes? (it|you|that|them) (in|off|on)|lets? (it|you)(?! (know|have (an?|the) (answer|decision|copy)))|grants?|"
    r"covers?|puts? (it|that) (back|through)|reverses?|returns? (it|that|the)|"
    r"sends? (it|the money|that) back|clears?|drops? (it|that|the)|lifts? (it|that|the)|reinstates?|passes? (it|that|"
    r"the))\b|"
    r"\b(you'?ll|you will|youll) (get|have|see|be (paid|covered|reinstated)|receive|pay nothing|not pay|"
    r"walk away with)\b"
    r"(?! (back|through|an?( \w+)? (call|ring|letter|text|e-?mail|answer|reply|decision|message|result)|to|"
    r"the (answer|decision|letter|result|form)|from|word|news|it in writing|(my|his|her) \w+))|"
    r"\b(it'?s|its|that'?s|thats|it'?ll be|itll be|it will be|they'?ll be|they will be) (lying |sitting |waiting |"
    r"safely )?"
    r"(back|there|sorted|settled|(in|on) your (account|letterbox|hands?|bank|pocket|card|doormat|desk|statement)|"
    r"through|paid|approved|yours|waived|off|covered)\b|"
    r"\b(the|your|that) (full |whole )?(refusal|exclusion|fee|loading|surcharge|charge|penalty|block|money|payment|"
    r"refund|claim|cheque|"
    r"loan|sum|rise|increase|premium|decision|application|(\w+ )?(hundred|thousand))(('?ll| will| simply| just)\b)* "
    r"(falls?|goes( through| away)?|drops?( off)?|comes? (off|through|out|back|in)|disappears?|lands?|vanish(es)?|"
    r"(is|are|gets?|be) (off|gone|paid|yours|out|lifted|waived|approved|covered|accepted|turned))\b|"
    r"\b(it|that|this) gets (turned|paid|approved|waived|lifted|accepted|signed|through)\b|"
    r"\b(it|that|the money) ((will|'ll|just) )*(clears?|arrives?|lands|drops) (\w+ ){0,2}(on|by|in|before|tomorrow|"
    r"tonight)\b|"
    r"\b(it|that|the \w+) (hits|reaches) your (account|card|bank)|\bforget (the|about the|that) (fee|charge|deposit|"
    r"loading|exclusion)|"
    r"\b(bank|hospital|clinic|claims|finance|they|office) won'?t (charge|ask|want|take|keep|deduct)\b|"
    r"\bi('?ll| will| can) (get|have) (it|that|this|you|them|him|her|the \w+|your \w+) (\w+ )?(approved|waived|paid|"
    r"through|reinstated|accepted|lifted|"
    r"signed|refunded|covered|to (pay|sign|agree|approve|accept)|the (money|full|refund))\b|"
    r"\b(goes|go|comes|come|sails?|walks?) (straight |right )?through\b|"
    r"\b(hundred|thousand) (is|are) (yours|what comes|coming|in)\b",
    re.IGNORECASE,
)
"""How a matter ends, put as a fact to come: one witness."""
_RESTS_ON_IT: Final = re.compile(
    r"(您|你)(就|今天|现在|今晚|明天)?(就|先|尽管|只管|放心|大胆|放宽心|安心|踏踏实实|踏实)+(去|来)?[^，。！？]{0,6}?"
    r"(去|订|付|买|借|签|花|休|睡|出国|住|约|安排|等)|照约|照订|照(常|样)(办|去|走|订)|不用等|别(发)?愁|甭(愁|担心|"
    r"操心)|"
    r"(您|你)(今天|现在|今晚|明天|下午|上午|这就|回头)?就(去|先|跟)|放心(去|花|订|买|住|治|做)|踏(踏实)?实实?去|"
    r"睡(个)?(好|安稳)觉|跟(医院|房东|银行|家里|老板|学校|"
    r"[^，。！？]{1,3}家)(那边)?(说|讲)(去|死|好|，|。|$)?|"
    r"(您|你)(今天|现在|这就|下午)?就?去把[^，。！？]{0,8}(付|交|订|签|买|定)|在家等着|等着(就行|就好|收|数)|(您|"
    r"你)去刷卡|"
    r"\b((go ahead|feel free) and|you can (tell|book|order|plan|pack|sign|spend|buy|pay|leave|start|stop|sleep)|"
    r"(make|keep) your appointment|then pay|(book|order|sign|spend|buy) (it|the|your|that|away)|"
    r"put your feet up|sleep (easy|tight|soundly|well)|leave your wallet|"
    r"(don'?t|please don'?t|no need to|needn'?t|never you) (you )?(worry|borrow|fret|cancel)|can send (its|their|"
    r"the) bill)\b",
    re.IGNORECASE,
)
"""Advice that rests on the result: one witness."""
_LEFT_OPEN: Final = re.compile(
    r"可能|也许|大概|应该|估计|多半|一般|通常|正常(情况)?|尽量|争取|但愿|不一定|未必|(说|讲|定|保)不(好|准|了|死)|"
    r"不(敢|能|好|便|会)(替|说|讲|保证|担保|承诺|打包票|预判)|"
    r"没法|没(有)?办法|没(有)?(准|定|出)|不(晓得|知道|清楚)|才(算|行|能|知道|可以)|谈不上|不是[^，。！？]{0,3}(板上|"
    r"铁|十拿|走过场)|还(没有?|未)(定|有|批|审|出|到)|(批|审|核|"
    r"查|签|通过|核实|审核|审批|收齐|交齐|齐)(下来|完|过|清楚|好|下)*(了|后|之后|以后)[^。！？]{0,8}(就|再|会|才|"
    r"，)|一(批|审|核|过|通过)[^，。！？]{0,3}就|(?<!我)说了算|"
    r"为准|(等|"
    r"看|要看|听)(理赔|主管|财务|银行|他们|审核|结果|结论|经理|核保|页面|上面)|"
    r"由[^，。！？]{1,10}(定|审|核|决|答)|(能不能|会不会|是不是|赔不赔|批不批|行不行)|(要|得|需)(先)?(等|经过?|由)|"
    r"如果|要是|假如|的话|只有|除非|"
    r"条款|合同|规定|按照|页面|期望|希望|告诉您一个|"
    r"(?<!没有)(?<!没)(?<!不会)(?<!可能)(?<![哪还]有)(?<![哪还]能)(?<!怎么会)(不|没)(予|批|赔|过|通过)(?!的)|"
    r"吧(?=[，。]|$)|"
    r"\b(if|unless|once|provided|depend\w*|whether|may|might|should|could|would|probably|perhaps|maybe|normally|"
    r"usually|generally|"
    r"expect\w*|hope\w*|likely|aim|try|guess|suppose|(can'?t|cannot|can not|couldn'?t|won'?t|not able to|unable to|"
    r"wouldn'?t) "
    r"(promise|say(?! no)|guarantee|tell|speak|commit|decide|be sure|know|give you)|(only|just) (my|the|a) \w+ can|"
    r"up to (her|him|them|claims|finance|the)|for (\w+ ){1,3}to (say|decide|settle)|what (she|he|they) decides?|(not|"
    r"isn'?t|aren'?t|never|hardly) (\w+ ){0,2}(settled|done|approved|an? |in the bag|set in|certain|guaranteed|sure)|"
    r"i think|not yet|haven'?t|"
    r"clause|contract says|the rules?|according to|no promise|not promise|told you|(he|she|they|you) said|swore|"
    r"has been|have been|has agreed|agreed to|subject to)\b",
    re.IGNORECASE,
)
"""A hedge, a condition, a source, somebody else's words, or the matter left to those who decide."""
_BY_ME: Final = re.compile(
    r"\bi('?ll| will| can) (get|have) \w+|包在我|(听我的|给我面子|卖我面子)|我说了(就|算)|我(一)?(开口|句话|出面)",
    re.IGNORECASE,
)
"""What the agent would make others do."""
_DONE: Final = re.compile(
    r"登记|登的记|登上|受理|进去了|办好了|改好了|查到|显示|收到(了|您|材)|已经(付|退|批|赔|核|办|到)|(付|退|批|"
    r"赔)(成功|过|完)了?|"
    r"\b(already|registered|recorded|entered|received|shows?)\b",
    re.IGNORECASE,
)
"""What has been done."""
_SENT: Final = re.compile(
    r"上传|答复|回复|回电|结果|结论|短信|通知|"
    r"\b(ring|call|phone|write to|e-?mail|letter|text|register\w*|upload\w*|forward\w*|reply|answer|result|reference|"
    r"update)\b",
    re.IGNORECASE,
)
"""What is only told, sent or registered."""
_ASKS_WHETHER: Final = re.compile(
    r"(能|会|可以|要|肯)(不能|不会|不要)?[^，。？]{0,8}?(赔|批|退|报销|过关|通过|这次能过|免|拒|扣|收|同意|肯|"
    r"认)[^，。？]{0,6}(吗|么|不|呢|？|$)|"
    r"(赔|批|退|收|扣|免|拒)(?!保)[^，。？]{0,4}(吗|么|不(?!会|能))(?=？|$)|(赔|批|退|过|下|要|免)得(了|下来|下|到|"
    r"成|回来)(吗|么|不|？|$)|(会|能)不(会|"
    r"能)[^，。？]{0,6}(赔|批|退|过|通过|免|拒|扣|收|同意)|"
    r"\b(will|does|do|would) [^.?!]{1,40}\b(pay|paid|agree|approve\w*|accept\w*|take (me|it)|sign|want|waive\w*|"
    r"refund\w*|cover\w*|"
    r"win|charge|go through|come through)\b",
    re.IGNORECASE,
)
"""The caller asks whether others will."""
_SIMPLY_YES: Final = re.compile(
    r"^([^，。]{1,3}(先生|女士|小姐)，?|嗯，?|对，?|哎，?)?(肯定|当然|一定|绝对|那当然|那肯定)?(能|会|不会|(能|会|"
    r"可以)?(赔|批|退|过|报)|不收|不拒|不扣|同意|肯|"
    r"[赔批退过下要免消][得](了|下来|下|到|成|回来)|[拒少扣黄卡]不(了|掉))(的|啊|呀|嘛)?(?=[，。！]|$)|"
    r"^((of )?course|yes|sure|certainly|definitely|absolutely)?,? ?(\w+ \w+, )?(it|they|she|he|you|that) ?('?ll|will|"
    r"do|does)\b|"
    r"^((of )?course|certainly|definitely|absolutely)\b",
    re.IGNORECASE,
)
"""A bare yes to it."""
_DAY: Final = re.compile(
    r"(今|明|后|大后)(天|早|晚|日)|(星期|礼拜|周)[一二三四五六日天末]|[\d一二三四五六七八九十]+(号|日|点|天|块|万|"
    r"千|百)|月底|月初|年前|"
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\bweekend\b|\btomorrow\b|\btonight\b|\bhundred\b|\bthousand\b|"
    r"\b\d{3,}\b|"
    r"\b(in|by|next|this) (spring|summer|autumn|winter|christmas|week|month)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^。！？!?.]+[。！？!?.]?")
_CLAUSE: Final = re.compile(r"[，；,;]")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that foretells an outcome."""

    start: int
    end: int
    points: int
    """How many witnesses its words are."""
    outcome: bool
    """Whether they name the outcome."""
    day: bool
    """Whether they name a day or a sum."""


@lru_cache(maxsize=512)
def left_open(text: str) -> bool:
    return _LEFT_OPEN.search(text) is not None


@lru_cache(maxsize=512)
def answered(asked: str, text: str) -> Told | None:
    """The bare yes by which a text answers whether others will, or None."""
    found = _SIMPLY_YES.search(text)
    if found is None or not _ASKS_WHETHER.search(asked) or HANDED_ON.search(asked):
        return None
    advice, sure = _RESTS_ON_IT.search(text), _SURE.search(text)
    return Told(0, max(found.end(), 1), 1 + (advice is not None) + (sure is not None), True, False)


@lru_cache(maxsize=512)
def told(text: str) -> Told | None:
    """The sentence of a text that most foretells an outcome, or None."""
    advice = _RESTS_ON_IT.search(text) is not None
    best: Told | None = None
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        if _DONE.search(said) or said.endswith(("？", "?")):
            continue
        for clause in _CLAUSE.split(said):
            settled, outcome = _SETTLED.search(clause) is not None, _OUTCOME.search(clause) is not None
            if not (settled or outcome) or _SENT.search(clause):
                continue
            if IN_PERSON.search(clause) and not _BY_ME.search(clause):
                continue
            points = SETTLED * settled + outcome + advice + (_SURE.search(said) is not None)
            if best is None or points > best.points:
                best = Told(*sentence.span(), points, outcome, _DAY.search(said) is not None)
    return best


__all__ = ["SETTLED", "Told", "answered", "left_open", "told"]
