"""act_after_feeling: what the caller feels is taken up, together with the caller's own matter, soon enough.

Parameters: `act` – the act that takes it up; `feelings` – which feelings are due; `turns` – turns of the agent to
the caller, counted from the first such feeling; `formula_only` – verdict for the bare formula. Later than that is
partly, and so is a turn that hurts in the same breath; earlier is met, if the caller had named the feeling in words.
Not applicable where no such feeling was shown.
Met: 同一笔保费扣了两次，换了谁都会生气. Partly: 我理解您的心情. Not met: 嗯嗯，您贵姓.
"""

from __future__ import annotations

import re
from typing import Final

from scoring.checks.call import PROVOCATIONS, Call, Line, Turn
from scoring.checks.cues import names_feeling
from scoring.checks.judge import absent, failed, met, na, partly
from scoring.scorecard import Evidence, Judgement
from scoring.standard import Criterion

_FORMULA_ZH: Final = re.compile(
    r"(我|我们)?(也|都|很|非常|十分|特别|完全|能|能够|可以){0,4}(理解|明白|了解|懂|知道|体会|感受到?|体谅)(到)?(您|"
    r"你)(现在|此刻|此时|这种|这个|的){0,3}"
    r"(心情|感受|情绪|着急|生气|焦急|难处|难受|不满|担心|困扰|烦恼|不容易)?(的)?(心情|感受|情绪)?|"
    r"(您|你)(现在|此刻)?的?(心情|感受|情绪|处境|着急|生气|难过)?(我|我们)?(都|也|很|非常|完全|能|能够|可以){0,4}"
    r"(理解|明白|了解|体会|体谅|感同身受)|换(了|成|作)?(谁|我|"
    r"是我)[^，。！？]{0,3}(都|也)(会|是)?(这样|一样|着急|生气)"
)
_FORMULA_EN: Final = re.compile(
    r"\b(i|we)?\s*(can|do|fully|completely|totally|really|quite|certainly|'m sure){0,2}\s*(understand|appreciate|"
    r"know|see|hear|get)\s+"
    r"(that\s+)?(how|what|why|your|you|you're|you are)\s*(must|'re|are|you)?\s*(feel|feeling|feelings|"
    r"frustration|concern|concerns|position|situation|"
    r"upset|angry|annoyed|worried|frustrated|point|mean|through){0,3}",
    re.IGNORECASE,
)
_STOCK: Final = re.compile(
    r"请?(您|你)?(先)?(放心|别急|别着急|不要着急|不用着急|别生气|消消气|冷静)|(非常|很|真的|十分)?(抱歉|对不起|"
    r"不好意思)|给您(带来|添)(的)?(不便|麻烦)(了)?|"
    r"(请|麻烦)?(您|你)?(报|说|提供)?(一下)?(保单|案件|账户|身份证|证件|登记)(号码?|编号|后四位|尾号)|生日|不过|但是?|可(?=[^以能])|按规定|"
    r"\b(policy (number|please)|last four( of your id)?|date of birth|number to reach you)\b|"
    r"麻烦您(了)?|谢谢您?|这样(可以|行)吗|清楚吗|(好|对|行|可以)吗|先生|女士|小姐|太太|请问|不便|"
    r"\b(i'm|i am|we're|we are|so|very|really|truly|terribly) sorry( (about|for) (that|this|it))?|\bplease\b|"
    r"thank you|don't worry|inconvenience|\bmr\b|\bmrs\b|"
    r"\bms\b|apologi[sz]e|is that (ok|okay|all right|clear)",
    re.IGNORECASE,
)
"""What belongs to no matter in particular."""
OWN: Final = 4
"""Content words (characters in Mandarin) beyond formula and stock phrases that make it the caller's own matter."""
ECHOED: Final = 2
"""Single characters (English: words) of the caller's last line that show what a feeling is about."""
OWN_WORDS: Final = 3
"""Words of the caller's that a doubtful turn takes up when it is about his story."""
_REACH: Final = {"zh": 16, "en": 60}
"""Code points around the span of an act in which its own sentence goes on, where no mark ends it."""


def check(call: Call, criterion: Criterion) -> Judgement:
    """Find the best turn that takes up the first feeling shown."""
    feelings = criterion.words("feelings")
    act = criterion.word("act")
    root = criterion.root
    shown = next((line for line in call.lines if line.feeling in feelings), None)
    if shown is None:
        return na("no feeling was shown")
    if (early := _taken_up_early(call, shown)) is not None:
        return met(*early)
    turns = call.after(shown.event)
    limit = criterion.integer("turns")
    due = f"within {limit} agent turns"
    taken = [turn for place, turn in enumerate(turns) if _takes_up(call, turn, act, soon=place < limit)]
    if not taken:
        return absent("the feeling was not taken up", after=shown.event, due=due, root=root)
    own = [turn for turn in taken if _shown(call, turn) or _own_matter(call, turn, act)]
    clean = [turn for turn in own if not _hurts(turn)]
    if clean:
        if turns.index(clean[0]) < limit:
            return met(call.line(shown), call.words(clean[0], act))
        return partly(
            "the feeling was taken up too late", call.words(clean[0], act), after=shown.event, due=due, root=root
        )
    if own:
        return partly("taken up and hurt in one breath", call.words(own[0], act), after=shown.event, due=due, root=root)
    if all(_hurts(turn) for turn in taken):
        return failed("the feeling was named only to hurt", call.words(taken[0], act), root=root)
    why = "the feeling was named, the caller's own matter was not"
    match criterion.word("formula_only"):
        case "met":
            return met(call.words(taken[0], act))
        case "partly":
            return partly(why, call.words(taken[0], act), after=shown.event, due=due, root=root, lacking=True)
        case _:
            return failed(why, call.words(taken[0], act))


