"""Decides which acts an utterance does: patterns and classifier together, with span, level, confidence and reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

from scoring.acts.beside import PLAIN, asked_once, kindly_taken, only_reported
from scoring.acts.codebook import ACTS, KINDS, VIOLATIONS
from scoring.acts.features import of_setting, of_words
from scoring.acts.matcher import Candidate, Match, Matcher, Setting
from scoring.acts.model import Model, Weighed, load
from scoring.acts.patterns import read_patterns
from scoring.facts import asked_facts, find_facts
from scoring.language.text import Normal, normalise
from scoring.record.events import ActFinding, Addressee, CaseFact, FactFinding, Level, Word

Language = Literal["zh", "yue", "en"]

LOW_CONFIDENCE: Final = 0.5
"""A recognised word below this is not relied on; an unknown confidence is not low."""
SURE_CONFIDENCE: Final = 0.8
"""Each word that a certain violation rests on reaches this: noise must not be turned into a rude word."""
SEEN: Final = 30
"""Per cent of confidence below which an act is not there, whatever points to it."""
CERTAIN: Final = 75
"""Per cent of confidence from which an act is certain; a violation has to reach the model's own, stricter mark."""
LIKELY: Final = 70
"""Per cent that a certain violation needs by itself, however sure it is that there is some violation."""
_OF_THE_WHOLE: Final = frozenset(("greet", "backchannel", "explain"))
"""Acts that no sentence shows by itself: each has a head, and much that is read back would explain."""
SHOWN: Final[Mapping[str, int]] = {
    "state_name": 100, "argue": 60, "sarcasm": 60, "overpromise": 60, "ask_fact": 60, "explain": 60,
    "promise_reply": 60,
}  # fmt: skip
"""Acts that stand beside others by habit: per cent of confidence that they need where no pattern points to them."""
LONG: Final = 24
"""Units from which the sentences of an utterance are also looked at one by one (half of all utterances are shorter)."""
SHORT: Final[Mapping[str, int]] = {"en": 8}
"""Units from which they are looked at for violations, which a few civil words beside them may hide; else LONG."""
FEW: Final = 4
"""Texts that are looked at more than once in one utterance: the whole, and the customer's last words."""
SENTENCE: Final = re.compile(r"[^。！？!?；;.]+[。！？!?；;.]*")
"""A sentence where the text has marks; without them an utterance is one sentence."""
_ASKING: Final = frozenset(("ask_fact", "ask_contact", "ask_surname", "verify_identity", "read_back", "confirm"))
_NO_FACTS: Final[Mapping[str, CaseFact]] = {}


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn of the trainee as it comes in."""

    text: str
    language: Language
    to: Addressee = "customer"
    before: str | None = None
    """The customer's last words."""
    opening: bool = False
    """True for the trainee's first turn of the call."""
    words: tuple[Word, ...] = ()
    """Recognised words with confidences, where known."""
    facts: Mapping[str, CaseFact] = field(default_factory=dict)
    """The caller's facts to be looked for."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an utterance does."""

    acts: tuple[str, ...]
    """Acts counted as present, in codebook order."""
    findings: tuple[ActFinding, ...]
    facts: tuple[FactFinding, ...]
    asked: tuple[str, ...]
    """Ids of the facts that are asked for."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What stands in a text, wherever it is said."""

    normal: Normal
    candidates: tuple[Candidate, ...]
    weighed: Weighed


