"""Whose data a disclosure gives away, where the words and what went before tell more than the utterance alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from scoring.checks.call import Call, Turn
from scoring.checks.card import is_card, own_values
from scoring.checks.fellow import (
    another_customer_named,
    named_with_a_sum,
    told_from_anothers_card,
    told_of_a_fellow,
)
from scoring.checks.spoken_against import LIKELY
from scoring.checks.strangers_words import DEAD, MOBILE
from scoring.checks.third_party import told_of_another
from scoring.checks.withheld import kept_from_others, told_in_words, told_to_have
from scoring.record.events import ActFinding

FIGURE: Final = 3
"""Digits from which on a number is a sum or a date, not a count of days."""
HOME: Final = 0.35
"""Confidence from which on words for a home make a possible disclosure certain (ours)."""
TOLD: Final = 2
"""Values and content words of the file from which on a turn surely tells what it holds."""
NUMBER: Final = 8
"""Digits from which on a number can be a telephone."""
_PRIVATE: Final = re.compile(
    r"(他|她|同事|主管|经理|[\u4e00-\u9fff]{1,3}(先生|女士|小姐))的?(私人|个人|自己的?|私下的?|家里的?)的?(手机|电话|号码|微信)|"
    r"\b(his|her|their|'s) (own|private|personal|home) (mobile|cell|phone|number|line)\b",
    re.IGNORECASE,
)
"""A way to reach somebody that is that person's own."""
_DIGITS: Final = re.compile(
    r"\d{3}|[零一二三四五六七八九幺]{3}|\b(oh|zero|one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE
)
_HOME: Final = re.compile(
    r"(他|她|人家|<he>)(就|现在|平时|还|一直|都)?(住(?!院)(在|到)?|(们)?家(就|现在|就是)?(住|在|是)|(们)?家?的?(住址|家庭地址|家里地址)(是|在)?)"
    r"[^，。！？]{0,16}(路|街|巷|(?<![农山])村|花园|小区|大院|苑|栋|幢|座|号楼|单元|新村|公寓|宿舍|"
    r"(\d|[零一二三四五六七八九十百])号(?!线|才|回|上班|来|到|之|前|后|以|考|再|开|出|要|去|完))|"
    r"(他|她|人家|<he>)(就|现在|平时|还|一直|都)?在[^。！？]{0,12}(花园|小区|大院|苑|栋|幢|单元|新村|公寓|宿舍)|"
    r"\b(he|she|they|<he>)( only| just)? lives? (at|on|in|just|round|over|near|by)\b|"
    r"\b(his|her|their|<he>'s) (home )?address is\b|"
    r"\b(his|her|their|<he>'s) (house|home|flat|place) is (just |right |over |only )?"
    r"(at|in|on|near|round|by|behind|opposite|beside|number|flat|block|\d)",
    re.IGNORECASE,
)
"""Where somebody lives; `<he>` stands for a colleague's name."""
_FLAT: Final = re.compile(
    r"\b([Ff]lat|[Aa]partment) \d\w*,? [A-Z]|(?<!\d)\d{1,4}[a-z]? [A-Z][a-z]+( [A-Z][a-z]+)* "
    r"(Road|Street|Lane|Avenue|Close|Drive|Terrace)\b|"
    r"(路|街|巷)[^，。！？]{0,8}号[^，。！？]{0,8}(室|房|单元|栋|座)|(花园|小区|苑|新村)[^，。！？]{0,6}(栋|幢|座|单元|室)"
)
"""The address of a dwelling."""
_SENT_TO: Final = re.compile(
    r"(您|你)(的|说的|给的|留的)|寄|我们|\b(our|we|us|your|welcome|post(ed)?|sen[dt])\b", re.IGNORECASE
)
"""Words beside the address of the caller or of the firm."""
_LIVES: Final = re.compile(r"(?<!人)家|住|\b(lives?|home|house|flat)\b", re.IGNORECASE)
"""Words that say that it is a home, however near to the office it lies."""
_HESITATION: Final = re.compile(
    r"(，(呃|额|嗯|那个|这个|啊|就是))+，|,? \b(er|um|erm|uh|you know|like|sort of)\b,|,? \b(er|um|erm|uh)\b",
    re.IGNORECASE,
)
"""Sounds of hesitation between the words."""
_WORKPLACE: Final = re.compile(
    r"柜面|柜台|网点|营业厅|营业部|分公司|支公司|公司|客户|银行|医院|上班|培训|开会|出差|支援|会议|"
    r"\b(branch|office|client|customer|bank|hospital|training|meeting)\b",
    re.IGNORECASE,
)
"""Where somebody works: that is no home."""
_WECHAT: Final = re.compile(r"(推|发|给)[^，。！？]{0,6}微信|微信[^，。！？]{0,4}(推|发)给|微信号是")
"""A private account handed on."""
_GROUPED: Final = re.compile(
    r"(?:[\d零〇一二三四五六七八九幺]{2,4}[，,、\s-]{1,2}){2,3}[\d零〇一二三四五六七八九幺]{2,4}"
)
"""A number told in groups."""
_FIGURES: Final = str.maketrans("零〇一二三四五六七八九幺", "001234567891")
_REASON: Final = re.compile(
    r"手术|开刀|住院|流产|小产|早产|保胎|怀孕|坐月子|癌|肿瘤|化疗|放疗|抑郁|精神|骨折|中风|离婚|闹离|官司|被(抓|拘|查)|欠债|"
    r"(去世|过世|丧事|奔丧)|"
    r"\b(operation|surgery|operated|in hospital|miscarr\w*|pregnan\w*|cancer|chemo\w*|tumou?r|depress\w*|breakdown|"
    r"rehab|divorc\w*|court case|custody|funeral)\b",
    re.IGNORECASE,
)
"""Private reasons of an absence; a bare sick leave is none."""
_AT_WORK: Final = re.compile(
    r"在忙|正忙|开会|会议|接(着)?电话|通话|培训|出差|接待|"
    r"\bbusy\b|\bin a meeting\b|\bon (another|the other) (line|call)\b|\btraining\b",
    re.IGNORECASE,
)
"""States of somebody at work."""
_OFFICE: Final = re.compile(
    r"总机|热线|座机|分机|专线|客服|前台|柜台|柜面|营业厅|部门|公司的?电话|办公室|转\d|"
    r"\b(switchboard|hotline|helpline|main line|office|desk|reception|landline|extension|branch|department|line is)\b",
    re.IGNORECASE,
)
"""Lines of an office, which are nobody's own."""
_PERSONAL: Final = re.compile(
    rf"{_REASON.pattern}|病|孩子|老婆|老公|妻|丈夫|妈|爸|家里|家庭|私事|心情|\b(sick|ill|baby|child|kids?|wife|husband|family|mother|"
    r"father|doctor|personal|private)\b",
    re.IGNORECASE,
)
"""Words that touch somebody's private life: beside them a state of work is not all that was told."""
_POLICY: Final = re.compile(
    r"[A-Za-z]{1,2}\d{4,}|(投保人|被保险人|受益人)(是|为|：|:)?"
    r"(?!本人|自己|身故|死亡|年满|未|须|应|可|不|已|没|只|以|的|在|到|要|姓名|名下|申请|领取|投诉|亲笔)[\u4e00-\u9fff]{2,4}(，|。|；|$)|"
    r"(?<!投保人)(?<!本人)(?<!自己)(?<!受益人)名下|"
    r"\b(holder|insured)( is|:) [A-Z]"
)
"""What marks a page as one policy's, so that its sums are no general fees."""
_LEAVE: Final = re.compile(r"授权|委托|他(同意|叫我)|她(同意|叫我)|authori[sz]|power of attorney", re.IGNORECASE)
"""The caller speaks of the holder's leave."""
_WITHHOLDING: Final = re.compile(
    r"(不能|不可以|不方便|没办法|没法|无法|不好|都?不会|也?不)(在电话里|电话里|跟您|对您|向您|给您)?(讲|说|透露|告诉|提供|公开)|"
    r"(can't|cannot|can not|not able to|not allowed to|unable to) (tell|disclose|give|share|say|discuss|reveal)",
    re.IGNORECASE,
)
"""Words by which the agent keeps a datum back."""


