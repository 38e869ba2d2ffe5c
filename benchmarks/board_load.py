"""The room's phones as a process of their own, sending ideas: `python -m benchmarks.board_load`.

Its first line of input is the target. Each line after it, a number of ideas and one of seconds, sends so many spread
over that time, and is answered once each is stored. It yields to the program: phones are other computers.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any
from uuid import uuid4

from benchmarks.frames_load import say, yield_to_others
from benchmarks.phones_load import send


def _idea(target: dict[str, Any], index: int) -> bytes:
    """The request of a phone; the words are new each time."""
    token = target["tokens"][index % len(target["tokens"])]
    body = f"board={target['board']}&note={uuid4().hex}&text=Un+bus+de+plus+le+soir+%28{index}%29"
    return (
        f"POST /idea HTTP/1.1\r\nHost: 127.0.0.1:{target['port']}\r\nOrigin: http://127.0.0.1:{target['port']}\r\n"
        f"Cookie: badge={token}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def main() -> None:
    """Sends when told."""
    target = json.loads(sys.stdin.readline())
    say("ready")
    for line in sys.stdin:
        count, seconds = line.split()
        shares = [[_idea(target, index)] for index in range(int(count))]
        asyncio.run(send(target["port"], shares, float(seconds)))
        say("sent")


if __name__ == "__main__":
    yield_to_others()
    main()
