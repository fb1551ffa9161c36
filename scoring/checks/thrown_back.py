"""Harsh words known by what the caller throws back and by what the agent takes back: two witnesses, no detector."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.own_words import takes_back_manner
from scoring.checks.turns import Line, Turn
from scoring.record.events import ActFinding

PROTEST: Final = frozenset(("objects", "denies", "insults"))
"""What a caller does who protests."""
UNHAPPY: Final = frozenset(("angry", "sad", "worried", "impatient"))
_OTHER_FAULTS: Final = frozenset(("disclose", "overpromise", "shirk", "guess", "vague_reply"))
"""Acts that a caller protests at and that are charged as what they are."""
_HUSHES: Final = re.compile(
    r"(?P<loud>(别|不要|不用|莫|少)[^，。！？]{0,4}(喊|吼|嚷|叫|吵|大声)|小声|声音(小|低)|嗓门|"
    r"\b(shout|yell)(ing)?\b|\b(raise|lower) your voice)|"
    r"(?P<calm>冷静|calm down|\btemper\b|\bhysterical\b)",
    re.IGNORECASE,
)
"""Words that hush a caller for being loud or for not being calm."""
_THROWN_BACK: Final = {
    "loud": re.compile(
        r"(没|没有|哪里?|哪有|什么时候)[^，。！？]{0,3}(喊|吼|嚷|吵|大声)|\b(not|n't)( even)? (shout|yell|rais)",
        re.IGNORECASE,
    ),
    "calm": re.compile(
        r"(我|够|很|别|不要|不用|让|叫|怎么|没法)[^，。！？]{0,4}冷静|"
        r"\b(tell me to|i am|i'm)( perfectly| quite)? calm\b|\bnot hysterical\b",
        re.IGNORECASE,
    ),
}
"""Words by which the caller rejects just that."""
_WARNS: Final = re.compile(
    r"想清楚|后果|难看|别怪|小心|走着瞧|自找|吃亏|倒霉|不客气|没(有)?好处|看着办|搭进去|"
    r"\b(careful|regret|consequences|or else|watch (it|yourself)|think twice|if i were you)\b",
    re.IGNORECASE,
)
"""Words that hold out something bad."""
_CALLED_THREAT: Final = re.compile(r"威胁(?!到)|吓唬我|恐吓|\bthreat(en|ening|s)?\b", re.IGNORECASE)
"""The caller calls it a threat."""
_CALLED_YOURS: Final = re.compile(
    r"(你|您)们?(这|这个|这样|刚才)?(不|就|又)?(算|是|叫)?(不是)?(在|想|要|敢)?(威胁(?!到)|恐吓|吓唬|吓)(我|谁|人|老百姓|客户)|"
    r"拿[^，。！？]{1,12}(来)?(威胁|恐吓|吓唬|吓|要挟)我|"
    r"这(不就|就|不)?(算|是|叫)(威胁|恐吓|吓唬)(我)?(吗|啊|吧|嘛|呀|[？?])|(?<![他她它])(敢|少|别)(威胁|恐吓|吓唬|吓)我|"
    r"\b(are you|you're|you are|are you now|stop|don't( you)?( dare)?|do not|did you just) threaten|"
    r"\b(is|was) that (a|supposed to be a) threat|\b(that's|that is|that was|sounds like) a threat",
    re.IGNORECASE,
)
"""The caller calls what the agent has just said a threat, not what somebody else said."""
_SANCTION: Final = re.compile(
    r"(把|将|给)(您|你)[^，。！？他她它]{0,14}(拉黑|(?<![白扰先访])名单|记上一笔|记一笔)|"
    r"我(们)?(就|会|马上|直接|可以|现在就)*(把|将|给)(您|你)[^，。！？他她它]{0,8}(停掉|停了|取消|注销|冻结|拒掉|压(着|下)|拖着)|"
    r"(以后|到时候|将来|往后|下次)[^。！？]{0,16}(没(有)?(人|谁)[^，。！？]{0,4}(接|理|管|帮)|别想|休想|甭想)|"
    r"\b(blacklist|black list|block (you|your)|flag (you|your)|"
    r"(put|mark|note) (you|your [a-z]+) (down )?(on|as|in) (a|the|our) "
    r"(black|bad|watch|problem|nuisance|difficult|banned|blocked)[a-z -]{0,16}|"
    r"(nobody|no ?one)('s| is| will|'ll)( ever| here)* (going to )?(take|answer|pick up|look at|deal with|help)|"
    r"(you'll|you will) never (see|get) (a|any|your|that|the|one)|"
    r"(see to it|make sure) (that )?(nobody|no ?one)\b|"
    r"(your|any|the) (claims?|calls?|payments?|payouts?|case|papers) (will|'ll|might|could|may) "
    r"(just |suddenly |somehow )?(get (lost|stuck)|go to the bottom|disappear|be lost))",
    re.IGNORECASE,
)
"""Words that hold out what the centre would do to the caller."""
_IN_RETURN: Final = re.compile(
    r"(投诉|举报|告(?![诉知])|闹|曝光|媒体|上网)[^。！？]{0,30}(难说|说不准|不好(说|讲)|掂量|想清楚|想想后果|顺不顺|快不快)|"
    r"\b(people|those|customers|folks|any(one|body)) who [^.!?]{0,60}\b(declined|refused|delayed|lost|trouble)\b|"
    r"\b(complain\w*|ombudsman|regulator|papers|press|lawyer|sue|court)\b((?!\bif\b)[^.!?]){0,60}"
    r"\b(your|their) [a-z ]{0,16}(declined|refused|delayed|lost|slow(er)?|harder)\b",
    re.IGNORECASE,
)
"""Words that hold out something bad in return for a complaint."""
_HELD_OUT: Final = re.compile(
    r"((再|老|总|要是|一直|继续|接着)(是)?(这么|这样|那么)(闹|吵|讲|说|骂|喊|嚷|凶|缠)|"
    r"(闹|吵|骂|嚷|缠)(下去|多了|的人|来闹去)|(这|那)(个|种)(口气|态度)|(要是|再|老|一直|总)(是)?(这么|这样|那么)(跟|和|对)我)"
    r"[^。！？]{0,12}(?P<then>会|就|可|难|都|得|要|只能|只好)|"
    r"别怪(我|我们)|掂量|好心提醒|丑话(说在|先)|走着瞧|后果(自负|您)|吃不了兜着走|"
    r"\b(callers?|people|customers?|those|folks|any(one|body)|the ones) who "
    r"(shout|swear|complain|argue|make (a )?(fuss|trouble)|kick off|rant)|"
    r"\b(keep|carry on|go on) (this up|that up|it up|like (this|that)|shouting|swearing|complaining)\b|\bthat tone\b|"
    r"\b(i'd|i would) (go easy|think twice|watch|be careful|mind)\b|\bif i were you\b|"
    r"\b(don't say|never say) i didn't warn\b",
    re.IGNORECASE,
)
"""Words that warn the caller off, or hold out what follows from his manner."""
_RULE: Final = re.compile(
    r"合同|条款|约定|规定|宽限|逾期|失效|中止|利息|滞纳|免责|等待期|犹豫期|诈骗|骗子|"
    r"\b(contract|terms|clause|grace|lapse\w*|overdue|interest|waiting period|rules?|fraud|"
    r"scam\w*|end (this|the) call)\b",
    re.IGNORECASE,
)
"""Words of a rule that holds for everybody, or of a warning for the caller's good."""
_DENIES_IT: Final = re.compile(
    r"(不会|不能|不可能|绝不|从不|没(有)?(说|想)?(要)?|不是(要|想)?|怎么会|哪会)[^，。！？]{0,6}$|"
    r"\b(not|never|won't|wouldn't|can't|don't|didn't|nobody will|if)\b[^,.!?]{0,24}$",
    re.IGNORECASE,
)
"""Words before them by which the agent says that it will not be so."""
_NAMED: Final = re.compile(
    r"阴阳怪气|(?<!不是)(笑|取笑|嘲笑|嘲讽|讽刺|挖苦|损|寒碜|埋汰|耍)(话)?我|看不起(我|人|谁|老|农)|瞧不起(我|人|谁|老|农)|"
    r"把?我当(成)?(傻|白痴|三岁|小孩|猴)|"
    r"\b(mocking|laughing at|making fun of|patroni[sz]ing|insulting) me\b|"
    r"\b(are you|you're) being (funny|sarcastic|clever)\b|"
    r"\b(taking the mick(ey)?|having a laugh|(don't|do not) (be|get) (cheeky|clever|funny|smart) with me)\b|"
    r"\bdo you think i('m| am) (stupid|thick|an idiot|a fool)\b",
    re.IGNORECASE,
)
"""The caller calls it mockery or contempt."""
_OF_THE_CALLER: Final = re.compile(
    r"识(不识)?(几个)?字|文盲|小学(生|毕业|文化|没)|幼儿园(大班|小班|小朋友|的)|三岁|老年大学|[您你][^，。！？]{0,6}(脑子|脑袋|水平|文化|眼神|眼睛|耳朵|记性|糊涂)|(水平|文化|记性|眼神)[^，。！？]{0,2}(差|低|不(好|行|够))|您(也|还|真)信|这么(大|老)(年纪|岁数)|"
    r"\b(can you read|read the (form|letter|label)|(ten|six|five)-year-olds?|child(ren)? (could|can)|"
    r"glasses|hearing aid|at your age|"
    r"rocket science|common sense|grown-?up|use your (head|brain|eyes))\b",
    re.IGNORECASE,
)
"""Words about what the caller can or cannot do."""
_REMARK: Final = re.compile(
    r"[您你](也|还真|还|真|倒是?|可真|就)(信|会说|行|好意思|觉得)(?!不(行|会))|难道|莫非|敢情|合着|呵呵|哈哈|^哟|啧|"
    r"[您你][^，。！？]{0,6}(行家|专家|上帝|大爷|高人|能耐|有本事|多省事)|"
    r", (did|do|are|were|have|will|aren't|don't|didn't) you\?|"
    r"\b(bravo|genius|congratulations|fancy that|poor you|clever (you|boy|girl)|my heart bleeds|boo hoo)\b",
    re.IGNORECASE,
)
"""Words of a remark upon the caller."""
_DOES_SOMETHING: Final = frozenset(
    (
        "empathy", "apologise", "reassure", "promise_reply", "promise_handover", "escalate", "ask_contact", "ask_fact",
        "read_back", "verify_identity", "check_understanding", "ask_other_needs", "explain", "admit_limit", "confirm",
    )
)  # fmt: skip
"""Acts of a turn that is something else than a remark upon the caller."""


