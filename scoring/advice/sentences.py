"""Model sentences: what could have been said, with the caller's own surname, matter and facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from scoring.checks.call import CONTACT, Call

_SLOT: Final = re.compile(r"<([a-z_]+)>")

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "welcome": (
        "您好，<company><department>，工号<agent>，请问有什么可以帮您？",
        "Good morning, <company> <department>, <agent> speaking. How may I help you?",
    ),
    "empathy": (
        "<matter>，换了谁都会着急。",
        "<matter>: anybody would be upset by that.",
    ),
    "apology": (
        "给您添了这么多麻烦，真的很抱歉。",
        "I am truly sorry for all this trouble.",
    ),
    "help": (
        "这件事我来帮您跟进到底。",
        "I will see this through for you.",
    ),
    "matter": (
        "您要的是<request>，对吗？",
        "Let me make sure I have it: <request>. Is that right?",
    ),
    "facts": (
        "我跟您核对一下：<facts>，对吗？",
        "Let me repeat: <facts>. Is that right?",
    ),
    "page": (
        "<page>。",
        "<page>.",
    ),
    "verify_first": (
        "这一点我要先核实，核实以后答复您。",
        "I have to verify that first and will answer you then.",
    ),
    "clear": (
        "我这样讲清楚吗？",
        "Is that clear so far?",
    ),
    "story": (
        "请您把经过讲给我听，是从什么时候开始的？",
        "Please tell me the whole story. When did it begin?",
    ),
    "time": (
        "我<reply_time>前给您回电话，您看可以吗？",
        "I will ring you by <reply_time>. Would that suit you?",
    ),
    "contact": (
        "请问回电打哪个号码？",
        "Which number may we ring, please?",
    ),
    "number": (
        "回电打<phone>，对吗？",
        "We will ring <phone>, is that right?",
    ),
    "absence": (
        "<colleague>现在不方便接电话，正在忙。",
        "<colleague> is busy at the moment.",
    ),
    "hours": (
        "<colleague><hours>在，请您那个时候再打来。",
        "<colleague> is here <hours>, please ring then.",
    ),
    "brief": (
        "<colleague>，<surname><title>来电，<request>，号码<phone>，请您接手。",
        "<colleague>, <title> <surname> is calling about <request>, number <phone>. Please take over.",
    ),
    "identity": (
        "查资料之前我先核对身份，请您报身份证后四位和出生日期。",
        "Before I open the file, may I have the last four digits of your ID and your date of birth, please?",
    ),
    "hold": (
        "请您稍等一下，好吗？",
        "Would you please hold for a moment?",
    ),
    "held": (
        "谢谢您的等候。",
        "Thank you for waiting.",
    ),
    "thanks": (
        "好的，谢谢您告诉我。",
        "Thank you for telling me.",
    ),
    "else": (
        "请问还有其他可以帮您的吗？",
        "Is there anything else that I can do for you?",
    ),
    "bye_routine": (
        "感谢您的来电，欢迎再次致电，再见。",
        "Thank you for calling, you are welcome to ring again. Goodbye.",
    ),
    "bye_unresolved": (
        "这件事我会跟到底，<reply_time>前给您电话，请您保重，再见。",
        "I will stay with this and ring you by <reply_time>. Take care, goodbye.",
    ),
    "bye_grief": (
        "您先照顾好家里，有任何需要直接打给我，请节哀。",
        "Please look after your family first, and ring me whenever you need. My condolences.",
    ),
    "note": (
        "<surname><title>：<request>；<facts>；<owner>跟进，<reply_time>前回电",
        "<title> <surname>: <request>; <facts>; <owner> follows up, call back by <reply_time>",
    ),
}
"""What can be said, by purpose, in Mandarin and English. Slots are filled from the case."""


GENERAL: Final[Mapping[str, Mapping[str, str]]] = {
    "zh": {
        "surname": "", "title": "", "request": "办理这件事", "matter": "遇到这样的事", "facts": "您刚才说的几点",
        "page": "", "phone": "您来电的号码", "colleague": "同事", "hours": "上班时间", "owner": "负责的同事",
    },
    "en": {
        "surname": "", "title": "", "request": "this to be settled", "matter": "with all that has happened",
        "facts": "what you have told me", "page": "", "phone": "the number you are ringing from",
        "colleague": "my colleague", "hours": "in office hours", "owner": "my colleague",
    },
}  # fmt: skip
"""What is said for a slot that the call leaves open."""
_EMPTY: Final = re.compile(r"([；;，,：:]) *[；;，,：:]+")
"""Marks between which nothing is left."""


class Sentences:
    """The model sentences of one call."""

    def __init__(self, call: Call, slots: Mapping[str, str]) -> None:
        self._language = "en" if call.language == "en" else "zh"
        self._slots = {**_case_slots(call, self._language), **slots}

    def say(self, purpose: str, **more: str) -> str:
        """A sentence with its slots filled; only the centre's own names stay where they are not handed in."""
        return self.fill(SENTENCES[purpose][self._language == "en"], **more)

    def fill(self, text: str, **more: str) -> str:
        """A text with `<slot>` places filled from the call.

        What the call does not hold is said in general words, or left out with the marks around it. The names of the
        centre and the agent, which a record does not carry, stay as `<slot>`.
        """
        known = {**self.known, **more}
        filled = _SLOT.sub(lambda slot: known.get(slot.group(1), slot.group(0)), text)
        tidy = re.sub(r"\s{2,}", " ", _EMPTY.sub(r"\1", filled)).strip(" ，,；;")
        return tidy[:1].upper() + tidy[1:] if self._language == "en" else tidy

    @property
    def known(self) -> dict[str, str]:
        """What fills every slot but the names of the centre and the agent."""
        return {**GENERAL[self._language], **{name: value for name, value in self._slots.items() if value}}

    def slot(self, name: str) -> str:
        """The value of a slot, or nothing."""
        return self._slots.get(name, "")


