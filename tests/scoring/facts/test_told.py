"""Which state a wish or a value has that an agent tells in many ways, with the facts as a transcript has them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from scoring.facts import find_facts
from scoring.record.events import CaseFact
from scoring.transcripts.case import Language, fact_of

HERE = Path(__file__).parent


def wishes(language: Language) -> Iterator[tuple[str, str, CaseFact]]:
    """Words, the state that is expected (or nothing), and the wish."""
    fact: CaseFact | None = None
    for line in (HERE / f"wishes.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            fact = fact_of("request", line[2:], True, language)
        elif line and not line.startswith("#"):
            words, _, state = line.rpartition("|")
            assert fact is not None, "a wish stands before the words"
            yield words.strip(), state.strip(), fact


def values(language: Language) -> Iterator[tuple[str, dict[str, str], Mapping[str, CaseFact]]]:
    """Words, the states that are expected by fact, and the caller's facts."""
    facts: dict[str, CaseFact] = {}
    for line in (HERE / f"values.{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            told = (part.partition("=") for part in line[2:].split("; "))
            facts = {name: fact_of(name, value, True, language) for name, _, value in told}
        elif line and not line.startswith("#"):
            words, _, states = line.rpartition("|")
            yield words.strip(), dict(state.split("=") for state in states.split()), facts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wishes_in_other_words(language: Language) -> None:
    missed = {}
    for words, expected, fact in wishes(language):
        found = [f.state for f in find_facts(words, language, {"request": fact})]
        if found != ([expected] if expected else []):
            missed[f"{fact.value}: {words}"] = found
    assert not missed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_values_beside_others(language: Language) -> None:
    missed = {}
    for words, expected, facts in values(language):
        found = {f.id: f.state for f in find_facts(words, language, facts)}
        if found != expected:
            missed[words] = found
    assert not missed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_ordinary_turn_tells_no_wish_of_another_caller(language: Language) -> None:
    lines = (HERE.parent / "acts" / f"ordinary.{language}.txt").read_text(encoding="utf-8").splitlines()
    turns = [line for line in lines if line and not line.startswith("#")]
    asked = list(dict.fromkeys((fact.value, fact) for _, _, fact in wishes(language)))[::5]
    taken = [
        (turn, wish)
        for turn in turns
        for wish, fact in asked
        if any(f.state in ("right", "wrong") for f in find_facts(turn, language, {"request": fact}))
    ]
    assert len(taken) * 1000 <= len(turns) * len(asked), taken
