"""Puts the figures of the result files into the README, between its marks; `--check` only compares."""

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"


def speed_table(results: dict[str, Any]) -> str:
    """The contests with the peers and the batches, as the README shows them."""
    rows = ["| measured | briefgen | beside it |", "|---|---|---|"]
    for contest in results["contests"]:
        names = list(contest["milliseconds"])
        if names[0] == "python":
            rows += _commands(contest)
            continue
        peers = ", ".join(f"{name} {_ms(contest, name)} ({_times(contest, name)}×)" for name in names[1:])
        rows.append(f"| {contest['title']}, warm | {_ms(contest, names[0])} | {peers} |")
    for name, batch in results["batches"].items():
        verb, count = name.split()
        done = "record to checked DOCX on disk" if verb == "render" else "records checked"
        rows.append(
            f"| {done}, {count} of them | {batch['records_per_second']:.0f} a second | "
            f"{batch['peak_mib']:.0f} MiB at most in a process |"
        )
    note = f"Python {results['python']}, {results['processors']} processors."
    return "\n".join([*rows, "", note])


def _commands(contest: dict[str, Any]) -> list[str]:
    bare = f"× a Python that does nothing ({contest['milliseconds']['python']:.0f} ms)"
    return [
        f"| `{name}`, whole process | {_ms(contest, name)} | {_times(contest, name)}{bare} |"
        for name in list(contest["milliseconds"])[1:]
    ]


def _ms(contest: dict[str, Any], name: str) -> str:
    value = contest["milliseconds"][name]
    return f"{value:.2f} ms" if value < 10 else f"{value:.0f} ms"


def _times(contest: dict[str, Any], name: str) -> str:
    first = next(iter(contest["milliseconds"]))
    return f"{contest['ratios'][f'{name} / {first}']:g}"


def archive_table(results: dict[str, Any]) -> str:
    """What keeping a letter costs, as the README shows it."""
    rows = ["| measured | |", "|---|---|"]
    for part in ("issuing", "commands", "keeping"):
        rows += [f"| {name} | {value:g} |" for name, value in results[part].items() if name != "cores"]
    return "\n".join(rows)


def diff_table(results: dict[str, Any]) -> str:
    """Tracked changes beside Docxodus, as the README shows them."""
    rows = ["| `diff --to docx`, whole process, proof included | briefgen | Docxodus |", "|---|---|---|"]
    for contest in results["contests"]:
        times, peaks = contest["milliseconds of processor time"], contest["MiB at most"]
        ours = f"{times['briefgen']:.0f} ms, {peaks['briefgen']} MiB"
        theirs = f"{times['docxodus']:.0f} ms ({contest['docxodus / briefgen']:g}×), {peaks['docxodus']} MiB"
        rows.append(f"| {contest['title']} | {ours} | {theirs} |")
    return "\n".join(rows)


def adding_table(results: dict[str, Any]) -> str:
    """Adding letters from before briefgen, as the README shows it."""
    speed, parts, used = results["PDFs a second"], results["one process"], results["processor time a PDF, ms"]
    rows = ["| adding PDFs of one to three pages with text | |", "|---|---|"]
    rows += [
        f"| PDFs a second, each on disk when it is told | {speed['durable']:g} |",
        f"| the same without syncs | {speed['without syncs']:g} |",
        f"| files a second that are there already | {results['PDFs a second that are there already']:g} |",
        f"| processor time a PDF: reading, keeping | {used['reading']:g} ms, {used['keeping']:g} ms |",
        f"| syncs a letter | {results['syncs a letter']:g} |",
        f"| reading one PDF, median and 95th percentile | {parts['read, ms']:g} ms, {parts['read, ms, p95']:g} ms |",
        f"| index, bytes a letter | {results['index, bytes a letter']:g} |",
    ]
    return "\n".join([*rows, "", f"{results['PDFs']} PDFs, {results['cores']} processors."])


def search_speed_tables(results: dict[str, Any]) -> str:
    """Search beside its peers, a table for each number of letters."""
    tables = [_search_speed(each) for each in results["sizes"]]
    note = (
        f"Milliseconds, p50 / p95, and how many times ours. Python {results['python']}, SQLite {results['sqlite']}, "
        f"{results['processors']} processors."
    )
    return "\n\n".join([*tables, note])


