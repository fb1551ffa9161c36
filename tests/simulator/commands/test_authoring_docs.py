"""docs/authoring in both languages: every example is put into the scenario that the page begins with, and run.

A fence names what its example is: `yaml top` keys of scenario.yaml, `yaml replies` replies put first into the beat
`opening`, `yaml calls` calls that are played and must go as they say, `yaml robots` bands, `yaml persona` a whole
persona, `yaml piece` a piece of the folder shared, `yaml centre` keys of the phrase card. `sh` are commands to be run.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from scoring.acts import load_detector
from scoring.authored import Findings, Items, Node, read
from scoring.authored_text import Added, Kept, Source, Span, flow_text
from scoring.engine import score
from scoring.record.events import Reference
from scoring.standard import shipped_standard
from simulator.library import default_library
from simulator.places import scenarios_folder
from simulator.rehearse.robots import play_robots
from simulator.rehearse.walkthroughs import House, play_walkthrough
from simulator.sheet.cells import plain

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGES = {"en": DOCS / "authoring.md", "zh": DOCS / "authoring.zh.md"}
FENCE = re.compile(r"^```(\w*)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS = {"top", "replies", "calls", "robots", "persona", "piece", "centre"}
ID = "address-change"


@dataclass(frozen=True)
class Example:
    """One fence of a page."""

    language: str
    kind: str
    text: str
    line: int
    page: Path = field(repr=False)


def examples(language: str) -> list[Example]:
    text = PAGES[language].read_text(encoding="utf-8")
    return [
        Example(found[1], found[2] or "", found[3], text[: found.start()].count("\n") + 2, PAGES[language])
        for found in FENCE.finditer(text)
    ]


def nodes(text: str) -> Node:
    """The tree of an example, whatever stands at its top."""
    findings = Findings()
    tree = read("x:\n" + "".join(f"  {line}\n" for line in text.splitlines()), "example", findings)
    assert findings.problems == []
    assert tree is not None
    found = tree.get("x")
    assert found is not None
    return found


def put_in(base: str, example: str) -> str:
    """The keys of an example put into a file: what both have as a mapping is put together, all else is replaced."""
    source, new = Source(base), Source(example)
    assert new.tree.kind == "entries"

    def merged(old: Span, added: Span) -> list[Kept | Added]:
        names = {key.text: place for place, (key, _) in enumerate(old.entries)}
        parts: list[Kept | Added] = [Kept(place) for place in range(len(old.entries))]
        for key, value in added.entries:
            content = example[value.start : value.end] if value.flow else flow_text(plain(value))
            place = names.get(key.text)
            if place is None:
                parts.append(Added(key.text, content))
            elif value.kind == "entries" and old.entries[place][1].kind == "entries" and old is source.tree:
                below = old.entries[place][1]
                parts[place] = Kept(place, inner=source.arranged(below, merged(below, value)))
            else:
                parts[place] = Kept(place, content=content)
        return parts

    tree = source.tree
    return base[: tree.start] + source.arranged(tree, merged(tree, new.tree)) + base[source.extent(tree) :]


def put_first(base: str, section: str, beat: str, example: str) -> str:
    """Items put first into the list that stands under a key, or under the replies of a beat."""
    source = Source(base)
    listed = source.tree.get(section)
    if beat and listed is not None:
        one = listed.get(beat)
        listed = one.get("replies") if one is not None else None
    assert listed is not None
    new = [Added("", flow_text(plain(item))) for item in Source(example).tree.items]
    kept = [Kept(place) for place in range(len(listed.items))]
    return base[: listed.start] + source.arranged(listed, [*new, *kept]) + base[source.extent(listed) :]


@dataclass
class Workshop:
    """The user's folder in which the page's scenario grows."""

    home: Path

    def change(self, example: Example) -> None:
        """Put an example where it belongs."""
        folder = self.home / "scenarios"
        if example.kind in ("top", "replies"):
            path = folder / ID / "scenario.yaml"
        elif example.kind in ("calls", "robots"):
            path = folder / ID / "walkthroughs.yaml"
        elif example.kind == "centre":
            path = folder / "centre.yaml"
        else:
            name = re.search(r"^# (\S+)\.yaml", example.text)
            assert name, "the first line names the file"
            path = folder / f"{name[1]}.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(example.text, encoding="utf-8")
            return
        shipped = scenarios_folder() / "centre.yaml"
        base = (path if path.exists() else shipped).read_text(encoding="utf-8")
        if example.kind == "replies":
            base = put_first(base, "beats", "opening", example.text)
        elif example.kind == "calls":
            base = put_first(base, "calls", "", example.text)
        else:
            base = put_in(base, example.text)
        path.write_text(base, encoding="utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_every_example_of_the_page_runs(
    language: str, three_rings, private_home: Path, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    workshop = Workshop(private_home)
    called: list[str] = []
    for example in examples(language):
        where = f"{example.page.name}:{example.line}"
        if example.language == "sh":
            for command in filter(None, (line.split(" #")[0].strip() for line in example.text.splitlines())):
                program, *arguments = shlex.split(command)
                assert program == "three-rings", where
                done = three_rings(*arguments)
                assert done.status == 0, f"{where}: {command}\n{done.out}{done.err}"
        elif example.language == "yaml":
            assert example.kind in KINDS, where
            workshop.change(example)
            if example.kind == "calls":
                found = nodes(example.text)
                assert isinstance(found, Items)
                called += [str(call.get("name").text) for call in found.items]
                continue  # what is wrong with a call is found when it is played
            checked = default_library().check([ID])
            wrong = [str(problem) for problem in checked.problems if problem.severity == "error"]
            assert wrong == [], where
    loaded = default_library().open(ID)
    assert loaded.walkthroughs is not None
    assert len(called) >= 6
    standard = shipped_standard(loaded.scenario.standard)
    reference = Reference(id=standard.id, version=standard.version, hash=standard.hash)
    house = House(load_detector(loaded.scenario.language), reference, partial(score, standard=standard))
    parts = (loaded.scenario, loaded.persona, loaded.centre)
    failures = [
        str(failure) for call in loaded.walkthroughs.calls if call.name in called
        for failure in play_walkthrough(*parts, call, house).failures
    ]  # fmt: skip
    assert failures == [], "\n".join(failures)
    assert play_robots(*parts, loaded.walkthroughs, house, only=("silent", "parrot"))


def test_pages_show_the_same_features() -> None:
    assert [one.kind for one in examples("zh")] == [one.kind for one in examples("en")]
    assert {one.kind for one in examples("en")} >= KINDS


@pytest.mark.parametrize("language", PAGES)
def test_every_key_of_a_reply_and_every_step_is_shown(language: str) -> None:
    shown = "".join(one.text for one in examples(language) if one.language == "yaml")
    for word in (
        "any:", "all:", "none:", "right:", "wrong:", "asked:", "desk:", "mood:", "visits:", "silence:", "elapsed:",
        "either:", "limit:", "stay:", "go:", "end:", "does:", "asks:", "tells:", "feeling:", "interrupted:", "long:",
        "patience:", "recordings:", "accepts:", "refuses:", "include:", "draw:", "during:", "expect:", "hold:",
        "consult:", "callback:", "note:", "complete:", "verdicts:", "score:", "identity:", "knowledge:",
    ):  # fmt: skip
        assert word in shown, word
