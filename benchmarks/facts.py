"""Facts restated by the thousand, rightly and wrongly: `python benchmarks/facts.py [--lang zh|en] [--cases N]`.

Each case draws a caller's facts, says one of them in one of many ways (digits in groups, doubled, written, with places;
dates and sums in words and figures) in one of many sentences, half of them with one thing wrong: a digit changed or two
exchanged, another month, day or year, another surname. Other sentences hold numbers that restate nothing. Counted is
what is judged exactly, and how often a wrong value passes as right. The last line of the output is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from scoring.facts import find_facts
from scoring.language.number_words_en import MONTHS, ORDINALS, TEENS, TENS, UNITS
from scoring.record.events import CaseFact, FactKind

SEED: Final = 7
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "zh": (
        *"陈黄李张王刘林吴郑何梁罗宋谢唐韩曹许邓冯彭曾肖田董袁",
        *"潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏方黎",
    ),
    "en": ("Chan", "Wong", "Lee", "Cheung", "Lau", "Ho", "Leung", "Tse", "Kwok", "Smith", "Brown", "Taylor", "Lam"),
}
TITLES: Final = {"zh": ("先生", "女士", "小姐", "太太"), "en": ("Mr", "Ms", "Mrs", "Miss")}
ASKED: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "policy_no": ("保单号",), "phone": ("手机号", "电话"), "amount": ("多少钱", "金额"), "day": ("哪天", "几号"),
    },
    "en": {"policy_no": ("policy number",), "phone": ("phone number",), "amount": ("how much",), "day": ("which day",)},
}  # fmt: skip
SENTENCES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "zh": {
        "policy_no": ("好的，您的保单号是{}，对吗？", "保单号{}，我记下了", "您说的是{}这一份", "{}，没错吧"),
        "phone": ("您的电话是{}，对不对", "手机{}，回头我打这个号给您", "{}，这个号码可以联系到您是吗"),
        "amount": ("一共扣了您{}，是吗", "金额是{}，对吧", "{}，这个数我看到了", "您讲的那笔{}的款"),
        "day": ("您是{}交的，对吗", "{}扣的款，我看到了", "您刚才说的是{}", "嗯，{}那天办的"),
        "surname": ("{}，您好", "好的{}，请您稍等", "请问是{}吗", "{}，让您久等了"),
        "nothing": (
            "请问您的保单号是多少", "我十月二十号之前给您答复", "工本费十块钱", "我姓林，工号三零二八",
            "前面还有三位客户",
            "请拨九五五一九再按二", "我请方小姐给您回电", "三个工作日内到账", "每年最多报两万", "我们十一月一号放假",
        ),
    },
    "en": {
        "policy_no": ("your policy number is {}, is that right", "reading it back, {}", "policy {}, correct?"),
        "phone": ("your phone number is {}, right?", "we will call you on {}", "{} is the number to reach you?"),
        "amount": ("so {} was taken, is that right", "the amount is {}, correct?", "you said {}"),
        "day": ("you sent it on {}, right?", "that was {}, is that correct", "so {}, you said"),
        "surname": ("{}, good morning", "thank you {}", "is that {}?", "one moment please, {}"),
        "nothing": (
            "what is your policy number please", "we'll answer by October 20th", "the fee is ten yuan",
            "agent 3028 speaking",
            "there are three callers ahead of you", "dial 95519 and press two", "I'll ask Miss Fong to call you",
            "within three working days", "up to twenty thousand a year", "we are closed on November 1st",
        ),
    },
}  # fmt: skip
DIGITS_ZH: Final = "零一二三四五六七八九"
UNITS_EN: Final = [next(k for k, v in UNITS.items() if v == n and k != "oh") for n in range(10)]


class Speaker:
    """Says values in one language, each time another way."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self.chance = language, chance

    def groups(self, digits: str) -> list[str]:
        """The digits cut into groups of two to four."""
        found = []
        while digits:
            size = self.chance.choice((2, 3, 4, 4))
            found.append(digits[:size])
            digits = digits[size:]
        return found

    def one_by_one(self, digits: str) -> str:
        """Digit words; equal neighbours sometimes as a pair."""
        said, i = [], 0
        while i < len(digits):
            twice = digits[i : i + 2] == digits[i] * 2 and self.chance.random() < 0.4
            if self.language == "en":
                word = self.chance.choice(("oh", "zero")) if digits[i] == "0" else UNITS_EN[int(digits[i])]
                said.append(("double " if twice else "") + word)
            else:
                word = self.chance.choice("一幺") if digits[i] == "1" else DIGITS_ZH[int(digits[i])]
                said.append(("双" if twice else "") + word)
            i += 2 if twice else 1
        return (" " if self.language == "en" else "").join(said)

    def number(self, digits: str) -> str:
        """A number of digits, spoken or written."""
        way = self.chance.randrange(4)
        if way == 0:
            return digits
        if way == 1:
            return self.chance.choice((" ", "-")).join(self.groups(digits))
        joint = self.chance.choice((", ", " ", ", um, ") if self.language == "en" else ("，", " ", "，嗯，", "，然后"))
        return joint.join(map(self.one_by_one, self.groups(digits)))

    def cardinal(self, number: int) -> str:
        """A whole number below a million with its places."""
        return self._english(number) if self.language == "en" else self._mandarin(number)

    def _mandarin(self, number: int) -> str:
        if number >= 10_000:
            rest = number % 10_000
            more = ("零" if rest < 1000 else "") + self._mandarin(rest) if rest else ""
            return self._mandarin(number // 10_000) + "万" + more
        said, hole = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = number // place % 10
            if digit:
                said, hole = said + ("零" if hole else "") + DIGITS_ZH[digit] + name, False
            elif said:
                hole = True
        return said

    def small(self, number: int) -> str:
        """An English number below a hundred."""
        names = {v: k for k, v in {**TEENS, **TENS}.items()} | dict(enumerate(UNITS_EN))
        return names[number] if number in names else f"{names[number // 10 * 10]}-{UNITS_EN[number % 10]}"

    def _english(self, number: int) -> str:
        said = []
        if number >= 1000:
            said.append(self._english(number // 1000) + " thousand")
        if number % 1000 >= 100:
            said.append(UNITS_EN[number // 100 % 10] + " hundred")
        if number % 100:
            said.append(("and " if said else "") + self.small(number % 100))
        return " ".join(said)

    def amount(self, value: int) -> str:
        """A sum of money."""
        unit = self.chance.choice((" yuan", " dollars") if self.language == "en" else ("块", "元", "块钱"))
        return self.chance.choice(
            (self.cardinal(value) + unit, f"{value}{unit}", f"{value:,}{unit}", f"{value:,}.00{unit}")
        )

    def day(self, month: int, day: int) -> str:
        """A day of the year."""
        if self.language == "zh":
            spoken = self.cardinal(month).replace("一十", "十"), self.cardinal(day).replace("一十", "十")
            written = str(month), str(day)
            m, d = self.chance.choice((spoken, written))
            return m + self.chance.choice(("月", "月份")) + d + self.chance.choice("号日")
        name = next(k for k, v in MONTHS.items() if v == month).title()
        ordinal = next((k for k, v in ORDINALS.items() if v == day), None) or f"twenty-{self._ordinal(day - 20)}"
        return self.chance.choice(
            (f"the {ordinal} of {name}", f"{name} the {ordinal}", f"{name} {day}", f"{day} {name}")
        )

    @staticmethod
    def _ordinal(number: int) -> str:
        return next(k for k, v in ORDINALS.items() if v == number)

    def name(self, surname: str) -> str:
        """A person with title."""
        title = self.chance.choice(TITLES[self.language])
        return f"{title} {surname}" if self.language == "en" else surname + title


def spoilt(digits: str, chance: random.Random) -> str:
    """The digits with one changed or two neighbours exchanged."""
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    if places and chance.random() < 0.5:
        i = chance.choice(places)
        return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    i = chance.randrange(1, len(digits))
    return digits[:i] + chance.choice([d for d in "0123456789" if d != digits[i]]) + digits[i + 1 :]


def case(language: str, chance: random.Random) -> tuple[str, dict[str, CaseFact], str, str]:
    """A sentence, the caller's facts, which fact is said and the state that it should get (`absent` for none)."""
    speaker = Speaker(language, chance)
    policy = "".join(chance.choice("0123456789") for _ in range(chance.choice((7, 8, 9, 10))))
    phone = "1" + chance.choice("3578") + "".join(chance.choice("0123456789") for _ in range(9))
    amount, month, day = chance.randrange(210, 30_000), chance.randrange(1, 13), chance.randrange(1, 29)
    surname = chance.choice(NAMES[language])
    kinds: dict[str, tuple[FactKind, str]] = {
        "policy_no": ("number", policy), "phone": ("number", phone), "amount": ("amount", str(amount)),
        "day": ("date", f"{month:02d}-{day:02d}"), "surname": ("name", surname),
    }  # fmt: skip
    facts = {i: CaseFact(kind, value, "", asked_by=ASKED[language].get(i, ())) for i, (kind, value) in kinds.items()}
    which = chance.choice((*kinds, "nothing"))
    sentence = chance.choice(SENTENCES[language][which])
    if which == "nothing":
        return sentence, facts, which, "absent"
    wrong = chance.random() < 0.5
    other_name = chance.choice([n for n in NAMES[language] if n != surname])
    other_day = chance.choice([d for d in range(1, 29) if d != day])
    say: Mapping[str, Callable[[], str]] = {
        "policy_no": lambda: speaker.number(spoilt(policy, chance) if wrong else policy),
        "phone": lambda: speaker.number(spoilt(phone, chance) if wrong else phone),
        "amount": lambda: speaker.amount(int(spoilt(str(amount), chance)) if wrong else amount),
        "day": lambda: speaker.day(month, other_day if wrong else day),
        "surname": lambda: speaker.name(other_name if wrong else surname),
    }
    return sentence.format(say[which]()), facts, which, "wrong" if wrong else "right"


def main() -> None:
    """Draws the cases, counts and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--quick", action="store_true", help="500 cases")
    parser.add_argument("--json", action="store_true", help="only the JSON object")
    options = parser.parse_args()
    chance = random.Random(SEED)
    tried, exact, passed = Counter[str](), Counter[str](), 0
    for _ in range(500 if options.quick else options.cases):
        text, facts, which, state = case(options.lang, chance)
        found = {f.id: f.state for f in find_facts(text, options.lang, facts)}
        # A surname that merges with the caller's is possible, which is neither right nor wrong.
        good = found == {} if state == "absent" else set(found) == {which} and found[which] in (
            (state, "possible") if which == "surname" and state == "wrong" else (state,)
        )  # fmt: skip
        # Of two surnames with the same sound no ear can tell which was meant.
        homophone = which == "surname" and found == {which: "right"}
        tried[which] += 1
        exact[which] += good or homophone
        passed += state == "wrong" and found.get(which) == "right" and not homophone
        if not (good or homophone or options.json):
            print(f"{text} | {facts[which].value if which in facts else ''} | {state} | {found}")
    share = {which: round(exact[which] / tried[which], 4) for which in sorted(tried)}
    if not options.json:
        for which, value in share.items():
            print(f"{which:12s}{tried[which]:6d} cases {value:8.2%} exact")
    total = round(exact.total() / tried.total(), 4)
    plain = {
        "language": options.lang,
        "cases": tried.total(),
        "exact": total,
        "by_fact": share,
        "wrong_as_right": passed,
    }
    print(json.dumps(plain))


if __name__ == "__main__":
    main()
