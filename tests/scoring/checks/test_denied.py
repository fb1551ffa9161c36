"""Words that contradict a caller, and ordinary sentences that sound like them."""

from __future__ import annotations

import pytest

from scoring.checks.denied import denial, denial_of_deed, insisted


@pytest.mark.parametrize(
    "text",
    [
        "回执能说明什么，没交就是没交。",
        "银行流水不算，您就是晚交了。",
        "您说办了就办了？我们这里就是没有。",
        "A slip proves nothing.",
        "That's simply not so, sir.",
        "And I'm telling you, you did not pay.",
        "If you'd cancelled it, it would be cancelled.",
        "Then your clock's wrong.",
    ],
)
def test_a_flat_denial_is_known_by_its_form(text: str) -> None:
    assert denial(text)


@pytest.mark.parametrize(
    "text",
    [
        "您就是自己来柜台也行。",
        "您就是晚几天交也不影响。",
        "您说几点就几点。",
        "这个单子能证明什么时候寄的。",
        "晚一天不会有影响的。",
        "我们这边就是没有这个权限。",
        "Of course you were worried.",
        "I see your address is wrong on file.",
        "It can't be changed online.",
        "It's impossible to say today.",
        "I wouldn't worry about that.",
        "If you'd like, it would be faster by e-mail.",
        "This means nothing is lost.",
    ],
)
def test_an_ordinary_sentence_denies_nothing(text: str) -> None:
    assert denial(text) is None


def test_a_deed_is_denied_to_one_who_says_that_he_did_it() -> None:
    assert denial_of_deed("You never handed anything in here.", ["I handed the cheque in at your counter."])
    assert denial_of_deed("您就是没寄过嘛。", ["我十月三号就把回执寄给你们了。"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You haven't sent the bank statement yet.", "I sent you the form twice."),
        ("You did not pay in advance.", "I didn't pay because nobody told me."),
        ("您没填的是受益人那一栏。", "我的表早就填了。"),
        ("您没说过要退，是我记错了。", "我说了要退的。"),
    ],
)
def test_what_is_missing_and_what_was_mistaken_is_no_denial(text: str, said: str) -> None:
    assert denial_of_deed(text, [said]) is None


def test_what_the_caller_denies_can_be_insisted_on() -> None:
    assert insisted("You must have had it.", "I never had any letter.")
    assert insisted("您肯定收到了，系统不会漏发的。", "我从来没收到短信！")
    assert insisted("您根本没必要跑一趟。", "我没收到短信！") is None
    assert insisted("You certainly had a long wait.", "I waited an hour.") is None
