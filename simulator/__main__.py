"""Starts the program: `three-rings` and `python -m simulator`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Carry out this process's command line and end with its exit status."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # its greeting would stand among our output
    from simulator.memory import few_heaps

    few_heaps()  # before any thread is there
    from simulator.app import command_line
    from simulator.commands.cli import run

    sys.exit(run(command_line()))


if __name__ == "__main__":
    main()
