"""One typed call in a terminal: lines to read, answers to type, the desk by `/` commands.

The call's clock goes by the words: reading a line and typing an answer take the time that speaking them would, so that
thinking costs nothing. `/wait` lets silence pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.markup import escape

from scoring.record.events import (
    ColleagueAccepted,
    ColleagueSaid,
    CustomerSaid,
    DeskUsed,
    Ended,
    Event,
    HungUp,
    LineCut,
    MoodChanged,
    Rang,
)
from simulator.call.conductor import Conductor
from simulator.call.line_player import reading_seconds
from simulator.call.ports import (
    CompleteRecord,
    LiftReceiver,
    PutDown,
    TakeNote,
    TypedReply,
    Typing,
    UseDesk,
)
from simulator.commands.terminal_words import DESK, HELP, SAYINGS

THINKING_SECONDS: Final = 1.0
"""Pause before an answer."""
LONGEST_WAIT: Final = 600.0
"""Seconds that one `/wait` may ask for."""

_WITH_TARGET: Final = ("presence", "consult", "transfer", "escalate")
_ALONE: Final = {
    "hold": "hold", "resume": "resume", "leave": "leave_consult", "mute": "mute", "unmute": "unmute",
    "ringback": "ring_back",
}  # fmt: skip


_CONSOLE: Final = Console(highlight=False)


def ask(prompt: str) -> str | None:
    """Read a line; None at the end of input."""
    try:
        return input(prompt)
    except EOFError:
        return None


def tell(text: str) -> None:
    """Show a line, with rich's marks for colour."""
    _CONSOLE.print(text, soft_wrap=True)