def kind_of(call: Call, turn: Turn, finding: ActFinding) -> str | None:
    """The kind of a finding; for a disclosure of data taken for the caller's own, seen in the light of the call.

    A telephone number that the caller never gave, or where somebody lives, is private; data told to a known third
    party who was not checked are another customer's.
    """
    if finding.act != "disclose" or finding.kind == "private_contact":
        return finding.kind
    if finding.kind == "other_customer":
        if not _of_the_house(call, turn):
            return finding.kind
        return "absence_reason" if _PERSONAL.search(turn.text) else None
    if _way_to_reach(call, turn):
        return "private_contact"
    if another_customer_named(call, turn.text) or told_from_anothers_card(call, turn):
        return "other_customer"
    of_colleague = turn.has("explain_absence") or call.wanted is not None
    if finding.kind == "absence_reason" and of_colleague:
        return None if _AT_WORK.search(turn.text) and not _PERSONAL.search(turn.text) else finding.kind
    if any(len(number) >= NUMBER for number in unknown_numbers(call, turn)):
        if not _OFFICE.search(turn.text):
            return "private_contact"
        if not _PERSONAL.search(turn.text):  # a mobile or private number beside it was found above
            return None
    if call.wanted_presence in ("busy", "offline") and turn.has("explain_absence"):
        return "absence_reason"
    if (told_of_another(call, turn) or told_of_a_fellow(call, turn)) and not withholds(turn.text):
        return "other_customer"
    return None if finding.kind == "absence_reason" else finding.kind