class Detector:
    """Patterns and weights of one language. `understand` is a pure function of its argument."""

    def __init__(self, matcher: Matcher, model: Model, remembers: int = FEW) -> None:
        """`remembers` is for how many texts it is kept what stands in them (10 to 20 KB each)."""
        self._matcher = matcher
        self._model = model
        self.version = model.version
        self._least = tuple(model.least(i, SEEN) for i in range(len(ACTS)))
        self._look: Callable[[str, Language], _Looked] = lru_cache(remembers)(self._look_through)
        self._hear: Callable[[str, Language], tuple[Normal, Set[int]]] = lru_cache(remembers)(self._hear_out)

    def remembering(self, texts: int) -> Detector:
        """The same detector with a memory of its own for the last `texts` texts."""
        return Detector(self._matcher, self._model, texts)

    def _look_through(self, text: str, language: Language) -> _Looked:
        normal = normalise(text, language)
        hits = self._matcher.hits(normal)
        weighed = self._model.weigh_words(of_words(self._matcher, normal, hits), text)
        return _Looked(normal, tuple(self._matcher.candidates(normal, hits)), weighed)

    def _hear_out(self, text: str, language: Language) -> tuple[Normal, Set[int]]:
        """The customer's words, and the sets of words that stand in them."""
        normal = normalise(text, language)
        return normal, frozenset(self._matcher.hits(normal).sets)

    def understand(self, utterance: Utterance) -> Understanding:
        """The acts, facts and questions of an utterance.

        Time grows linearly with the length of the text. The same utterance gives the same answer, always.
        """
        normal = normalise(utterance.text, utterance.language)
        setting = self._setting(utterance)
        findings = self._findings(utterance, setting)
        if doubtful := _doubtful(utterance):
            findings = self._without_doubt(utterance, findings, doubtful, setting)
        if len(normal) > SHORT.get(utterance.language, LONG):
            findings = self._with_single_sentences(utterance, findings, setting, len(normal) > LONG)
        findings = only_reported(kindly_taken(findings), utterance.text)
        acts = tuple(f.act for f in findings if f.confidence is not None and f.confidence >= 0.5)
        facts = find_facts(utterance.text, utterance.language, utterance.facts) if utterance.facts else ()
        asked = asked_facts(normal, acts, utterance.facts) if utterance.facts else ()
        return Understanding(acts, findings, facts, asked)

    def _setting(self, utterance: Utterance) -> Setting:
        """Where the utterance stands; its parts share it, so that the customer's words are looked through once."""
        before, hits = self._hear(utterance.before, utterance.language) if utterance.before else (None, None)
        return Setting(utterance.to, utterance.opening, before, hits)

    def _without_doubt(
        self, utterance: Utterance, findings: tuple[ActFinding, ...], doubtful: list[tuple[int, int]], setting: Setting
    ) -> tuple[ActFinding, ...]:
        """The findings; one that touches badly heard words is certain where the other words bear it alone.

        A violation is not: what costs points has to be heard well all through.
        """
        text = utterance.text
        for start, end in reversed(doubtful):
            text = text[:start] + text[end:]
        alone = self._findings(replace(utterance, text=text, words=()), setting)
        borne = {finding.act for finding in alone if finding.level == "certain" and finding.act not in VIOLATIONS}
        return tuple(
            replace(finding, level="certain")
            if finding.act in borne and finding.confidence is not None and finding.confidence >= CERTAIN / 100
            else finding
            for finding in findings
        )

    def _with_single_sentences(
        self, utterance: Utterance, findings: tuple[ActFinding, ...], setting: Setting, long: bool
    ) -> tuple[ActFinding, ...]:
        """The findings, and what single sentences do for sure that other words hide; only violations, if not `long`."""
        doubtful, unsure = _doubtful(utterance), _doubtful(utterance, SURE_CONFIDENCE)
        found = {finding.act: finding for finding in findings}
        for match in SENTENCE.finditer(utterance.text):
            if len(match[0]) == len(utterance.text):
                continue
            for finding in self._findings(replace(utterance, text=match[0], words=(), facts={}), setting):
                start, end = finding.start + match.start(), finding.end + match.start()
                if not long and finding.act not in VIOLATIONS:
                    continue
                if _adds(finding, found.get(finding.act)) and not any(
                    s < end and e > start for s, e in (unsure if finding.act in VIOLATIONS else doubtful)
                ):
                    found[finding.act] = replace(finding, start=start, end=end)
        return tuple(found[act] for act in ACTS if act in found)

    def _findings(self, utterance: Utterance, setting: Setting) -> tuple[ActFinding, ...]:
        looked = self._look(utterance.text, utterance.language)
        normal = looked.normal
        if not len(normal):
            return ()
        matches = self._matcher.in_setting(looked.candidates, setting)
        more = self._model.weigh(of_setting(self._matcher, normal, matches, setting))
        scores = (looked.weighed.sums + more.sums).tolist()
        doubtful, unsure = _doubtful(utterance), _doubtful(utterance, SURE_CONFIDENCE)
        pointed = {match.pattern.act for match in matches}
        found = []
        for i, act in enumerate(ACTS):
            if scores[i] < self._least[i]:
                continue
            confidence = self._model.confidence(i, scores[i])
            mine = [m for m in matches if m.pattern.act == act and m.pattern.strength == "strong"]
            if (confidence < 50 and not mine) or (act not in pointed and confidence < SHOWN.get(act, 0)):
                continue
            if act in VIOLATIONS and normal.language == "en":
                # A phrase of four words with one of them replaced is another phrase: what did you pay (… expect).
                mine = [m for m in mine if not m.errors]
            best = min(mine, key=lambda m: (m.errors, m.start - m.end, m.start), default=None)
            start, end = (best.start, best.end) if best else self._model.span(i, (looked.weighed, more), len(normal))
            first, last = normal.starts[start], normal.ends[end - 1]
            sure = (
                confidence >= LIKELY and self._model.violation_score(scores, i) >= self._model.certain
                if act in VIOLATIONS
                else confidence >= CERTAIN
            )
            if any(s < last and e > first for s, e in (unsure if act in VIOLATIONS else doubtful)):
                sure = False
            level: Level = "certain" if sure else "possible"
            found.append(
                ActFinding(
                    act, _kind(act, mine), level, first, last, utterance.text[first:last], confidence / 100,
                    f"pattern {best.pattern.id}" if best else "words " + utterance.text[first:last],
                )
            )  # fmt: skip
        return tuple(asked_once(found, utterance.text))