@dataclass(slots=True)
class TerminalCall:
    """A running call with a terminal before it. `ask` reads a line (None at the end of input), `tell` shows one."""

    conductor: Conductor
    ask: Callable[[str], str | None]
    tell: Callable[[str], None]
    now: float = 0.0
    _hangs_up: bool = False
    """The last line asked to hang up, and was asked back."""

    def play(self) -> None:
        """From the first ring until the record is complete."""
        self.tell(self._text(self.conductor.casting.scenario.brief))
        self._help()
        self.conductor.start()
        self._step(self.now)
        self._ring()
        while not self.conductor.over:
            line = self.ask("> ")
            if line is None:
                self._put(PutDown(self.now))
                break
            self._take(line.strip())
        self._complete()

    def show(self, event: Event) -> None:
        """Show what the trainee hears and sees of an event; the conductor's view."""
        match event:
            case Rang():
                self.tell(f"☎  {'铃响' if self._language() == 'zh' else 'ring'} {event.ring}")
            case CustomerSaid():
                self.tell(f"[bold]{self._caller()}[/bold]  {escape(event.text)}")
            case ColleagueSaid():
                self.tell(
                    f"[bold cyan]{self.conductor.casting.case.colleagues[event.by].name}[/bold cyan]  {event.text}"
                )
            case ColleagueAccepted() if event.when:
                self.tell(f"[cyan]✓ {event.when}[/cyan]")
            case MoodChanged() if event.to != event.from_:
                self.tell(
                    f"[dim]{'心情' if self._language() == 'zh' else 'mood'} {event.from_:+.1f} → {event.to:+.1f}[/dim]"
                )
            case DeskUsed() if event.result:
                self.tell(f"[cyan]{escape(self._used(event))}[/cyan]")
            case Ended():
                self.tell(f"[dim]{SAYINGS[self._language()]['parting']}[/dim]")
            case LineCut():
                self._say("cut")
            case HungUp():
                self.tell("☎  —")

    def _used(self, used: DeskUsed) -> str:
        """What came of a control, with the colleague's name."""
        words, colleague = DESK[self._language()], self.conductor.casting.case.colleagues.get(used.target or "")
        named = [words.get(used.action, used.action), colleague.name if colleague else used.target or ""]
        result = used.result or ""
        return f"{' '.join(named)}: {words.get(result, result)}"

    # --- one line of input -------------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        asked, self._hangs_up = self._hangs_up, False
        if line.startswith("/"):
            if line[1:].strip().lower() == "hangup" and asked:
                self._put(PutDown(self.now))
                return
            self._command(line[1:].split())
        elif line:
            began = self.now + THINKING_SECONDS
            self.conductor.put(Typing(self.now, empty=False))
            self._step(self.now)
            self.now = began + reading_seconds(line, self.conductor.casting.scenario.language)
            self._put(TypedReply(self.now, line, began))
            if self.conductor.session.state.phase == "cut":
                self._say("cut")
            self._hear()

    def _command(self, words: list[str]) -> None:
        name, rest = (words[0].lower(), words[1:]) if words else ("help", [])
        if name in _ALONE:
            self._use(_ALONE[name])
        elif name in _WITH_TARGET and rest:
            if (colleague := self._colleague(" ".join(rest))) is not None:
                self._use(name, target=colleague)
        elif name == "callback" and rest:
            owner = self._colleague(" ".join(rest[2:])) if len(rest) > 2 else "self"
            if owner is not None:
                self._use("callback", when=rest[0], phone=rest[1] if len(rest) > 1 else None, owner=owner)
        elif name == "identity" and len(rest) > 1:
            self._identity(rest[0], " ".join(rest[1:]))
        elif name == "note" and rest:
            self._put(TakeNote(self.now, " ".join(rest)))
        elif name == "wait":
            self._wait(rest)
        else:
            {"hangup": self._hang_up, "who": self._who, "card": self._card}.get(name, self._help)()

    def _help(self) -> None:
        self.tell(HELP[self._language()])

    def _who(self) -> None:
        for id_, colleague in self.conductor.casting.case.colleagues.items():
            self.tell(f"  {id_}  {colleague.name}")

    def _use(self, action: str, **values: str | None) -> None:
        self.now += THINKING_SECONDS
        self._put(UseDesk(self.now, action, **values))  # type: ignore[arg-type]
        if self.conductor.live.problem:
            self._say("refused")
        self._hear()

    def _say(self, key: str, **values: str) -> None:
        text = SAYINGS[self._language()][key].format(**values)
        self.tell(f"[red]{escape(text)}[/red]" if key != "over" else text)

    def _hang_up(self) -> None:
        """Hanging up on a caller is a fault: asked back, unless the caller has taken leave or the line is dead."""
        parting = any(isinstance(event, Ended) for event in self.conductor.events)
        if parting or self.conductor.session.state.phase == "cut":
            self._put(PutDown(self.now))
        else:
            self._hangs_up = True
            self._say("again")

    def _colleague(self, named: str) -> str | None:
        """The id of a colleague by id, name or an unambiguous part of it; None, and said, where there is none."""
        known = self.conductor.casting.case.colleagues
        wanted = named.casefold()
        if wanted in ("self", "me", "我"):
            return "self"
        for fits in (
            [id_ for id_, one in known.items() if wanted in (id_.casefold(), one.name.casefold())],
            [id_ for id_, one in known.items() if wanted in one.name.casefold()],
        ):
            if len(fits) == 1:
                return fits[0]
        self._say("nobody", name=named, known=", ".join(f"{one.name} ({id_})" for id_, one in known.items()))
        return None

    def _identity(self, item: str, value: str) -> None:
        items = self.conductor.casting.case.identity
        if item in items:
            self._use("identity", target=item, value=value)
        else:
            self._say("no_item", name=item, known=", ".join(items))

    def _wait(self, rest: list[str]) -> None:
        try:
            seconds = float(rest[0]) if rest else 3.0
        except ValueError:
            self.tell("/wait 3")
            return
        self._step(self.now + max(0.0, min(seconds, LONGEST_WAIT)))
        self._hear()

    def _card(self) -> None:
        case = self.conductor.casting.case
        if not self.conductor.session.state.desk.verified:
            items = ", ".join(case.identity)
            self.tell(f"{'先核对身份' if self._language() == 'zh' else 'Check the identity first'}: {items}")
            return
        self._use("knowledge", target=next(iter(case.knowledge), None))
        for text in case.knowledge.values():
            self.tell(f"  {escape(text)}")

    # --- the course of the call --------------------------------------------------------------------------

    def _ring(self) -> None:
        while self.conductor.session.state.phase == "ringing":
            line = self.ask("[Enter] ")
            if line is None:
                self._put(PutDown(self.now))
            else:
                self._step(self.now + THINKING_SECONDS)
                self._put(LiftReceiver(self.now))

    def _complete(self) -> None:
        zh = self._language() == "zh"
        if self.conductor.live.unsent:
            self._say("unsent", text=self.conductor.live.unsent)
        self._say("over")
        questions = ("事由", "结果", "下一步") if zh else ("Matter", "Result", "Next step")
        matter, result, next_step = (self._field(question) for question in questions)
        self._put(CompleteRecord(self.now + THINKING_SECONDS, matter, result, next_step))

    def _field(self, question: str) -> str:
        """One field of the record; a command that comes too late is no answer."""
        while (line := (self.ask(f"{question}: ") or "").strip()).startswith("/"):
            name, _, rest = line[1:].partition(" ")
            if name.lower() == "note" and rest.strip():
                self._put(TakeNote(self.now, rest.strip()))
            else:
                self._say("too_late", command=f"/{name}")
        return line

    def _put(self, message: object) -> None:
        self.conductor.put(message)  # type: ignore[arg-type]
        self._step(self.now + THINKING_SECONDS if isinstance(message, CompleteRecord) else self.now)

    def _hear(self) -> None:
        """Let every line that is due be said to its end."""
        while self.conductor.session.state.queue and (due := self.conductor.next_due()) is not None:
            self._step(max(self.now, due))

    def _step(self, now: float) -> None:
        self.now = now
        self.conductor.step(now)

    def _language(self) -> str:
        return "en" if self.conductor.casting.scenario.language == "en" else "zh"

    def _text(self, texts: Mapping[str, str]) -> str:
        return texts.get(self._language()) or next(iter(texts.values()), "")

    def _caller(self) -> str:
        caller = self.conductor.casting.persona
        return f"{caller.title} {caller.surname}" if self._language() == "en" else f"{caller.surname}{caller.title}"


__all__ = ["TerminalCall", "ask", "tell"]
