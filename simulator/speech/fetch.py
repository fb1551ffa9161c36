"""Fetches a model or voice: download or copy, unpack, prove, put in its place; whatever fails leaves what was there.

Everything is done in a folder of its own beside the others, which gets its name only when the model has been proven.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from simulator.errors import SpeechError, UsageError
from simulator.speech.catalogue import CatalogueModel, Kind, catalogue, in_catalogue
from simulator.speech.download import Patience, Received, Wanted, alone, digest, download
from simulator.speech.installed import Installed, Receipt, look_at, read_receipt, write_receipt
from simulator.speech.models import ModelError, detect
from simulator.speech.proof import Proof, prove_ear, prove_voice
from simulator.speech.unpacking import UnpackError, unpack
from simulator.speech.voice_models import detect_voice

SPARE_BYTES: Final = 100_000_000
"""Left free on the disk: calls need room, too."""
GROWTH: Final = 2.5
"""An archive unpacks to about so many times its size, where nothing better is known."""
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
VOSK: Final = "vosk"
Stage = Literal["download", "copy", "unpack", "prove"]
Report = Callable[[Stage, int, int | None], None]
"""Told how far a stage is, in bytes."""
Free = Callable[[Path], int]
"""Bytes that are free on the disk of a folder."""


class FetchError(SpeechError):
    """A model could not be fetched; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is there now."""

    installed: Installed
    proof: Proof
    earlier: str | None = None
    """Checksum of the archive that it was fetched from before, where that was another one."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be fetched."""

    name: str
    known: CatalogueModel | None
    source: str | None
    """Address or path that the user named."""
    languages: tuple[str, ...]
    """Empty: not known."""

    @property
    def remote(self) -> bool:
        return self.source is None or self.source.startswith(("http://", "https://"))

    @property
    def file(self) -> str:
        """Name of the archive."""
        if self.known is not None:
            return self.known.file
        named = PurePosixPath((self.source or "").partition("?")[0]).name
        return named if NAME.fullmatch(named) else f"{self.name}.archive"


@dataclass(frozen=True, slots=True)
class _Means:
    """What fetching is done with."""

    report: Report
    patience: Patience
    free: Free

    def need(self, name: str, folder: Path, count: int) -> None:
        """Raises FetchError where the disk of a folder has no room for so many bytes."""
        here = self.free(folder)
        if here < count + SPARE_BYTES:
            raise FetchError(
                f"{name} needs {(count + SPARE_BYTES) / 1e6:,.0f} MB of room in {folder.parent}; "
                f"{here / 1e6:,.0f} MB are free."
            )


def fetch(
    name: str, models: Path, downloads: Path, *, source: str | None = None, language: str | None = None,
    report: Report = lambda *_: None, patience: Patience | None = None, free: Free | None = None,
) -> Fetched:  # fmt: skip
    """Fetch the model of that name (or of which that is a part, where only one has it) into the folder `models`.

    `source` is the address of an archive, an archive, or a folder with the archive or the model, in place of the
    catalogue's addresses; a name that is not in the catalogue needs it, and `language`. `downloads` keeps what has
    come so far. Raises SpeechError or UsageError with one sentence; then nothing has changed.
    """
    order = _order(name, source, language)
    means = _Means(report, patience or Patience(), free or (lambda folder: shutil.disk_usage(folder).free))
    with alone(models / f".{order.name}"):
        _clear(models, order.name)
        staging = models / f".new-{order.name}"
        try:
            staging.mkdir(mode=0o700)
            root, archive = _obtain(order, staging, downloads, means)
            receipt, proof = _prove(order, root, archive, report)
            write_receipt(root, receipt)
            earlier = read_receipt(models / order.name)
            _put_in_place(root, models, order.name)
        except OSError as error:
            raise FetchError(f"{order.name} cannot be installed in {models} ({error.strerror or error}).") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        if archive is not None and order.remote:
            archive.path.unlink(missing_ok=True)
    installed = look_at(models / order.name, receipt)
    changed = earlier is not None and earlier.sha256 and receipt.sha256 and earlier.sha256 != receipt.sha256
    return Fetched(installed, proof, earlier.sha256 if changed and earlier is not None else None)


def remove(models: Path, name: str) -> None:
    """Remove an installed model. Raises FetchError where its files are in use."""
    with alone(models / f".{name}"):
        try:
            os.replace(models / name, models / f".old-{name}")
        except OSError as error:
            raise FetchError(f"{name} cannot be removed ({error.strerror or error}).") from error
        shutil.rmtree(models / f".old-{name}", ignore_errors=True)


def model_named(name: str) -> CatalogueModel | None:
    """The model of the catalogue with this name, or the only one of which it is a part. Raises UsageError."""
    exact = in_catalogue(name)
    if exact is not None or not name:
        return exact
    fitting = [model for model in catalogue() if name.casefold() in model.name.casefold()]
    if len(fitting) > 1:
        raise UsageError(f"'{name}' may be {' or '.join(model.name for model in fitting)}; give more of the name.")
    return fitting[0] if fitting else None


def _order(name: str, source: str | None, language: str | None) -> _Order:
    known = model_named(name) if source is None else in_catalogue(name)
    if known is not None:
        if language is not None and language not in known.languages:
            raise UsageError(f"{known.name} knows {', '.join(known.languages)}, not {language}.")
        if known.source == VOSK and find_spec(VOSK) is None:
            raise FetchError(f"{known.name} needs the package vosk (pip install vosk), which is not installed.")
        return _Order(known.name, known, source, known.languages)
    if source is None:
        near = difflib.get_close_matches(name, [model.name for model in catalogue()], 1, 0.4)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(
            f"There is no model '{name}' in the catalogue (three-rings speech models lists it); "
            f"one from elsewhere needs --from.{hint}"
        )
    if not NAME.fullmatch(name):
        raise UsageError(f"'{name}' cannot be the name of a model: letters, digits, '.', '_' and '-' only.")
    if language is None:
        raise UsageError(f"'{name}' is not in the catalogue: say with --lang which language it knows.")
    return _Order(name, None, source, (language,))


