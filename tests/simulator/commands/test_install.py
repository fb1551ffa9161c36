"""`three-rings install` and `check PACK.zip`: what is refused and why, and that nothing is ever half installed."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from simulator.library import default_library

WHOLE = Path(__file__).parent.parent / "scenario" / "whole"
FILES = {
    path.relative_to(WHOLE).as_posix().replace("identity", "own-identity"): path.read_bytes().replace(
        b"include: [identity]", b"include: [own-identity]"
    )
    for path in sorted(WHOLE.rglob("*.yaml"))
    if path.name != "centre.yaml"
}
"""The small library as a pack holds it."""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return zipped(tmp_path / "Spring Drills.zip", FILES)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pack_is_installed_and_can_be_played(three_rings, pack: Path, private_home: Path) -> None:
    done = three_rings("install", pack)
    folder = private_home / "packs/spring-drills"
    assert (done.status, done.out) == (0, f"Installed in {folder}: late-call.\n")
    assert tree(folder) == FILES
    assert sorted(one.name for one in (private_home / "packs").iterdir()) == ["spring-drills"]
    assert default_library().open("late-call").persona.id == "mother"
    assert three_rings("check", "late-call").status == 0


@pytest.mark.parametrize("around", ["drills-main/", "scenarios/"])
def test_one_folder_around_all_is_left_out(three_rings, tmp_path: Path, private_home: Path, around: str) -> None:
    files = {f"{around}{name}": data for name, data in FILES.items()}
    extra = {f"{around}README.md": b"# Drills\n", "__MACOSX/._x": b"", f"{around}late-call/.DS_Store": b""}
    assert three_rings("install", zipped(tmp_path / "drills.zip", {**files, **extra})).status == 0
    assert set(tree(private_home / "packs/drills")) == {*FILES, "README.md"}


def test_scenario_alone_is_a_pack(three_rings, tmp_path: Path, private_home: Path) -> None:
    files = {name: data for name, data in FILES.items() if name.startswith(("late-call", "shared"))}
    files["late-call/scenario.yaml"] = files["late-call/scenario.yaml"].replace(
        b"persona: mother", b"persona: chen-factory-mother"
    )
    done = three_rings("install", zipped(tmp_path / "one.zip", files))
    assert (done.status, done.err) == (0, "")
    assert set(tree(private_home / "packs/one")) == set(files)


def test_check_looks_into_a_pack_and_leaves_nothing(three_rings, pack: Path, private_home: Path) -> None:
    assert three_rings("check", pack).out == "1 scenario in 4 files: nothing wrong.\n"
    files = {
        **FILES,
        "late-call/scenario.yaml": FILES["late-call/scenario.yaml"].replace(b"go: waiting", b"go: wating"),
    }
    done = three_rings("check", zipped(pack, files))
    assert done.status == 1
    assert f"{pack}/late-call/scenario.yaml:36:13: error S102: unknown beat" in done.out
    assert "Did you mean 'waiting'?" in done.out
    assert not (private_home / "packs").exists()


def link(name: str, target: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


BOMB = b"format: 1\na: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % ((n, n) + (n - 1,) * 8) for n in range(ord("b"), ord("l"))
)
DEEP = b"format: 1\nx: " + b"[" * 100 + b"]" * 100 + b"\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("../evil.yaml", b"x", "'../evil.yaml' does not stay in the folder."),
        ("late-call/../../evil.yaml", b"x", "does not stay in the folder"),
        ("/etc/evil.yaml", b"x", "'/etc/evil.yaml' does not stay in the folder"),
        ("C:/evil.yaml", b"x", "'C:/evil.yaml' does not stay in the folder"),
        ("late-call\\..\\evil.yaml", b"x", "does not stay in the folder"),
        ("late-call/a/b/c/d/e/f.txt", b"x", "lies 7 folders deep; at most 6 are allowed."),
        ("late-call/run.py", b"x", "'late-call/run.py' does not belong into a pack;"),
        ("late-call/nul.txt", b"x", "is a name that not every system takes."),
        ("centre.yaml", b"format: 1\n", "'centre.yaml' is a phrase card, which is the centre's own;"),
        ("Late-Call/scenario.yaml", b"x", "differ in letters only."),
        ("big.txt", b"0" * 50_000_001, "unpacks to 50 MB; at most 50 MB are allowed."),
    ],
)
@pytest.mark.parametrize("command", ["install", "check"])
def test_dangerous_packs_are_refused(
    three_rings, tmp_path: Path, private_home: Path, command: str, name: str, data: bytes, said: str
) -> None:
    path = zipped(tmp_path / "pack.zip", {**FILES, name: data})
    done = three_rings(command, path)
    assert done.status == 1
    assert done.err.startswith(str(path))
    assert said in done.err
    assert tree(private_home) == {}
    assert [one.name for one in tmp_path.iterdir()] == ["pack.zip"]


@pytest.mark.parametrize("command", ["install", "check"])
def test_link_is_refused(three_rings, tmp_path: Path, private_home: Path, command: str) -> None:
    path = zipped(tmp_path / "pack.zip", FILES)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link("late-call/voice.txt", "/etc/passwd"), "/etc/passwd")
    done = three_rings(command, path)
    assert (done.status, done.err) == (
        1, f"{path}: 'late-call/voice.txt' is a link or a device; only files are allowed.\n",
    )  # fmt: skip
    assert tree(private_home) == {}


@pytest.mark.parametrize(
    ("data", "code"), [(BOMB, "A010"), (DEEP, "A009"), (b"#" * 1_000_001, "A008"), (b"\xff", "A001")]
)
def test_bombs_in_author_files_are_refused(
    three_rings, tmp_path: Path, private_home: Path, data: bytes, code: str
) -> None:
    path = zipped(tmp_path / "pack.zip", {**FILES, "personas/mother.yaml": data})
    done = three_rings("install", path)
    assert done.status == 1
    assert f"{path}/personas/mother.yaml:" in done.out
    assert f"error {code}: " in done.out
    assert done.err.endswith("Nothing was installed.\n")
    assert tree(private_home) == {}


def test_archive_that_lies_about_its_size_is_refused(three_rings, tmp_path: Path, private_home: Path) -> None:
    path = zipped(tmp_path / "pack.zip", {**FILES, "late-call/notes.txt": b"0" * 100_000})
    data = path.read_bytes()
    path.write_bytes(data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    done = three_rings("install", path)
    assert done.status == 1
    assert "late-call/notes.txt' " in done.err
    assert tree(private_home) == {}


def test_torn_archive_and_no_archive_are_refused(three_rings, pack: Path, tmp_path: Path, private_home: Path) -> None:
    torn = tmp_path / "torn.zip"
    torn.write_bytes(pack.read_bytes()[:-200])
    assert three_rings("install", torn).err.startswith(f"{torn} is no zip archive")
    data = bytearray(pack.read_bytes())
    data[200:260] = b"\0" * 60
    torn.write_bytes(data)
    assert three_rings("install", torn).status == 1
    assert three_rings("install", zipped(torn, {"README.md": b"x"})).err == (
        f"{torn} holds no scenario: a folder with a scenario.yaml was expected.\n"
    )
    assert three_rings("install", tmp_path / "none.zip").status == 2
    assert tree(private_home) == {}


def test_what_is_there_is_not_replaced(three_rings, pack: Path, tmp_path: Path, private_home: Path) -> None:
    assert three_rings("install", pack).status == 0
    again = three_rings("install", pack)
    assert again.status == 2
    assert "'spring-drills' is installed already; --replace" in again.err
    other = tmp_path / "other.zip"
    shutil.copy(pack, other)
    done = three_rings("install", other)
    assert done.status == 1
    assert f"There is another late-call/scenario.yaml in {private_home / 'packs/spring-drills'}." in done.err
    assert done.err.endswith("Nothing was installed.\n")
    assert sorted(one.name for one in (private_home / "packs").iterdir()) == ["spring-drills"]


def test_replaced_pack_is_gone_as_a_whole_or_not_at_all(three_rings, pack: Path, private_home: Path) -> None:
    assert three_rings("install", pack).status == 0
    broken = {**FILES, "late-call/scenario.yaml": b"format: 1\n"}
    assert three_rings("install", zipped(pack, broken), "--replace").status == 1
    assert tree(private_home / "packs/spring-drills") == FILES
    renamed = {name.replace("late-call", "later-call"): data.replace(b"id: late-call", b"id: later-call")
               for name, data in FILES.items()}  # fmt: skip
    assert three_rings("install", zipped(pack, renamed), "--replace").status == 0
    assert tree(private_home / "packs/spring-drills") == renamed
    assert sorted(one.name for one in (private_home / "packs").iterdir()) == ["spring-drills"]


def test_failure_while_moving_leaves_the_old_pack(
    three_rings, pack: Path, private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert three_rings("install", pack).status == 0
    real = os.replace

    def fail(source: Path, target: Path) -> None:
        if Path(source).name == "pack":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("simulator.packs.os.replace", fail)
    done = three_rings("install", zipped(pack, {**FILES, "README.md": b"new"}), "--replace")
    assert done.status == 1
    assert done.err.endswith("cannot be written (No space left on device); nothing was installed.\n")
    assert tree(private_home / "packs/spring-drills") == FILES
