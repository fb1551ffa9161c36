"""What stands in the window: the screen of a view-state, kept while the kind of view, call and language stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.screen.chrome import kit_for
from simulator.screen.page import Page
from simulator.screen.screens import AnyView, screen_for
from simulator.screen.theme import use_palette
from simulator.screen.window import Window
from simulator.screen.words import Words

if TYPE_CHECKING:
    from simulator.settings import Settings


class Showing:
    """Makes, keeps and paints the page of the window."""

    def __init__(self, window: Window) -> None:
        """Nothing is shown yet."""
        self._window = window
        self.page: Page[Any] | None = None
        self._made_for: tuple[object, ...] = ()

    def show(
        self, view: AnyView, t: Words, chosen: Settings, *, of: object, seconds: float, writing: bool = True
    ) -> None:
        """Paint a view-state, `seconds` after the last time.

        What was typed and scrolled stays while the view is of the same kind, about the same thing (`of`) and in the
        same language. Without `writing` the input method is off.
        """
        size = self._window.size
        settings, stars = chosen.screen, chosen.game.stars
        look = (settings.text_scale, settings.reduced_motion, settings.palette, stars, tuple(chosen.keys.items()))
        made_for = (type(view), id(of), t.language, size, *look)
        page = self.page
        if page is None or made_for != self._made_for:
            kit = kit_for(size, settings.text_scale, t, not settings.reduced_motion, stars=stars, keys=chosen.keys)
            if page is not None and made_for[:3] == self._made_for[:3]:
                page.resize(kit, size)
            else:
                page = self.page = screen_for(view, kit, size)
            use_palette(settings.palette)
            self._made_for = made_for
        page.update(view, seconds)
        self._window.show(page.draw(self._window.surface))
        self._window.write_at(page.text_place if writing else None)


__all__ = ["Showing"]