def called_mockery(turn: Turn, reply: Line | None) -> ActFinding | None:
    """A remark that the caller calls mockery or contempt, if it was one.

    Its words show it: it speaks of what the caller can or cannot do, or is a remark upon him and nothing else. A caller
    may be wrong about an explanation, a refusal or a question.
    """
    if reply is None or reply.feeling != "angry" or not _names_mockery(reply.text):
        return None
    words = _OF_THE_CALLER.search(turn.text)
    certain = {finding.act for finding in turn.findings if finding.level == "certain"}
    kind = certain & {"empathy", "apologise", "reassure", "read_back", "promise_reply", "verify_identity"}
    if words is None and not (turn.acts | certain) & _DOES_SOMETHING:
        words = _REMARK.search(turn.text)
    if kind or words is None:
        return None
    return turn.certain("sarcasm", *words.span(), "the caller called it mockery", kind="mockery")


@lru_cache(maxsize=512)
def _names_mockery(text: str) -> bool:
    return _NAMED.search(text) is not None


_THROWN_AT: Final = re.compile(
    r"[你您]?(骂|笑|笑话|损|讽刺|嘲笑|挖苦)谁(是)?(?P<word>(?![我你您他她它这那就还怎什都也不没有在的了吗呢呀啊])"
    r"[\u4e00-\u9fff]{2,6})|"
    r"\b(who are you calling|did you just call me|are you calling me) (an? )?"
    r"(?!(about|again|and|at|back|because|but|by|first|for|from|in|later|next|now|on|once|or|so|soon|then|this|today|"
    r"tomorrow|tonight|when|with)\b)(?P<name>[a-z]{3,}( [a-z]{3,})?)",
    re.IGNORECASE,
)
"""Words by which a caller throws back a name that he was called."""


