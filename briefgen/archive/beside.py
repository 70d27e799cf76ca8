"""Lets another processor work on something meanwhile, where that is possible and safe."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")


class Beside(Generic[T]):
    """`work`, begun in a copy of this process if `wanted`; `result` waits for it, or does the work here.

    A copy is made only of a process without other threads, whose locks it would take along. Whatever goes wrong in the
    copy goes wrong here again, where it can be told.
    """

    def __init__(self, work: Callable[[], T], *, wanted: bool) -> None:
        self._work: Final = work
        self._process: BaseProcess | None = None
        self._results: Connection | None = None
        if wanted and threading.active_count() == 1:
            self._begin()

    def _begin(self) -> None:
        import multiprocessing

        if "fork" not in multiprocessing.get_all_start_methods():
            return
        context = multiprocessing.get_context("fork")
        self._results, sending = context.Pipe(duplex=False)
        process = context.Process(target=self._send, args=(sending,), daemon=True)
        try:
            process.start()
        except OSError:  # no memory or no more processes
            self._results.close()
        else:
            self._process = process
        sending.close()

    def _send(self, sending: "Connection") -> None:
        try:
            sending.send(self._work())
        except Exception:  # noqa: BLE001 - whatever it is, it happens again here
            return  # the work is done again where its error can be told

    def result(self) -> T:
        if self._process is None or self._results is None:
            return self._work()
        try:
            found: T = self._results.recv()
        except EOFError:
            found = self._work()
        self._process.join()
        self._results.close()
        return found