def _search_speed(size: dict[str, Any]) -> str:
    engines = list(size["bytes a letter"])
    letters = size["letters"]
    rows = [f"| {letters:,} letters | {' | '.join(engines)} | goal |", f"|---|{'---|' * len(engines)}---|"]
    for contest in (*size["contests"], size["adding"]):
        cells = " | ".join(_search_cell(contest, engine) for engine in engines)
        rows.append(f"| {contest['title']} | {cells} | {_search_goal(contest['title'], letters)} |")
    for title, goal in (("bytes a letter", "≤ 6,000"), ("letters found", "")):
        rows.append(f"| {title} | {' | '.join(f'{size[title][engine]:,}' for engine in engines)} | {goal} |")
    return "\n".join(rows)


def _search_cell(contest: dict[str, Any], engine: str) -> str:
    times = contest["milliseconds"][engine]
    ratio = contest["ratios"].get(f"{engine} / briefgen")
    both = f"{_short(times['p50'])} / {_short(times['p95'])}"
    return both if ratio is None else f"{both} ({_short(ratio)}×)"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _search_goal(title: str, letters: int) -> str:
    """What p95 is to be at most."""
    if letters < 200_000:
        return "" if title in ("the newest 20", "one letter added") else "p95 ≤ 40"
    return "p95 ≤ 5" if title == "the newest 20" else "p95 ≤ 150" if title.endswith("the best 20") else ""


def search_quality_table(results: dict[str, Any]) -> str:
    """What search finds beside its peers: full recall by class, and over all questions precision and the rank."""
    engines = results["engines"]
    classes = next(iter(engines.values()))
    rows = [f"| recall | questions | {' | '.join(engines)} |", f"|---|---|{'---|' * len(engines)}"]
    rows += [_quality_row(name, engines, name, "recall") for name in classes if name not in ("all", "by hand")]
    rows += [
        _quality_row("by hand, of all these", engines, "by hand", "recall"),
        _quality_row("**all**", engines, "all", "recall"),
        _quality_row("precision of all", engines, "all", "precision"),
        _quality_row("rank of the first right letter, of all (MRR)", engines, "all", "mrr"),
    ]
    questions, by_hand = classes["all"]["questions"], classes["by hand"]["questions"]
    note = f"{questions} questions, {by_hand} of them written by hand, over {results['letters']:,} letters."
    return "\n".join([*rows, "", note, _first_sight(results["first sight"]["engines"])])


def _first_sight(engines: dict[str, Any]) -> str:
    """What the later questions gave before anything was changed because of them."""
    later = {name: each["by hand, later"] for name, each in engines.items()}
    names = ("recall", "precision", "mrr")
    figures = {name: " / ".join(f"{each[what]:.2f}" for what in names) for name, each in later.items()}
    ours = figures.pop("briefgen")
    others = ", ".join(f"{name} {each}" for name, each in figures.items())
    return (
        "Those by hand that are called later were written when the analyser was finished, by somebody who had not\n"
        f"seen it. At first sight their recall, precision and MRR were {ours} ({others})."
    )


def _quality_row(title: str, engines: dict[str, Any], group: str, what: str) -> str:
    # Rounded down: 1.00 is only what misses nothing.
    cells = " | ".join(f"{int(engine[group][what] * 100 + 1e-9) / 100:.2f}" for engine in engines.values())
    return f"| {title} | {next(iter(engines.values()))[group]['questions']} | {cells} |"


TABLES = {
    "diff figures": (HERE / "diff-results.json", diff_table),
    "figures": (HERE / "results.json", speed_table),
    "adding figures": (HERE / "adding.json", adding_table),
    "archive figures": (HERE / "archive-results.json", archive_table),
    "search speed figures": (HERE / "search.json", search_speed_tables),
    "search quality figures": (HERE.parent / "search" / "measured.json", search_quality_table),
}


def with_figures(text: str) -> str:
    """The README's text with the tables made from the result files."""
    for mark, (file, table) in TABLES.items():
        made = table(json.loads(file.read_text(encoding="utf-8")))
        pattern = rf"(<!-- {mark} -->\n).*?(<!-- end of {mark} -->)"
        text = re.sub(pattern, lambda match, made=made: f"{match[1]}{made}\n{match[2]}", text, flags=re.DOTALL)
    return text


def main() -> None:
    told = README.read_text(encoding="utf-8")
    right = with_figures(told)
    if "--check" in sys.argv:
        sys.exit(0 if told == right else 1)
    README.write_text(right, encoding="utf-8")


if __name__ == "__main__":
    main()
