"""`python -m briefgen` and the `briefgen` command."""

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    gc.disable()  # a run makes things that stay; looking for rubbish among them takes a tenth of a short one
    from briefgen.cli.door import run

    status = run(sys.argv[1:])
    gc.freeze()  # the process ends: nothing is worth a last look
    return status


if __name__ == "__main__":
    sys.exit(main())