def _of_the_house(call: Call, turn: Turn) -> bool:
    """Whether a turn tells of a colleague's absence, by name, and no figure: that colleague is no customer."""
    people = [person.name for person in call.case.colleagues.values() if person.kind == "colleague"]
    if not turn.has("explain_absence") or not any(name in turn.text for name in people):
        return False
    return not any(call.wording.values(turn.text)) and not told_of_another(call, turn)


def plainly_told(call: Call, turn: Turn, finding: ActFinding) -> bool:
    """Whether a disclosure is certain by what the call tells, although the words alone leave it merely possible.

    The second witness is a caller who asks about somebody else and was never checked, a mobile number that
    nobody had named, words for a private one or for a home, or an illness and the like as the reason of an absence.
    """
    if finding.act != "disclose" or turn.has("verify_identity"):
        return False
    if _told_to_third(call, turn):
        return True
    if withholds(turn.text):
        return False
    if (finding.confidence or 0.0) >= HOME and _tells_home(call, turn):
        return True
    if (finding.confidence or 0.0) < LIKELY:
        return False
    kind = kind_of(call, turn, finding)
    if kind == "private_contact":
        unknown = any(map(MOBILE.fullmatch, unknown_numbers(call, turn)))
        return unknown or bool(_PRIVATE.search(turn.text)) or _tells_home(call, turn)
    if kind == "absence_reason":
        return bool(_REASON.search(turn.text))
    return kind == "other_customer"


def _told_to_third(call: Call, turn: Turn) -> bool:
    """Whether a turn tells what the file holds to a caller who openly asks about somebody else and was not checked."""
    if not told_of_another(call, turn) or withholds(turn.text):
        return False
    if not call.case.knowledge:  # what the file holds is not known: a figure that is news can only come from it
        said = {value for _, value in call.wording.values(turn.text) if len(value) >= FIGURE}
        return bool(said - call.values_told(before=turn.event)) and told_of_another(call, turn, openly=True)
    file = "\n".join(call.case.knowledge.values())
    values = {value for _, value in call.wording.values(file)} & {value for _, value in call.wording.values(turn.text)}
    return len(values) + len(call.wording.shared(file, turn.text)) >= TOLD


