"""The tab of keys: every action with its key, and why a key that was pressed cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from simulator.keys import ACTIONS, Refusal, bound
from simulator.screen.settings_view import ActionItem, HeadItem, KeyItem, SettingsItem, TextItem
from simulator.screen.words import Words
from simulator.settings import Settings

RESET: Final = "keys.reset"


def keys(settings: Settings, t: Words, refused: tuple[str, str] = ("", "")) -> tuple[SettingsItem, ...]:
    """All actions with their keys; `refused`: an action, and why it cannot have the key that was pressed."""
    items: list[SettingsItem] = [
        TextItem(t("Every button shows its key. Tab goes on to the next thing, the arrows choose, Enter does it, "
                   "Page Up and Page Down scroll.")),
        TextItem(t("Enter on a line and then a key changes it; Esc leaves it, Delete brings back the first one.")),
        ActionItem(RESET, t("All keys as the program came"), "settings.do", "again", bool(settings.keys)),
    ]  # fmt: skip
    titles, heads, now = action_titles(t), _heads(t), bound(settings.keys)
    head = ""
    for action in ACTIONS:
        own = heads[action.id.partition(".")[0]]
        if own != head:
            items.append(HeadItem(own))
            head = own
        problem = refused[1] if refused[0] == action.id else ""
        items.append(KeyItem(action.id, titles[action.id], now[action.id], action.key, problem))
    return tuple(items)


def refused_sentence(refusal: Refusal, key: str, t: Words) -> str:
    """Why a key cannot be used, and what to do."""
    match refusal.why:
        case "writing":
            return t("{key} is needed for writing. Choose another key.", key=key)
        case "taken":
            title = action_titles(t)[refusal.by]
            return t(
                "{key} already means “{title}”. Choose another key, or change that one first.", key=key, title=title
            )
    return t("{key} cannot be used. Choose F1 to F12, or Ctrl with one of them, a letter or a digit.", key=key)


def _heads(t: Words) -> Mapping[str, str]:
    """Headings by the beginning of an action's id."""
    everywhere, lobby, after = t("Everywhere"), t("Lobby and results"), t("Record and shift")
    setting = t("Settings and first start")
    return {
        "main": everywhere, "back": everywhere, "finish": everywhere, "dismiss": everywhere, "lobby": lobby,
        "results": lobby, "mode": t("Before the call"), "call": t("During a call"), "record": after, "shift": after,
        "score": t("Scorecard"), "trainer": t("Trainer's view"), "settings": setting, "start": setting,
    }  # fmt: skip


def action_titles(t: Words) -> Mapping[str, str]:
    """What each action does, by its id."""
    return {
        "main": t("The main button of a screen"), "back": t("Back"), "finish": t("Finish, book, agree or send"),
        "dismiss": t("A message was read"),
        "lobby.language": t("Language of the program"), "lobby.settings": t("Settings"),
        "lobby.means": t("By voice or by keyboard"), "lobby.results": t("My results"),
        "lobby.tab": t("Calls, drills, shift"), "lobby.trainer": t("For trainers"), "lobby.search": t("Search calls"),
        "lobby.quit": t("Quit"), "results.again": t("Take this call again"),
        "mode.hear": t("Hear"), "mode.shadow": t("Shadow"), "mode.learn": t("Learn"), "mode.practise": t("Practise"),
        "mode.test": t("Test"),
        "call.hold": t("Hold, and take the line up again"), "call.mute": t("Mute, and open the microphone again"),
        "call.directory": t("People"), "call.customer": t("Customer"), "call.notes": t("Notes"),
        "call.callback": t("Call-back"), "call.words": t("Talk, where the window is narrow"),
        "call.floor": t("Hold to speak, or: I am not finished"), "call.give_up": t("Give the call up"),
        "call.ring_back": t("Ring back after the line broke"), "call.hang_up": t("Hang up"),
        "call.presence": t("Ask whether a colleague is free"), "call.consult": t("Consult a colleague"),
        "call.transfer": t("Transfer"), "call.escalate": t("Escalate"), "call.note": t("Add note"),
        "call.correct": t("This is not what I said"), "call.captions": t("Hide or show the captions"),
        "call.hint": t("A hint, where there is one"), "call.fact": t("Take what the caller told last into the notes"),
        "call.model": t("Hear the model sentence"), "call.leave_out": t("Leave the sentence to the robot"),
        "record.add": t("Add task"), "record.remove": t("Remove the last task"),
        "shift.make": t("Make a call-back that is due"), "shift.open": t("Open the chosen scorecard"),
        "score.stage": t("Rules of a stage"), "score.report": t("Report"), "score.result": t("Result"),
        "score.again": t("Once more"), "score.fixes": t("Fixes"), "score.rules": t("Every rule"),
        "score.words": t("The call"), "score.play": t("Play this moment"), "score.next": t("Next place"),
        "score.submit": t("Hand in, or take back"), "score.away": t("Leave the scorecard from a finding"),
        "score.fix1": t("Open the first fix"), "score.fix2": t("Open the second fix"),
        "score.fix3": t("Open the third fix"), "score.hear": t("Hear the sentence"),
        "score.retry": t("Retry from here"), "score.dispute": t("Dispute a verdict, answer a dispute"),
        "score.overrule": t("Overrule"), "score.comment": t("Comment"), "score.verdict": t("The next verdict"),
        "trainer.result": t("Passed or not passed"), "trainer.disputes": t("Disputes"),
        "trainer.change": t("Passphrase"),
        "settings.tab": t("The next tab"), "settings.first": t("Hear callers, or try Mandarin"),
        "settings.second": t("Try the microphone, or English"), "settings.third": t("Try Cantonese"),
        "settings.do": t("What a tab's button says"),
        "start.language": t("Language at the first start"), "start.size": t("Size of text at the first start"),
        "start.decline": t("Do not record: I type"), "start.skip": t("Skip and type"),
    }  # fmt: skip


__all__ = ["RESET", "action_titles", "keys", "refused_sentence"]
