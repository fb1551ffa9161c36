"""Words and forms by which an agent asks a caller for something, in Mandarin and English.

Regular expressions over one clause in small letters. Whoever asks is a matter of `simulator.call.requests`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final


def _forms(zh: str, en: str) -> Mapping[str, re.Pattern[str]]:
    return {"zh": re.compile(zh), "en": re.compile(en)}


AGAIN: Final = _forms(
    r"再(?:说|讲|报|念|重复|来)(?:一|多一)?(?:遍|次|下)|重复(?:一)?(?:遍|次|下)|重新(?:说|讲|报)"
    r"|报(?:一下)?我(?:来)?(?:写|记)",
    r"say (?:(?:that|it|this) )?again|repeat\b|once more|come again|one more time",
)
"""To hear something once more, where the caller is to say it."""
NEEDLESS: Final = _forms(
    r"(?:不用|不必|不需|无需|无须|不会|免得|省得|不让|不叫|别)[^，。]{0,6}$",
    r"\b(?:won't|will not|don't|do not|needn't|need not|never|without|not)\b.{0,24}$",
)
"""Before a request: the caller is spared it."""
MISSED: Final = _forms(
    r"(?:没|没有|未)(?:太)?(?:听)(?:太)?(?:清|到|见)|没(?:太|大)?(?:听)?(?:明白|懂)"
    r"|^(?:您|你)?(?:刚才|刚刚)?(?:说|讲)(?:的)?(?:是)?(?:什么|啥)[？?]?$|^(?:什么|啥)[？?]?$|^[啊嗯哈诶]\?$"
    r"|(?:您|你)?(?:刚才|刚刚)?(?:说|讲)到(?:哪|哪里|哪儿)",
    r"(?:didn't|did not|couldn't|could not) (?:quite )?(?:catch|hear|get)"
    r"|^(?:i beg your |beg your )?pardon(?: me)?\??$|^(?:sorry|what|huh|eh|excuse me)\?$"
    r"|^(?:sorry )?(?:what was that|what did you say|you said what|where were (?:you|we))\??$",
)
"""The agent has missed words of the caller."""
UNHEARD: Final = _forms(
    r"听(?:不)(?:太)?(?:清|到|见)", r"(?:can't|cannot|can not|can barely|can hardly) (?:quite )?(?:hear|make out)"
)
"""The agent cannot hear the caller at all, or badly."""
BAD_LINE: Final = _forms(
    r"声音(?:太|很|有点|有些|好)?(?:小|轻)|断断续续|信号(?:不好|不太好|很差|差)|有杂音",
    r"breaking up|bad line|line is (?:very )?bad|hard to hear",
)
"""The caller's words come badly, whoever's the line is."""
HEARING: Final = _forms(
    r"听得(?:到|见|清)|听(?:不)?(?:到|见|清)(?:楚)?(?:了)?(?:吗|么)|能听(?:到|见|清)|听不听得|还在(?:线上|听|吗)|您在吗|你在吗",
    r"(?:can|do|could) you (?:still )?hear|are you (?:still )?there|still (?:there|with me)"
    r"|did you (?:get|catch|hear) (?:that|me)|able to hear|hear me",
)
"""Whether the caller hears the agent."""
HELLO: Final = _forms(r"^(?:喂|哈喽)+\??$|^(?:您|你)好\?$", r"^hello\??$")
"""A call into the silence; a whole clause."""
GREETING: Final = _forms(r"^(?:您好|你好|喂)+\??$", r"^(?:hello|hi)(?: there)?\??$")
SLOWER: Final = _forms(
    r"(?:说|讲|念|报)(?:得)?慢(?:一)?(?:点|些)|慢(?:一)?(?:点|些)|慢点(?:说|讲)",
    r"slower|more slowly|slow down|speak slowly|bit slowly",
)
SLOWLY: Final = _forms(r"慢慢(?:说|讲|念|报|来)", r"slowly")
"""A request only in a question; else it invites the caller to take the time needed."""
LOUDER: Final = _forms(
    r"(?:大声|响)(?:一)?(?:点|些)|大点声|声音(?:大|放大)(?:一)?(?:点|些)",
    r"speak up|louder|raise your voice",
)
NUMBER: Final = _forms(
    r"号码|数字|(?:前|头|中间|后面|最后)[一二两三四五六七八几\d]+(?:位|个)|[零一二三四五六七八九幺\d]{2,}(?:几|多少)",
    r"\b(?:numbers?|digits?)\b",
)
"""What is to be said again is a number."""
REST: Final = _forms(
    r"[零一二三四五六七八九幺\d]{2,}几|^(?:后面|前面|中间|接着|再后面|接下来)(?:几位|的|那几位)?(?:是|呢|是多少|是什么)?\?$"
    r"|^(?:前|头|中间)[一二两三四五六七八几\d]+位(?:是|呢|是多少|是什么)?\?$",
    r"^(?:and )?(?:what comes |what's |what is )?(?:after that|the rest|the last part|the first part)\??$",
)
"""The agent has part of a number and asks for the rest of it."""
SPELL: Final = _forms(r"怎么写(?!的)|怎么拼|(?:哪|什么)(?:一|几)?个字|什么字", r"\bspell(?:ed|ing|t)?\b")
WHO: Final = _forms(
    r"(?:您|你)是(?:哪位|哪一位|谁)(?!同事|客户|经理)|(?:您|你)哪位",
    r"who are you|who is (?:this|that|calling|speaking)|who's (?:this|calling|speaking)"
    r"|(?:who|whom) am i (?:speaking|talking)",
)
WHO_BARE: Final = _forms(r"^(?:请问)?(?:是)?(?:谁|哪位|哪一位)(?:呀|啊|呢)?\??$", r"^(?:sorry )?who\??$")
"""Who is meant, the caller or whoever is asked for, only the call can tell; a whole clause."""
WHOM: Final = _forms(
    r"找(?:哪位|哪一位|谁|哪个|什么人)(?:呢|啊|呀|接听|接)?[？?]?$",
    r"who(?:m)? (?:are|do|would|did|were) you .{0,24}"
    r"(?:looking for|like to speak|want to speak|wish to speak|calling for|trying to reach|asking for|after)",
)
"""Whom the caller wants to speak to."""
_KIN_EN: Final = "husband|wife|son|daughter|mother|father|child|partner|insured|beneficiary"
OTHERS_NAME: Final = _forms(
    r"(?:您|你)(?:的|家)?(?:先生|太太|老公|老婆|丈夫|妻子|爱人|儿子|女儿|孩子|小孩|父亲|母亲|爸爸|妈妈)"
    r"[^您]{0,3}(?:叫什么|姓什么|贵姓|名字|姓名|怎么称呼)|(?:被保险人|受益人|他|她)(?:的)?(?:叫什么|姓什么|名字是|姓名是)",
    rf"your (?:{_KIN_EN})(?:'s|s')? (?:\w+ )?name|what is (?:he|she) called|name of (?:the|your) (?:{_KIN_EN})"
    rf"|what(?:'s| is) your (?:{_KIN_EN}) called",
)
"""The name of somebody else."""
OWN_POLICY: Final = _forms(
    r"是(?:不是)?(?:您|你)?(?:投保人|被保险人|保单持有人|持有人|户主|本人)",
    r"are you (?:the|a|our) (?:policy ?holder|insured|owner|customer|person)"
    r"|(?:policy ?holder|insured) (?:yourself|in person)|your own policy"
    r"|speaking (?:to|with) the (?:policy ?holder|insured)",
)
"""Whether the policy is the caller's own."""
GO_ON: Final = _forms(
    r"^(?:好的|好|嗯|哎|那|没事|不着急|别着急|不急|别急)?(?:请)?(?:您|你)?(?:请)?(?:接着|继续|先)?(?:说|讲)(?:吧|下去)?$"
    r"|^(?:请)?(?:您|你)?继续(?:吧)?$|^(?:您|你)(?:可以)?慢慢(?:说|讲|来)$|^慢慢(?:说|讲|来)$",
    r"^(?:ok |okay |yes |right |sure |please |do )*(?:go on|go ahead|carry on|continue|take your time)(?: please)?$",
)
"""The caller is to go on; a whole clause."""
LISTENING: Final = _forms(
    r"^(?:我)?(?:在|一直在)?听(?:着|着呢|呢)?$|^嗯+$|^好的?$|^不着急$|^不急$|^没关系$|^没事$",
    r"^(?:i'm|i am) listening$|^(?:ok|okay|yes|right|sure|mhm|mm)$|^no rush$",
)
"""Clauses that say nothing but that somebody listens."""

