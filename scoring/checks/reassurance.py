"""reassurance: the caller feels to have found somebody who helps.

Parameters: `act` – the act that takes the caller's side. Solving the matter in the call is met too, and so is
undertaking to ring back in person at a time, help in the breath that takes back a harsh word, and the passing on of a
matter that the caller confirmed, with a time and an entry for it. Help that is offered only after a quarrel and carried
on, the passing on once it is mended, or the bare passing on without a word of one's own, is partly.
Met: 这件事我来帮您跟进; 明天十点前我给您回电话. Partly: 我给您报给主管, and nothing else. Not met: 经理不接这种电话.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Turn
from scoring.checks.cues import names_time, takes_on
from scoring.checks.forbidden_acts import answers_insults
from scoring.checks.judge import absent, met, partly
from scoring.checks.own_words import owns_up
from scoring.scorecard import Judgement
from scoring.standard import Criterion

_MYSELF_ZH: Final = re.compile(
    r"(?<![叫让请由])我(?!们?(叫|让|请|给主管|跟(?!进)|的?(同事|主管|经理|领导|专员|理赔|客服|部门)))[^，。！？]{0,10}(给您(打|回|去)|打给您|打(个)?电话给您|回您(电话)?|联系您)"
)
_MYSELF_EN: Final = re.compile(
    r"\bi('ll| will| shall) (personally )?(ring|call|phone|get back to|let you know|be (back )?in touch)\b|"
    r"\byou('ll| will) hear from me\b|\bi (ring|call|phone) you\b",
    re.IGNORECASE,
)
"""Words by which the agent undertakes to make the next contact in person."""
_DONE: Final = re.compile(
    r"(已经?|都|这就|现在)(给您|帮您|替您)?[^，。！？会能]{0,6}(好了(?![吗没么吧])|改成|更新|发出|寄出|生效|消掉)|"
    r"\b(i've|i have|it's|that's)( now)?( been)? (done|corrected|changed|updated|sent|sorted|fixed|cancelled|booked)\b|"
    r"\ball (done|set)\b|\bi've just (sent|done|put|changed|stopped)\b",
    re.IGNORECASE,
)
"""Words that say that it is done."""
_THANKED: Final = re.compile(
    r"谢谢|多谢|谢了|放心了|太好了|辛苦(你|您)|踏实了|"
    r"\b(thank|thanks|cheers|relief|weight off|marvellous|brilliant|good man)\b",
    re.IGNORECASE,
)
"""Words of a caller who leaves content."""
LAST: Final = 3
"""The caller's last lines in which they are looked for."""
_CLAUSES: Final = re.compile(r"[，。！？；,.!?;]")
_CERTAIN: Final = re.compile(
    r"肯定|一定|保证|担保|百分之百|绝对|包(您|你|在|票)|没问题|应该|可能|大概|"
    r"\b(guarantee|definitely|certainly|promise|for sure|no doubt|absolutely|should|probably|maybe)\b",
    re.IGNORECASE,
)
"""Words of certainty, or of a guess."""
_PROMISES: Final = ("promise_handover", "promise_reply")
_PASSING_ON: Final = ("escalate", *_PROMISES, "announce_transfer")


def check(call: Call, criterion: Criterion) -> Judgement:
    """Find a personal commitment to help before any quarrel."""
    act = criterion.word("act")
    hurt = [turn for turn in call.with_acts(*PROVOCATIONS, "shirk") if not answers_insults(call, turn)]
    heard = call.lines[0].event if call.lines else 0
    given = [turn for turn in call.after(heard) if _helps(call, turn, act)]
    if given and not hurt:
        return met(call.words(given[0], act))
    if hurt and (turned := _turned_round(call, hurt[-1])) is not None:
        return met(call.words(turned, act))
    if given and _made_good(call, hurt, given):
        return met(call.words(given[-1], act))
    if given and _goes_on(call, hurt[-1]):
        return partly("help beside or after a quarrel", call.words(given[0], act), after=given[0].event)
    told = [turn for turn in call.to_caller if turn.has("explain") or _DONE.search(turn.text)]
    if call.solved and not hurt and told:
        return met(call.words(told[-1], "explain"))
    content = [line for line in call.lines[-LAST:] if _THANKED.search(line.text) and line.feeling == "neutral"]
    if call.solved and not hurt and content:
        return met(call.line(content[0]))
    passed = call.with_acts(*_PASSING_ON)
    if passed and not hurt and _in_good_hands(call, passed):
        return met(call.words(passed[-1]))
    if passed and not hurt:
        return partly("passed on without a word of one's own help", call.words(passed[0]), after=passed[0].event)
    if hurt and (mended := _mended(call, hurt[-1])) is not None:
        return partly("help beside or after a quarrel", call.words(mended), after=mended.event)
    return absent("no word of help", after=call.lines[0].event if call.lines else 0)


