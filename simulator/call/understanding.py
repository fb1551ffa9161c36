"""Makes the one `Understood` of a turn: what the detector finds, and what the caller is asked beyond facts.

`asked` carries the ids of facts, and with a prefix what only the customer's side needs to know: `answer:ID`,
`identity:ITEM`, `request:NAME` (see `simulator.call.requests`), `surname`, `identity`; and `misread:ITEM` for an
identity item that was read back wrongly (`misread:?`: another number, `misread:??`: a date or amount of nobody's).
"""

from __future__ import annotations

from typing import Protocol

from scoring.acts import Understanding, Utterance
from scoring.record.events import Addressee, Corrected, FactFinding, TraineeSaid, Understood
from simulator.call.asked_numbers import is_asked
from simulator.call.misread import misread
from simulator.call.requests import ASKING, asked_of_caller
from simulator.scenario.model import Casting


class Detector(Protocol):
    """What finds acts and facts in an utterance."""

    @property
    def version(self) -> str:
        """Names the detector and its data."""

    def understand(self, utterance: Utterance) -> Understanding:
        """Acts, findings, restated facts and asked facts of one utterance."""


def understand(
    detector: Detector, casting: Casting, said: TraineeSaid | Corrected, *, before: str | None, opening: bool,
    to: Addressee = "customer",
) -> Understood:  # fmt: skip
    """What the words of a turn do. Pure: the same words in the same place give the same result.

    `before` are the customer's last words by then; `to` is whom a correction's words were said to.
    """
    addressee = said.to if isinstance(said, TraineeSaid) else to
    found = detector.understand(
        Utterance(
            text=said.text,
            language=casting.scenario.language,
            to=addressee,
            before=before,
            opening=opening,
            words=said.words if isinstance(said, TraineeSaid) else (),
            facts=casting.case.facts,
        )
    )
    strange: tuple[FactFinding, ...] = ()
    items: tuple[str, ...] = ()
    if addressee == "customer":
        strange, items = misread(casting, said.text, found, before)
    facts = (*found.facts, *strange)
    restated = {fact.id for fact in facts if fact.state != "possible"}
    # What is read back to be confirmed, and nothing else, asks for nothing: 'your policy, is that right?'
    only_read = {"read_back", "confirm"} <= set(found.acts) and not ASKING & set(found.acts)
    asked = [item for item in (() if only_read else found.asked) if is_asked(casting, item, said.text, found.asked)]
    if addressee == "customer":
        asked += [item for item in asked_of_caller(casting, said.text, found) if item not in asked]
        asked = [item for item in asked if item.removeprefix("identity:") not in items]
        asked += [f"misread:{item}" for item in items]
    asked = [item for item in asked if item not in restated]
    return Understood(said.at, said.turn, found.acts, found.findings, facts, tuple(asked))


__all__ = ["Detector", "understand"]
