"""What the caller really asks: the questions of a call, without demands, reactions and reproaches in their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Line
from scoring.checks.unmarked import NO_QUESTION, run_on, without_marks

WH: Final = re.compile(
    r"什么|怎么|为什么|哪|谁|多少|几[点号天时个成次分年月块份张]|[多好]久|为?啥|咋|几多|几时|\b(what|when|where|who|whose|which|why|how)\b",
    re.IGNORECASE,
)
"""Words that ask for something else than yes or no."""
_REPROACH: Final = re.compile(
    r"不是.{0,14}吗|(?<!是不是)(?<!要不要)(?<!用不用)还要(?=我|人家|让|叫|等|拖|跑)(?![^，。！？]{0,6}(什么|哪|多少|怎么(办|填|交|弄)|多久|本人))[^，。！？吗么]{0,10}[？?]?$|"
    r"(你|我)又|(怎么|干嘛|干吗)[^，。！？]{0,4}又要|又要我|都没(人|个|管|告|通知|说|讲|回|打|接)|都不(管|理|知道|告|说|讲|通知|接|会|懂|回|打|记|听|看|问)|"
    r"是不是都(?![要得需可能])|"
    r"什么态度|(?<!有)(?<!提供)什么服务|^什么意思|[你您]们?(这|这是|是)?什么意思|这样子?对|急不急|"
    r"让不让(人|我|老百姓)|(逼|气|急|拖|折腾|累|跑)死|查个屁|什么叫|叫什么话|(我|叫我|让我)怎么冷静|(记|写)(下来|下|好)了?没有[？?]?$|"
    r"滋味|是不是人|抢钱|怎么说话|凭什么|管不管|就这么|(?<!还是)骗(我|谁|老|鬼|了我|人(?!的))|[你您]们?(?![^，。！？]{0,6}还是)[^，。！？被]{0,4}骗|欺骗|拿[^，。！？]{0,4}当[^，。！？]{1,6}[？?]?$|我[^，。！？]{0,8}哪(里|儿|点)(不|没|错)|我怎么会[^，。！？]{1,14}[？?]$|^怎么(不|没)[^，。！？]{1,3}[！!？?]?$|给我写的(啥|什么)[？?]?$|就不(好|能|会|可以)[^，。！？]{1,10}[啊吗呀][？?]?$|你们不[^，。！？]{1,3}一下[？?]?$|也不(行|可以|能|肯)[？?]?$|(烦|丢人|害臊|脸红|心虚)不|有这么[^，。！？]{1,6}的吗|是摆设|当我[^，。！？]{0,6}是|(问|说|答应|同意)过(我|要)?[^，。！？]{0,4}吗[？?]?$|脸上写|靠走路|(光|就|说|讲|记|登记|道歉|抱歉|理解)[^，。！？]{0,6}有(什么|啥)用[？?]?$|(急|图|闹|吵|怕|赖|填串|骗你们?)什么[？?]?$|我[^，。！？]{1,6}不(要|用)[^，。！？]{1,6}吗[？?]?$|我还(能|敢|会|得|要)[^，。！？么]{1,8}啊[？?]?$|又不是[^，。！？]{1,12}[？?]$|良心|讲不讲理|"
    r"(我|谁|叫我)[^，。！？]{0,6}(哪(里|儿)?[^，。！？]{0,5}(有(空|时间|钱)|知道|敢)|(?<![在去到从往])哪(里|儿)?[^，。！？]{0,5}(得|会|能))|谁(有空|会|敢|信)|"
    r"再说一(遍|次)|[你您](的)?意思(就)?是(说)?我(?!.{0,12}[能可])|怎么(都|就|也)?没(有)?(个)?人|哪?有(你们|您)?这(么|样)(说话|做事|办事|对)|"
    r"^(is|was) (?!(the|my|this|that|it|a|an|your|any|his|her|our) "
    r"(?!(manager|supervisor|boss|lady|girl|gentleman|man|woman)))"
    r"[a-z' .-]{2,40} (in|there|around|about|available|free|at (his|her) desk)\??$|"
    r"^(啊|哦|是)?，?真的(吗|么|假的)?[？?]?$|(你|您)们?说.{0,4}怎么办|(你|您)们(是)?怎么(做事|办事|搞)|赖账|不认账|耍我|坑(人|我)|"
    r"^[^，。！？]{0,12}在(吗|不在)[？?]?$|"
    r"(看看|讲讲|听听|说说).{0,12}好不好|难道|岂不|总不(能|会|至于)|不是要[^，。！？]{1,12}了[？?]?$|"
    r"问我(要不要|是不是|有没有|能不能|会不会|什么|哪|怎么)|"
    r"^don't\b|^(which (is|was|means|makes)|what (i|we)\b|when (i|we|he|she|they)\b|who (knows|cares))[^?]*$|"
    r"^(do|please|just) (tell (?!me\b|us\b)|make|be|let|remember|give|say|ask|see|put|send)\b[^?]*$|"
    r"(威胁|吓唬|吓|恐吓|怪|赖|冤枉|笑|笑话|嘲笑|看不起|欺负)(起)?(我|谁|人)(来了)?(是吧|吗|啊|吧|呀)?[？?]?$|(就|还)(来|反过来)?怪(起)?我|"
    r"(你|您)们?[^，。！？]{0,3}就?不管(了|的)[？?]?$|^(are you|is that|was that|did you just) "
    r"(a )?(threat|mock|laugh|threaten|call(ed|ing)? me (an? )?(liar|stupid|thief|thick))|"
    r"^were you there|do i look like|who (do|does|did) (he|she|you|they) think|do you think i\b|"
    r"^is (this|that) (a|some sort of) (hobby|joke|game)|better to do\b|"
    r"^are you (robbers|thieves|crooks|blind|deaf|mad|joking|kidding|serious)|"
    r"放过|饶了|(怎么|咋个?)(会|就)?不(可能|会|行)[？?]?$|听[岔错][？?]?$|\b(on earth|the hell)\b|"
    r"beg your pardon|how dare|aren't you (supposed|meant|ashamed|even|listening|people|just)|"
    r"do you call (this|that)|you people|\bsurely\b",
    re.IGNORECASE,
)

_FOR_SOMEBODY: Final = re.compile(
    r"\b(could|can|may) i (please )?(have (?-i:[A-Z])|have a word|speak (to|with)|talk to|get hold of)|"
    r"(麻烦|帮我|请)[^，。！？]{0,4}(找|叫|转(?![告达]))",
    re.IGNORECASE,
)
"""Words by which a caller wants to speak to somebody: no question on the matter."""
_ASKING: Final = re.compile(
    r"吗|么|呢|没有|还是|能|可以|要不要|会不会|是不是|行不行|好不好|"
    r"\b(can|could|will|would|is|are|am|was|were|do|does|did|has|have|had|may|might|must|should|shall)\b",
    re.IGNORECASE,
)
_POLAR: Final = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|有没有|是不是|[吗么]$|不[？?]?$|^(and |or |then |so |well,? )*"
    r"((can|could|will|would|is|are|do|does|did|has|have|may|must|should)|"
    r"(can|couldn|won|wouldn|isn|aren|doesn|didn|hasn|haven)'t) "
    r"(i|we|you|it|he|she|they|that|this|there|the|my|your)\b",
    re.IGNORECASE,
)
"""The form of a question for yes or no."""
_INDIRECT: Final = re.compile(
    r"(想|要|来)(问|知道|了解|[搞弄]清楚|[搞弄]明白|咨询|请教)|问(一)?下|请教|"
    r"(?<!谁)(不知道?|不晓得|不清楚|[搞弄]不(懂|清|明白)|拿不准)(?!你|您|他|她|[^，。！？]{0,4}怎么(办|弄|好))|"
    r"\b(wondering|(want|wanted|like|need|love) to (know|ask)|must know|(can|could) you tell me|"
    r"can't work out|like to understand|"
    r"i (don't|do not) know (which|whether|how to|where to|what (form|paper|number|proof))|"
    r"not (quite )?sure (which|whether|how|where|what))\b",
    re.IGNORECASE,
)
"""Words that make a question of what follows, without a mark."""
_UNMARKED: Final = re.compile(r"^\s*(那|还|再|你们?|您|我)*(能不能|可不可以|要不要|会不会|行不行|可以不可以)")
"""The head of a Chinese question, with or without a mark."""
_OPEN: Final = re.compile(
    r"([\u4e00-\u9fff])[不没]\1|有没有|能不能|是不是|什么|怎么|为什么|哪|谁|多少|多久|几[点号天时个]|"
    r"\b(whether|if|what|when|where|who|which|why|how)\b",
    re.IGNORECASE,
)
"""What is open in such a question."""
_CLAUSE: Final = re.compile(r"[^，,；;]+")
_JOINT: Final = re.compile(r"[，,；;、]|\band\b", re.IGNORECASE)
"""What parts the clauses of a sentence."""
_GUESSES: Final = re.compile(r"^(是不是|该不会是|是在?)(?!要|得|可以|能|说)|^is it\b", re.IGNORECASE)
"""The head of a clause that guesses at the answer of the one before it (是哪里，是不是珠江新城)."""
_BRIEF: Final = re.compile(r"多久|几时|几点|(and )?(when|why|where|how long|how much)[?]?", re.IGNORECASE)
"""Short questions that stand by themselves beside another (who tells me, and when)."""
SMALL: Final = 2
"""Characters (English: words) up to which a clause is no question of its own."""
REACTION: Final = {"zh": 4, "en": 5}
"""Characters (English: words) up to which a question without a word of asking is a reaction."""
_STRUCK: Final = re.compile(r"^(啊|哦|噢|嗄|嗯|oh)[，, ]", re.IGNORECASE)
"""The head of a question that only repeats what was just heard (啊，送到她家里？)."""
STORY: Final = 30
"""Characters (English: words) from which on a sentence is a story with a question at its end."""
ECHO: Final = 2
"""Content units from which on a question can be an echo of what was just heard."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the caller, in the line's own words."""

    line: Line
    text: str


