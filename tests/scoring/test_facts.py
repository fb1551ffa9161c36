"""Which facts an utterance restates, rightly or wrongly, and which it asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.acts import Utterance, load_detector
from scoring.facts import find_facts
from scoring.record.events import CaseFact
from scoring.transcripts.case import fact_of

FACTS = {
    "policy_no": CaseFact("number", "20418836", "二零四一八八三六", asked_by=("保单号",)),
    "phone": CaseFact("number", "13800138000", "", asked_by=("手机", "电话")),
    "papers_date": CaseFact("date", "10-10", "十月十号", asked_by=("哪天交", "什么时候交")),
    "amount": CaseFact("amount", "4680", "四千六百八"),
    "surname": CaseFact("name", "陈", "陈"),
    "request": CaseFact("request", "查清理赔进度，告诉我哪天到账", "", words=("查", "理赔", "进度", "到账")),
}
ENGLISH = {
    "policy": CaseFact("number", "20418836", "", asked_by=("policy number",)),
    "date": CaseFact("date", "10-08", "", asked_by=("which day",)),
    "amount": CaseFact("amount", "4680", ""),
    "name": CaseFact("name", "Chan", ""),
    "request": CaseFact("request", "change the address", "", words=("change", "address", "Baiyun")),
}

TABLE = {
    "zh": {
        "policy_no": CaseFact("number", "20418836", "", asked_by=("保单号", "保单")),
        "phone": CaseFact("number", "13800138000", "", asked_by=("手机", "电话")),
        "landline": CaseFact("number", "02083361208", "", asked_by=("座机",)),
        "tail": CaseFact("number", "4417", "", asked_by=("身份证", "末四位")),
        "papers_date": CaseFact("date", "10-10", "十月十号", asked_by=("哪天交", "什么时候交")),
        "birthday": CaseFact("date", "1968-03-15", "", asked_by=("生日", "哪年出生")),
        "amount": CaseFact("amount", "4680", "四千六百八", asked_by=("扣了多少", "金额")),
        "premium": CaseFact("amount", "12360.50", "", asked_by=("保费多少",)),
        "surname": CaseFact("name", "陈", "陈"),
    },
    "en": {
        "policy": CaseFact("number", "20418836", "", asked_by=("policy number",)),
        "phone": CaseFact("number", "91332058", "", asked_by=("phone", "mobile")),
        "tail": CaseFact("number", "4417", "", asked_by=("id",)),
        "date": CaseFact("date", "10-08", "", asked_by=("which day",)),
        "birthday": CaseFact("date", "1968-03-15", "", asked_by=("birthday", "born")),
        "amount": CaseFact("amount", "4680", "", asked_by=("how much",)),
        "premium": CaseFact("amount", "1236.50", ""),
        "name": CaseFact("name", "Chan", ""),
    },
}
"""The caller's facts of the tables facts.zh.txt and facts.en.txt."""

