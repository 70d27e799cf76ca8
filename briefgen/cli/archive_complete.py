"""`briefgen archive complete`: what could not be read of letters from before briefgen is filled in."""

import click

from briefgen.cli import options
from briefgen.cli.terminal import say, visible
from briefgen.errors import ExitStatus
from briefgen.language import _, ngettext


def complete() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Fill in what could not be read of letters from before briefgen, or correct it.\n\n"
            "FILE is YAML: under 'letters' each letter by the first digits of its file's SHA-256, its reference or its "
            "file's name, with the fields that are known. 'briefgen archive list --incomplete --yaml' writes one to "
            "fill in. The letters themselves do not change; the log says what was filled in.\n\n"
            "Exit status: 1 if a letter in the file still lacks something, 2 if the file has a mistake (nothing is "
            "written then)."
        ),
        params=[
            click.Argument(["file"], metavar=_("FILE"), type=click.Path()),
            options.archive(),
            options.as_json(),
            options.templates(),
        ],
    )


@click.pass_context
def run(ctx: click.Context, *, file: str, as_json: bool) -> int:
    """Print each letter with what was filled in."""
    from pathlib import Path

    from briefgen.cli.archived import as_data, echo_json, now, opened, refusal_as_json
    from briefgen.extract.fields import FIELDS
    from briefgen.workflow.adding import known_ministries
    from briefgen.workflow.completing import complete as complete_all
    from briefgen.workflow.completing import still_waiting

    chosen = options.settings_of(ctx)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        ministries = known_ministries(options.folders_of(chosen))
        done = complete_all(archive, Path(file), ministries=ministries, now=now)
        head = str(archive.head())
    if as_json:
        echo_json({"completed": [{**as_data(each.letter), "fields": list(each.fields)} for each in done], "head": head})
    else:
        for each in done:
            names = ", ".join(_(FIELDS[name]) for name in each.fields) or _("nothing new")
            click.echo(visible(f"{each.letter.sha256[:12]}  {each.letter.reference or each.letter.name}: {names}"))
        click.echo(_("Tree head: {head}").format(head=head))
    count = sum(1 for each in done if each.fields)
    text = ngettext("{count} letter completed or corrected.", "{count} letters completed or corrected.", count)
    say(text.format(count=count))
    waiting = sum(1 for _letter in still_waiting(done))
    if waiting:
        text = ngettext("{count} letter still lacks something.", "{count} letters still lack something.", waiting)
        say(text.format(count=waiting))
    return ExitStatus.FINDINGS if waiting else ExitStatus.DONE
