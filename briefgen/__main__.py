"""`python -m briefgen` and the `briefgen` command."""

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    gc.set_threshold(50_000)  # importing makes many things that stay; looking for rubbish among them takes a tenth
    from briefgen.cli.door import run

    status = run(sys.argv[1:])
    gc.freeze()  # the process ends: nothing is worth a last look
    return status


if __name__ == "__main__":
    sys.exit(main())