_FIRST_PERSON: Final = {
    "zh": ((re.compile("我们家?"), "您家"), (re.compile("我"), "您")),
    "en": (
        (re.compile(r"\b(I am|I'm)\b"), "you are"), (re.compile(r"\bI was\b"), "you were"),
        (re.compile(r"\bI\b"), "you"), (re.compile(r"\bmy\b", re.IGNORECASE), "your"),
        (re.compile(r"\bme\b"), "you"), (re.compile(r"\bour\b"), "your"),
    ),
}  # fmt: skip
_ADDRESSED: Final = re.compile(r"[你您]|\b(you|your|we|us)\b", re.IGNORECASE)
LEAST: Final = {"zh": 6, "en": 4}
"""Characters (English: words) from which on a clause tells something."""


def _told(call: Call, language: str) -> Iterator[str]:
    """What troubles the caller, clause by clause, as the agent would say it: 我爸的理赔 becomes 您爸的理赔.

    A clause that speaks to the agent is left out: repeated, it could be taken for a confession.
    """
    for line in call.lines:
        if line.feeling in ("neutral", "happy"):
            continue
        for clause in re.split(r"[。！？!?；;，,\n]|(?<=[a-z])\.(?=\s|$)", line.text):
            text = clause.strip()
            if (
                call.wording.size(text) < LEAST[language]
                or _ADDRESSED.search(text)
                or any(text in ask for ask in line.asks)
            ):
                continue
            for pattern, other in _FIRST_PERSON[language]:
                text = pattern.sub(other, text)
            yield text


def _case_slots(call: Call, language: str) -> dict[str, str]:
    case = call.case
    told = [fact.spoken for id, fact in case.facts.items() if id in call.told and fact.read_back == "must"]
    phone = next((fact.spoken for id, fact in case.facts.items() if id in CONTACT), case.display_number or "")
    owner = case.colleagues.get(case.right_owner)
    wanted = case.colleagues.get(case.wanted) if case.wanted is not None else None
    agreed = [event.when for _, event in call.accepted if event.when]
    matter = next(_told(call, language), "") or call.request
    return {
        "surname": case.caller.surname, "title": case.caller.title, "request": call.request, "matter": matter,
        "facts": ("、" if language == "zh" else ", ").join(told), "phone": phone,
        "owner": owner.name if owner is not None else ("本人" if language == "zh" else "myself"),
        "colleague": wanted.name if wanted is not None else (owner.name if owner is not None else ""),
        "hours": (wanted.hours or wanted.until or "") if wanted is not None else "",
        "reply_time": agreed[-1] if agreed else ("明天上午十点" if language == "zh" else "ten tomorrow morning"),
    }  # fmt: skip


__all__ = ["SENTENCES", "Sentences"]
