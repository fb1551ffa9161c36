"""Second witnesses for acts that win points: words that show them in their place, beside what the detector found.

The detector judges an utterance by itself. In a call its place is known as well: the welcome before the caller's first
words, the state of a colleague who was looked up. There a few words are enough to see that the act was done; and where
nothing but a doubtful finding speaks for it and none of those words is there, it was not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from scoring.checks.turns import Turn

_Words = Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]


def _both(zh: str, en: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(zh), re.compile(en, re.IGNORECASE)


OPENING: Final[_Words] = {
    "greet": _both(
        r"您好|你好|早上好|上午好|中午好|下午好|晚上好|早安|早晨|午安|欢迎|[宁泥夜年节家]好|哈[喽罗啰]|"
        r"[您你]早|早(啊|呀)?(?=$|[，,。！])|嗨|快乐",
        r"\b(hello|hi|hiya|hey|howdy|good (morning|afternoon|evening|day)|welcome|greetings|"
        r"(happy|merry) (?!(to|with|about|that|if)\b)[a-z]+|"
        r"(thank you|thanks) for (calling|ringing|phoning)|you've (come|got) through)\b|'ello|"
        r"(^|, ?)(mornin|afternoon|evening)",
    ),
    "state_company": _both(
        r"人寿|保险|公司|客服|客户服务|服务中心|服务部|热线",
        r"\b(life|insurance|assurance|company|customer (service|care|support)|department|hotline|helpdesk)\b",
    ),
    "state_name": _both(
        r"工号|坐席|座席|[零〇一二三四五六七八九幺\d]{1,5}号|我(是|姓|叫)|(为|替)您服务|"
        r"(^|[，,。！ ]|我|部|组|科|处|中心|客服|人寿|公司)[小阿老][\u4e00-\u9fff](?=$|[，,。！ ])",
        r"\bthis is [a-z]+|\b(you're|you are|you've got|you have) (through to|speaking (to|with)) "
        r"(?!(the|our|claims|billing|customer|policy|reception|accounts)\b)[a-z]+(?=[.,!?;]|$)|"
        r"\bmy name|\bi'm [a-z]+|\b[a-z]+ (speaking|here)\b|"
        r"\b(seat|agent|adviser|desk|extension) (number )?[a-z0-9]+",
    ),
    "offer_help": _both(
        r"帮|效劳|需要|办理|办(点)?什么|(什么|啥)(事|业务|问题)|请讲|请说|您(请)?(讲|说)|咨询|怎么了|咋了",
        r"\b(help|assist|do for you|what can i|how (can|may)|what would you like)\b",
    ),
}  # fmt: skip
"""Parts of the welcome."""
_ASKS: Final = re.compile(r"[？?]|请|讲|说|\b(what|how|please|may|can|go ahead)\b", re.IGNORECASE)
"""Without any of these nothing is offered."""
_STATES: Final = _both(
    r"(接|打|听)[^，。！？]{0,8}电话|通话|占线|在忙|正忙|忙着|开会|会议|培训|接待|另一位客户|别的客户|其他客户|"
    r"外出|出差|请假|在家(里)?(带|照顾|陪|养|休)|休假|休息|轮休|调休|午休|下班(?!(后|以后|之后|再|一般|就|时间?|的时候|才))|没(有)?上班|不上班|"
    r"出去了|产假|病假|离职|辞职|退休|辞(的|了)|(?<!路)走了(?=$|[，,。！])|不(在这(里|儿)?)?(做|干)(了|啦)|"
    r"不在[^，。！？]{0,6}(做|干|工作|上班)|离开(了)?(公司|我们)|调(走|去|到|岗)",
    r"\bon (another|the other|a) (line|call)|\bwith (another|a) (customer|client|caller)|"
    r"another (customer|client|caller)'s|\b(in|at) a meeting|\b(at|on|having) (his |her |a )?"
    r"(lunch|break|leave|holiday)|"
    r"\bbusy|\btied up|\b(is|he'?s|she'?s) off\b|"
    r"\boff (today|duty|sick|until)|\b(day|time) off|\bout (on|of the office|visiting|with|until|for)|"
    r"\baway (on|until|from)|\b(is|he's|she's) (over |out )?(at|with) (the|our|a|another) ([a-z]+ )?"
    r"(branch|office|site|client|customer|court|hospital)|"
    r"\bfor (the (whole|rest of the) |the )?(day|morning|afternoon|week)\b|\ball (day|morning|afternoon|week)\b|"
    r"\b(has|have|he's|she's) left|\bleft (the company|us)|\bno longer|\bretired|\bresigned|"
    r"\bengaged|\btraining|\bat home (with|looking)",
)
"""States of a colleague; a bare 不在 is none."""
_BARE: Final = _both(r"不在|没在|没人", r"\b(not|isn't) (here|in|around|available|at (his|her) desk)\b")
"""That somebody is not there, which is no reason."""
SHORT: Final = {"zh": 8, "en": 5}
"""Characters (English: words) beside the bare absence up to which nothing else is said of it."""
_FEELS: Final = _both(
    r"[着心焦]急|[着起]了急|急(坏|死|成)|这么急|(?<!不)急(着|得)|生气|生(了)?(一肚子|闷)?气|来气|气不过|憋(着|了)?(一肚子)?(气|火)|窝(着|了)?火|有火|[上冒]火|火大|"
    r"失望|泄气|扫兴|恼火|烦人|心烦|够烦|会烦|不好受|难受|难过|难熬|煎熬|度日如年|如坐针毡|心急如焚|坐立不安|坐不住|寝食难安|很难|真难|不容易|不踏实|不安|心慌|发慌|"
    r"担(着|了)?心|放不下|放不落|害怕|[您会]怕|委屈|受(了)?气|冤枉|辛苦|磨人|折腾|睡不着|(合不上|没合(过)?上?)眼|压力|揪(着|了)?心|闹心|糟心|糟糕|惦记|多想|不放心|"
    r"难怪|怪不得|[换搁](了|成|作|做|到|在)?(谁|我|是我)|[谁我](碰|遇|摊|赶)(上|到)|放谁身上|谁都?(会|得|要|不想|不愿|受不了|经不起)|"
    r"(是)?应该的|(很|也|都|是)正常|可以理解|情有可原|人之常情|(也)?是常理|能体会|不应该|够[您你人](受|呛|烦|累)|睡不[好安]|没睡好|吃不下|白跑|白等|干等|奔波|心疼|寒(了)?[您你]?(的)?心|伤(了)?[您你]?(的)?心|"
    r"心(都)?凉|不是滋味|"
    r"打鼓|七上八下|提心吊胆|没底|悬着|(挺|很|太|真|够|是)赶|来不及|不痛快|不舒坦|堵得慌|睡不踏实|咽不下|想不通|接受不了|受不了|吃不消|"
    r"(够|真|太|很|挺|是)(乱|呛|累|闹心|受的|冤|憋屈|折磨|闹腾|无奈|气人|难为)|头疼|头大|焦头烂额|手忙脚乱|(是|有点|挺|真|很|太|左右)(为难|费劲|费神|不方便)|"
    r"[会得点里很]慌|慌(一下|神|张)|着慌|惊慌|[发犯]愁|愁(人|死|坏)|焦虑|空落落|憋屈|憋气|难为您|心酸|(丢|没)(人|脸|面子)|尴尬|"
    r"忐忑|崩溃|遭罪|受罪|不好过|受(了)?惊|吓(了)?一跳|吓(着|到|坏)|措手不及",
    r"\b(angry|upset|annoy\w*|frustrat\w*|worr\w+|anxious|nuisance|hard (on|for|going)|difficult|stress\w*|scar(ed|y)|"
    r"disappoint\w*|no wonder|of course you|see why|understand why|sorry to hear|"
    r"must (be|have been|feel)|understandabl\w*|"
    r"sorry (about|for) (your|his|her) (late )?(mother|father|mum|dad|wife|husband|son|daughter|brother|sister|child|"
    r"loss|boy|girl|fall|injury|accident|illness)|"
    r"(losing|lose|lost) (my|your) (temper|mind|nerve|sleep)|biting (my|your) nails|tear(ing)? (my|your) hair|"
    r"wits' end|sleepless|heart-?breaking|furious|"
    r"any(one|body)('d| would| in your)|"
    r"(wear|wears|try|tries|test|tests) (any(one|body)'s|your|the|a saint's) (patience|nerves)|"
    r"enough to (make|drive|try|test|wear|put)|the last thing (you|any(one|body))|on (edge|your mind|tenterhooks)|"
    r"(can't|cannot|can not|won't) (be|have been) (easy|pleasant|nice|much fun)|"
    r"(isn't|not|never) (easy|pleasant|nice) (for|to|when|with|at)|"
    r"a lot to (take|carry|cope|deal|have)|a lot (at once|on your)|"
    r"rough|tough|terrible|awful|hurry|unsettling|exhaust\w*|let (you )?down|heavy|distress\w*|sting\w*|hurts?|galling|"
    r"maddening|infuriat\w*|horrid|miserable|dreadful|wretched|rotten|(very|so|rather|really) trying|unnerving|"
    r"nerve-?w?racking|humiliat\w*|embarrass\w*|alarming|alarmed|frighten\w*|overwhelm\w*|unfair|puts? you out|"
    r"in the dark|shock(ed|ing)?|painful|"
    r"you (don't|wouldn't) want to (be|have|lose|miss|wait|find)|you shouldn't have to|"
    r"no ?(one|body) (wants|likes|needs|deserves)|poor show|cross|fed up)\b",
)
"""Words that name a feeling or what a thing means for somebody."""
_SOOTHING: Final = _both(
    r"(您|你)?(先)?(别|不要|不用|莫|不必)(太|再)?(着急|生气|担心|难过|害怕|多想|上火)|消消气|我(很|也|真)?(着急|担心)",
    r"\b(don't|do not|no need to|wouldn't|not to|nothing to) (worry|be (angry|upset|worried))|\bno worries|"
    r"\bi'm (worried|afraid)",
)
_HELPS: Final = _both(
    r"(?<![回过])来(帮|替|给)您|替您(办|约|盯|跟|问|催|安排|处理|争取)|帮您(跟|盯|安排|办妥|办好|理清|想办法|争取|解决|催)|跟到底|"
    r"(我|会)[^，。！？]{0,6}盯着|负责到底|(帮|给|替)您把[^，。！？]{1,10}(找|要|补|追|讨|弄|办|问|查)(回来|回去|好|妥|清楚|明白|出来)(?![了吗没])|不用(您)?(再从头|从头再|再)(讲|说|重复)|亲自|"
    r"我[^，。！？]{0,16}写进(去|记录|工单|备注)|我(现在|马上|先)就?(可以|能)(讲|说|告诉|帮|办)|(我|(?<!不)能)((?![不没])[^，。！？]){0,8}先(帮|给|替)您|"
    r"(随时|直接|尽管|都可以再?)(来)?(找我|打给我)|我来(跟进|处理|办|负责)|交给我|(?<!不)(查|管|问|办|盯|跟进)到底|"
    r"原原本本|一字不[漏落差]|有我(呢|在(?!线))|(不会|不能)(丢下|不管|撂下)您|不(会)?(让|叫)您(再|又)?(白跑|一个人|干等)|"
    r"(我|咱们?|这边)(就)?(给您|帮您|把(它|这事|这件事))(弄|办|安排|理)(好|妥|顺|清楚)(?![了吗没])",
    r"\blet me (help|sort|see what i can)|\bi('ll| will) (look after|see to|see (this|it) through|take care|sort|"
    r"make sure|stay with|personally|chase|keep an eye|do (my best|everything))|"
    r"\bi'd (gladly|happily|be (glad|happy) to|like to (help|sort|put))\b|"
    r"\bi want to (help|get you|put (this|that|it))\b|"
    r"\b(let's|i'll( [a-z]+ of)?) (get|set|put) (this|that|it|you|your [a-z]+) "
    r"(sorted|moving|going|started|fixed|right|straight|done)\b|"
    r"\bi'm on it\b|\bin good hands\b|\bleave (it|this) (with|to) me|"
    r"\byou (won't|will not|needn't) (have|need)?( to)? ?(repeat|explain|tell)",
)
"""Words by which somebody takes a matter on."""


_TIMES: Final = _both(
    r"今天|今晚|明天|后天|明早|下午|上午|中午|傍晚|星期|礼拜|周[一二三四五六日]|"
    r"[零一二三四五六七八九十两\d]+(点|个?小时|分钟|个?工作日|天)(半|之内|以内|内|前)?",
    r"\b(today|tonight|tomorrow|noon|this (morning|afternoon|evening)|by \w+|within|o'clock|monday|tuesday|wednesday|"
    r"thursday|friday|\d+ ?(am|pm)|(half|quarter|ten|twenty|five) (past|to) \w+|\d{1,2}[:.]\d\d)\b",
)
"""Words that name a time."""
_CALLS: Final = _both(
    r"回电|电话|打给|联系|回复|答复|致电|给您", r"\b(call|ring|phone|contact|speak|get back|reply|answer)\w*\b"
)
"""Words that name a contact."""


_OTHER_NEEDS: Final = _both(
    r"(还有|有没有)(什么|啥|别的|其他|其它)[^，。！？]{0,10}(要我|需要|帮您|要问|要办|要讲|要说|转告|吩咐|补充|的事)[^，。！？]{0,8}[？?]",
    r"\banything (else |more )?(you'd|you would|you|i can|i could|for me|to|that)[^.!?]{0,40}\?",
)
"""Words that ask for further needs, be it what else is to be passed on."""
_NO_OTHERS: Final = _both(
    r"没(有)?(什么)?(别|其他|其它)的?(事|问题)?(情)?(了)?(的话)?[，,]?(我|就|先|那|谢|感|再见|拜|挂)",
    r"\b(if )?(there's|there is)? ?nothing else,? (then|i'll|thanks|thank|bye|goodbye)",
)
"""Words that state that there are none."""


def _chosen(words: tuple[re.Pattern[str], re.Pattern[str]], language: str) -> re.Pattern[str]:
    return words[language == "en"]


def with_cues(turn: Turn, language: str, *, opening: bool, absent: bool, accepted: bool = False) -> Turn:
    """The turn with the acts that its words show in its place, and without those that nothing but doubt speaks for.

    `opening`: it stands before the caller's first words. `absent`: the wanted colleague is busy, away or has left.
    `accepted`: somebody has just taken the matter over, and this is the first word to the caller since.
    """
    if turn.to != "customer":
        return turn
    places: dict[str, re.Pattern[str]] = {}
    if opening:
        places.update({act: _chosen(words, language) for act, words in OPENING.items()})
    if absent:
        places["explain_absence"] = _chosen(_STATES, language)
    shown = {act for act, words in places.items() if words.search(turn.text)}
    if accepted and names_time(turn.text, language) and _chosen(_CALLS, language).search(turn.text):
        shown.add("promise_reply")
    if _asks_for_others(turn.text, language):
        shown.add("ask_other_needs")
    certain = {finding.act for finding in turn.findings if finding.level == "certain"}
    doubtful = {act for act in places if act in turn.acts and act not in shown and act not in certain}
    if opening and "offer_help" not in shown and not _ASKS.search(turn.text):
        doubtful.add("offer_help")
    if opening and "greet" in turn.acts and "greet" not in shown:  # words of greeting are few and known
        doubtful.add("greet")
    if absent and "explain_absence" not in shown and _bare(turn.text, language):
        doubtful.add("explain_absence")
    if "ask_other_needs" in turn.acts and "ask_other_needs" not in shown and _states_none(turn.text, language):
        doubtful.add("ask_other_needs")
    acts = (turn.acts | shown) - doubtful
    return turn if acts == turn.acts else replace(turn, acts=acts)


@lru_cache(maxsize=512)
def _asks_for_others(text: str, language: str) -> bool:
    """Whether a text asks for further needs in words that fit the matter."""
    return ("?" in text or "？" in text) and _chosen(_OTHER_NEEDS, language).search(text) is not None


def _states_none(text: str, language: str) -> bool:
    """Whether a text states that nothing else is wanted and asks nothing."""
    return "？" not in text and "?" not in text and bool(_chosen(_NO_OTHERS, language).search(text))


def _bare(text: str, language: str) -> bool:
    """Whether a text says of an absence nothing but that somebody is not there."""
    rest, found = _chosen(_BARE, language).subn("", text)
    letters = len(rest.split()) if language == "en" else sum(char.isalnum() for char in rest)
    return found > 0 and letters <= SHORT["en" if language == "en" else "zh"]


@lru_cache(maxsize=1024)
def names_feeling(sentence: str, language: str) -> bool:
    """Whether a sentence names a feeling of the caller, more than soothing it."""
    rest = _chosen(_SOOTHING, language).sub(" ", sentence)
    return bool(_chosen(_FEELS, language).search(rest)) and not sentence.rstrip().endswith(("？", "?"))


def names_time(text: str, language: str) -> bool:
    """Whether words name a time."""
    return bool(_chosen(_TIMES, language).search(text))


def takes_on(text: str, language: str) -> bool:
    """Whether words take the caller's matter on as one's own."""
    return bool(_chosen(_HELPS, language).search(text))


__all__ = ["OPENING", "names_feeling", "names_time", "takes_on", "with_cues"]
