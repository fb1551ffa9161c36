"""What a caller's words do in a transcript."""

from pathlib import Path

import pytest

from scoring.acts.caller import caller_acts


@pytest.mark.parametrize(
    ("text", "language", "asks", "does"),
    [
        ("对，没错。", "zh", 0, {"affirms"}),
        ("不是，是十八号。", "zh", 0, {"denies"}),
        ("不对，你记错了。", "zh", 0, {"denies"}),
        ("那到底什么时候有结果？", "zh", 1, set()),
        ("要带什么材料？要本人去吗？", "zh", 2, set()),
        ("真的？", "zh", 0, set()),
        ("叫你们主管来听！", "zh", 0, {"asks_supervisor"}),
        ("你这是什么态度？", "zh", 0, {"objects"}),
        ("明白了，谢谢。", "zh", 0, {"understood"}),
        ("不用留电话了，我再打过来。", "zh", 0, {"declines_number"}),
        ("电话不用了，我自己打过来。", "zh", 0, {"declines_number"}),
        ("我要打12378投诉你们！", "zh", 0, {"names_regulator"}),
        ("你们都是骗子！", "zh", 0, {"insults"}),
        ("我的保单上个月扣了两次钱。", "zh", 0, set()),
        ("Yes, that's right.", "en", 0, {"affirms"}),
        ("No, it's the ninth.", "en", 0, {"denies"}),
        ("When will I get the money?", "en", 1, set()),
        ("Do it here.", "en", 0, set()),
        ("I'd rather ring myself.", "en", 0, {"declines_number"}),
        ("Let me speak to your supervisor.", "en", 0, {"asks_supervisor"}),
    ],
)
def test_caller(text: str, language: str, asks: int, does: set[str]) -> None:
    questions, found = caller_acts(text, language, "请问对吗")
    assert len(questions) == asks
    assert set(found) == does


def test_the_table_holds() -> None:
    missed = {}
    for line in Path(__file__).with_name("callers.txt").read_text(encoding="utf-8").splitlines()[1:]:
        language, words, does = (part.strip() for part in f"{line} ".split("|"))
        _, found = caller_acts(words, language, "请问对吗" if language == "zh" else "Is that right?")
        if set(found) != set(does.split()):
            missed[words] = found
    assert not missed
