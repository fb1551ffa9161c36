"""The pattern language: what can be written, what is refused, what it finds."""

import pytest

from scoring.acts.matcher import Matcher, Setting
from scoring.acts.patterns import PatternError, read_patterns
from scoring.language.text import normalise


def found(pattern: str, text: str, language: str = "zh", before: str | None = None, **setting: object) -> bool:
    matcher = Matcher(read_patterns(language, {"test.txt": f"<we> = 我们 | 咱们\n[shirk]\n{pattern}\n"}))
    normal = normalise(text, language)
    last = normalise(before, language) if before else None
    where = Setting(
        str(setting.get("to", "customer")),
        bool(setting.get("opening")),
        last,
        matcher.hits(last) if last else None,
    )
    return bool(matcher.match(normal, matcher.hits(normal), where))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("不 归 我|我们 管", "这个不归我们管", True),
        ("不 归 我|我们 管", "这个不归谁管", False),
        ("不 归 <we> 管", "不归咱们管的", True),
        ("您 .. 银行", "您自己去找银行", True),
        ("您 .. 银行", "您要是真的着急的话可以到附近的银行", False),
        ("您 ... 银行", "您要是真的着急可以到附近的银行", True),
        ("您 .. 银行", "谢谢您。银行那边", False),
        ("您 自己? 去", "您去", True),
        ("您 自己? 去", "您自己去", True),
        ("<time> .. 回电", "下午五点前回电", True),
        ("<time> .. 回电", "尽快回电", False),
        ("没有 权限", "我没有全县", True),
        ("保单号码", "保但号码", True),
        ("您的保单号码", "您的单号码", True),
        ("挂 .. 电话 ; unless-before 别 | 不要", "我挂您电话", True),
        ("挂 .. 电话 ; unless-before 别 | 不要", "您别挂电话", False),
        ("投诉 ; unless-after 部", "投诉部", False),
        ("投诉 ; not 转", "投诉我转给主管", False),
        ("您好 ; head", "您好陈先生", True),
        ("您好 ; head", "好的陈先生您好", False),
        ("再见 ; tail", "祝您愉快再见", True),
        ("再见 ; tail", "再见之前我再确认一下地址", False),
        ("清楚 ; ask", "这样清楚吗", True),
        ("清楚 ; ask", "写得很清楚", False),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, expected: bool) -> None:
    assert found(pattern, text) is expected


def test_conditions_on_the_setting() -> None:
    assert found("客户 .. 姓 ; to colleague", "有个客户姓陈", to="colleague")
    assert not found("客户 .. 姓 ; to colleague", "有个客户姓陈", to="customer")
    assert found("好 ; answers 电话", "好", before="我的电话是这个")
    assert not found("好 ; answers 电话", "好", before="没有")
    assert not found("感谢 .. 来电 ; opening", "那我们今天就先这样处理感谢来电")
    assert found("感谢 .. 来电 ; opening", "那我们今天就先这样处理感谢来电", opening=True)
    assert found("感谢 .. 来电 ; opening", "感谢您的来电，那我们今天就先这样处理感谢来电")


def test_english_words_and_joined_words() -> None:
    assert found("not my|our department|problem", "That's not my department, sir.", "en")
    assert found("get_back_to .. you", "I'll get back to you", "en")
    assert found("don't worry", "do not worry", "en")
    assert not found("not my department", "This is my department.", "en")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("您好\n", "a.txt:1: a pattern stands before"),
        ("[courtesey]\n", "a.txt:1: `courtesey` is no act"),
        ("[greet]\n您好||早\n", "a.txt:2: an alternative is empty"),
        ("[greet]\n<hello> 您\n", "a.txt:2: class <hello> is not defined"),
        ("<a> = 好\n<a> = 早\n", "a.txt:2: class <a> is defined twice"),
        ("[greet]\n您好 ; sometimes\n", "a.txt:2: `sometimes` is no condition"),
        ("[greet]\n您?\n", "a.txt:2: a pattern needs"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, where: str) -> None:
    with pytest.raises(PatternError) as error:
        read_patterns("zh", {"a.txt": text})
    assert str(error.value).startswith(where)


def test_a_class_within_a_class_is_found_by_each_of_its_words() -> None:
    # More than a hundred words make a class that others hold as a whole.
    many = " | ".join(f"投诉{chr(0x4E00 + i)}" for i in range(101))
    book = f"<many> = {many}\n<more> = <many> | 举报\n[shirk]\n别 <more> 了\n"
    matcher = Matcher(read_patterns("zh", {"test.txt": book}))
    where = Setting("customer", False, None)
    for text, expected in (("别投诉一了", True), ("别举报了", True), ("别投诉了", False)):
        normal = normalise(text, "zh")
        assert bool(matcher.match(normal, matcher.hits(normal), where)) is expected
