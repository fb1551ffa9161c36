"""A scenario made ready for a call: draws by seed and name, filled slots, the case for scoring."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.acts import ACTS
from scoring.record.codec import content_hash
from simulator.scenario.casting import cast_call, drawn_value, fill
from simulator.scenario.chance import Chance
from simulator.scenario.loader import Known, bundle, load_centre, load_persona, load_scenario
from simulator.scenario.model import Casting, Draw

PATH = "late-call/scenario.yaml"
KNOWN = Known(acts=ACTS)


def cast(texts: dict[str, str], seed: int = 11, **changes: str) -> Casting:
    return cast_call(
        load_scenario(texts, PATH, known=KNOWN),
        load_persona(texts["personas/mother.yaml"], "personas/mother.yaml"),
        load_centre(texts["centre.yaml"], "centre.yaml"),
        seed,
        **changes,
    )


def test_same_seed_gives_the_same_call(texts: dict[str, str]) -> None:
    assert cast(texts) == cast(texts)
    assert cast(texts, 11).case.facts["policy_no"] != cast(texts, 12).case.facts["policy_no"]


def test_another_fact_changes_no_drawn_value(texts: dict[str, str]) -> None:
    before = cast(texts).case
    more = "facts:\n  case_no: {kind: number, value: {draw: digits, length: 6}, asked_by: [案号]}\n"
    texts[PATH] = texts[PATH].replace("facts:\n", more, 1)
    after = cast(texts).case
    assert "case_no" in after.facts
    assert {id_: after.facts[id_] for id_ in before.facts} == dict(before.facts)
    assert after.identity == before.identity


def test_case_holds_what_scoring_must_know(texts: dict[str, str]) -> None:
    case = cast(texts).case
    assert (case.family, case.complaint, case.tone, case.right_owner, case.wanted) == (
        "complaint", True, "unresolved", "claims", None,
    )  # fmt: skip
    assert (case.caller.surname, case.caller.title) == ("陈", "女士")
    assert case.facts["policy_no"].read_back == "must"
    assert case.facts["policy_no"].asked_by == ("保单号",)
    assert case.display_number == case.facts["phone"].value == case.identity["phone_on_file"]
    assert case.identity["birthday"] == "1985-04-12"
    assert case.colleagues["claims"].presence == "ready"
    assert case.centre.pace == {"from": 180.0, "to": 270.0}


def test_slots_are_spoken_and_written(texts: dict[str, str]) -> None:
    casting = cast(texts, agent="2077")
    assert casting.spoken["birthday"] == "一九八五年四月十二号"
    assert casting.plain["birthday"] == "1985-04-12"
    assert casting.spoken["agent"] == "二零七七"
    assert casting.spoken["reply_time"] == "下午五点"
    assert casting.spoken["phone_on_file"] == casting.spoken["phone"]
    assert (
        fill("<surname><title>，<company><colleague>，<unheard>", casting.spoken) == "陈女士，安宁人寿理赔部，<unheard>"
    )


def test_document_of_a_scenario_reads_back_as_the_same_scenario(texts: dict[str, str]) -> None:
    scenario = load_scenario(texts, PATH, known=KNOWN)
    document = bundle(texts, scenario.files)
    assert content_hash(document) == scenario.hash
    files = json.loads(document)
    assert list(files) == [PATH, "shared/identity.yaml"]
    assert load_scenario(files, next(iter(files)), known=KNOWN) == scenario
    texts["shared/identity.yaml"] += "# changed\n"
    assert load_scenario(texts, PATH, known=KNOWN).hash != scenario.hash


@given(st.integers(), st.integers(min_value=1, max_value=10**6), st.text(max_size=20))
def test_chance_stays_below(seed: int, n: int, name: str) -> None:
    assert 0 <= Chance(seed).below(n, name) < n


def test_chance_needs_a_possibility() -> None:
    with pytest.raises(ValueError, match="possibility"):
        Chance(1).below(0, "nothing")


def test_chance_reaches_everything_evenly() -> None:
    counts = [0] * 6
    for seed in range(6000):
        counts[Chance(seed).below(6, "die")] += 1
    assert all(850 < count < 1150 for count in counts)


@given(st.integers(), st.integers(min_value=1, max_value=20))
def test_digits_have_their_length(seed: int, length: int) -> None:
    value = drawn_value(Draw("digits", length), Chance(seed), "x")
    assert len(value) == length
    assert value.isdecimal()
    assert length < 5 or value[0] != "0"


@given(st.integers())
def test_mobile_number_has_eleven_digits(seed: int) -> None:
    value = drawn_value(Draw("mobile"), Chance(seed), "x")
    assert len(value) == 11
    assert value.isdecimal()
    assert value[0] == "1"


@given(st.integers(), st.integers(0, 5000), st.integers(0, 5000), st.sampled_from(["1", "10", "0.5", "250"]))
def test_amount_lies_on_its_steps(seed: int, start: int, more: int, step: str) -> None:
    draw = Draw("amount", start=str(start), until=str(start + more), step=step)
    value = float(drawn_value(draw, Chance(seed), "x"))
    assert start <= value <= start + more
    assert (value - start) % float(step) == 0


@given(st.integers())
def test_date_lies_between_its_days(seed: int) -> None:
    short = drawn_value(Draw("date", start="02-27", until="03-02"), Chance(seed), "x")
    assert short in {"02-27", "02-28", "02-29", "03-01", "03-02"}
    whole = drawn_value(Draw("date", start="2023-12-30", until="2024-01-02"), Chance(seed), "x")
    assert date(2023, 12, 30) <= date.fromisoformat(whole) <= date(2024, 1, 2)


@given(st.integers())
def test_surname_comes_from_its_list(seed: int) -> None:
    assert drawn_value(Draw("surname", of=("刘", "郑")), Chance(seed), "x") in {"刘", "郑"}
    assert drawn_value(Draw("surname"), Chance(seed), "x", language="en").isascii()
