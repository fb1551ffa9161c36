"""The English language model: what it was made of, what it must never hold, and its size."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from simulator.speech.make_language_model import (
    COARSE,
    held_out,
    pattern_sentences,
    scenario_lines,
    taught,
    utterances,
)
from simulator.speech.spoken_english import normalised, number_words

DATA = resources.files("simulator.speech") / "data"


def test_the_tests_sentences_are_no_part_of_it():
    spoken = {sentence for sentence in held_out() if len(sentence) > 7}
    assert len(spoken) > 40
    counts: Counter[str] = Counter()
    assert not spoken & set(taught(counts))
    assert min(counts[name] for name in ("patterns", "utterances", "scenarios")) > 100
    trigrams = {
        tuple(line.split()[1:4])
        for line in (DATA / "english.lm").read_text("utf-8").split("\\3-grams:\n")[1].splitlines()
        if len(line.split()) == 4
    }
    known = [
        sentence
        for sentence in spoken
        if all(tuple(gram) in trigrams for gram in zip(sentence, sentence[1:], sentence[2:], strict=False))
    ]
    # A sentence that was taught is known in all its parts; short everyday ones can be pieced together from others.
    assert len(known) < 0.25 * len(spoken), known


def test_noise_cannot_become_a_coarse_word():
    words = [line.split()[0] for line in (DATA / "english.dict").read_text("utf-8").splitlines()]
    own = {word for text in (*utterances(), *scenario_lines()) for sentence in normalised(text) for word in sentence}
    assert not [word for word in words if COARSE.search(word) and word not in own]


def test_every_word_of_the_model_can_be_pronounced():
    unigrams = (DATA / "english.lm").read_text("utf-8").split("\\1-grams:\n")[1].split("\n\n")[0].splitlines()
    words = {line.split()[1] for line in unigrams} - {"<s>", "</s>"}
    assert words == {
        line.split()[0]
        for line in (DATA / "english.dict").read_text("utf-8").splitlines()
        if "(" not in line.split()[0]
    }


def test_it_is_small():
    assert sum(len((DATA / name).read_bytes()) for name in ("english.lm", "english.dict")) < 3_000_000


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hello! How are you?", ["hello", "how are you"]),
        ("It's 2,400 yuan.", ["it's two thousand four hundred yuan"]),
        ("Policy 20418836, please", ["policy two zero four one eight eight three six please"]),
        ("at 17:00 on 05", ["at seventeen zero zero on zero five"]),
        ("Mr. Chan’s call-back", ["mr chan's call back"]),
        ("I paid <amount> twice", ["i paid", "twice"]),
    ],
)
def test_text_becomes_spoken_words(text: str, sentences: list[str]):
    assert [" ".join(sentence) for sentence in normalised(text)] == sentences


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("7", "seven"), ("30", "thirty"), ("21", "twenty one"), ("105", "one hundred and five"),
        ("2026", "two thousand and twenty six"), ("4680", "four thousand six hundred and eighty"),
        ("007", "zero zero seven"), ("95519", "nine five five one nine"),
    ],
)  # fmt: skip
def test_numbers_are_spoken(digits: str, words: str):
    assert " ".join(number_words(digits)) == words


def test_patterns_give_the_same_sentences_each_time():
    patterns = "@name: anna | tom\n(good morning|hello) [this is] {name}\n"
    first = list(pattern_sentences(patterns, 50))
    assert first == list(pattern_sentences(patterns, 50))
    assert set(first) == {
        f"{greeting}{middle} {name}"
        for greeting in ("good morning", "hello") for middle in ("", " this is") for name in ("anna", "tom")
    }  # fmt: skip
