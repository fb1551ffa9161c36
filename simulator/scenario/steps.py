"""Reads the walkthroughs that lie beside a scenario."""

from __future__ import annotations

from typing import Final, cast

from scoring.authored import AuthoringError, Entries, Findings, Node, read
from scoring.record.codec import content_hash
from simulator.scenario.draft import Draft, Known
from simulator.scenario.fields import closest
from simulator.scenario.model import Scenario
from simulator.scenario.problems import note
from simulator.scenario.step_reader import CLOCK_LIMIT, CONTROLS, WORDS, StepReader
from simulator.scenario.walkthroughs import (
    ROBOTS,
    Band,
    Level,
    Lift,
    StaySilent,
    Step,
    Walkthrough,
    Walkthroughs,
)  # fmt: skip

VERDICTS: Final = ("met", "partly", "not_met", "not_applicable", "cannot_tell")
LEVELS: Final = ("excellent", "mixed", "poor")


def load_walkthroughs(text: str, file: str, scenario: Scenario, *, known: Known | None = None) -> Walkthroughs:
    """The walkthroughs of a scenario from the text of their file.

    `known` gives the criteria, where verdicts are to be checked. Raises AuthoringError with every problem of the file.
    """
    findings = Findings()
    found = read_walkthroughs(text, file, scenario, known or Known(), findings)
    findings.raise_errors()
    if found is None:
        raise AuthoringError(findings.problems)
    return found


def read_walkthroughs(
    text: str, file: str, scenario: Scenario, known: Known, findings: Findings
) -> Walkthroughs | None:
    """As `load_walkthroughs`, with the problems noted in `findings`; None when nothing can be read."""
    tree = read(text, file, findings)
    if tree is None:
        return None
    findings.format(tree)
    findings.keys(tree, "The walkthroughs", ("format", "calls"), ("robots",))
    reader = _Reader(Draft(findings, known, scenario.language), scenario)
    calls: list[Walkthrough] = []
    node = tree.get("calls")
    for item in () if node is None else findings.items(node, "calls"):
        call = reader.call(item)
        if any(call.name == one.name for one in calls):
            note(findings, "S505", item.place, f"Two calls are named '{call.name}'.")
        calls.append(call)
    if node is not None and calls and not any(call.level == "excellent" for call in calls):
        note(findings, "S504", node.place, "No call has 'level: excellent'.")
    place = (tree.key("robots") or tree).place
    bands = reader.robots(tree.get("robots"))
    lacking = [robot for robot in ROBOTS if robot not in bands]
    if calls and lacking:
        note(findings, "S507", place, f"There is no band for {', '.join(lacking)}.")
    return Walkthroughs(tuple(calls), bands, place, content_hash(text))


class _Reader:
    """Reads the calls of one file against its scenario."""

    def __init__(self, draft: Draft, scenario: Scenario) -> None:
        self._draft = draft
        self._findings = draft.findings
        self._scenario = scenario
        self._steps = StepReader(draft, scenario)

    def call(self, node: Node) -> Walkthrough:
        findings = self._findings
        entries = findings.entries(node, "A call")
        if isinstance(node, Entries):
            findings.keys(entries, "The call", ("name", "level", "seed", "trainee", "ends"), ("score", "verdicts"))
        name = findings.text(entries.get("name"), "name")
        level = findings.choice(entries.get("level"), "level", LEVELS, "mixed")
        trainee = entries.get("trainee")
        steps = tuple(
            step
            for item in (() if trainee is None else findings.items(trainee, "trainee"))
            if (step := self._steps.step(item)) is not None
        )
        if trainee is not None and not (steps and isinstance(steps[0], Lift)) and not self._only_rings(steps):
            note(findings, "S502", trainee.place, f"The call '{name}' does not begin with 'desk: answer'.")
        score = entries.get("score")
        return Walkthrough(
            name=name,
            level=cast(Level, level),
            seed=findings.integer(entries.get("seed"), "seed", 0, least=0, most=2**31 - 1),
            steps=steps,
            ends=self._steps.named(entries.get("ends"), "The end", self._scenario.ends, "S103") or "",
            score=None if score is None else self._band(score, f"score of '{name}'"),
            verdicts=self._verdicts(entries.get("verdicts")),
            place=node.place,
        )

    def robots(self, node: Node | None) -> dict[str, Band]:
        """The bands of the robots."""
        if node is None:
            return {}
        entries = self._findings.entries(node, "robots")
        self._findings.keys(entries, "robots", (), ROBOTS)
        return {key.text: self._band(value, f"band of {key.text}") for key, value in entries.entries}

    @staticmethod
    def _only_rings(steps: tuple[Step, ...]) -> bool:
        """A call that is never answered has nothing but silence."""
        return bool(steps) and all(isinstance(step, StaySilent) for step in steps)

    def _band(self, node: Node, what: str) -> Band:
        findings = self._findings
        entries = findings.entries(node, what)
        findings.keys(entries, what, (), ("at_least", "at_most", "from", "to"))
        found = Band()
        low = [key for key in ("at_least", "from") if entries.get(key) is not None]
        high = [key for key in ("at_most", "to") if entries.get(key) is not None]
        least = findings.integer(entries.get(low[0]), low[0], 0, least=0, most=100) if low else found.least
        most = findings.integer(entries.get(high[0]), high[0], 100, least=0, most=100) if high else found.most
        if least > most:
            note(findings, "S406", node.place, f"{what}: {least} lies above {most}.")
        return Band(least, most)

    def _verdicts(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        criteria = (self._draft.known.criteria or {}).get(self._scenario.standard)
        found = {}
        for key, value in self._findings.entries(node, "verdicts").entries:
            if criteria is not None:
                closest("The criterion", key, criteria, "S503", self._findings)
            found[key.text] = self._findings.choice(value, f"verdict of {key.text}", VERDICTS, "met")
        return found


__all__ = ["CLOCK_LIMIT", "CONTROLS", "LEVELS", "VERDICTS", "WORDS", "load_walkthroughs", "read_walkthroughs"]
