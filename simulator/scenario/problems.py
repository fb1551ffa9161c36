"""The catalogue of what can be wrong with an author file: every code, what it means, and how to mend it.

Codes are never reused. Each has a broken example file, which is its test. A0xx are mistakes of any author file,
S1xx names that do not fit, S2xx the graph of the call, S3xx the words, S4xx values, S5xx walkthroughs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scoring import authored
from scoring.authored import Findings, Place


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem."""

    code: str
    title: str
    """What is wrong, a few words."""
    why: str
    """Why it matters to the person who writes the scenario."""
    mend: str | None = None
    """What to do; None where the message says it."""
    severity: Literal["error", "warning"] = "error"


_KINDS: Final = (
    Kind(authored.SYNTAX, "not valid YAML", "Nothing behind the place can be read."),
    Kind(authored.DUPLICATE_KEY, "a key stands twice", "Only one of the two could count, and nobody would see which."),
    Kind(authored.UNKNOWN_KEY, "unknown key", "A mistyped key would silently do nothing."),
    Kind(authored.MISSING_KEY, "missing key", "The file cannot be used without it."),
    Kind(authored.WRONG_SHAPE, "wrong shape", "A list, a mapping or a single value stands where another is needed."),
    Kind(authored.NOT_A_NUMBER, "not a number", "A number is needed here, without unit or words."),
    Kind(authored.NOT_ONE_OF, "not one of the known words", "This value comes from a closed set of words."),
    Kind(authored.TOO_LARGE, "file too large", "No scenario is that long; the file is refused before it is read."),
    Kind(authored.TOO_DEEP, "nested too deep", "No scenario is nested that deep."),
    Kind(authored.ALIAS_LIMIT, "aliases unfold without end", "Aliases that repeat each other can fill the memory."),
    Kind(authored.FORMAT_VERSION, "another format version", "This program reads one version of the format."),
    Kind(authored.OUT_OF_RANGE, "number out of range", "The number lies outside what the program can use."),
    Kind(authored.TAG, "tag not allowed", "Tags could make a file do things; author files are text alone."),
    Kind(authored.EMPTY, "empty text", "A text is needed here."),
    # --- names
    Kind("S101", "unknown act", "No utterance will ever be found to do this, so the reply never fits."),
    Kind("S102", "unknown beat", "The call would have nowhere to go."),
    Kind("S103", "unknown end", "The call would have no end to come to.", "Add it under 'ends:'."),
    Kind("S104", "unknown fact", "The caller does not know this.", "Add it under 'facts:'."),
    Kind("S105", "unknown fact or answer", "Nothing of this name can be asked for."),
    Kind("S106", "unknown colleague", "Nobody of this name is in the directory.", "Add them under 'colleagues:'."),
    Kind("S107", "unknown persona", "Nobody can play this caller.", "Add a file to the folder 'personas'."),
    Kind("S108", "unknown standard", "There is no rulebook of this name to score the call with."),
    Kind("S109", "unknown slot", "The caller would speak the slot's name instead of a value."),
    Kind("S110", "included piece not found", "The beats that it should bring are missing.",
         "Included pieces lie in the folder 'shared' beside the scenarios."),
    Kind("S111", "path leaves the folder", "A scenario may only use what lies in its own folders.",
         "Give a plain file name."),
    Kind("S112", "not a good name", "Names are used in slots, records and file names on every system.",
         "Use small letters a to z, digits, - and _, beginning with a letter."),
    Kind("S113", "the id is not the name of the folder or file", "The library finds a scenario by its folder."),
    Kind("S114", "identity item unknown to the centre", "The desk has no field for this item, so nobody can check it."),
    Kind("S115", "defined in two files", "Only one of the two could count.", "Rename or remove one of them."),
    Kind("S116", "name taken twice", "A slot of this name would have two meanings.", "Choose another name."),
    Kind("S117", "the persona speaks another language", "The voice could not speak the lines.",
         "Choose a persona whose flavour fits the scenario's language."),
    Kind("S118", "unknown knowledge page or colleague", "Nothing of this name can be told.",
         "Name a page of 'knowledge:' or somebody of 'colleagues:'."),
    # --- the graph
    Kind("S201", "a reply goes nowhere", "A reply says where the call goes on.", "Add one of go, stay or end."),
    Kind("S202", "a reply goes to two places", "Only one of go, stay and end can be done.", "Keep one of them."),
    Kind("S203", "replies behind the last one", "What stands behind an 'otherwise' without limit is never reached.",
         "Move 'otherwise: true' to the end."),
    Kind("S204", "no reply for all the rest", "An answer that fits nothing would leave the customer mute.",
         "Add a last reply 'otherwise: true' without limit."),
    Kind("S205", "a beat that cannot be reached", "No reply goes there.", severity="warning"),
    Kind("S206", "a beat without a way out", "From here the call cannot come to any end.", severity="warning"),
    Kind("S207", "nowhere to return to", "'go: return' needs a beat from which this one was reached."),
    Kind("S208", "a condition that can never hold", "The reply is dead.", severity="warning"),
    Kind("S209", "a condition that always holds", "It is an 'otherwise' in disguise.",
         "Write 'otherwise: true' or say when it fits.", "warning"),
    Kind("S210", "a reply that an earlier one hides", "The earlier one fits whenever this one does.",
         "Move the stricter reply up, or give the earlier one a limit.", "warning"),
    Kind("S211", "a question that no reply takes up", "Whatever the trainee answers, the customer reacts the same.",
         "Add a reply whose 'when' names the acts that answer it.", "warning"),
    Kind("S212", "needs exactly one of 'when' and 'otherwise'", "A reply says when it fits."),
    # --- words
    Kind("S301", "nothing to say", "The customer would be mute here.", "Add a line under 'say:'."),
    Kind("S302", "the same line twice", "The customer would sound like a tape.", severity="warning"),
    Kind("S303", "too long for one breath", "Nobody speaks longer than 15 seconds without a pause for an answer.",
         "Split it over two beats, or mark a long account with 'long: true'.", "warning"),
    Kind("S304", "a character that the font lacks", "It would be shown as an empty box.", severity="warning"),
    Kind("S305", "text missing in a language", "People who use the desk in that language would see nothing."),
    Kind("S306", "a fact that is never told", "The trainee has no way to learn it.",
         "Name it under 'tells:' or give it 'asked_by:'.", "warning"),
    Kind("S307", "a fact to be read back that is never told", "The trainee would lose points for what nobody said.",
         "Name it under 'tells:' or give it 'asked_by:'."),
    Kind("S308", "a line says a fact that no 'tells' names", "The program would not know that it was told.",
         "Add it to 'tells:'.", "warning"),
    Kind("S309", "a line does not say the fact that it tells", "The trainee is held to a value that was not said.",
         "Say it with its slot, or take it out of 'tells:'.", "warning"),
    Kind("S310", "a stray < or >", "Angle brackets mark slots; a slot is written <name>."),
    Kind("S311", "answers that nothing asks for", "Which of them answers an open question is unclear.",
         "Give each but one its 'asked_by:' words.", "warning"),
    Kind("S312", "a comma outside quotes", "Between brackets and braces a comma ends the text.",
         "Put the whole text in quotes: \"…, …\"."),
    # --- values
    Kind("S401", "a draw that cannot be made", "No value can be drawn from this."),
    Kind("S402", "the value does not fit its kind", "It could neither be spoken nor recognised when read back."),
    Kind("S403", "not a clock time or date", "Times are written HH:MM, dates MM-DD or YYYY-MM-DD."),
    Kind("S404", "accepts and refuses at once", "A colleague does one of the two on a consult."),
    Kind("S405", "an absent colleague whom nobody wants", "The family 'absent_colleague' is about one colleague.",
         "Name the colleague under 'wanted:'.", "warning"),
    Kind("S406", "from is not below to", "The range is empty."),
    Kind("S407", "the caller says what stands on file", "'identity_said' is for an item that does not match.",
         "Give another value, or take it out."),
    # --- walkthroughs
    Kind("S501", "not one step", "Each step does one thing."),
    Kind("S502", "the call is not answered first", "Nothing can be said before the receiver is lifted.",
         "Begin with '- desk: answer' and 'at:' in seconds."),
    Kind("S503", "unknown criterion", "The rulebook has no criterion of this name."),
    Kind("S504", "no excellent call", "Listening and shadowing play the first excellent call.", severity="warning"),
    Kind("S505", "two calls of one name", "A failure could not say which of them failed."),
    Kind("S506", "scenario without walkthroughs", "A scenario is trusted only when calls through it are tested.",
         "Add a file walkthroughs.yaml beside scenario.yaml."),
    Kind("S507", "a robot without a band", "Nobody would notice if the scoring let this robot pass, or failed it.",
         "State under 'robots:' what it may get, such as 'parrot: {at_most: 50}'.", "warning"),
)  # fmt: skip

CATALOGUE: Final[Mapping[str, Kind]] = {kind.code: kind for kind in _KINDS}
"""Every kind of problem by its code."""


def note(
    findings: Findings, code: str, place: Place, message: str, *, near: str | None = None, mend: str | None = None,
    severity: Literal["error", "warning"] | None = None,
) -> None:  # fmt: skip
    """Add one catalogued problem; severity and mend are the catalogue's where none is given."""
    kind = CATALOGUE[code]
    findings.note(code, place, message, near=near, mend=mend or kind.mend, severity=severity or kind.severity)


__all__ = ["CATALOGUE", "Kind", "note"]
