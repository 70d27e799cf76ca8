"""The process that reads letters: started with limits on itself, it answers one letter after the other.

Messages are JSON with their length before them; nothing is unpickled, so that whatever a hostile letter makes of this
process, it can do no more to ours than be wrong.
"""

import json
import math
import struct
import sys
import time
from typing import IO, Any, Final

from briefgen.errors import UnreadableError
from briefgen.extract.fields_json import problem_to_plain, to_plain
from briefgen.extract.senders import Senders, senders_from_plain

LENGTH: Final = struct.Struct(">I")
LONGEST_ANSWER: Final = 40_000_000  # bytes


def send(stream: IO[bytes], message: dict[str, Any], data: bytes = b"") -> None:
    """A message, and after it as many bytes as its `size` says."""
    text = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    stream.write(LENGTH.pack(len(text)) + text)
    if data:
        stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None at the end of the stream, or where it is no message."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > LONGEST_ANSWER:
        return None
    text = stream.read(length)
    if len(text) < length:
        return None
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def serve() -> None:
    """Reads requests from standard input until its end, and answers each on standard output."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    start = receive(requests)
    if start is None:
        return
    from briefgen.language import set_language

    set_language(start["language"])
    senders = senders_from_plain(start["senders"])
    _warm_up()
    limited = _limit(memory=start["memory"])
    send(answers, {"ready": True})
    while (request := receive(requests)) is not None:
        data = requests.read(request["size"])
        if limited:
            _limit_cpu(start["cpu_seconds"])
        answer = answer_to(data, request["name"], senders)
        send(answers, answer)
        if answer.get("stopped"):
            return  # memory that was short once may stay short: a new process starts afresh


def answer_to(data: bytes, name: str, senders: Senders) -> dict[str, Any]:
    """`{"letter": …}`, `{"refusal": …}`, or `{"stopped": "memory" | "broken"}`."""
    from briefgen.extract.letters import read_letter

    try:
        return {"letter": to_plain(read_letter(data, name=name, senders=senders))}
    except UnreadableError as error:
        return {"refusal": problem_to_plain(error.problems[0])}
    except MemoryError:
        return {"stopped": "memory"}
    except Exception:  # noqa: BLE001 - the door of this process: whatever a hostile file brings about ends here
        return {"stopped": "broken"}


def _warm_up() -> None:
    """Imports what every letter needs, before the limits hold."""
    from importlib import import_module

    for name in (
        "pypdfium2",
        "briefgen.extract.letters",
        "briefgen.extract.pdf_opening",
        "briefgen.extract.word_letter",
    ):
        import_module(name)


def _limit(*, memory: int) -> bool:
    """Limits this process: its memory, no files written, no core dump. False where the system cannot."""
    try:
        import resource
    except ImportError:
        return False
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (within, within))
    return True


def _limit_cpu(seconds: int) -> None:
    """From now on so many seconds of computing; then the system ends this process."""
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(time.process_time()) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