def told_unseen(call: Call, turn: Turn) -> ActFinding | None:
    """A disclosure in which the detector sees none: data of a card, told to one who openly asks for another person.

    Sums and dates that the caller had said himself are no news, and a caller who speaks of the holder's leave is not
    taken for a stranger.
    """
    if turn.has("disclose", "verify_identity") or withholds(turn.text):
        return None
    if (told := told_of_a_fellow(call, turn)) is not None and named_with_a_sum(call, turn):
        start = turn.text.find(told)
        why = "a fellow's file was told"
        return turn.certain("disclose", start, start + len(told), why, kind="other_customer")
    if told_from_anothers_card(call, turn):
        return turn.certain("disclose", 0, len(turn.text), "another customer's card was told", kind="other_customer")
    if not told_of_another(call, turn, openly=True):
        return None
    before = [line.text for line in call.between(0, turn.event)]
    if any(_LEAVE.search(text) for text in before):
        return None
    kept = kept_from_others(tuple(call.case.knowledge.values())) and not any(map(DEAD.search, before))
    if kept:
        words = told_in_words(turn.text) if call.lines and _asked(call, turn) else None
        if words is not None:
            why = "told to another, from whom the page keeps it"
            return turn.certain("disclose", *words, why, kind="other_customer")
    if before and told_to_have(before[-1], turn.text):
        why = "told that another holds a policy"
        return turn.certain("disclose", 0, len(turn.text), why, kind="other_customer")
    cards = [text for text in call.case.knowledge.values() if is_card(call.wording, text) and _POLICY.search(text)]
    own = {value for text in cards for value in own_values(call.wording, text)}
    said = {value for _, value in call.wording.values(turn.text)}
    if len(said & (own - call.values_told(before=turn.event))) < (1 if kept else TOLD):
        return None
    return turn.certain("disclose", 0, len(turn.text), "the card of another was told", kind="other_customer")


def _asked(call: Call, turn: Turn) -> bool:
    """Whether the caller's last words before a turn asked, or spoke of somebody."""
    before = call.between(0, turn.event)
    return bool(before) and bool(before[-1].asks or before[-1].feeling != "angry")


@lru_cache(maxsize=512)
def withholds(text: str) -> bool:
    """Whether the agent keeps a datum back."""
    return bool(_WITHHOLDING.search(text))


def _way_to_reach(call: Call, turn: Turn) -> bool:
    """Whether a turn tells a private number or account, or where somebody lives."""
    if _tells_home(call, turn):
        return True
    text = _HESITATION.sub("", turn.text)
    private = _PRIVATE.search(text) and _DIGITS.search(text)
    if call.wanted is not None and _FLAT.search(text) and not (_WORKPLACE.search(text) or _SENT_TO.search(text)):
        return True
    return bool(private or _WECHAT.search(text)) or any(map(MOBILE.fullmatch, unknown_numbers(call, turn)))


def _tells_home(call: Call, turn: Turn) -> bool:
    """Whether a turn tells where somebody lives."""
    text = _HESITATION.sub("", turn.text)
    for person in call.case.colleagues.values():
        if person.kind == "colleague":
            text = text.replace(person.name, "<he>")
    home = _HOME.search(text)
    return home is not None and bool(_LIVES.search(home.group()) or not _WORKPLACE.search(home.group()))


def unknown_numbers(call: Call, turn: Turn) -> list[str]:
    """Numbers of a turn that neither the caller nor the case had named, those told in groups put together."""
    groups = (re.sub(r"\D", "", match.group().translate(_FIGURES)) for match in _GROUPED.finditer(turn.text))
    return [number for number in (*call.numbers(turn.text), *groups) if number not in call.known_numbers]


__all__ = ["kind_of", "plainly_told", "told_unseen", "unknown_numbers", "withholds"]
