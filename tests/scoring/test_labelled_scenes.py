"""Short scenes labelled for one to three criteria each, in wordings far from any set phrase: how far we agree.

They hold what whole calls have little of: questions without marks, sympathy in images, rules told in other words than
the page's. The floors are where we stand; what the words of a page mean is understood in part only.
"""

from __future__ import annotations

import json
from pathlib import Path

from scoring.agreement import by_criterion, pairs_of
from scoring.engine import score
from scoring.standard import shipped_standard
from scoring.transcripts import read_transcript

SCENES = Path(__file__).parent / "transcripts" / "scenes.jsonl"
FLOORS = {
    "answer.correct": 0.35,
    "answer.every_question": 0.75,
    "complaint.find_cause": 0.75,
    "empathy.acknowledge": 0.80,
    "empathy.reassure": 0.80,
    "privacy.verify": 0.85,
}


def test_the_verdicts_agree_with_the_labels() -> None:
    standard = shipped_standard("guangdong-phone")
    pairs = []
    for line in SCENES.read_text(encoding="utf-8").splitlines():
        scene = json.loads(line)
        pairs += pairs_of(scene["id"], scene["labels"], score(read_transcript(line), standard).verdicts)
    found = {id: agreed.kappa or 0.0 for id, agreed in by_criterion(pairs).items()}
    assert set(found) == set(FLOORS)
    assert {id: kappa for id, kappa in found.items() if kappa < FLOORS[id]} == {}
