"""Archives of models from elsewhere: what is well made is unpacked, what would leave the folder is refused."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from simulator.speech import unpacking
from simulator.speech.unpacking import UnpackError, unpack


def tar(path: Path, *members: tuple[str, bytes | tarfile.TarInfo], mode: str = "w:bz2") -> Path:
    """An archive of files, or of members as they are."""
    with tarfile.open(path, mode) as file:
        for name, content in members:
            if isinstance(content, tarfile.TarInfo):
                content.name = name
                file.addfile(content)
            else:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                file.addfile(info, io.BytesIO(content))
    return path


def link(to: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    """A member that points to another."""
    info = tarfile.TarInfo()
    info.type, info.linkname = kind, to
    return info


def unpacked(archive: Path, into: Path) -> dict[str, bytes]:
    """Name and content of what is in the model's folder."""
    into.mkdir()
    root = unpack(archive, into, lambda *_: None)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("mode", ["w:bz2", "w:gz", "w:xz"])
def test_the_folder_of_a_tar_is_the_model(tmp_path: Path, mode: str):
    archive = tar(
        tmp_path / "a.tar.bz2", ("./m/tokens.txt", b"t"), ("m/._tokens.txt", b"mac"), ("m/test_wavs/0.wav", b"w"),
        ("m/.DS_Store", b"mac"), mode=mode,
    )  # fmt: skip
    assert unpacked(archive, tmp_path / "into") == {"tokens.txt": b"t", "test_wavs/0.wav": b"w"}


def test_files_without_a_folder_and_zips(tmp_path: Path):
    bare = tar(tmp_path / "bare.tar.bz2", ("tokens.txt", b"t"), ("model.onnx", b"m"))
    assert set(unpacked(bare, tmp_path / "bare")) == {"tokens.txt", "model.onnx"}
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.mkdir("m")
        file.writestr("m/conf/model.conf", b"c")
        file.writestr("__MACOSX/m/._x", b"mac")
    assert unpacked(tmp_path / "a.zip", tmp_path / "zip") == {"conf/model.conf": b"c"}


def test_a_link_within_the_archive_becomes_the_file(tmp_path: Path):
    archive = tar(
        tmp_path / "a.tar.bz2", ("m/real.onnx", b"data"), ("m/soft.onnx", link("real.onnx")),
        ("m/hard.onnx", link("m/real.onnx", tarfile.LNKTYPE)),
    )  # fmt: skip
    found = unpacked(archive, tmp_path / "into")
    assert found == dict.fromkeys(("real.onnx", "soft.onnx", "hard.onnx"), b"data")
    assert not any(path.is_symlink() for path in (tmp_path / "into").rglob("*"))


@pytest.mark.parametrize(
    "name", ["../evil", "m/../../evil", "/etc/evil", "C:\\evil", "m\\..\\..\\evil", "\\\\host\\evil"]
)
def test_nothing_leaves_the_folder(tmp_path: Path, name: str):
    archive = tar(tmp_path / "a.tar.bz2", ("m/tokens.txt", b"t"), (name, b"evil"))
    (tmp_path / "deep").mkdir()
    with pytest.raises(UnpackError, match="does not stay in"):
        unpacked(archive, tmp_path / "deep" / "into")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(zipfile.ZipInfo(name), b"evil")
    with pytest.raises(UnpackError, match="does not stay in"):
        unpacked(tmp_path / "a.zip", tmp_path / "deep" / "zip")
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize("to", ["/etc/passwd", "../../../etc/passwd", "nothing"])
def test_a_link_out_of_the_archive_is_refused(tmp_path: Path, to: str):
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
        archive = tar(tmp_path / f"{kind!r}.tar.bz2", ("m/x", link(to, kind)))
        with pytest.raises(UnpackError, match="which is not in the archive"):
            unpacked(archive, tmp_path / f"into{kind!r}")


def test_devices_and_doubles_are_refused(tmp_path: Path):
    device = tarfile.TarInfo()
    device.type = tarfile.CHRTYPE
    with pytest.raises(UnpackError, match="is a device"):
        unpacked(tar(tmp_path / "a.tar.bz2", ("m/x", device)), tmp_path / "a")
    with pytest.raises(UnpackError, match="differ in letters only"):
        unpacked(tar(tmp_path / "b.tar.bz2", ("m/x", b"1"), ("m/X", b"2")), tmp_path / "b")
    with pytest.raises(UnpackError, match=r"cannot be unpacked \(File exists\)"):
        unpacked(tar(tmp_path / "c.tar.bz2", ("m/x", b"1"), ("m/x", b"2")), tmp_path / "c")


def test_damaged_archives_are_one_sentence(tmp_path: Path):
    whole = tar(tmp_path / "a.tar.bz2", ("m/x", bytes(range(256)) * 4000)).read_bytes()
    for number, data in enumerate((b"", b"<html>", whole[: len(whole) // 2], b"BZh9" + bytes(100))):
        path = tmp_path / f"{number}.tar.bz2"
        path.write_bytes(data)
        with pytest.raises(
            UnpackError, match=rf"^{number}\.tar\.bz2 is damaged or no archive of a model \([^\n]*\)\.$"
        ):
            unpacked(path, tmp_path / f"into{number}")
    empty = tar(tmp_path / "empty.tar.bz2")
    with pytest.raises(UnpackError, match="is empty"):
        unpacked(empty, tmp_path / "empty")


def test_nothing_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES", 10_000_000)
    with pytest.raises(UnpackError, match="which no model does"):
        unpacked(tar(tmp_path / "a.tar.bz2", ("m/x", bytes(20_000_000))), tmp_path / "a")
    monkeypatch.setattr(unpacking, "MOST_FILES", 3)
    many = [(f"m/{number}", b"x") for number in range(5)]
    with pytest.raises(UnpackError, match="more than 3 files"):
        unpacked(tar(tmp_path / "b.tar.bz2", *many), tmp_path / "b")