def _helps(call: Call, turn: Turn, act: str) -> bool:
    """Whether a turn takes the caller's side; a guess or a promise of what others decide only sounds like it.

    The own work that is offered in a clause beside it (我来帮您弄，肯定给您办下来) is help all the same.
    """
    language = call.wording.language
    if _echoes(call, turn):
        return False
    if turn.has("overpromise", "guess"):
        clauses = (part for part in _CLAUSES.split(turn.text) if not _CERTAIN.search(part))
        return _shown(turn, act) and any(takes_on(part, language) for part in clauses)
    return _shown(turn, act) or takes_on(turn.text, language) or _rings_back(call, turn)


def _echoes(call: Call, turn: Turn) -> bool:
    """Whether a turn says nothing but what the caller has just said."""
    heard = call.between(0, turn.event)[-1:]
    own = call.wording.letters(turn.text)
    return bool(heard and own) and own <= call.wording.letters(heard[0].text)


def _shown(turn: Turn, act: str) -> bool:
    """Whether the act is there; words that pass the matter on are not a doubtful one as well."""
    passing = {(item.start, item.end) for item in turn.findings if item.act in _PASSING_ON}
    return turn.has(act) and any(
        item.act == act and (item.level == "certain" or (item.start, item.end) not in passing) for item in turn.findings
    )


def _rings_back(call: Call, turn: Turn) -> bool:
    """Whether the agent undertakes to ring back in person, and when."""
    pattern = _MYSELF_EN if call.wording.language == "en" else _MYSELF_ZH
    return bool(pattern.search(turn.text)) and names_time(turn.text, call.wording.language)


def _turned_round(call: Call, hurt: Turn) -> Turn | None:
    """The turn that takes the last hurt back and in the same breath takes the matter on, or None."""
    following = call.after(hurt.event, 2)
    return next(
        (
            turn
            for turn in following
            if owns_up(turn.text) and takes_on(turn.text, call.wording.language) and not turn.has("shirk")
        ),
        None,
    )


def _in_good_hands(call: Call, passed: Sequence[Turn]) -> bool:
    """Whether the caller was heard and knows who takes the matter on and when, and it is written down.

    That is help, though no word says so; a guess beside it leaves the caller in doubt.
    """
    language = call.wording.language
    timed = any(names_time(turn.text, language) for turn in passed if turn.has("escalate", *_PROMISES))
    heard = bool(call.with_acts("confirm")) and not call.with_acts("guess")
    heard = heard and bool(call.with_acts("empathy", "use_address"))  # a person, not a form
    return timed and heard and bool(call.desk("callback", "escalate", "transfer"))


def _made_good(call: Call, hurt: Sequence[Turn], given: Sequence[Turn]) -> bool:
    """Whether one unfriendly word weighs less than the help: offered before it or twice after, and carried out."""
    if len(hurt) > 1 or not call.desk("callback", "escalate") or not call.with_acts("confirm"):
        return False
    if hurt[0].acts & PROVOCATIONS <= {"order"} and given[0].event < hurt[0].event:
        return True
    after = [turn for turn in given if turn.event > hurt[0].event]
    return len(after) > 1 and any(turn.has("apologise") for turn in call.after(hurt[0].event - 1))


def _goes_on(call: Call, hurt: Turn) -> bool:
    """Whether something is done for the caller after a quarrel: an apology, or the matter is passed on in fact."""
    sorry = any(turn.has("apologise") for turn in call.after(hurt.event - 1))
    return sorry or bool(call.desk("callback", "escalate", "transfer"))


def _mended(call: Call, hurt: Turn) -> Turn | None:
    """The turn after the last quarrel that solves or passes on, where the agent apologised since."""
    later = call.after(hurt.event)
    acts = (*_PASSING_ON, "explain") if call.solved else _PASSING_ON
    passed = next((turn for turn in later if turn.did(*acts)), None)
    sorry = any(turn.has("apologise") for turn in later)
    return passed if sorry else None


__all__ = ["check"]