MANDARIN_CASES = [
    ("保单号二零四一，八八三六", {"policy_no": "right"}),
    ("保单号二十 四十一 八十八 三十六", {"policy_no": "right"}),
    ("保單號２０４１８８３６", {"policy_no": "right"}),
    ("二零四一八八三七", {"policy_no": "wrong"}),
    ("二零四一八八三六三", {"policy_no": "wrong"}),
    ("尾号八八三六", {"policy_no": "right"}),
    ("尾号八八六三", {"policy_no": "wrong"}),
    ("幺三八，零零幺三，八零零零", {"phone": "right"}),
    ("138开头的", {"phone": "partly"}),
    ("10月10日", {"papers_date": "right"}),
    ("十月八号", {"papers_date": "wrong"}),
    ("您是十号交的", {"papers_date": "partly"}),
    ("十月八号，不对，是十月十号", {"papers_date": "right"}),
    ("十月十号，不对，是十月八号", {"papers_date": "wrong"}),
    ("不是十月八号，是十月十号", {"papers_date": "right"}),
    ("四千六百八十块", {"amount": "right"}),
    ("4,680.00元", {"amount": "right"}),
    ("六千四百八", {"amount": "wrong"}),
    ("陈女士您好", {"surname": "right"}),
    ("程女士您好", {"surname": "possible"}),
    ("李女士您好", {"surname": "wrong"}),
    ("我叫彭经理回您电话", {}),
    ("您要查理赔进度和到账时间", {"request": "right"}),
    ("那笔四千六百八十是十月十号交的", {"papers_date": "right", "amount": "right"}),
    ("明天下午五点前给您回电", {}),
    ("我的工号八零一二", {}),
    ("", {}),
]  # fmt: skip
ENGLISH_CASES = [
    ("two oh four one double eight three six", {"policy": "right"}),
    ("policy number twenty forty-one eighty-eight thirty-six", {"policy": "right"}),
    ("ending 8836", {"policy": "right"}),
    ("the eighth of October", {"date": "right"}),
    ("october 9th", {"date": "wrong"}),
    ("the eighth, no, I mean the ninth of October", {"date": "wrong"}),
    ("four thousand six hundred and eighty yuan", {"amount": "right"}),
    ("4,860 yuan", {"amount": "wrong"}),
    ("Mr Chan", {"name": "right"}),
    ("Mr Chen", {"name": "possible"}),
    ("Mrs Lee", {"name": "wrong"}),
    ("you want to change the address to Baiyun", {"request": "right"}),
    ("good morning", {}),
]  # fmt: skip


def table(language: str) -> Iterator[tuple[str, dict[str, str]]]:
    for line in Path(__file__).with_name(f"facts.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words, _, states = line.partition("|")
            yield words.strip(), dict(state.split("=") for state in states.split())


def callers(language: str) -> Iterator[tuple[str, dict[str, str], dict[str, CaseFact]]]:
    """The cases of callers.facts.<language>.txt, each with the facts of its caller."""
    facts: dict[str, CaseFact] = {}
    fresh = True
    for line in Path(__file__).with_name(f"callers.facts.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            facts, fresh = ({} if fresh else facts), False
            name, kind, rest = line[2:].split(" ", 2)
            rest, _, words = rest.partition(" words=")
            value, _, asked = (rest, "", "") if kind == "request" else rest.partition(" ")
            facts[name] = CaseFact(
                kind,  # type: ignore[arg-type]
                value,
                "",
                asked_by=tuple(asked.split(",")) if asked else (),
                words=tuple(words.split(",")) if words else (),
            )
        elif line == "@@":
            fresh = True
        elif line and not line.startswith("#"):
            words, _, states = line.partition("|")
            yield words.strip(), dict(state.split("=") for state in states.split()), facts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_facts_of_several_callers(language: str) -> None:
    missed = {}
    for words, expected, facts in callers(language):
        found = {f.id: f.state for f in find_facts(words, language, facts)}
        if found != expected:
            missed[words] = found
    assert not missed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_holds(language: str) -> None:
    missed = {}
    for words, expected in table(language):
        found = {f.id: f.state for f in find_facts(words, language, TABLE[language])}
        if found != expected:
            missed[words] = found
    assert not missed


@pytest.mark.parametrize(("text", "expected"), MANDARIN_CASES)
def test_mandarin(text: str, expected: dict[str, str]) -> None:
    assert {f.id: f.state for f in find_facts(text, "zh", FACTS)} == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH_CASES)
def test_english(text: str, expected: dict[str, str]) -> None:
    assert {f.id: f.state for f in find_facts(text, "en", ENGLISH)} == expected


def test_spans_show_the_words() -> None:
    text = "好的，保单号是二零四一，八八三六，对吗"
    (found,) = find_facts(text, "zh", FACTS)
    assert text[found.start : found.end] == found.text == "二零四一，八八三六"


def test_spans_of_full_width_and_traditional_words_are_those_of_the_input() -> None:
    text = "㈱您姓陳，要查理賠進度和到賬時間"
    found = {f.id: f for f in find_facts(text, "zh", FACTS)}
    for name, words in (("surname", "陳"), ("request", "查理賠進度和到賬")):
        assert text[found[name].start : found[name].end] == found[name].text == words


WEEKDAY = {"date": CaseFact("date", "下周四", "", asked_by=("哪天",))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您约的是下个礼拜四", {"date": "right"}),
        ("下星期四，对吗", {"date": "right"}),
        ("您约的是下周五，对吗", {"date": "wrong"}),
        ("十月八号", {}),
    ],
)
def test_a_date_told_as_a_weekday(text: str, expected: dict[str, str]) -> None:
    assert {f.id: f.state for f in find_facts(text, "zh", WEEKDAY)} == expected


