"""`three-rings results`: lists the calls that were taken, shows one, deletes one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.commands.printing import print_json, print_table
from simulator.commands.scorecards import print_scorecard

if TYPE_CHECKING:
    from simulator.results.entries import CallEntry
    from simulator.results.store import Store

cli = typer.Typer(help="List the calls that were taken, show one, delete one.", invoke_without_command=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CallId = Annotated[str, typer.Argument(help="Id of the call, or the beginning of it.")]


@contextmanager
def _store() -> Iterator[Store]:
    from simulator.results.store import open_store

    store = open_store()
    try:
        yield store
    finally:
        store.close()


@cli.callback()
def results(
    context: typer.Context,
    trainee: Annotated[str | None, typer.Option("--trainee", help="Only this trainee.")] = None,
    scenario: Annotated[str | None, typer.Option("--scenario", help="Only this scenario.")] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="How many calls to list.")] = 50,
    as_json: Json = False,
) -> None:
    """List the calls that were taken, the newest first."""
    if context.invoked_subcommand is not None:
        return
    with _store() as store:
        entries = store.calls(trainee, scenario, most=most)
    if as_json:
        print_json([_plain(entry) for entry in entries])
    elif not entries:
        print("No call was taken yet. 'three-rings' opens the desk.")
    else:
        columns = ("Call", "Started", "Trainee", "Scenario", "Language", "Mode", "State", "Score", "Result")
        print_table("Calls", columns, map(_row, entries))


@cli.command()
def show(call: CallId, as_json: Json = False) -> None:
    """Show one call with its scorecard."""
    with _store() as store:
        entry = store.call(call)
        text = store.scorecard(entry.id)
    card = json.loads(text) if text else None
    if as_json:
        print_json({**_plain(entry), "scorecard": card})
        return
    print_table(
        "Call", ("What", "Value"), [(key, str(value)) for key, value in _plain(entry).items() if value is not None]
    )
    if card is None:
        print(f"It has no scorecard yet. 'three-rings score {entry.record}' makes one.")
    else:
        print_scorecard(card)


@cli.command()
def delete(
    call: CallId,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    why: Annotated[str, typer.Option("--why", help="The reason, for the journal.")] = "",
) -> None:
    """Delete one call with its record and its sound, for good; the journal keeps who deleted it, when and why."""
    with _store() as store:
        entry = store.call(call)
        if not yes:
            typer.confirm(f"Delete the call {entry.id} ({entry.scenario}, {entry.started}) for good?", abort=True)
        store.delete_call(entry.id, who=_user(), made=_now(), why=why)
    print(f"The call {entry.id} was deleted.")


@cli.command()
def passphrase(
    forget: Annotated[
        bool, typer.Option("--forget", help="Take the passphrase away, so that another can be set.")
    ] = False,
    why: Annotated[str, typer.Option("--why", help="The reason, for the journal.")] = "",
) -> None:
    """Say whether the trainer's view has a passphrase; take a forgotten one away. The journal keeps who did it."""
    from simulator.results.journal import Journal

    with _store() as store:
        journal = Journal(store)
        there = journal.passphrase() is not None
        if forget and there:
            text = f"forgotten: {why}" if why else "forgotten"
            journal.set_passphrase(None, made=_now(), who=_user(), text=text)
            print("The passphrase was taken away; whoever opens the trainer's view next sets another.")
            return
    print("The trainer's view has a passphrase." if there else "The trainer's view has no passphrase yet.")


@cli.command()
def journal(as_json: Json = False) -> None:
    """List what was done with calls: handed in, disputed, answered, overruled, commented, deleted; who, when, why."""
    from simulator.results.journal import Journal

    with _store() as store:
        entries = Journal(store).all()
    if as_json:
        print_json([asdict(entry) for entry in entries])
        return
    rows = [
        (one.made, one.who, one.kind, one.call, one.criterion or "", one.verdict or "", one.text) for one in entries
    ]
    print_table("Journal", ("When", "Who", "What", "Call", "Criterion", "Verdict", "Text"), rows)


def _user() -> str:
    """Who is logged in on this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name: a bare container, say
        return "unknown"


def _now() -> str:
    """The wall clock as the journal writes it."""
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="seconds")


def _plain(entry: CallEntry) -> dict[str, Any]:
    return {**asdict(entry), "record": str(entry.record)}


def _row(entry: CallEntry) -> tuple[str, ...]:
    result = "" if entry.passed is None else "passed" if entry.passed else "not passed"
    stars = f" {'★' * entry.stars}" if entry.stars else ""
    return (
        entry.id, entry.started, entry.trainee, entry.scenario, entry.language, entry.mode, entry.state,
        "" if entry.total is None else str(entry.total), result + stars,
    )  # fmt: skip


__all__ = ["cli"]
