"""What reading costs, to set the cost of linking against: python -m bench.bare read|decode OLD NEW

`read` reads both documents as `aiplan` does and ends. `decode` decodes both as editions in our own JSON and prints the
CPU seconds which that took.
"""

import sys
import time


def read(old: str, new: str) -> None:
    from aiplan_revise.cli.reading import Desk

    desk = Desk()
    desk.read(old), desk.read(new)


def decode(old: str, new: str) -> float:
    """CPU seconds of decoding both, once each, from bytes that are at hand."""
    from aiplan_revise.cli.reading import Desk
    from aiplan_revise.model.codec import decode, encode
    from aiplan_revise.model.edition import Edition

    desk = Desk()
    raw = [encode(desk.read(name).edition) for name in (old, new)]
    start = time.process_time()
    decoded = [decode(one, Edition) for one in raw]
    assert len(decoded) == 2
    return time.process_time() - start


def main() -> None:
    what, old, new = sys.argv[1:]
    if what == "read":
        read(old, new)
    else:
        print(decode(old, new))


if __name__ == "__main__":
    main()