_MINE: Final = re.compile(
    r"我[^，。！？]{0,10}(着?急|担心|怕|慌|愁|烦|难受|不安|生气|火大|睡不着|没底|委屈)|(急死|愁死|烦死|气死|吓死|担心死|急坏)|"
    r"\b(i'm|i am|i was|i've been|i feel|makes me|got me|it's|i get)( [a-z]+){0,3} "
    r"(worried|anxious|scared|afraid|upset|angry|annoyed|frustrated|nervous|desperate|fed up|sick of|livid|terrified|"
    r"stressed|jittery|beside myself)\b",
    re.IGNORECASE,
)
"""Words by which a caller names his own feeling."""


def _taken_up_early(call: Call, shown: Line) -> tuple[Evidence, ...] | None:
    """A feeling that the caller named himself and that was taken up at once, before any other was shown."""
    for line in call.between(0, shown.event):
        turn = next(iter(call.after(line.event, 1)), None)
        if turn is None or turn.event > shown.event or not _MINE.search(line.text):
            continue
        if _shown(call, turn) and not turn.has("sarcasm") and not _hurts(turn):
            return call.line(line), call.words(turn)
    return None


def _takes_up(call: Call, turn: Turn, act: str, *, soon: bool) -> bool:
    """Whether a turn takes the feeling up: mockery does not, and doubt wants a feeling named or the story."""
    if turn.has("sarcasm"):
        return False
    if _shown(call, turn) or any(item.act == act and item.level == "certain" for item in turn.findings):
        return True
    language = call.wording.language
    if soon and not _hurts(turn) and any(names_feeling(part, language) for part in call.wording.clauses(turn.text)):
        return True  # named right away, if not with the caller's own words
    return turn.has(act) and (names_feeling(turn.text, language) or call.taken_up(turn.text, turn.event) >= OWN_WORDS)


def _hurts(turn: Turn) -> bool:
    """Whether a turn hurts or sends away in the same breath."""
    return bool(turn.acts & PROVOCATIONS) or turn.has("shirk")


def _shown(call: Call, turn: Turn) -> bool:
    """Whether a sentence names a feeling with words that the caller had used: that shows it without the detector."""
    language = call.wording.language
    return any(
        names_feeling(sentence, language) and _echoes(call, _plain(call, sentence), turn)
        for sentence in call.wording.clauses(turn.text)
    )


def _echoes(call: Call, text: str, turn: Turn) -> bool:
    """Whether words take up what the caller had said, or at least two of his last characters or words."""
    if call.taken_up(text, turn.event):
        return True
    last = call.between(0, turn.event)[-1:]
    said = call.wording.letters(last[0].text) if last else frozenset()
    return len(call.wording.letters(text) & said) >= ECHOED


def _plain(call: Call, text: str) -> str:
    """A text without formula, stock phrases and the caller's name."""
    formula = _FORMULA_EN if call.wording.language == "en" else _FORMULA_ZH
    rest = _STOCK.sub("，", formula.sub("，", text))
    return rest.replace(call.case.caller.surname, "") if call.case.caller.surname else rest


def _own_matter(call: Call, turn: Turn, act: str) -> bool:
    """Whether the sentence that takes up the feeling says more than the formula and stock phrases."""
    for piece in _sentences(call, turn, act):
        rest = _plain(call, piece)
        if call.taken_up(rest, turn.event) or len(call.wording.letters(rest)) >= OWN:
            return True
    return False


def _sentences(call: Call, turn: Turn, act: str) -> tuple[str, ...]:
    """The sentences of a turn that hold the act: by its span where it is known, else the whole turn."""
    spans = [(finding.start, finding.end) for finding in turn.kinds(act) if finding.end > finding.start]
    if not spans:
        return (turn.text,)
    reach = _REACH[call.wording.language]
    found = []
    for start, end in spans:
        first = max(turn.text.rfind(mark, 0, start) for mark in "。！？!?.\n")
        stops = [at for mark in "。！？!?.\n" if (at := turn.text.find(mark, end)) >= 0]
        last = min(stops, default=len(turn.text))
        found.append(turn.text[max(first + 1, start - 2 * reach) : min(last, end + reach)])
    return tuple(found)


__all__ = ["check"]
