"""One line of JSON in, one line of JSON out: what `three-rings acts` does with each line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, cast

from scoring.acts.detector import Language, Understanding, Utterance, load_detector
from scoring.record.events import Addressee, CaseFact, FactKind, Word

_LANGUAGES: Final = ("zh", "yue", "en")
_ADDRESSEES: Final = ("customer", "colleague", "supervisor")
_KINDS: Final = ("number", "name", "date", "amount", "request")


class LineError(ValueError):
    """A line that is no utterance; the message says what is wrong in one sentence."""


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise LineError(f"`{key}` has to be text, not {type(value).__name__}")
    return value


def _choice(record: Mapping[str, Any], key: str, default: str, allowed: tuple[str, ...]) -> str:
    value = record.get(key, default)
    if value not in allowed:
        raise LineError(f"`{key}` has to be one of {', '.join(allowed)}, not {json.dumps(value, ensure_ascii=False)}")
    return str(value)


def _facts(value: object) -> dict[str, CaseFact]:
    """The caller's facts: `{id: {kind, value, spoken?, asked_by?, words?}}`."""
    if not isinstance(value, dict):
        raise LineError("`facts` has to be an object of facts by their ids")
    facts = {}
    for name, fact in value.items():
        if not isinstance(fact, dict) or fact.get("kind") not in _KINDS or not isinstance(fact.get("value"), str):
            raise LineError(f"fact `{name}` needs a `kind` ({', '.join(_KINDS)}) and a `value` in text")
        lists = []
        for key in ("asked_by", "words"):
            words = fact.get(key, [])
            if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
                raise LineError(f"`{key}` of fact `{name}` has to be a list of words")
            lists.append(tuple(words))
        facts[name] = CaseFact(
            cast(FactKind, fact["kind"]), fact["value"], str(fact.get("spoken", fact["value"])), "may", *lists
        )
    return facts


def _words(value: object) -> tuple[Word, ...]:
    """Recognised words: `[{text, confidence?}]`."""
    if not isinstance(value, list) or not all(isinstance(w, dict) and isinstance(w.get("text"), str) for w in value):
        raise LineError("`words` has to be a list of objects with a `text`")
    found = []
    for word in value:
        confidence = word.get("confidence")
        if confidence is not None and (isinstance(confidence, bool) or not isinstance(confidence, (int, float))):
            raise LineError("the `confidence` of a word has to be a number from 0 to 1, or null")
        found.append(Word(word["text"], float(word.get("at", 0.0)), float(word.get("until", 0.0)), confidence))
    return tuple(found)


def read_utterance(line: str, language: str | None = None) -> tuple[Utterance, dict[str, Any]]:
    """The utterance of a line and the record that it stood in. `language` is used where the line names none.

    Raises LineError.
    """
    try:
        record = json.loads(line)
    except ValueError as error:
        raise LineError(f"this line is no JSON: {error}") from None
    if not isinstance(record, dict):
        raise LineError("a line has to be a JSON object with a `text`")
    text = _text(record, "text")
    if text is None:
        raise LineError("`text` is missing")
    utterance = Utterance(
        text,
        cast(Language, _choice(record, "lang", language or "zh", _LANGUAGES)),
        cast(Addressee, _choice(record, "to", "customer", _ADDRESSEES)),
        _text(record, "before"),
        record.get("opening") is True,
        _words(record["words"]) if "words" in record else (),
        _facts(record["facts"]) if "facts" in record else {},
    )
    return utterance, record


def understanding_json(understanding: Understanding, with_facts: bool) -> dict[str, Any]:
    """An understanding as plain values, in the order of the contract."""
    answer: dict[str, Any] = {
        "acts": list(understanding.acts),
        "findings": [
            {
                "act": f.act, "kind": f.kind, "level": f.level, "start": f.start, "end": f.end, "text": f.text,
                "confidence": f.confidence, "reason": f.reason,
            }
            for f in understanding.findings
        ],
    }  # fmt: skip
    if with_facts:
        answer["facts"] = [
            {"id": f.id, "state": f.state, "text": f.text, "start": f.start, "end": f.end} for f in understanding.facts
        ]
        answer["asked"] = list(understanding.asked)
    return answer


def answer_line(line: str, language: str | None = None) -> tuple[str, bool]:
    """The answer to one line of input and whether it could be read. The answer carries the `id` of the line, if any.

    `facts` and `asked` are told only where the line has `facts`. A line that cannot be read gets an `error`.
    """
    try:
        utterance, record = read_utterance(line, language)
    except LineError as error:
        return json.dumps({"error": str(error)}, ensure_ascii=False), False
    understanding = load_detector(utterance.language).understand(utterance)
    answer = {"id": record["id"]} if "id" in record else {}
    answer.update(understanding_json(understanding, "facts" in record))
    return json.dumps(answer, ensure_ascii=False), True


__all__ = ["LineError", "answer_line", "read_utterance", "understanding_json"]