_AT_MANNER: Final = re.compile(
    r"(你|您)(这是|是|在)?(威胁|骂|吓唬|讽刺|嘲笑|挖苦|教训)我|你凶(什么|我)|你(这|这是|是)?什么(态度|意思)|你(怎么|会不会)(这么|这样)?(说|讲)话|"
    r"你(这|说)的?(是|叫)?什么话|看不起(人|我)|你(骂|损|笑话|挖苦)谁|你再(说|讲)一(遍|次)(?=[？?！!]|$)|"
    r"阴阳怪气|(拿捏|欺负)(人|我)|你(怎么|干嘛|还|这是|凭什么)?(在)?骂人|^(还|怎么)?骂人(呢|啊|吗|了)|(?<![他她])(你|您)[^，。！？他她]{0,4}说(话)?(得)?(这么|太|真)(难听|冲|损)|"
    r"how dare you|how can you say (that|such)|(no|any) (need|call) for that|supposed to mean|"
    r"^(say that again|must you)[?!]|did you (really |actually )?just say|"
    r"(talk|speak) to me (like|in (that|this|such)\b)|threatening me|"
    r"(horrible|nasty|awful|terrible|rude|cruel) thing to say|"
    r"(are you )?(being funny|taking the mick(ey)?|having a laugh)|你(是在|在|这是)?笑(话)?我|"
    r"(asked|ask|asking) you (a|an) (civil|polite|perfectly (civil|polite)|decent) question|"
    r"how you people (talk|speak)|"
    r"mocking me|laughing at me|insulting me|lecture me|(you're|you are|that's|that was) (so |very |really )?rude",
    re.IGNORECASE,
)
"""Words by which a caller protests at how somebody speaks to him."""


