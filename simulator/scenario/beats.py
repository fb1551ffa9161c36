"""Reads beats, replies, conditions and ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, cast, get_args

from scoring.authored import Entries, Items, Node, Place, Scalar
from scoring.record.events import Feeling, Tone
from simulator.scenario.conditions import SELF, read_condition
from simulator.scenario.draft import Draft
from simulator.scenario.fields import CUSTOMER_DOES, closest, named, scalars, words
from simulator.scenario.model import RETURN, Beat, End, Interrupted, Interrupts, Reply
from simulator.scenario.problems import note

FEELINGS: Final[tuple[str, ...]] = get_args(Feeling)
TONES: Final[tuple[str, ...]] = get_args(Tone)
_MOOD: Final = 10.0
"""Greatest move of the mood that a rule may state: the whole scale from -5 to +5."""


def read_beats(draft: Draft, node: Node | None) -> dict[str, Beat]:
    """All beats of one file."""
    return {key.text: _beat(draft, key, value) for key, value in named(draft.findings, node, "beats")}


def read_ends(draft: Draft, node: Node | None) -> dict[str, End]:
    """All ends of one file."""
    return {key.text: _end(draft, key, value) for key, value in named(draft.findings, node, "ends")}


def _beat(draft: Draft, key: Scalar, node: Node) -> Beat:
    findings = draft.findings
    what = f"beat '{key.text}'"
    entries = findings.entries(node, what)
    if isinstance(node, Entries):
        findings.keys(
            entries, what, ("say", "replies"),
            ("feeling", "long", "tells", "asks", "does", "patience", "interrupted", "interrupts", "recordings"),
        )  # fmt: skip
    long_ = entries.get("long")
    long = long_ is not None and findings.boolean(long_, f"long of {what}")
    tells = draft.told(entries.get("tells"), f"tells of {what}")
    patience = entries.get("patience")
    return Beat(
        id=key.text,
        feeling=_feeling(draft, entries, what) or "neutral",
        long=long,
        say=draft.say(entries.get("say"), what, tells, long=long),
        tells=tells,
        asks=_asks(draft, entries, what),
        does=_does(draft, entries, what),
        patience=None if patience is None else findings.number(patience, "patience", 6.0, least=1, most=60),
        interrupted=_interrupted(draft, entries, what),
        interrupts=_interrupts(draft, entries, what),
        recordings=_recordings(draft, entries, what),
        replies=_replies(draft, entries, what),
        place=key.place,
    )


def _feeling(draft: Draft, entries: Entries, what: str) -> Feeling | None:
    node = entries.get("feeling")
    if node is None:
        return None
    return cast(Feeling, draft.findings.choice(node, f"feeling of {what}", FEELINGS, "neutral"))


def _asks(draft: Draft, entries: Entries, what: str) -> tuple[str, ...]:
    return tuple(one.text for one in scalars(draft.findings, entries.get("asks"), f"asks of {what}"))


def _does(draft: Draft, entries: Entries, what: str) -> tuple[str, ...]:
    return words(draft.findings, entries.get("does"), f"does of {what}", CUSTOMER_DOES)


def _interrupted(draft: Draft, entries: Entries, what: str) -> Interrupted | None:
    node = entries.get("interrupted")
    if node is None:
        return None
    part = draft.findings.entries(node, f"interrupted of {what}")
    draft.findings.keys(part, f"interrupted of {what}", (), ("mood", "say"))
    return Interrupted(_mood(draft, part, what), draft.say(part.get("say"), f"{what} when interrupted"))


def _interrupts(draft: Draft, entries: Entries, what: str) -> Interrupts | None:
    node = entries.get("interrupts")
    if node is None:
        return None
    part = draft.findings.entries(node, f"interrupts of {what}")
    draft.findings.keys(part, f"interrupts of {what}", ("after", "say"), ("mood",))
    after = part.get("after")
    seconds = 20.0 if after is None else draft.findings.number(after, "after", 20.0, least=3, most=60)
    return Interrupts(seconds, _mood(draft, part, what), draft.say(part.get("say"), f"{what} when cutting in"))


def _mood(draft: Draft, entries: Entries, what: str) -> float:
    node = entries.get("mood")
    return 0.0 if node is None else draft.findings.number(node, f"mood of {what}", 0.0, least=-_MOOD, most=_MOOD)


def _recordings(draft: Draft, entries: Entries, what: str) -> Mapping[str, str]:
    node = entries.get("recordings")
    found: dict[str, str] = {}
    if node is None:
        return found
    say = entries.get("say")
    lines = len(say.items) if isinstance(say, Items) else 1
    for key, value in draft.findings.entries(node, f"recordings of {what}").entries:
        closest("The line number", key, map(str, range(1, lines + 1)), "A003", draft.findings)
        path = draft.findings.text(value, f"recording {key.text} of {what}")
        if leaves_folder(path):
            note(draft.findings, "S111", value.place, f"The recording '{path}' does not stay in the folder.")
        found[key.text] = path
    return found


def leaves_folder(path: str) -> bool:
    """Whether a relative path could point outside its folder on some system."""
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or path.startswith(("/", "\\")) or ":" in path


# --- replies -----------------------------------------------------------------------------------------------


def _replies(draft: Draft, entries: Entries, what: str) -> tuple[Reply, ...]:
    node = entries.get("replies")
    if node is None:
        return ()
    replies = tuple(
        _reply(draft, item, f"reply {number} of {what}")
        for number, item in enumerate(draft.findings.items(node, f"replies of {what}"), start=1)
    )
    if isinstance(node, Items):
        _order(draft, replies, what, node.place)
    return replies


def _order(draft: Draft, replies: tuple[Reply, ...], what: str, place: Place) -> None:
    catching = [number for number, reply in enumerate(replies) if reply.when is None and reply.limit is None]
    if not catching:
        note(draft.findings, "S204", place, f"The replies of {what} end without an 'otherwise: true' without limit.")
    elif catching[0] < len(replies) - 1:
        behind = replies[catching[0] + 1]
        note(
            draft.findings, "S203", behind.place,
            f"Reply {catching[0] + 2} of {what} stands behind an 'otherwise: true' without limit.",
        )  # fmt: skip


def _reply(draft: Draft, node: Node, what: str) -> Reply:
    findings = draft.findings
    entries = findings.entries(node, what)
    findings.keys(
        entries, what, (),
        ("when", "otherwise", "mood", "say", "does", "asks", "tells", "feeling", "limit", "go", "stay", "end"),
    )  # fmt: skip
    when, otherwise = entries.get("when"), entries.get("otherwise")
    if (when is None) == (otherwise is None):
        note(findings, "S212", node.place, f"{what.capitalize()} has {'neither' if when is None else 'both'}.")
    if otherwise is not None:
        findings.choice(otherwise, f"otherwise of {what}", ("true",), "true")
    tells = draft.told(entries.get("tells"), f"tells of {what}")
    limit = entries.get("limit")
    stay, go, end = _target(draft, entries, what, node.place)
    return Reply(
        when=None if when is None else read_condition(draft, when, f"when of {what}"),
        mood=_mood(draft, entries, what),
        say=draft.say(entries.get("say"), what, tells),
        does=_does(draft, entries, what),
        asks=_asks(draft, entries, what),
        tells=tells,
        feeling=_feeling(draft, entries, what),
        limit=None if limit is None else findings.integer(limit, f"limit of {what}", 1, least=1, most=20),
        go=go,
        stay=stay,
        end=end,
        place=node.place,
    )


def _target(draft: Draft, entries: Entries, what: str, place: Place) -> tuple[bool, str | None, str | None]:
    stated = [key for key in ("go", "stay", "end") if entries.get(key) is not None]
    if not stated:
        note(draft.findings, "S201", place, f"{what.capitalize()} has none of go, stay and end.")
    elif len(stated) > 1:
        second = entries.key(stated[1])
        where = second.place if second else place
        note(draft.findings, "S202", where, f"{what.capitalize()} has {' and '.join(stated)}.")
    if entries.get("stay") is not None:
        draft.findings.choice(entries.get("stay"), f"stay of {what}", ("true",), "true")
    go = entries.get("go")
    target: str | None = None
    if isinstance(go, Scalar) and go.text == RETURN:
        target = RETURN
    elif go is not None:
        target = draft.one_name(go, f"go of {what}", "beat")
    end = draft.one_name(entries.get("end"), f"end of {what}", "end")
    return "stay" in stated, target, end


# --- ends --------------------------------------------------------------------------------------------------


def _end(draft: Draft, key: Scalar, node: Node) -> End:
    what = f"end '{key.text}'"
    entries = draft.findings.entries(node, what)
    draft.findings.keys(entries, what, (), ("tone", "customer_hangs_up", "say"))
    tone, hangs_up = entries.get("tone"), entries.get("customer_hangs_up")
    return End(
        id=key.text,
        tone=None if tone is None else cast(Tone, draft.findings.choice(tone, f"tone of {what}", TONES, "routine")),
        customer_hangs_up=hangs_up is None or draft.findings.boolean(hangs_up, f"customer_hangs_up of {what}", True),
        say=draft.say(entries.get("say"), what),
        place=key.place,
    )


__all__ = ["FEELINGS", "SELF", "TONES", "leaves_folder", "read_beats", "read_ends"]
