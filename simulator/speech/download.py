"""One large file over HTTP: gone on with where it broke off, from the next address where one fails, checked when whole.

What has come so far lies beside its place as `NAME.part`; a second program that fetches the same file is refused.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from simulator.errors import SpeechError

MOST_BYTES: Final = 3_000_000_000
"""No model is larger; what says that it is, is none."""
AGENT: Final = "three-rings"
Report = Callable[[int, int | None], None]
"""Told of bytes that are here and bytes that there will be, None while that is not known."""


class DownloadError(SpeechError):
    """The file could not be fetched; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file that is to be fetched."""

    name: str
    addresses: tuple[str, ...]
    """Best first."""
    sha256: str = ""
    """Empty: not known."""
    bytes: int = 0
    """Its size where the checksum is known, else a guess; 0: not known."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was fetched whole."""

    path: Path
    address: str
    """Where its last bytes came from."""
    sha256: str
    verified: bool
    """Whether that is the checksum that was wanted."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds, and how often tried."""

    connect: float = 15.0
    read: float = 30.0
    """Without a byte for so long, the connection counts as broken."""
    pause: float = 1.0
    """Before an address is tried once more; doubled each time."""
    tries: int = 4
    """At one address without a byte more."""
    slow_bytes: float = 4_000.0
    """Below so many bytes a second, over `slow_seconds`, the next address is tried."""
    slow_seconds: float = 60.0


