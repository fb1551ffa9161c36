"""`three-rings evaluate`: compares what the program finds with labels, for acts of utterances and verdicts of calls.

With `--cer` the agent's words are first misheard as by a recogniser, by the same seed every time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.commands.bulk import collect_seldom
from simulator.commands.printing import print_json, print_table

if TYPE_CHECKING:
    from scoring.act_agreement import ActAgreement, Counts
    from scoring.agreement import Agreement, Pair
    from scoring.scorecard import Finding, Scorecard

cli = typer.Typer(help="Compare acts of utterances, or verdicts of calls, with labels.", no_args_is_help=True)
SEED = 1
Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="JSON lines with labels.")]
Cer = Annotated[
    float,
    typer.Option("--cer", min=0.0, max=1.0, help="Share of characters (English: words) to be misheard first."),
]
Seed = Annotated[int, typer.Option("--seed", help="Seed of what is misheard.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@cli.command("acts")
def evaluate_acts(files: Files, cer: Cer = 0.0, seed: Seed = SEED, as_json: Json = False) -> None:
    """Precision, recall and F1 of the acts, against the `acts` of each line; false alarms with their reasons."""
    from scoring.act_agreement import act_agreement
    from scoring.acts import ACTS

    alarms: list[dict[str, str]] = []
    outcome = act_agreement(_utterances(files, cer, seed, alarms), tuple(ACTS))
    if as_json:
        print_json({**_acts_plain(outcome), "false_alarms": alarms})
        return
    if alarms:
        print_table("False alarms", ("Act", "Level", "Said", "Reason"), [
            (one["act"], one["level"], one["text"], one["reason"]) for one in alarms
        ])  # fmt: skip
    rows = [(act, *_counts_row(counts)) for act, counts in outcome.acts.items()]
    rows.append(("all together", *_counts_row(outcome.micro)))
    print_table(f"{outcome.utterances} utterances", ("Act", "Precision", "Recall", "F1", "Labelled", "Found"), rows)
    print(f"Mean F1 of the acts {_number(outcome.macro_f1)}; whole utterances right {_percent(outcome.exact)}.")


@cli.command("calls")
def evaluate_calls(
    files: Files,
    standard: Annotated[str | None, typer.Option("--standard", help="Id of a rulebook, or a YAML file.")] = None,
    cer: Cer = 0.0,
    seed: Seed = SEED,
    as_json: Json = False,
) -> None:
    """Exact agreement and Cohen's kappa of the verdicts, against the `labels` of each call."""
    from scoring.agreement import agreement, by_criterion

    collect_seldom()
    pairs: list[Pair] = []
    caps = {"right": 0, "extra": 0, "missed": 0}
    apart: list[dict[str, str]] = []
    for found, labelled_cap, capped, differing in _calls(files, standard, cer, seed):
        pairs += found
        apart += differing
        if labelled_cap or capped:
            caps["right" if labelled_cap and capped else "extra" if capped else "missed"] += 1
    outcome, criteria = agreement(pairs), by_criterion(pairs)
    if as_json:
        plain = {criterion: _agreement_plain(one) for criterion, one in criteria.items()}
        print_json({**_agreement_plain(outcome), "auto_fail": caps, "criteria": plain, "disagreements": apart})
        return
    columns = ("Criterion", "Judged", "Exact", "Kappa", "N/A", "N/A found", "Cannot tell")
    print_table("Criteria", columns, [(name, *_agreement_row(one)) for name, one in criteria.items()])
    rows = [(one["call"], one["criterion"], one["label"], one["why"], one["verdict"], one["reason"]) for one in apart]
    print_table("Disagreements", ("Call", "Criterion", "Label", "Its reason", "Verdict", "Our reason"), rows)
    print(
        f"{outcome.cases} pairs: exact {_percent(outcome.exact)}, kappa {_number(outcome.kappa)} over "
        f"{outcome.kappa_cases}; auto-fail: {caps['right']} found, {caps['missed']} missed, {caps['extra']} too many."
    )


def _utterances(files: list[Path], cer: float, seed: int, alarms: list[dict[str, str]]) -> Iterator[Any]:
    """Labels and found acts of each line; what was found without a label goes to `alarms`."""
    from scoring.act_agreement import Labelled
    from scoring.acts import ACTS, load_detector
    from scoring.acts.stream import LineError, read_utterance
    from scoring.language.misheard import mishear
    from simulator.errors import LibraryError

    for place, line in _lines(files):
        try:
            utterance, plain = read_utterance(line)
        except LineError as error:
            raise LibraryError(f"{place}: {error}.") from error
        label = plain.get("acts")
        if not isinstance(label, list) or not all(act in ACTS for act in label):
            raise LibraryError(f"{place}: 'acts' must be a list of acts of the codebook.")
        if cer:
            utterance = replace(utterance, text=mishear(utterance.text, utterance.language, cer, seed))
        understood = load_detector(utterance.language).understand(utterance)
        alarms.extend(
            {"place": place, "text": utterance.text, "act": one.act, "level": one.level, "reason": one.reason}
            for one in understood.findings
            if one.act in understood.acts and one.act not in label
        )
        yield Labelled(frozenset(label), frozenset(understood.acts))


