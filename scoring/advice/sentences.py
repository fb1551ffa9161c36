"""Model sentences: what could have been said, with the caller's own surname, matter and facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
        "You would like <request>. Is that right?",
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


class Sentences:
    """The model sentences of one call."""

    def __init__(self, call: Call, slots: Mapping[str, str]) -> None:
        self._language = "en" if call.language == "en" else "zh"
        self._slots = {**_case_slots(call, self._language), **slots}

    def say(self, purpose: str, **more: str) -> str:
        """A sentence with its slots filled; a slot that nobody knows stays as it is."""
        known = {**self._slots, **more}
        return _SLOT.sub(
            lambda slot: known.get(slot.group(1)) or slot.group(0), SENTENCES[purpose][self._language == "en"]
        )

    def slot(self, name: str) -> str:
        """The value of a slot, or nothing."""
        return self._slots.get(name, "")


def _case_slots(call: Call, language: str) -> dict[str, str]:
    case = call.case
    told = [fact.spoken for id, fact in case.facts.items() if id in call.told and fact.read_back == "must"]
    phone = next((fact.spoken for id, fact in case.facts.items() if id in CONTACT), case.display_number or "")
    owner = case.colleagues.get(case.right_owner)
    wanted = case.colleagues.get(case.wanted) if case.wanted is not None else None
    agreed = [event.when for _, event in call.accepted if event.when]
    shown = next((line for line in call.lines if line.feeling not in ("neutral", "happy")), None)
    matter = next(iter(call.wording.clauses(shown.text)), "") if shown is not None else call.request
    return {
        "surname": case.caller.surname, "title": case.caller.title, "request": call.request, "matter": matter,
        "facts": ("、" if language == "zh" else ", ").join(told), "phone": phone,
        "owner": owner.name if owner is not None else ("本人" if language == "zh" else "myself"),
        "colleague": wanted.name if wanted is not None else (owner.name if owner is not None else ""),
        "hours": (wanted.hours or wanted.until or "") if wanted is not None else "",
        "reply_time": agreed[-1] if agreed else ("明天上午十点" if language == "zh" else "ten tomorrow morning"),
    }  # fmt: skip


__all__ = ["SENTENCES", "Sentences"]