def questions(call: Call) -> list[Question]:
    """The caller's real questions. An id of a scenario stands for the line's own words."""
    found: list[Question] = []
    for line in call.lines:
        for asked in _asks(call, line):
            text = asked if asked in line.text else line.text
            if line is call.lines[0] and call.wanted is not None and _FOR_SOMEBODY.search(text):
                continue
            if call.wording.size(text) > 2 and not _reproaches(call, text) and not _reacts(call, line, text):
                parts = _parts(call, text) if text == asked else (text,)
                found.extend(Question(line, part) for part in parts)
    return found


def _asks(call: Call, line: Line) -> list[str]:
    """What a line asks, each question once; in a call from elsewhere also what it asks without a mark."""
    asked = [text for text in line.asks if not any(other != text and other in text for other in line.asks)]
    if call.imported:
        if unmarked := (run_on(line.text) if call.wording.language == "en" else without_marks(line.text)):
            return unmarked
        told = (part for part in call.wording.clauses(line.text) if not any(part in text for text in asked))
        asked += [found for part in told if (found := _asked_indirectly(part)) and found not in asked]
    return asked


def _asked_indirectly(sentence: str) -> str:
    """The clause of a sentence that asks in the form of a statement (想问在国外看病赔不赔), or nothing."""
    if _INDIRECT.search(sentence) is None:
        return ""
    head = None
    for clause in _CLAUSE.findall(sentence):
        if _UNMARKED.search(clause):
            return str(clause).strip()
        head = head or _INDIRECT.search(clause)
        if head is not None and _OPEN.search(clause, head.start() if head.string == clause else 0):
            return str(clause).strip()
    return ""


