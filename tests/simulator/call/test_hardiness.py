"""Calls in which everything happens at any time: nothing ends the program, and every record gives itself again."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from simulator.call.ports import (
    CompleteRecord,
    CorrectWords,
    EarBack,
    EarLost,
    LiftReceiver,
    Message,
    Murmur,
    NotFinished,
    PushToTalk,
    PutDown,
    TakeNote,
    TypedReply,
    Typing,
    UseDesk,
)
from tests.simulator.call.test_conductor import SpokenCall, replayed

WORDS = {
    "lost-letter": (
        "请问您的保单号是多少？", "您自己没看合同怪谁", "嗯", "", "您听得到吗？", "麻烦您再说一遍", "今天天气不错",
        "对不起，等了这么久换了谁都着急，我理解您的心情。", "我明天上午十点前给您回电话。",
        "您的手机尾号是9999，对吗？",
    ),
    "stray-charge": (
        "What's your phone number?", "I'll call you back by four this afternoon.", "I'm so sorry for the trouble.",
        "mm",
        "", "Can you hear me?", "Go on.", "Whatever.",
    ),
}  # fmt: skip
Make = Callable[[random.Random, SpokenCall], Message]
HANDS: tuple[Make, ...] = (
    lambda chance, call: UseDesk(call.now, chance.choice(("hold", "resume", "leave_consult", "ring_back", "mute"))),
    lambda chance, call: UseDesk(
        call.now, chance.choice(("consult", "transfer", "presence")), chance.choice([*call.casting.case.colleagues])
    ),
    lambda chance, call: chance.choice((EarLost(call.now, "It was pulled out."), EarBack(call.now))),
    lambda chance, call: chance.choice((NotFinished(call.now), Murmur(call.now, "嗯"))),
    lambda chance, call: PushToTalk(call.now, chance.choice((True, False))),
    lambda chance, call: Typing(call.now, chance.choice((True, False))),
    lambda chance, call: TypedReply(call.now, "嗯", call.now - 1.0),
    lambda chance, call: chance.choice((TakeNote(call.now, "note"), CorrectWords(call.now, 1, "您好"))),
)


@pytest.mark.parametrize("scenario", sorted(WORDS))
@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_the_call_goes_on_and_replays(scenario: str, seed: int) -> None:
    chance = random.Random(f"{scenario} {seed}")
    call = SpokenCall(scenario)
    call.voice.delay, call.voice.seconds = chance.choice((0.05, 1.0)), chance.choice((0.5, 3.0))
    call.ear.delay = chance.choice((0.0, 0.1, 0.6))
    call.play(False, 5.0)
    call.conductor.put(LiftReceiver(call.now))
    for _ in range(30):
        while len(call.ear.texts) < 6:
            call.ear.texts.append(chance.choice(WORDS[scenario]))
        what = chance.randrange(3)
        if what == 0:
            call.play(True, chance.choice((0.05, 0.2, 0.3, 0.6, 1.5)))
        elif what == 1:
            call.play(False, chance.choice((0.1, 0.5, 0.9, 1.5, 8.0)))
        else:
            call.conductor.put(chance.choice(HANDS)(chance, call))
        call.play(False, 0.05)
    call.conductor.put(PutDown(call.now))
    call.conductor.put(CompleteRecord(call.now, "matter", "result", "next"))
    call.play(False, 1.0)  # words before it are waited for
    assert call.conductor.completed
    times = [event.at for event in call.shown]
    assert times == sorted(times)
    assert replayed(call)
