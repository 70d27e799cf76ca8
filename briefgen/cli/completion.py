"""`briefgen completion`: the script that teaches a shell to complete briefgen."""

from typing import Final

import click

from briefgen.cli import options
from briefgen.language import _

SHELLS: Final = ("bash", "zsh", "fish")


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Print what makes the Tab key complete briefgen's commands, options and values in your shell.\n\n"
            "\b\n"
            "bash  briefgen completion bash > ~/.local/share/bash-completion/completions/briefgen\n"
            "zsh   briefgen completion zsh > ~/.zfunc/_briefgen   (with fpath+=~/.zfunc before compinit)\n"
            "fish  briefgen completion fish > ~/.config/fish/completions/briefgen.fish"
        ),
        params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
    )


def run(shell: str) -> int:
    """Print click's own script for the shell: it asks `briefgen` itself at each Tab."""
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    assert complete is not None  # noqa: S101 - the choices are shells that click knows
    made = complete(click.Command("briefgen"), {}, "briefgen", "_BRIEFGEN_COMPLETE")
    click.echo(made.source_template % made.source_vars())
    return 0
