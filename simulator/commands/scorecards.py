"""A scorecard for people in a terminal: as tables of its JSON, or in the words of the screen's view-state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from simulator.commands.printing import print_table

if TYPE_CHECKING:
    from simulator.screen.score_view import FindingView, ScoreView
    from simulator.screen.words import Words


def print_scorecard(card: Mapping[str, Any], left_out: Sequence[str] = ()) -> None:
    """A scorecard's JSON as tables: the total, the dimensions, and each verdict with the words it rests on.

    `left_out` are criteria that the stage of training does not score; they are told, and give no points.
    """
    cap = f" (before the cap: {card['before_cap']})" if card["cap"] is not None else ""
    passed = "passed" if card["passed"] else "not passed"
    stars = f", {'★' * card['stars']}" if card["stars"] else ""
    standard = card["standard"]
    print(f"Call {card['id']}: {card['total']} of 100{cap}, {passed}{stars} ({standard['id']} {standard['version']})")
    if card.get("unfinished"):
        print(f"Unfinished: {card['unfinished']}; what would have come later counts as missing.")
    if card.get("barred"):
        print(f"Cannot pass: {', '.join(card['barred'])}")
    if card.get("stage"):
        print(f"Stage: {card['stage']}")
    for turn in card.get("disputed", ()):
        heard = f"'{turn['was']}'" if turn["was"] else "nothing"
        print(f"Disputed: in turn {turn['turn']} {heard} was recognised; scored as '{turn['text']}'.")
    if card["auto_fail"]:
        print(f"Critical: {', '.join(card['auto_fail'])}")
    dimensions = [(name, item["points"], str(item["of"])) for name, item in card["dimensions"].items()]
    print_table("Dimensions", ("Dimension", "Points", "Of"), dimensions)
    print_table("Verdicts", ("Criterion", "Verdict", "Clause", "Points", "Rests on"), map(_row, card["findings"]))
    if left_out:
        print(f"Not scored in this stage: {', '.join(left_out)}")


def _row(finding: Mapping[str, Any]) -> tuple[str, ...]:
    words = [f"{item['at']:.1f} s: {item['quote']}" for item in finding["evidence"]]
    if finding["missing"]:
        words.append(finding["missing"]["why"])
    if finding["follows_from"]:
        words.append(f"follows from {finding['follows_from']}")
    points = f"{finding['points']:g} / {finding['of']}" if finding["of"] else "–"
    return finding["criterion"], finding["verdict"].replace("_", " "), finding["clause"], points, "\n".join(words)


def print_score_view(view: ScoreView, t: Words) -> None:
    """The scorecard as the window shows it, in the language of `t`."""
    stars = f"  {'★' * view.stars}" if view.stars else ""
    print(f"{view.title}: {view.total} / 100  {view.verdict}{stars}  ({view.standard})")
    if view.cap:
        print(view.cap)
    print_table(t("Dimensions"), (t("Dimension"), t("Points")), [(one.title, one.points) for one in view.dimensions])
    if view.fixes:
        print_table(view.fixes_title, _columns(t), map(_finding, view.fixes))
    else:
        print(t("Nothing to fix: every rule that counted was met."))
    print_table(t("Everything that was looked at"), _columns(t), map(_finding, view.findings))


def _columns(t: Words) -> tuple[str, ...]:
    return t("Rule"), t("Verdict"), t("Clause"), t("Points"), t("Why")


def _finding(one: FindingView) -> tuple[str, ...]:
    words = [f"{quote.at}  {quote.text}" for quote in one.quotes]
    words += [text for text in (one.missing, one.follows) if text]
    if one.model:
        words.append(f"→ {one.model}")
    return one.title, one.verdict_word, one.clause, one.points, "\n".join(words)


__all__ = ["print_score_view", "print_scorecard"]