def _adds(finding: ActFinding, known: ActFinding | None) -> bool:
    """Whether what a single sentence does is more than is `known` of the whole turn."""
    if finding.act in VIOLATIONS:
        return finding.level == "certain" and (known is None or known.level != "certain")
    if finding.act in _OF_THE_WHOLE or (finding.confidence or 0) < PLAIN / 100:
        return False
    return known is None or (known.confidence or 0) < 0.5


def _kind(act: str, matches: list[Match]) -> str | None:
    if act not in KINDS:
        return None
    named = [m.pattern.conditions.kind for m in matches if m.pattern.conditions.kind]
    # The gravest kind that the words show; the first of the list is the mildest.
    return max(named, key=KINDS[act].index, default=KINDS[act][0])


def _doubtful(utterance: Utterance, least: float = LOW_CONFIDENCE) -> list[tuple[int, int]]:
    """Stretches of the text that rest on words recognised with less confidence than `least`."""
    found = []
    at = 0
    for word in utterance.words:
        start = utterance.text.find(word.text, at)
        if start < 0:
            continue
        at = start + len(word.text)
        if word.confidence is not None and word.confidence < least:
            found.append((start, at))
    return found


@cache
def load_detector(language: str) -> Detector:
    """The detector of `zh` (also for `yue`) or `en`. Raises KeyError for another language."""
    folder = {"zh": "zh", "yue": "zh", "en": "en"}[language]
    return Detector(load_matcher(folder), load(files("scoring.acts").joinpath(f"weights.{folder}.bin").read_bytes()))


def load_matcher(folder: str) -> Matcher:
    """The matcher of the shipped pattern files of `zh` or `en`."""
    place = files("scoring.acts").joinpath("patterns", folder)
    texts = {p.name: p.read_text(encoding="utf-8") for p in place.iterdir() if p.name.endswith(".txt")}
    return Matcher(read_patterns(folder, texts))


__all__ = ["Detector", "Language", "Understanding", "Utterance", "load_detector", "load_matcher"]