def _reproaches(call: Call, text: str) -> bool:
    """Whether a question is a reproach; of a long story only the end of it asks."""
    clauses = _CLAUSE.findall(text)
    return _is_reproach(clauses[-1] if call.wording.size(text) > STORY and clauses else text)


@lru_cache(maxsize=1024)
def _is_reproach(text: str) -> bool:
    return _REPROACH.search(text) is not None


def _parts(call: Call, text: str) -> tuple[str, ...]:
    """The questions of one sentence: each clause with its own asking word (when is it due, how much is it) is one."""
    clauses = [part.strip() for part in _JOINT.split(text) if part.strip()]
    asking = [
        part
        for part in clauses
        if ((WH.search(part) and not NO_QUESTION.search(part)) or _POLAR.search(part))
        and (call.wording.size(part) > SMALL or _BRIEF.fullmatch(part))
    ]
    asking = [part for index, part in enumerate(asking) if not (index and _GUESSES.search(part))]
    return tuple(asking) if len(asking) > 1 else (text,)


def _reacts(call: Call, line: Line, text: str) -> bool:
    """Whether a question only echoes what was just heard (又走了？, 我没操作好？, gone?)."""
    if _ASKING.search(text) or WH.search(text) or _POLAR.search(text):
        return False
    if call.wording.size(text) <= REACTION[call.wording.language] or (
        _STRUCK.search(text) and call.ahead(line.event, 1)
    ):
        return True
    heard = call.ahead(line.event, 1)
    letters = call.wording.letters(text)
    return bool(heard) and len(letters) >= ECHO and letters <= call.wording.letters(heard[0].text)


__all__ = ["WH", "Question", "questions"]
