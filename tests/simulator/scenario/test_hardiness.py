"""Whatever an author file holds, reading it gives a value or a list of problems, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.acts import ACTS
from scoring.authored import AuthoringError, Findings
from simulator.scenario.card import read_centre
from simulator.scenario.casting import cast_call
from simulator.scenario.loader import Known, load_centre, load_persona, load_scenario, read_scenario
from simulator.scenario.people import read_persona
from simulator.scenario.steps import read_walkthroughs

WHOLE = Path(__file__).parent / "whole"
TEXTS = {path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8") for path in WHOLE.rglob("*.yaml")}
SCENARIO, PLAN = "late-call/scenario.yaml", "late-call/walkthroughs.yaml"
KNOWN = Known(acts=ACTS, personas={"mother": "cmn"}, identity_items=("id_tail",), characters=frozenset("abc"))
PIECES = (
    "",
    "~",
    "[]",
    "{}",
    "[[x]]",
    "{x: y}",
    "0",
    "-1",
    "+1e99",
    ".nan",
    "true",
    "no",
    "<",
    "<x>",
    "中文",
    "'",
    "- -",
)


def read_everything(texts: dict[str, str]) -> None:
    """Read all files as the library does, and cast the call where nothing is wrong."""
    findings = Findings()
    scenario = read_scenario(texts, SCENARIO, KNOWN, findings)
    if scenario is not None:
        read_walkthroughs(texts[PLAN], PLAN, scenario, KNOWN, findings)
    persona = read_persona(texts["personas/mother.yaml"], "personas/mother.yaml", findings)
    centre = read_centre(texts["centre.yaml"], "centre.yaml", findings)
    assert all(problem.place.file in texts for problem in findings.problems)
    if scenario and persona and centre and not findings.errors:
        cast_call(scenario, persona, centre, 1)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_any_line_may_be_missing_doubled_or_cut(name: str) -> None:
    rows = TEXTS[name].split("\n")
    for number, row in enumerate(rows):
        for changed in ((), (row, row), (row[: len(row) // 2],), (row.split(":")[0] + ":",)):
            text = "\n".join((*rows[:number], *changed, *rows[number + 1 :]))
            read_everything({**TEXTS, name: text})


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_value_may_be_another(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    rows = TEXTS[name].split("\n")
    number = data.draw(st.integers(0, len(rows) - 1))
    key, colon, _ = rows[number].partition(": ")
    rows[number] = f"{key}{colon}{data.draw(st.sampled_from(PIECES))}"
    read_everything({**TEXTS, name: "\n".join(rows)})


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for load in (load_persona, load_centre):
        with pytest.raises(AuthoringError):
            load(text, "centre.yaml")
    with pytest.raises(AuthoringError):
        load_scenario({SCENARIO: text}, SCENARIO, known=KNOWN)
