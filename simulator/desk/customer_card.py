"""The identity check and the customer card that it opens, as the call's screen shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from simulator.call.conditions import IDENTITY_DUE
from simulator.desk.phrases import identity_label
from simulator.screen.call_view import IdentityView, PageView
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.desk.call_memory import CallMemory
    from simulator.scenario.model import Casting

TITLE_LENGTH: Final = 32
"""Characters of a knowledge page's first words that serve as its title."""


class CustomerCard:
    """What is known of the customer at this moment of a call."""

    def __init__(self, casting: Casting, t: Words, memory: CallMemory) -> None:
        """`memory` has folded all events so far."""
        self._casting, self._t, self._memory = casting, t, memory
        self._matched = sum(state == "match" for state in memory.identity.values())
        self._needed = min(IDENTITY_DUE, len(casting.case.identity))

    @property
    def verified(self) -> bool:
        """Whether enough items match."""
        return bool(self._needed) and self._matched >= self._needed

    def items(self) -> tuple[IdentityView, ...]:
        """The items in the centre's order, each with its state."""
        t, case = self._t, self._casting.case
        order = [item for item in case.centre.identity_items if item in case.identity]
        order += [item for item in case.identity if item not in order]
        words = {"match": t("matches"), "mismatch": t("does not match"), "open": ""}
        views = []
        for item in order:
            result = self._memory.identity.get(item, "open")
            state: Literal["open", "match", "mismatch"] = (
                "match" if result == "match" else "mismatch" if result == "mismatch" else "open"
            )
            views.append(IdentityView(item, identity_label(t, item), state, words[state]))
        return tuple(views)

    def sentence(self) -> str:
        """How far the check has come."""
        t = self._t
        if not self._needed:
            return t("There is nothing to check in this call.")
        if self.verified:
            return t("The identity has been checked.")
        return t("{count} of {needed} items match.", count=self._matched, needed=self._needed)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Label and text of each line; empty until the identity was checked."""
        if not self.verified:
            return ()
        t, case, persona = self._t, self._casting.case, self._casting.persona
        english = self._casting.scenario.language == "en"
        full = f"{persona.given} {persona.surname}" if english else f"{persona.surname}{persona.given}"
        return ((t("Name"), full), *((identity_label(t, item), value) for item, value in case.identity.items()))

    def pages(self) -> tuple[PageView, ...]:
        """The pages of the knowledge base; empty until the identity was checked, where there is one to check."""
        if self._needed and not self.verified:
            return ()
        found = []
        for ident, text in self._casting.case.knowledge.items():
            title = text
            for mark in "，。；：,.;:":
                title = title.split(mark)[0]
            short = title if len(title) <= TITLE_LENGTH else _cut(title[:TITLE_LENGTH])
            found.append(PageView(ident, short, text, ident in self._memory.pages))
        return tuple(found)


def _cut(title: str) -> str:
    """A title that goes on, cut between two words."""
    return f"{title.rpartition(' ')[0] or title}…"


__all__ = ["CustomerCard"]