# --- getting it ----------------------------------------------------------------------------------------------


def _obtain(order: _Order, staging: Path, downloads: Path, means: _Means) -> tuple[Path, Received | None]:
    """The model's folder within `staging`, and the archive that it came from."""
    if order.remote:
        archive = _downloaded(order, staging, downloads, means)
    else:
        path = Path(order.source or "").expanduser()
        found = _local_archive(path, order)
        if found is None:
            return _copied(path, order, staging, means), None
        archive = found
    means.need(order.name, staging, order.known.disk if order.known else round(GROWTH * archive.path.stat().st_size))
    try:
        root = unpack(archive.path, staging, lambda done, total: means.report("unpack", done, total))
    except UnpackError:
        if order.remote and not archive.verified:
            archive.path.unlink(missing_ok=True)  # nothing says that it was ever right
        raise
    return root, archive


def _downloaded(order: _Order, staging: Path, downloads: Path, means: _Means) -> Received:
    known = order.known
    addresses = (order.source,) if order.source else known.addresses if known else ()
    wanted = Wanted(order.file, addresses, known.sha256 if known else "", known.bytes if known else 0)
    return download(
        wanted, downloads, lambda done, total: means.report("download", done, total),
        room=_room(order, staging, downloads, means), patience=means.patience,
    )  # fmt: skip


def _local_archive(path: Path, order: _Order) -> Received | None:
    """The archive at a path or in a folder; None where there is only a model's folder. Raises FetchError."""
    if not path.exists():
        raise FetchError(f"There is neither a file nor a folder {path}.")
    candidate = path / order.file if path.is_dir() else path
    if not candidate.is_file():
        return None
    found = digest(candidate)
    wanted = order.known.sha256 if order.known else ""
    if wanted and found != wanted:
        raise FetchError(f"{candidate} is not the file that the catalogue names (the checksum differs).")
    return Received(candidate, str(candidate), found, verified=bool(wanted))


def _copied(path: Path, order: _Order, staging: Path, means: _Means) -> Path:
    inner = path / order.name
    source = inner if inner.is_dir() else path
    if not source.is_dir() or not any(source.iterdir()):
        raise FetchError(f"In {path} there is neither {order.file} nor a folder with a model.")
    _kind(order, source)  # before anything large is copied
    size = sum(one.stat().st_size for one in source.rglob("*") if one.is_file())
    means.need(order.name, staging, size)
    means.report("copy", 0, size)
    root = staging / order.name
    shutil.copytree(source, root, ignore=shutil.ignore_patterns(".*"))
    means.report("copy", size, size)
    return root


def _room(order: _Order, staging: Path, downloads: Path, means: _Means) -> Callable[[int], None]:
    """Whether so many bytes more, and what they unpack to, have a place. Raises FetchError."""
    downloads.mkdir(parents=True, exist_ok=True, mode=0o700)
    together = staging.stat().st_dev == downloads.stat().st_dev

    def room(count: int) -> None:
        disk = order.known.disk if order.known else round(GROWTH * count)
        means.need(order.name, downloads, count + (disk if together else 0))
        if not together:
            means.need(order.name, staging, disk)

    return room


# --- proving it and putting it in its place --------------------------------------------------------------------


def _prove(order: _Order, root: Path, archive: Received | None, report: Report) -> tuple[Receipt, Proof]:
    kind = _kind(order, root)
    report("prove", 0, None)
    language = order.languages[0]
    proof = prove_voice(root, language) if kind == "voice" else prove_ear(root, language)
    known = order.known
    speakers: Mapping[str, Mapping[str, tuple[int, int]]] | None = known.speakers if known else None
    receipt = Receipt(
        name=order.name, kind=kind, languages=order.languages,
        source=archive.address if archive else str(Path(order.source or "").expanduser().absolute()),
        sha256=archive.sha256 if archive else "", verified=archive.verified if archive else False,
        fetched=date.today().isoformat(), licence=known.licence if known else "not known",
        real_time_factor=round(proof.real_time_factor, 3), speakers=speakers,
    )  # fmt: skip
    return receipt, proof


def _kind(order: _Order, folder: Path) -> Kind:
    """What lies in a folder. Raises ModelError where it is neither a recogniser nor a voice."""
    if order.known is not None:
        if order.known.kind == "voice":
            detect_voice(folder)
        else:
            detect(folder)
        return order.known.kind
    try:
        detect(folder)
    except ModelError as error:
        try:
            detect_voice(folder)
        except ModelError:
            raise error from None
        return "voice"
    return "ear"


def _put_in_place(root: Path, models: Path, name: str) -> None:
    target, old = models / name, models / f".old-{name}"
    if target.exists():
        os.replace(target, old)
        try:
            os.replace(root, target)
        except OSError:
            os.replace(old, target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.replace(root, target)


def _clear(models: Path, name: str) -> None:
    """Mend what a program that was killed here has left."""
    target, old = models / name, models / f".old-{name}"
    if old.is_dir() and not target.exists():
        os.replace(old, target)
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(models / f".new-{name}", ignore_errors=True)


__all__ = ["FetchError", "Fetched", "Report", "Stage", "fetch", "model_named", "remove"]
