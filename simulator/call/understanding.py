"""Makes the one `Understood` of a turn: what the detector finds, and what the caller is asked beyond facts.

`asked` carries the ids of facts, and with a prefix what only the customer's side needs to know: `answer:ID`,
`identity:ITEM`, `request:repeat|slower|spell`, `surname`, `identity`.
"""

from __future__ import annotations

from typing import Protocol

from scoring.acts import Understanding, Utterance
from scoring.record.events import Corrected, TraineeSaid, Understood
from simulator.call.smalltalk import IDENTITY_WORDS, LISTENING_REQUESTS, OPEN_QUESTIONS, PHONE_WORDS, language_of
from simulator.scenario.model import Casting


class Detector(Protocol):
    """What finds acts and facts in an utterance."""

    @property
    def version(self) -> str:
        """Names the detector and its data."""

    def understand(self, utterance: Utterance) -> Understanding:
        """Acts, findings, restated facts and asked facts of one utterance."""


_ASKING = frozenset({"ask_fact", "verify_identity", "ask_contact", "ask_surname"})


def understand(
    detector: Detector, casting: Casting, said: TraineeSaid | Corrected, *, before: str | None, opening: bool,
    to: str = "customer",
) -> Understood:  # fmt: skip
    """What the words of a turn do. Pure: the same words in the same place give the same result."""
    addressee = said.to if isinstance(said, TraineeSaid) else to
    found = detector.understand(
        Utterance(
            text=said.text,
            language=casting.scenario.language,
            to="supervisor" if addressee == "supervisor" else "colleague" if addressee == "colleague" else "customer",
            before=before,
            opening=opening,
            words=said.words if isinstance(said, TraineeSaid) else (),
            facts=casting.case.facts,
        )
    )
    restated = {fact.id for fact in found.facts if fact.state != "possible"}
    asked = tuple(item for item in found.asked if item not in restated)
    if addressee == "customer":
        asked += tuple(item for item in _asked_of_caller(casting, said.text, found) if item not in asked)
    return Understood(said.at, said.turn, found.acts, found.findings, found.facts, asked)


def _asked_of_caller(casting: Casting, text: str, found: Understanding) -> tuple[str, ...]:
    language = language_of(casting.scenario.language)
    plain = text.lower()
    asked: list[str] = []
    for request, phrases in LISTENING_REQUESTS[language].items():
        if any(phrase in plain for phrase in phrases):
            asked.append(f"request:{request}")
    acts = frozenset(found.acts)
    if not acts & _ASKING and not plain.rstrip().endswith(("?", "？", "吗", "呢")):
        return tuple(asked)
    if "ask_surname" in acts:
        asked.append("surname")
    if any(word in plain for word in PHONE_WORDS[language]) and not acts & {"verify_identity", "read_back"}:
        asked += [fact for fact in casting.case.facts if fact.startswith("phone") and fact not in found.asked][:1]
    if "verify_identity" in acts:
        words = IDENTITY_WORDS[language]
        items = [item for item in casting.case.identity if any(word in plain for word in words.get(item, ()))]
        asked += [f"identity:{item}" for item in items] or ["identity"]
    for answer in casting.scenario.answers.values():
        if any(word.lower() in plain for word in answer.asked_by):
            asked.append(f"answer:{answer.id}")
    open_question = any(phrase in plain for phrase in OPEN_QUESTIONS[language])
    if open_question or ("ask_fact" in acts and not found.asked and not asked):
        asked += [f"answer:{answer.id}" for answer in casting.scenario.answers.values() if not answer.asked_by]
    return tuple(asked)


__all__ = ["Detector", "understand"]
