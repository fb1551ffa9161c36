"""What ended calls have freed goes back to the system: few heaps whatever the number of threads."""

from __future__ import annotations

import subprocess
import sys

import pytest

THREADS = """
import ctypes, sys, threading
from simulator.memory import few_heaps, give_back
if sys.argv[1] == "few":
    few_heaps()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
meeting = threading.Barrier(16)
def use():
    meeting.wait()
    library.malloc(1000)
    meeting.wait()
threads = [threading.Thread(target=use) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
give_back()
library.fdopen.restype = ctypes.c_void_p
library.malloc_info(0, ctypes.c_void_p(library.fdopen(1, b"w")))
library.fflush(None)
"""


def heaps(how: str) -> int:
    """Heaps that the C library has opened after sixteen threads took memory at the same time."""
    ran = subprocess.run([sys.executable, "-c", THREADS, how], capture_output=True, text=True, check=True)
    return ran.stdout.count("<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux alone keeps a heap for each thread")
def test_threads_share_a_few_heaps() -> None:
    assert heaps("many") > 2
    assert heaps("few") <= 2
