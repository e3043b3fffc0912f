"""What runs in a process of its own: jobs in, answers out, until the pipe is closed."""

from __future__ import annotations

import os
import queue
import threading
from multiprocessing.connection import Connection

from loc.run.jobs import Job, do_job


def serve(pipe: Connection, threads: int) -> None:
    """`threads` is for the libraries that ask OpenMP how many to start."""
    os.dup2(2, 1)  # stdout is for the results of the command, whatever a library prints
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))
    inbox: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, inbox), daemon=True).start()
    while True:
        pipe.send(do_job(inbox.get()))


def _listen(pipe: Connection, inbox: queue.SimpleQueue[Job]) -> None:
    """The pipe ends with the process at its other end, kill -9 included; the job in hand is of no use then."""
    try:
        while True:
            inbox.put(pipe.recv())
    finally:
        os._exit(0)