def download(
    wanted: Wanted, folder: Path, report: Report, *, room: Callable[[int], None], patience: Patience
) -> Received:  # fmt: skip
    """Fetch a file into a folder; `room(bytes)` raises where so many more bytes have no place.

    Raises DownloadError when every address failed; what has come so far is kept for the next time.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / wanted.name
    if wanted.sha256 and path.is_file() and digest(path) == wanted.sha256:
        return Received(path, wanted.addresses[0], wanted.sha256, verified=True)
    with alone(path), httpx.Client(
        follow_redirects=True, timeout=httpx.Timeout(patience.read, connect=patience.connect),
        headers={"User-Agent": AGENT, "Accept-Encoding": "identity"},
    ) as client:  # fmt: skip
        reasons = []
        for place, address in enumerate(wanted.addresses):
            fetching = _Fetching(
                client, wanted, address, path, report=report, room=room, patience=patience,
                last=place == len(wanted.addresses) - 1,
            )  # fmt: skip
            try:
                return fetching.fetch()
            except _NotHereError as error:
                reasons.append(f"{_host(address)}: {error}")
    raise DownloadError(f"{wanted.name} could not be fetched ({'; '.join(reasons)}).")


def digest(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _NotHereError(Exception):
    """This address does not give the file; the message is the middle of a sentence."""


class _BrokenError(Exception):
    """The connection broke; it is worth another try."""


class _Fetching:
    """One file from one address."""

    def __init__(
        self, client: httpx.Client, wanted: Wanted, address: str, path: Path, *, report: Report,
        room: Callable[[int], None], patience: Patience, last: bool,
    ) -> None:  # fmt: skip
        """With `last` there is no other address to go to."""
        self._client, self._wanted, self._address, self._patience = client, wanted, address, patience
        self._path, self._part = path, path.with_name(f"{path.name}.part")
        self._mark = path.with_name(f"{path.name}.part.json")
        self._report, self._room, self._last = report, room, last
        self._whole_only = False
        """Whether this server cannot go on where it stopped."""

    def fetch(self) -> Received:
        """The whole file, or _NotHereError."""
        tries, anew = 0, False
        pause = self._patience.pause
        most = self._have()
        while True:
            before = self._have()
            try:
                self._take()
                return self._whole()
            except _WrongError as error:
                if anew:
                    raise _NotHereError(str(error)) from error
                anew = before > 0  # what lay here may have been of another file: once more from the beginning
                self._forget()
                if not anew:
                    raise _NotHereError(str(error)) from error
            except _BrokenError as error:
                tries, pause = (0, self._patience.pause) if self._have() > most else (tries + 1, pause * 2)
                most = max(most, self._have())
                if tries >= self._patience.tries:
                    raise _NotHereError(str(error)) from error
                self._report(self._have(), None)  # who is told may stop it here, too
                time.sleep(pause)

    def _have(self) -> int:
        return self._part.stat().st_size if self._part.is_file() else 0

    def _take(self) -> None:
        """Take what is still missing. Raises _BrokenError or _NotHereError."""
        have = self._have()
        headers = {}
        if have and not self._whole_only and (validator := self._validator()) is not None:
            headers = {"Range": f"bytes={have}-"}
            if validator:
                headers["If-Range"] = validator
        try:
            with self._client.stream("GET", self._address, headers=headers) as answer:
                if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and headers:
                    if _total_of(answer.headers.get("Content-Range", "")) == have:
                        return
                    self._whole_only = True
                    raise _BrokenError("it refuses to go on where it stopped")
                start, total = self._begins(answer, have)
                self._write(answer, start, total)
        except httpx.TimeoutException as error:
            raise _BrokenError("it does not answer in time") from error
        except httpx.ConnectError as error:
            raise _BrokenError(f"it cannot be reached ({_first_line(error)})") from error
        except httpx.TransportError as error:
            raise _BrokenError(f"the connection broke ({_first_line(error)})") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _NotHereError(_first_line(error)) from error

    def _begins(self, answer: httpx.Response, have: int) -> tuple[int, int | None]:
        """Where the answer begins, and how long the whole file is."""
        status = answer.status_code
        if status == httpx.codes.PARTIAL_CONTENT:
            found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", answer.headers.get("Content-Range", "").strip())
            if found is None or int(found[1]) != have:
                self._whole_only = True
                raise _BrokenError("it goes on at another place than where it stopped")
            total = None if found[3] == "*" else int(found[3])
            start = have
        elif status == httpx.codes.OK:
            length = answer.headers.get("Content-Length", "")
            start, total = 0, int(length) if length.isdigit() else None
        elif status >= httpx.codes.INTERNAL_SERVER_ERROR or status == httpx.codes.TOO_MANY_REQUESTS:
            raise _BrokenError(f"it answers {status}")
        else:
            raise _NotHereError(f"it answers {status} {answer.reason_phrase}".rstrip())
        if "text/html" in answer.headers.get("Content-Type", ""):
            raise _NotHereError("it gives a page in place of the file")
        self._check_size(total, start)
        return start, total

    def _check_size(self, total: int | None, start: int) -> None:
        if total is None:
            return
        if self._wanted.sha256 and self._wanted.bytes and total != self._wanted.bytes:
            raise _NotHereError(f"it has another file of {total:,} bytes, {self._wanted.bytes:,} are expected")
        if total > MOST_BYTES:
            raise _NotHereError(f"it says that the file has {total:,} bytes, which no model has")
        self._room(total - start)

    def _write(self, answer: httpx.Response, start: int, total: int | None) -> None:
        known = self._wanted.bytes if self._wanted.sha256 else 0
        most = total or known or MOST_BYTES
        self._remember(answer)
        done = start
        begun, since = time.monotonic(), start
        with self._part.open("ab" if start else "wb") as file:
            for piece in answer.iter_raw():
                done += len(piece)
                if done > most:
                    raise _NotHereError("it gives more bytes than it said")
                file.write(piece)
                self._report(done, total or known or None)
                now = time.monotonic()
                if now - begun >= self._patience.slow_seconds:
                    if (done - since) / (now - begun) < self._patience.slow_bytes and not self._last:
                        raise _NotHereError("it is too slow")
                    begun, since = now, done
        if total is not None and done < total:
            raise _BrokenError("the connection broke")

    def _whole(self) -> Received:
        """Check what is here and give it its name. Raises _WrongError where it is another file."""
        found = digest(self._part) if self._part.is_file() else ""
        if self._wanted.sha256 and found != self._wanted.sha256:
            raise _WrongError("its bytes are not those of the file (the checksum differs)")
        if not self._have():
            raise _WrongError("it gives an empty file")
        self._part.replace(self._path)
        self._mark.unlink(missing_ok=True)
        return Received(self._path, self._address, found, verified=bool(self._wanted.sha256))

    # --- what is known of the part ----------------------------------------------------------------------------

    def _remember(self, answer: httpx.Response) -> None:
        validator = answer.headers.get("ETag", "")
        if not validator or validator.startswith("W/"):
            validator = answer.headers.get("Last-Modified", "")
        self._mark.write_text(json.dumps({"address": self._address, "validator": validator}), "utf-8")

    def _validator(self) -> str | None:
        """What the server is to compare before it goes on; empty: nothing needs to be; None: begin anew.

        A part of a file with a known checksum may be gone on with anywhere; else only what the same address gives
        under the same mark.
        """
        try:
            mark = json.loads(self._mark.read_text("utf-8"))
            same, validator = mark["address"] == self._address, str(mark["validator"])
        except (OSError, ValueError, KeyError, TypeError):
            same, validator = False, ""
        if self._wanted.sha256:
            return validator if same else ""
        return validator if same and validator else None

    def _forget(self) -> None:
        self._part.unlink(missing_ok=True)
        self._mark.unlink(missing_ok=True)


class _WrongError(Exception):
    """What came is not the file; the message is the middle of a sentence."""


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock that goes with the process. Raises DownloadError where another program has it."""
    with path.with_name(f"{path.name}.lock").open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise DownloadError(f"{path.name} is being fetched by another program; wait until it is done.") from error
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        import msvcrt  # noqa: PLC0415 - only on Windows

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def _total_of(content_range: str) -> int | None:
    found = re.fullmatch(r"bytes \*/(\d+)", content_range.strip())
    return int(found[1]) if found else None


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


__all__ = ["DownloadError", "Patience", "Received", "Report", "Wanted", "alone", "digest", "download"]
