"""Starts the program: `three-rings` and `python -m simulator`."""

from __future__ import annotations

import sys


def main() -> None:
    """Carry out this process's command line and end with its exit status."""
    from simulator.app import command_line
    from simulator.commands.cli import run

    sys.exit(run(command_line()))


if __name__ == "__main__":
    main()