ANNOUNCED: Final = _forms(
    r"^(?:那|那我|好的|好)?(?:我|让我|我们|容我)(?:来|先|再|这边|现在|也)*(?:跟|给|向|为|和|帮)(?:您|你)(?:来|先|再)?"
    r"(?:说|讲|解释|介绍|说明|核对|确认|重复|复述|念|读)(?:一下|一遍|一次|一说)(?!身份|资料)[^，。？]{0,8}$"
    r"|^(?:好的|好|那)?我(?:来|先|再)?(?:重复|复述|念|读)(?:一下|一遍|一次)$"
    r"|^(?:那)?我(?:想|先|再)*(?:问|请教|了解)(?:您|你)?(?:几个|两个|一个|一下)(?:问题|情况|小问题)$",
    r"^(?:so |ok |okay |right |all right |now )*(?:let me|i'll|i will|i'd like to|i'm going to|may i|can i)"
    r"(?: just| quickly)? (?:(?:read|repeat|say|play)\b.{0,24}\bback\b|repeat (?:that|it|this)\b"
    r"|(?:go over|go through|run through|confirm) (?:that|it|this)\b|explain\b"
    r"|ask (?:you )?(?:a|one|some|two|a couple of|a few) (?:quick )?(?:questions?|things?)).{0,24}$",
)
"""The agent tells that it is about to say something; a whole clause."""
SURNAME: Final = _forms(
    r"(?:您|你)(?:的)?(?:贵姓|尊姓|姓什么|怎么称呼|如何称呼|全名|姓名|名字)|贵姓|(?:报|留|说)(?:一下)?姓名",
    r"(?:have|take|get|ask|give|tell|confirm|what's|what is|and)\b.{0,16}\byour (?:full |last |family |sur)?name\b",
)
"""The caller's own name, in a question that asks for it."""
OWN: Final = _forms(
    r"(?<![跟给帮为向对把将和替找])(?:我们|我|咱们|咱)|让我|容我",
    r"\b(?:i'll|i'd|i'm|i|let me|let us|let's|we'll|we|to repeat|make you)\b",
)
"""The agent speaks of what the agent does."""
YOURS: Final = _forms(
    r"(?<![跟给帮为向对把将和替与])(?:您|你)(?!的)|请|麻烦|劳烦|能不能|可不可以|可否|能否",
    r"(?<!for )(?<!to )(?<!with )(?<!make )\byou\b|please|\bkindly\b",
)
"""The caller is to do it. The last of these words before a request says whose it is."""
QUESTION: Final = _forms(r"(?:吗|呢|么|好不|行不行|可以吗|(?:什么|啥)事(?:呀|啊)?|[？?])$", r"\?$")

