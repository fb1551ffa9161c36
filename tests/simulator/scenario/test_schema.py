"""The JSON Schemas for editors: they are what the readers read, in Chinese and English, and stand in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from scoring.authored import Entries, Findings, Items, Node, Place, read
from scoring.standard import CHECKS, CONDITIONS, SHIPPED, load_standard
from simulator.library import Library
from simulator.places import scenarios_folder
from simulator.scenario.schema import FIRST_LINE, SCHEMAS, schema_text

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).parent
STANDARDS = ROOT / "scoring" / "standards"
FOLDER = ROOT / "docs" / "schema"
SEEN_BY_SCHEMA = {"A003", "A004", "A006", "A007", "A011", "A012", "S101", "S112", "S201", "S202", "S212"}
"""Problems of a single file's shape and closed words: an editor shows them, too."""
READ_APART = {"facts", "when"}
"""Keys that a reader takes out of a mapping of texts by language before it looks at the rest."""
Known = tuple[frozenset[str], frozenset[str]]
"""Required and all keys of a mapping."""


def kind_of(name: str) -> str:
    """The schema of a file of the library."""
    folder, _, file = name.rpartition("/")
    if file in ("scenario.yaml", "walkthroughs.yaml", "centre.yaml"):
        return file.removesuffix(".yaml")
    return {"personas": "persona", "shared": "piece"}[folder]


def author_files() -> Iterator[tuple[str, Path]]:
    """Every shipped author file with the name of its schema."""
    for path in sorted(scenarios_folder().rglob("*.yaml")):
        yield kind_of(path.relative_to(scenarios_folder()).as_posix()), path
    for id_ in SHIPPED:
        yield "rulebook", STANDARDS / f"{id_}.yaml"


