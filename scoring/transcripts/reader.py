"""Reads one call of the corpus format; every wrong value is refused with its place."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final, get_args

from scoring.acts import load_detector
from scoring.record.codec import Record, content_hash
from scoring.record.events import Addressee, Case, CaseCaller, CaseCentre, Feeling, Header, Presence, Reference, Tone
from scoring.transcripts.case import Language, colleagues_of, fact_of, found_in
from scoring.transcripts.events import Events

MAX_LINE: Final = 1_000_000
"""Longest line, characters. A call of half an hour has about 40,000."""
MAX_TURNS: Final = 2_000
"""Most turns of a call; one of half an hour has about 300."""
MAX_TEXT: Final = 4_000
"""Longest text of a turn or page, characters: a quarter of an hour without a breath."""
MAX_SPOKEN: Final = 40_000
"""Most characters of all turns together: more than two hours of talk."""
MAX_FILE: Final = 20_000
"""Most characters of all facts, or of all pages, together."""
MAX_ENTRIES: Final = 200
"""Most facts, or pages, of a call."""
STARTED: Final = "1970-01-01T00:00:00+00:00"
"""Transcripts do not tell the wall clock of the first ring."""

_EVENTS: Final = (
    "ring", "answer", "check_presence", "hold", "resume", "note", "escalate", "transfer", "accept", "callback", "drop",
    "hang_up",
)  # fmt: skip
_WELCOME: Final = CaseCentre()


class TranscriptError(Exception):
    """A transcript that cannot be used; the message names the place and the reason in one sentence."""


class Reader:
    """Reads one line; every wrong value is refused with its place."""

    def __init__(self, place: str) -> None:
        self._place = place

    def _fail(self, message: str) -> TranscriptError:
        return TranscriptError(f"{self._place}: {message}")

    def record(self, line: str) -> Record:
        plain = self._parse(line)
        language = self._choice(plain.get("lang"), "lang", get_args(Language))
        turns = plain.get("turns")
        if not isinstance(turns, list) or not turns:
            raise self._fail("'turns' must be a list with at least one turn.")
        if len(turns) > MAX_TURNS:
            raise self._fail(f"'turns' has {len(turns)} entries; at most {MAX_TURNS} are read.")
        items = [self._turn(turn, f"turns[{index}]") for index, turn in enumerate(turns)]
        if sum(len(item.get("text", "")) for item in items) > MAX_SPOKEN:
            raise self._fail(f"the turns are longer than {MAX_SPOKEN:,} characters altogether; no call is that long.")
        case = self._case(plain, items, language)
        detector = load_detector(language)
        digest = content_hash(line.strip())
        header = Header(
            format=1, call=self._text(plain.get("id"), "id"), parent=None,
            scenario=Reference(id=self._text(plain.get("id"), "id"), hash=digest), persona=Reference(hash=digest),
            centre=Reference(hash=digest), standard=Reference(hash=digest), program="import", detector=detector.version,
            language=language, seed=0, trainee="", mode="import", engines={}, started=STARTED, case=case,
        )  # fmt: skip
        return Record(header, tuple(Events(case, language).of(items)))

    # --- plain values

    def _parse(self, line: str) -> dict[str, Any]:
        if len(line) > MAX_LINE:
            raise self._fail(f"the line is longer than {MAX_LINE:,} characters; no call is that long.")
        try:
            plain = json.loads(line, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self._fail("this is no JSON object.") from error
        if not isinstance(plain, dict):
            raise self._fail("this is no JSON object.")
        return plain

    def _text(self, value: object, what: str) -> str:
        if not isinstance(value, str):
            raise self._fail(f"'{what}' must be text.")
        if len(value) > MAX_TEXT:
            raise self._fail(f"'{what}' is longer than {MAX_TEXT:,} characters.")
        if not value.isprintable() and any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            raise self._fail(f"'{what}' holds half a character (a lone surrogate).")
        return value

    def _flag(self, value: object, what: str) -> bool:
        if not isinstance(value, bool):
            raise self._fail(f"'{what}' must be true or false.")
        return value

    def _seconds(self, value: object, what: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
            raise self._fail(f"'{what}' must be a number of seconds, 0 or more.")
        return float(value)

    def _choice(self, value: object, what: str, valid: tuple[Any, ...]) -> Any:
        if value not in valid or not isinstance(value, str):
            raise self._fail(f"'{what}' is {value!r:.40}; one of {', '.join(map(str, valid))} was expected.")
        return value

    def _texts(self, value: object, what: str) -> dict[str, str]:
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._fail(f"'{what}' must be an object.")
        if len(value) > MAX_ENTRIES:
            raise self._fail(f"'{what}' has {len(value)} entries; at most {MAX_ENTRIES} are read.")
        texts = {str(key): self._text(inner, f"{what}.{str(key)[:40]}") for key, inner in value.items()}
        if sum(map(len, texts.values())) > MAX_FILE:
            raise self._fail(f"'{what}' is longer than {MAX_FILE:,} characters altogether.")
        return texts

    # --- turns

    def _turn(self, turn: object, what: str) -> dict[str, Any]:
        if not isinstance(turn, dict):
            raise self._fail(f"'{what}' must be an object.")
        who = self._choice(turn.get("who"), f"{what}.who", ("agent", "customer", "event"))
        read: dict[str, Any] = {"who": who, "t": self._seconds(turn.get("t"), f"{what}.t")}
        if who == "event":
            read["event"] = self._choice(turn.get("event"), f"{what}.event", _EVENTS)
            for key in ("target", "state", "text", "by", "at", "owner", "phone"):
                if turn.get(key) is not None:
                    read[key] = self._text(turn[key], f"{what}.{key}")
            self._event(read, what)
            return read
        read["text"] = self._text(turn.get("text"), f"{what}.text")
        read["end"] = max(read["t"], self._seconds(turn.get("end", read["t"]), f"{what}.end"))
        if who == "agent":
            read["to"] = self._choice(turn.get("to", "customer"), f"{what}.to", get_args(Addressee))
        else:
            read["feeling"] = self._choice(turn.get("feeling", "neutral"), f"{what}.feeling", get_args(Feeling))
            read["long"] = self._flag(turn.get("long", False), f"{what}.long")
        return read

    def _event(self, read: dict[str, Any], what: str) -> None:
        needed = {
            "check_presence": ("target",), "note": ("text",), "escalate": ("target",), "transfer": ("target",),
            "accept": ("by",), "hang_up": ("by",),
        }.get(read["event"], ())  # fmt: skip
        for key in needed:
            if key not in read:
                raise self._fail(f"'{what}' is a {read['event']} and lacks the key '{key}'.")
        if read["event"] == "hang_up":
            self._choice(read["by"], f"{what}.by", ("customer", "agent"))
        if read["event"] == "check_presence" and "state" in read:
            self._choice(read["state"], f"{what}.state", get_args(Presence))

    # --- the case

    def _case(self, plain: Mapping[str, Any], items: list[dict[str, Any]], language: Language) -> Case:
        facts = self._texts(plain.get("facts"), "facts")
        must = plain.get("must_read_back", [])
        if not isinstance(must, list) or not all(isinstance(name, str) for name in must):
            raise self._fail("'must_read_back' must be a list of names of facts.")
        known = {
            name: fact_of(name, value, name in must, language)
            for name, value in facts.items()
            if name not in ("surname", "title")
        }
        said = "\n".join(item["text"] for item in items if item["who"] == "customer")
        display = facts.get("phone") if "phone" in known and not found_in(said, language, known, "phone") else None
        owner = self._text(plain.get("right_owner", "self"), "right_owner").removeprefix("colleague:")
        wanted = next((item["target"] for item in items if item.get("event") == "check_presence"), None)
        if wanted is None and str(plain.get("right_owner", "")).startswith("colleague:"):
            wanted = owner
        return Case(
            family=self._text(plain.get("family", "enquiry"), "family"),
            complaint=self._flag(plain.get("complaint", False), "complaint"),
            tone=self._choice(plain.get("tone", "routine"), "tone", get_args(Tone)),
            within_authority=self._flag(plain.get("within_authority", False), "within_authority"),
            right_owner=owner, wanted=wanted, display_number=display,
            caller=CaseCaller(facts.get("surname", ""), facts.get("title", "")), facts=known, identity={},
            knowledge=self._texts(plain.get("knowledge"), "knowledge"), colleagues=colleagues_of(items, owner, wanted),
            centre=_WELCOME,
        )  # fmt: skip


def _no_constant(name: str) -> float:
    raise ValueError(name)


__all__ = ["MAX_LINE", "Reader", "TranscriptError"]