POLICY_WORDS: Final[Mapping[str, tuple[str, ...]]] = {"zh": ("保单", "单号"), "en": ("policy",)}
PHONE_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": ("手机", "电话", "联系方式"),
    "en": ("phone", "mobile", "contact number", "number ends", "number ending"),
}
"""Words by which a number is called the caller's telephone."""
PHONE_ASKED: Final = _forms(
    r"(?<![打回挂接通来])(?:电话|手机|联系方式|号码)[^，。]{0,4}(?:多少|几号|是什么号|是什么$|报一下|说一下|留一下|告诉我|呢$)"
    r"|(?:留|报|提供|告诉|念|核对|确认|登记)[^，。]{0,8}(?<![打回挂接通来])(?<![打回]个)(?:电话|手机|号码|联系方式)(?!里|银行|短信)"
    r"|(?:还有|以及|和)(?:您|你)?的?(?:联系)?(?:电话|手机)(?:号码?)?(?:[，。？?！]|$)"
    r"|(?:来电|打进来|打来|现在这个|现在打)的?[^，。]{0,4}(?:号码|电话|手机|号)[^，。]{0,8}(?:吗|吧|行|可以|[？?])"
    r"|(?:给|说|讲|记)[^，。]{0,5}(?:电话号|手机号|联系方式|联系电话)"
    r"|(?:打|拨|拨打|联系)(?:您)?(?:的)?(?:哪个|哪一个|什么)(?:电话|号码|手机|号)|(?:怎么|如何|怎样)(?:才能)?联系(?:您|你|到)"
    r"|(?:电话|手机)号码?(?:是|有)?(?:吗|呢|？|\?|$)",
    r"(?:what|which|may i|can i|could i|could you|can you|would you|please|give|leave|confirm|have|get|take)\b.{0,44}"
    r"(?:phone|mobile|telephone|contact|cell|call-?back)(?: |-)?(?:number|no\b|details)"
    r"|(?:what|which) number|number (?:to|can|may|should|shall) .{0,12}(?:call|reach|ring)"
    r"|(?:phone|mobile|contact) number\?|(?:best|good) number|(?:how|where) .{0,12}(?:reach|contact) you"
    r"|reach you (?:on|at)\b|call you back on|\band (?:also )?(?:your|a) (?:phone|mobile|telephone|contact)\b"
    r"|number (?:that )?you(?:'re| are) (?:calling|ringing) (?:from|on)",
)
"""The caller is to give a number; a mere 电话 or 手机 in a question is not that."""