@lru_cache(maxsize=512)
def protests_at_manner(text: str) -> bool:
    """Whether a caller protests at how he was spoken to."""
    return bool(_AT_MANNER.search(text))


def harsh(turn: Turn, reply: Line | None, answer: Turn | None) -> ActFinding | None:
    """Words of which nobody doubts that they were harsh, where the detector is not certain of any quarrel.

    The caller throws the very word back, or protests and the agent, in the next turn, takes the own words back.
    """
    if reply is None or reply.affirms() or (reply.feeling not in UNHAPPY and not PROTEST & set(reply.does)):
        return None
    hushed = _HUSHES.search(turn.text)
    if hushed is not None and _THROWN_BACK[str(hushed.lastgroup)].search(reply.text):
        return turn.certain("order", *hushed.span(), "hushed, and the caller threw it back", kind="hush")
    # Another fault, or a value read back wrongly, is what was taken back then; a bare "no, that's wrong" is no protest.
    other = (turn.acts | turn.heard_as) & _OTHER_FAULTS or any(fact.state == "wrong" for fact in turn.facts)
    corrected = reply.feeling not in UNHAPPY and not (PROTEST - {"denies"}) & set(reply.does)
    if other or corrected or answer is None or answer.event < reply.event:
        return None
    if takes_back_manner(answer.text, haste=bool(PROTEST & set(reply.does))):
        why = "the caller protested, and the agent took it back"
        return turn.certain("order", 0, len(turn.text), why, kind="hush")
    return None


@lru_cache(maxsize=512)
def _speaks_of_a_threat(text: str) -> bool:
    """Whether a line has part of such a word: most have none."""
    lower = text.lower()
    return any(word in lower for word in ("威胁", "吓", "要挟", "threat"))


def called_a_threat(turn: Turn, reply: Line | None, *, quarrel: bool) -> ActFinding | None:
    """What holds out something bad and the caller calls a threat, if the turn does so.

    Beside a quarrel words of warning are enough; where the detector is certain of none, the words must warn the caller
    off, hold out what the centre itself would do to him, or what follows from a complaint or his manner, and it must be
    these words that the caller calls a threat. A rule that holds for everybody is none.
    """
    if reply is None or not _speaks_of_a_threat(reply.text):
        return None
    yours = _CALLED_YOURS.search(reply.text) is not None
    words = _WARNS.search(turn.text) if quarrel and (yours or _CALLED_THREAT.search(reply.text)) else None
    if words is None and yours and not _RULE.search(turn.text):
        words = _HELD_OUT.search(turn.text)
    if words is None and yours:
        words = _SANCTION.search(turn.text) or _IN_RETURN.search(turn.text)
        if words is not None and _DENIES_IT.search(turn.text, 0, words.start()):
            return None
    if words is None:
        return None
    why = "held out something bad, and the caller called it a threat"
    return turn.certain("order", *words.span(), why, kind="threat")


def called_names(turn: Turn, reply: Line | None) -> ActFinding | None:
    """A name in a turn that the caller throws back word for word (你骂谁糊涂): an insult, however it was meant."""
    if reply is None or (reply.feeling != "angry" and not PROTEST & set(reply.does)):
        return None
    thrown = _THROWN_AT.search(reply.text)
    if thrown is None:
        return None
    name = thrown.group("word") or thrown.group("name")
    word = name[:2] if thrown.group("word") else name.lower()
    start = turn.text.lower().find(word)
    if start < 0:
        return None
    return turn.certain("sarcasm", start, start + len(word), "the caller threw the name back", kind="mockery")


__all__ = ["PROTEST", "UNHAPPY", "called_a_threat", "called_mockery", "called_names", "harsh", "protests_at_manner"]