NAMES = "零一二三四五六七八九"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789", min_size=6, max_size=11), st.data())
def test_a_wrong_digit_is_never_right(value: str, data: st.DataObject) -> None:
    fact = {"number": CaseFact("number", value, "")}
    place = data.draw(st.integers(0, len(value) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != value[place]]))
    changed = value[:place] + digit + value[place + 1 :]
    cut = data.draw(st.integers(1, len(value) - 1))
    for said in (value, changed):
        spoken = "".join(NAMES[int(d)] for d in said)
        states = [f.state for f in find_facts(f"号码是{spoken[:cut]}，{spoken[cut:]}", "zh", fact)]
        assert ("right" in states) == (said == value or value in said)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("请问您的保单号是多少", ("policy_no",)),
        ("您是哪天把资料交过来的", ("papers_date",)),
        ("麻烦您留一个联系电话好吗", ("phone",)),
        ("请问您贵姓", ("surname",)),
        ("我帮您查一下", ()),
    ],
)
def test_what_is_asked_for_is_named(text: str, asked: tuple[str, ...]) -> None:
    assert load_detector("zh").understand(Utterance(text, "zh", facts=FACTS)).asked == asked


def test_a_date_of_a_transcript_that_is_no_day_of_the_calendar_is_no_name() -> None:
    assert fact_of("date", "下周四", True, "zh").kind == "date"
    assert fact_of("date", "上个月中旬", True, "zh").kind != "name"


REPAIRS = {
    "zh": (
        "，不对，", "，嗯，不是，", "，对不起，是", "，呃我再看一眼，是", "，念快了，是", "，搞混了，是", "，啊，",
        "，我记岔了，", "，不，", "，准确地说是",
    ),
    "en": (
        ", no, ", ", sorry, ", ", oh, it's ", ", that should be ", ", let me re-read, ", ", slip of the tongue, ",
        ", ah, ", ", hang on, ", ", not that, ",
    ),
}  # fmt: skip
TRIES = {
    "zh": (
        ("date", "07-16", "七月十六", "七月十七号"), ("date", "07-16", "七月十六", "十七号"),
        ("amount", "8400", "八千四", "八千六"), ("name", "陈", "陈女士", "李女士"),
        ("number", "P2208816", "P二二零八八一六", "P二二零八八一九"),
        ("number", "13922451178", "一三九二二四五一一七八", "一三九二二四五一一八七"),
    ),
    "en": (
        ("date", "07-16", "July the sixteenth", "the seventeenth"), ("name", "Chan", "Mr Chan", "Mr Lee"),
        ("amount", "8400", "eight thousand four hundred", "eight thousand six hundred"),
        ("number", "P2208816", "P two two oh double eight one six", "P two two oh double eight one nine"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_of_two_tries_the_last_counts(language: str) -> None:
    missed = {}
    for kind, value, right, wrong in TRIES[language]:
        fact = {"fact": CaseFact(kind, value, "")}  # type: ignore[arg-type]
        for repair in REPAIRS[language]:
            if kind == "name" and repair.strip(" ,，是") not in ("不对", "不", "no", "sorry"):
                continue
            words = right + repair + wrong
            states = [f.state for f in find_facts(words, language, fact)]
            if states != ["wrong"]:
                missed[words] = states
    assert not missed