IDENTITY_WORDS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "id_tail": ("身份证", "证件"),
        "birthday": ("生日", "出生", "哪年生"),
        "phone_on_file": ("预留", "登记的手机", "登记的电话", "登记手机", "留的手机", "留的电话", "投保时的手机"),
        "address": ("地址", "住址"),
    },
    "en": {
        "id_tail": ("id number", "id card", "social security", "your id ", "last four of"),
        "birthday": ("date of birth", "birth date", "birthday", "born"),
        "phone_on_file": (
            "phone on file", "number on file", "registered phone", "registered number", "phone number we have",
        ),
        "address": ("address",),
    },
}  # fmt: skip
"""Words by which an agent names one identity item."""
ON_FILE: Final = _forms(
    r"(?:预留|登记|投保时)的?(?:联系)?(?:手机|电话|联系方式)(?:号码?)?|留的(?:手机|电话)(?:号码?)?",
    r"(?:phone |mobile )?(?:number )?on file|registered (?:phone |mobile )?(?:number|phone)|phone number we have",
)
"""The telephone that stands in the file, named as such."""
TAIL: Final = _forms(r"后四位|尾号|末四位|最后四位", r"last (?:four|4)")
"""Some last digits: of the identity card, where no telephone is named."""
ONCE_MORE: Final = _forms(r"再(?:报|说|念|讲|来|重复)|重复|重新|来着", r"\bagain\b|once more|repeat")
"""Beside some last digits: those that were told."""
ASKED_VALUE: Final = _forms(r"多少|几|什么|来着|[？?]$", r"\bwhat\b|\bwhich\b|\?$")
"""A value is asked for."""
IDENTITY: Final = _forms(
    r"(?:核对|核实|核一下|验证|确认|核身|对一下|查验)[^，。]{0,10}(?:身份|信息|资料)|核(?:一下)?身份"
    r"|身份[^，。]{0,4}(?:核|验)|(?:身份|个人)(?:信息|资料)",
    r"(?:verify|confirm|check|validate|prove|establish)\b.{0,24}"
    r"(?:identity|details|account|who you are|information|you)\b"
    r"|security (?:question|check|detail)|identity check",
)
"""To say who one is, no item named."""
VERIFIED: Final = _forms(
    r"(?:核对|核实|核验|验证|确认|核|对)(?:得)?(?:上|过|好|完)(?:了|啦)|(?:核对|核实|核验|验证|确认)(?:通过|成功|无误)"
    r"|(?:已|已经)(?:核|通过|验证|确认)|一致|对得上|匹配|没(?:有)?问题|无误",
    r"match(?:es)?\b|(?:is|are|been|you're|that's) (?:all )?(?:verified|confirmed|correct|fine)|all (?:set|good)|passed"
    r"|thank you for (?:verifying|confirming)",
)
"""The identity stands: nothing is asked."""

BARE: Final[Mapping[str, Mapping[str, re.Pattern[str]]]] = {
    "date": _forms(
        r"^(?:是|都是|分别是|又是|和)?(?:在)?(?:哪天|哪一天|哪几天|几号|几月几号|什么日期|哪些日期|什么日子)(?:的|呢|啊)?$",
        r"^(?:and |on )?(?:which|what) (?:dates?|days?)(?: was it| were they)?$",
    ),
    "amount": _forms(
        r"^(?:是|一共|总共|和|又是)?(?:多少钱|多少|几多钱|什么金额|金额多少)(?:呢|啊)?$",
        r"^(?:and )?(?:how much|what amount)(?: was it| is it| were they)?$",
    ),
}
"""Whole clauses that ask for the one date or the one amount of a case, by kind."""

OPEN_QUESTIONS: Final = _forms(
    r"怎么回事|什么情况|具体情况|经过|发生了什么|什么问题|(?:详细|具体)(?:讲|说)|(?:找|办)[^，。]{0,6}(?:什么|啥)事",
    r"what happened|tell me more|what exactly|what is the problem|what's the problem|describe",
)
"""An open question; an answer without `asked_by` replies to it."""

__all__ = [
    "AGAIN", "ANNOUNCED", "ASKED_VALUE", "BAD_LINE", "BARE", "GO_ON", "GREETING", "HEARING", "HELLO", "IDENTITY",
    "IDENTITY_WORDS", "LISTENING", "LOUDER", "MISSED", "NEEDLESS", "NUMBER", "ONCE_MORE", "ON_FILE", "OPEN_QUESTIONS",
    "OTHERS_NAME", "OWN", "OWN_POLICY", "PHONE_ASKED", "PHONE_NAMES", "POLICY_WORDS", "QUESTION", "REST", "SLOWER",
    "SLOWLY", "SPELL", "SURNAME", "TAIL", "UNHEARD", "VERIFIED", "WHO", "WHOM", "WHO_BARE", "YOURS",
]  # fmt: skip