def plain(node: Node) -> Any:
    """A tree as an editor sees it (YAML 1.2, core schema)."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Entries):
        return {key.text: plain(value) for key, value in node.entries}
    if node.quoted:
        return node.text
    if node.null:
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    if re.fullmatch(r"[-+]?\d+", node.text):
        return int(node.text)
    return float(node.text) if re.fullmatch(r"[-+]?\d+\.\d*", node.text) else node.text


def tree_of(text: str, name: str = "file.yaml") -> Entries:
    tree = read(text, name, Findings())
    assert tree is not None
    return tree


def mistakes(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMAS[kind]())
    return [error.message for error in validator.iter_errors(plain(tree_of(text)))]


# --- what is published


@pytest.mark.parametrize("name", SCHEMAS)
def test_published_schema_is_the_one_that_the_readers_give(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), (
        "run: python -m simulator.scenario.schema"
    )
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_chinese_and_english(name: str) -> None:
    def bare(schema: Any, path: str) -> Iterator[str]:
        if isinstance(schema, dict):
            for key, one in schema.get("properties", {}).items() if isinstance(schema.get("properties"), dict) else ():
                said = one.get("description", "") if "$ref" not in one else "一 a"
                if not (re.search("[\u4e00-\u9fff]", said) and re.search("[A-Za-z]", said)):
                    yield f"{path}/{key}"
            for key, one in schema.items():
                yield from bare(one, f"{path}/{key}")
        elif isinstance(schema, list):
            for one in schema:
                yield from bare(one, path)

    lacking = [path for path in bare(SCHEMAS[name](), "") if not re.search("/(zh|yue|en)$|/allOf/|/if/|/then/", path)]
    assert lacking == []


@pytest.mark.parametrize(("kind", "path"), list(author_files()), ids=lambda one: getattr(one, "stem", one))
def test_first_line_of_every_file_names_its_schema(kind: str, path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith(FIRST_LINE)
    assert (path.parent / first.removeprefix(FIRST_LINE)).resolve() == FOLDER / f"{kind}.json"


# --- what it accepts and refuses


@pytest.mark.parametrize(("kind", "path"), list(author_files()), ids=lambda one: getattr(one, "stem", one))
def test_every_shipped_file_fits_its_schema(kind: str, path: Path) -> None:
    assert mistakes(kind, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted((HERE / "whole").rglob("*.yaml")), ids=lambda path: path.stem)
def test_small_library_fits(path: Path) -> None:
    kind = kind_of(path.relative_to(HERE / "whole").as_posix())
    assert mistakes(kind, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "path",
    [one for one in sorted((HERE / "broken").glob("*.yaml")) if one.stem in SEEN_BY_SCHEMA],
    ids=lambda p: p.stem,
)
def test_mistakes_of_shape_are_shown_by_an_editor(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = text.split("\n", 1)[0].removeprefix("# ").partition(" without ")[0]
    assert mistakes(kind_of(name), text)


# --- what the readers ask for


def asked_for(monkeypatch: pytest.MonkeyPatch) -> dict[Place, list[Known]]:
    """By place of a mapping: the keys that a reader knew there, gathered while every file is read."""
    found: dict[Place, list[Known]] = {}
    real = Findings.keys

    def keys(self: Findings, node: Entries, what: str, required: Any, optional: Any = ()) -> None:
        must = tuple(required)
        found.setdefault(node.place, []).append((frozenset(must), frozenset((*must, *optional))))
        real(self, node, what, must, optional)

    monkeypatch.setattr(Findings, "keys", keys)
    library(HERE / "whole", HERE / "everything").check()
    library(scenarios_folder()).check()
    for id_ in SHIPPED:
        name = f"{id_}.yaml"
        load_standard((STANDARDS / name).read_text(encoding="utf-8"), name)
    return found


def library(*folders: Path) -> Library:
    return Library(folders)


def shapes(schema: dict[str, Any], root: dict[str, Any]) -> list[dict[str, Any]]:
    """The schemas that a value here may have, alternatives taken apart."""
    if "$ref" in schema:
        return shapes(root["definitions"][schema["$ref"].rpartition("/")[2]], root)
    found = [one for other in schema.get("anyOf", ()) if "type" not in schema for one in shapes(other, root)]
    return found or [schema]


def walk(
    node: Node, schemas: list[dict[str, Any]], root: dict[str, Any]
) -> Iterator[tuple[Entries, list[dict[str, Any]]]]:
    """Every mapping of a tree with the schemas that it may have."""
    flat = [one for schema in schemas for one in shapes(schema, root)]
    if isinstance(node, Items):
        for item in node.items:
            yield from walk(item, [one["items"] for one in flat if "items" in one], root)
    elif isinstance(node, Entries):
        objects = [one for one in flat if one.get("type") == "object"]
        yield node, objects
        for key, value in node.entries:
            below = [
                one["properties"][key.text]
                if key.text in one.get("properties", {})
                else one.get("additionalProperties")
                for one in objects
            ]
            yield from walk(value, [one for one in below if isinstance(one, dict)], root)


def test_schema_has_the_keys_that_the_readers_know_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_for(monkeypatch)
    visited = set()
    used: set[str] = set()
    files = [(HERE / "everything", path) for path in (HERE / "everything").rglob("*.yaml")]
    files += [(scenarios_folder(), path) for path in scenarios_folder().rglob("*.yaml")]
    files += [(STANDARDS, STANDARDS / f"{id_}.yaml") for id_ in SHIPPED]
    for base, path in files:
        name = path.relative_to(base).as_posix()
        root = SCHEMAS["rulebook" if base == STANDARDS else kind_of(name)]()
        for node, objects in walk(tree_of(path.read_text(encoding="utf-8"), name), [root], root):
            if node.place not in asked:
                continue
            visited.add(node.place)
            must = frozenset().union(*(required for required, _ in asked[node.place]))
            known = frozenset().union(*(every for _, every in asked[node.place]))
            fitting = [one for one in objects if frozenset(one.get("properties", {})) - known <= READ_APART
                       and known <= frozenset(one.get("properties", {}))]  # fmt: skip
            assert fitting, f"{node.place}: the reader knows {sorted(known)}"
            assert any(must <= frozenset(one.get("required", ())) for one in fitting), f"{node.place}: {sorted(must)}"
            assert any(frozenset(one.get("required", ())) <= must | known for one in fitting)
            used |= known
    lost = {place for place in asked if place not in visited and not (HERE / "whole" / place.file).exists()}
    assert lost == set(), "mappings that the schema does not reach"
    never = {key for name in SCHEMAS for key in properties(SCHEMAS[name]()) if key not in used} - READ_APART
    assert never <= with_parameters(), "keys that no reader was seen to ask for"


def properties(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for one in schema.values():
            yield from properties(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from properties(one)


def with_parameters() -> set[str]:
    """Keys that a rulebook's reader looks up in tables, which the schema is made of, too."""
    return {*(name for one in CHECKS.values() for name in one), *CONDITIONS, "zh", "en", "with"}