def _calls(
    files: list[Path], standard: str | None, cer: float, seed: int
) -> Iterator[tuple[list[Pair], bool, bool, list[dict[str, str]]]]:
    """For each call the pairs, whether its label caps it, whether we do, and where both differ."""
    from scoring.agreement import pairs_of
    from scoring.engine import score
    from scoring.transcripts import TranscriptError, read_transcript
    from simulator.errors import LibraryError
    from simulator.rulebooks import open_standard

    rulebook = open_standard(standard)
    for place, line in _lines(files):
        try:
            plain = _object(line)
            record = read_transcript(_misheard(plain, cer, seed) if cer else line, place)
            card = score(record, rulebook)
            pairs = pairs_of(record.header.call, _labels(plain), card.verdicts)
            yield pairs, plain.get("auto_fail") is True, bool(card.auto_fail), _apart(pairs, card, plain)
        except TranscriptError as error:
            raise LibraryError(str(error)) from error
        except ValueError as error:
            raise LibraryError(f"{place}: {error}") from error


def _apart(pairs: list[Pair], card: Scorecard, plain: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where label and verdict differ, with the reasons of both."""
    why = plain.get("why")
    reasons = why if isinstance(why, dict) else {}
    findings = {finding.criterion: finding for finding in card.findings}
    return [
        {
            "call": pair.call, "criterion": pair.criterion, "label": pair.label.value,
            "why": str(reasons.get(pair.criterion, "")), "verdict": pair.verdict.value,
            "reason": _reason(findings[pair.criterion]),
        }
        for pair in pairs
        if pair.label is not pair.verdict
    ]  # fmt: skip


def _reason(finding: Finding) -> str:
    """What our verdict rests on, in a line."""
    words = " … ".join(f"“{item.quote}”" for item in finding.evidence[:2])
    return "; ".join(text for text in (finding.missing.why if finding.missing else "", words) if text)


def _object(line: str) -> dict[str, Any]:
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this is no JSON object.") from error
    if not isinstance(plain, dict):
        raise ValueError("this is no JSON object.")
    return plain


def _labels(plain: Mapping[str, Any]) -> dict[str, str]:
    labels = plain.get("labels")
    if not isinstance(labels, dict) or not all(isinstance(label, str) for label in labels.values()):
        raise ValueError("'labels' must be an object of criteria with pass, partial, fail or na.")
    return labels


def _misheard(plain: Mapping[str, Any], cer: float, seed: int) -> str:
    """The call with the agent's words misheard; what is no such call is left for its reader to refuse."""
    from scoring.language.misheard import mishear

    language, turns = str(plain.get("lang")), plain.get("turns")
    if not isinstance(turns, list):
        return json.dumps(plain)
    changed = [
        {**turn, "text": mishear(turn["text"], language, cer, seed)}
        if isinstance(turn, dict) and turn.get("who") == "agent" and isinstance(turn.get("text"), str)
        else turn
        for turn in turns
    ]
    return json.dumps({**plain, "turns": changed}, ensure_ascii=False)


def _lines(files: list[Path]) -> Iterator[tuple[str, str]]:
    """Every line that is not empty, with its place for messages."""
    from simulator.commands.lines import TOO_LONG, bounded_lines
    from simulator.errors import LibraryError, UsageError

    for path in files:
        if not path.exists():
            raise UsageError(f"There is no file {path}.")
        try:
            with path.open("rb") as file:
                for number, line in enumerate(bounded_lines(file), 1):
                    if line is None:
                        raise LibraryError(f"{path}, line {number}: {TOO_LONG}.")
                    if line.strip():
                        yield f"{path}, line {number}", line
        except OSError as error:
            raise LibraryError(f"{path} cannot be read: {error.strerror or error}.") from error


# --- how it is told ----------------------------------------------------------------------------------------


def _acts_plain(outcome: ActAgreement) -> dict[str, Any]:
    return {
        "utterances": outcome.utterances, "exact": outcome.exact, "macro_f1": outcome.macro_f1,
        "micro": _counts_plain(outcome.micro),
        "acts": {act: _counts_plain(counts) for act, counts in outcome.acts.items()},
    }  # fmt: skip


def _counts_plain(counts: Counts) -> dict[str, Any]:
    return {
        "precision": counts.precision, "recall": counts.recall, "f1": counts.f1,
        "right": counts.right, "extra": counts.extra, "missed": counts.missed,
    }  # fmt: skip


def _counts_row(counts: Counts) -> tuple[str, ...]:
    measures = (_number(counts.precision), _number(counts.recall), _number(counts.f1))
    return *measures, str(counts.right + counts.missed), str(counts.right + counts.extra)


def _agreement_plain(one: Agreement) -> dict[str, Any]:
    return {
        "cases": one.cases, "exact": one.exact, "kappa_cases": one.kappa_cases, "kappa": one.kappa,
        "not_applicable": one.not_applicable, "not_applicable_found": one.not_applicable_found,
        "cannot_tell": one.cannot_tell,
        "confusion": [
            {"label": label.value, "verdict": verdict.value, "pairs": pairs}
            for (label, verdict), pairs in one.confusion.items()
        ],
    }  # fmt: skip


def _agreement_row(one: Agreement) -> tuple[str, ...]:
    return (
        str(one.cases), _percent(one.exact), _number(one.kappa), str(one.not_applicable),
        _percent(one.not_applicable_found), _percent(one.cannot_tell),
    )  # fmt: skip


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


__all__ = ["cli"]
