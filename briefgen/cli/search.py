"""`briefgen search`: issued letters by their words and by what is known of them."""

import sys
from typing import TYPE_CHECKING, Literal

import click

from briefgen.cli import options
from briefgen.cli.terminal import paint, say, visible, wants_colour
from briefgen.errors import ExitStatus
from briefgen.language import _, ngettext

if TYPE_CHECKING:
    from briefgen.archive.keeping import Archive
    from briefgen.archive.search import Found, Hit

_MOST_VALUES = 8  # of one kind of counts, in what people read


def command() -> click.Command:
    return options.Command(
        callback=run,
        help=_(
            "Find issued letters.\n\n"
            'Letters are found that have all words of QUERY, inflected or as a part of a longer word. "Words in '
            "quotes\" stand together, 'word*' is the beginning of a word; AND, OR, NOT, NEAR and brackets join. "
            "Fields: ministry: kind: subject: reference: dossier: signatory: addressee: from: to: date:. "
            "A reference finds its letter, however it is spelled. A letter that was replaced or withdrawn is "
            "marked.\n\n"
            "Exit status: 1 if nothing is found, 2 if the query has a mistake (the rest of it is answered)."
        ),
        params=[click.Argument(["query"], metavar=_("QUERY…"), nargs=-1), *_choices()],
    )


def _choices() -> list[click.Parameter]:
    return [
        click.Option(
            ["--sort"],
            type=click.Choice(["best", "newest"]),
            default="best",
            help=_("The best answers first, or the newest letters."),
        ),
        click.Option(["--like"], metavar=_("REFERENCE"), help=_("Find letters about the same things as this one.")),
        click.Option(
            ["--page"],
            type=click.IntRange(1, 1_000_000),
            default=1,
            metavar=_("NUMBER"),
            help=_("Which page of the letters found."),
        ),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, 1000),
            default=20,
            metavar=_("NUMBER"),
            help=_("How many letters a page has at most; 20 if not given."),
        ),
        options.archive(),
        options.as_json(),
    ]


@click.pass_context
def run(
    ctx: click.Context,
    *,
    query: tuple[str, ...],
    sort: Literal["best", "newest"],
    like: str | None,
    page: int,
    limit: int,
    as_json: bool,
) -> int:
    """Print one page of what was found, with counts of all of it."""
    from briefgen.cli.archived import opened, refusal_as_json

    question = " ".join(query)
    if bool(question.strip()) == bool(like):
        raise click.UsageError(_("Give either a query or --like with a reference."))
    if like and (page != 1 or sort != "best"):
        raise click.UsageError(_("--like gives one page, the most alike first: --page and --sort do not go with it."))
    chosen = options.settings_of(ctx)
    with refusal_as_json(wanted=as_json), opened(chosen) as archive:
        if like:
            found = _like(archive, like, limit)
        else:
            from briefgen.archive.search import search

            found = search(archive, question, sort=sort, page=page, size=limit)
    if as_json:
        _echo_json(found, {"query": question, "like": like or "", "sort": sort, "page": page, "limit": limit})
    else:
        _show_all(found, page=page, limit=limit, alike=bool(like), colour=wants_colour(sys.stdout, chosen.color))
    if found.problems:
        return ExitStatus.USAGE
    return ExitStatus.DONE if found.total else ExitStatus.FINDINGS


def _like(archive: "Archive", reference: str, limit: int) -> "Found":
    from briefgen.archive.search import like
    from briefgen.cli.archived import find

    return like(archive, find(archive, reference, None), size=limit)


def _show_all(found: "Found", *, page: int, limit: int, alike: bool, colour: bool) -> None:
    from briefgen.cli.findings import show_full

    show_full(found.problems, to=sys.stderr, colour=colour and sys.stderr.isatty())
    for hit in found.hits:
        _show(hit, colour=colour)
    if not found.total:
        say(_("No issued letter is like it.") if alike else _("No issued letter answers this."))
        if found.did_you_mean:
            say(_("Did you mean: {query}").format(query=visible(found.did_you_mean)))
        return
    pages = -(-found.total // limit)
    say(ngettext("{count} letter.", "{count} letters.", found.total).format(count=found.total))
    if pages > 1 and not alike:
        say(_("This is page {page} of {pages}.").format(page=page, pages=pages))
    for name, values in _counts(found):
        say(visible(f"{name}: {values}"))


def _counts(found: "Found") -> list[tuple[str, str]]:
    """How many letters of each ministry, year, kind and dossier, where that tells them apart."""
    facets = found.facets
    named = (
        (_("Ministry"), facets.ministry),
        (_("Year"), facets.year),
        (_("Kind"), facets.kind),
        (_("Dossier"), facets.dossier),
    )
    shown = []
    for name, counts in named:
        some = [f"{value} {count}" for value, count in list(counts.items())[:_MOST_VALUES]]
        more = ["…"] if len(counts) > _MOST_VALUES else []
        if some and found.total > 1:
            shown.append((name, ", ".join(some + more)))
    return shown


def _show(hit: "Hit", *, colour: bool) -> None:
    from briefgen.cli.archived import line

    click.echo(line(hit.letter))
    if hit.excerpt:
        pieces = (paint(visible(each.text), "bold", on=colour and each.found) for each in hit.excerpt)
        click.echo(("    " + "".join(pieces)).rstrip())


def _echo_json(found: "Found", asked: dict[str, object]) -> None:
    from briefgen.cli.archived import echo_json
    from briefgen.cli.findings import as_data

    facets = found.facets
    counts = {name: getattr(facets, name) for name in ("ministry", "year", "kind", "dossier")}
    echo_json(
        {
            **asked,
            "total": found.total,
            "hits": [_as_data(hit) for hit in found.hits],
            "counts": counts,
            "did_you_mean": found.did_you_mean,
            "problems": [as_data(each) for each in found.problems],
        }
    )


def _as_data(hit: "Hit") -> dict[str, object]:
    from briefgen.cli.archived import as_data

    pieces = [{"text": each.text, "found": each.found} for each in hit.excerpt]
    plain = " ".join("".join(each.text for each in hit.excerpt).split())
    return {"letter": as_data(hit.letter), "score": round(hit.score, 4), "excerpt": plain, "pieces": pieces}
