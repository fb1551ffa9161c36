"""A screen: view-state in, pixels out; keys and clicks in, intentions out. The keyboard's way through the widgets."""

from __future__ import annotations

from typing import Generic, TypeVar

import pygame

from simulator.screen.builder import Builder
from simulator.screen.intentions import Intentions
from simulator.screen.keymap import CTRL, MODIFIERS
from simulator.screen.painter import Painter
from simulator.screen.theme import BODY
from simulator.screen.widgets.button import Button, Choice
from simulator.screen.widgets.field import Field
from simulator.screen.widgets.tooltip import Tips, Tooltip, tooltip
from simulator.screen.widgets.widget import Action, Kit, Widget

V = TypeVar("V")
_TEXT = (pygame.TEXTINPUT, pygame.TEXTEDITING)


class Page(Builder, Generic[V]):
    """One screen of the desk. Subclasses build widgets from the view-state."""

    first_focus: str = ""
    """Name of the widget that has the keyboard at first."""
    text_home: str = ""
    """Field that takes what is typed while no field has the keyboard."""
    main_list: str = ""
    """Group of rows that Up and Down move through wherever the keyboard is."""
    main_area: str = ""
    """Scroll area that Page Up and Page Down move by themselves."""

    def __init__(self, kit: Kit, size: tuple[int, int]) -> None:
        """`size` of the window in pixels."""
        super().__init__(kit, size)
        self.view: V | None = None
        self.focus = self.first_focus
        self.hover = ""
        self._pressed = ""
        self._placed = False
        """What is chosen in the main list has been brought into sight since the page or its size is new."""
        self._painter = Painter()
        self._tips = Tips()
        self.tip: Tooltip | None = None
        """The tip that is to be seen."""

    # --- what subclasses give ---------------------------------------------------------------------------------

    def build(self, view: V) -> None:
        """Place all widgets for this view."""
        raise NotImplementedError

    def same(self, old: V, new: V) -> bool:
        """Whether the widgets need not be built anew."""
        return old == new

    def open_tab(self, name: str) -> None:
        """Show another tab, where the screen has tabs."""

    def home(self) -> str:
        """Name of the widget that gets the keyboard when the one that had it is gone."""
        return self.first_focus

    # --- the life of a frame ----------------------------------------------------------------------------------

    def update(self, view: V, seconds: float) -> None:
        """Take over a view-state; `seconds` passed since the last time."""
        if self.stale or self.view is None or not self.same(self.view, view):
            self.view = view
            self.stale = False
            self._rebuild(view)
            self._place()
            if self.stale:  # the keyboard's place had to be scrolled into sight
                self.stale = False
                self._rebuild(view)
        self.view = view
        for widget in self.widgets:
            widget.advance(seconds)
        about = self.widget(self._tips.due(self.hover, self.focus, seconds))
        self.tip = tooltip(self.kit, about, self.size) if about is not None else None

    def _rebuild(self, view: V) -> None:
        self.begin()
        self.build(view)
        names = {widget.name for widget in self._stops()}
        if self.focus not in names:
            self.focus = next((name for name in (self.home(), self.first_focus, *self._order()) if name in names), "")

    def _place(self) -> None:
        """Scroll what is chosen in the main list into sight, once: later scrolling is the trainee's own."""
        if not self._placed and self.main_list:
            chosen = next((w for w in self.widgets if w.group == self.main_list and _chosen(w)), None)
            if chosen is not None:
                self.reveal(chosen)
        self._placed = True

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Paint what changed; returns the changed parts."""
        seen = [*self.widgets, self.tip] if self.tip is not None else self.widgets
        return self._painter.paint(surface, self.kit, seen, self.focus, self.hover)

    def repaint(self) -> None:
        """Paint everything next time."""
        self._painter.forget()

    def resize(self, kit: Kit, size: tuple[int, int]) -> None:
        """The window or the size of text changed."""
        self.kit, self.size = kit, size
        self._placed = False
        self.stale = True
        self.repaint()

    # --- the keyboard -----------------------------------------------------------------------------------------

    def widget(self, name: str) -> Widget | None:
        """A widget by its name."""
        return next((widget for widget in self.widgets if widget.name == name), None)

    def _stops(self) -> list[Widget]:
        """What the keyboard can reach; the top bar comes last."""
        found = [widget for widget in self.widgets if widget.focusable and widget.enabled]
        return sorted(found, key=lambda widget: widget.on_deep)

    def _order(self) -> list[str]:
        """Names in the order of the Tab key; a group is one stop: its chosen member, else its first."""
        order: list[str] = []
        groups: dict[str, int] = {}
        for widget in self._stops():
            if not widget.group:
                order.append(widget.name)
            elif widget.group not in groups:
                groups[widget.group] = len(order)
                order.append(widget.name)
            elif widget.name == self.focus or (_chosen(widget) and order[groups[widget.group]] != self.focus):
                order[groups[widget.group]] = widget.name
        return order

    def move_focus(self, name: str) -> Intentions:
        """Give the keyboard to a widget."""
        widget = self.widget(name)
        if widget is None:
            return ()
        self.focus = name
        self.stale = True
        self.reveal(widget)
        return widget.focus_gained()

    def going_to(self, name: str) -> Action:
        """What gives the keyboard to a widget when it is carried out."""
        return lambda: self.move_focus(name)

    def _step(self, step: int) -> Intentions:
        order = self._order()
        if not order:
            return ()
        at = order.index(self.focus) if self.focus in order else -1 if step > 0 else 0
        return self.move_focus(order[(at + step) % len(order)])

    def _arrow(self, event: pygame.event.Event) -> Intentions:
        step = -1 if event.key in (pygame.K_UP, pygame.K_LEFT) else 1
        upright = event.key in (pygame.K_UP, pygame.K_DOWN)
        here = self.widget(self.focus)
        if upright and self.main_list and not (here and here.group == self.main_list):
            group = [w for w in self._stops() if w.group == self.main_list]
            here = next((w for w in group if _chosen(w)), None)
        elif here is None or not here.group:
            return self._scroll(step) if upright and not (here and here.area) else self._step(step)
        else:
            group = [w for w in self._stops() if w.group == here.group]
        at = group.index(here) + step if here in group else 0
        if not 0 <= at < len(group):
            return ()
        done = self.move_focus(group[at].name)
        there = group[at]
        return done + (there.use() or ()) if isinstance(there, Choice) else done

    @property
    def field_focused(self) -> Field | None:
        """The field that has the keyboard."""
        widget = self.widget(self.focus)
        return widget if isinstance(widget, Field) else None

    @property
    def text_place(self) -> pygame.Rect | None:
        """Where text is being written, for the input method; None: nowhere."""
        field = self.field_focused
        if field is None and self.text_home:
            home = self.widget(self.text_home)
            field = home if isinstance(home, Field) and home.enabled else None
        return field.caret_rect() if field else None

    def handle(self, event: pygame.event.Event) -> Intentions:
        """Take an event of the window; returns what the trainee wants."""
        self._tips.take(event)
        if event.type in _TEXT:
            return self._typed(event)
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP) and getattr(event, "key", 0) not in MODIFIERS:
            self.inputs += 1
            self.stale = True
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEMOTION:
            under = self._under(event.pos)
            self.hover = under.name if under else ""
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            under = self._under(event.pos)
            self._pressed = under.name if under else ""
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._click(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event)
        return ()

    def _typed(self, event: pygame.event.Event) -> Intentions:
        field = self.field_focused
        if field is None and self.text_home and event.text.strip():
            home = self.widget(self.text_home)
            if isinstance(home, Field) and home.enabled:
                self.move_focus(home.name)
                field = home
        self.stale = True
        return (field.type_key(event) or ()) if field else ()

    def _key(self, event: pygame.event.Event) -> Intentions:
        here = self.widget(self.focus)
        if here is not None:
            done = here.type_key(event)
            if done is not None:
                return done
        return self.hot_key(event) if self._has_key(event) else self._navigate(event)

    def _has_key(self, event: pygame.event.Event) -> bool:
        return any(widget.key is not None and widget.key.fits(event) for widget in self.widgets)

    def hot_key(self, event: pygame.event.Event) -> Intentions:
        """Use the enabled widget that the key belongs to."""
        for widget in self.widgets:
            if isinstance(widget, (Button, Choice)) and widget.key and widget.key.fits(event) and widget.enabled:
                return widget.use() or ()
        return ()

    def _scroll(self, step: int) -> Intentions:
        """Up and down move the main area by a line where the keyboard is outside it; without one, the keyboard."""
        state = self.scrolls.get(self.main_area)
        if state is None or not state.most:
            return self._step(step)
        state.move(step * self.kit.line(BODY))
        return ()

    def _navigate(self, event: pygame.event.Event) -> Intentions:
        if event.key == pygame.K_TAB and not event.mod & CTRL:
            return self._step(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            here = self.widget(self.focus)
            state = self.scrolls.get(here.area if here and here.area else self.main_area) or self.scrolls.get(
                self.main_area
            )
            if state is not None:
                state.move((state.rect.height - self.kit.gap * 4) * (-1 if event.key == pygame.K_PAGEUP else 1))
            return ()
        if event.key in (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT):
            return self._arrow(event)
        return ()

    # --- the pointer ------------------------------------------------------------------------------------------

    def _under(self, position: tuple[int, int]) -> Widget | None:
        for widget in reversed(self.widgets):
            if widget.focusable and widget.seen.collidepoint(position):
                return widget
        return None

    def _click(self, position: tuple[int, int]) -> Intentions:
        under = self._under(position)
        if under is None or under.name != self._pressed or not under.enabled:
            return ()
        self.focus = under.name
        self.stale = True
        return under.press_at(position) or ()

    def _wheel(self, event: pygame.event.Event) -> None:
        position = pygame.mouse.get_pos()
        for state in self.scrolls.values():
            if state.rect.collidepoint(position):
                state.move(-event.y * self.kit.px(48))
                self.stale = True


def _chosen(widget: Widget) -> bool:
    return bool(getattr(widget, "chosen", False))


__all__ = ["Page"]
