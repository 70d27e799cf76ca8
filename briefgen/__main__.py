"""`python -m briefgen` and the `briefgen` command."""

import sys


def main() -> int:
    """Run the command line of this process and return its exit status."""
    from briefgen.cli.door import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
