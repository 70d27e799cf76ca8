"""What holds for every command: collected from the program, never listed."""

from importlib import import_module

import click
import pytest
from command_line import briefgen

from briefgen.cli.program import COMMANDS, LazyGroup, program
from briefgen.errors import ExitStatus
from briefgen.language import speaking


def every_command() -> dict[tuple[str, ...], click.Command]:
    """Each command and subcommand by the words that call it."""
    root = program()
    context = click.Context(root)
    found: dict[tuple[str, ...], click.Command] = {}

    def walk(command: click.Command, words: tuple[str, ...]) -> None:
        if words:
            found[words] = command
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                walk(command.get_command(context, name), (*words, name))

    walk(root, ())
    return found


EVERY = every_command()
each_command = pytest.mark.parametrize("words", EVERY, ids=" ".join)


def test_the_table_names_a_module_for_each_command():
    for name, entry in COMMANDS.items():
        made = import_module(f"briefgen.cli.{entry.module}").command()
        assert isinstance(made, click.Command), name


def test_the_first_sentence_of_a_command_says_what_its_line_in_the_table_says(tmp_path):
    for name, entry in COMMANDS.items():
        help_text = EVERY[(name,)].help
        assert help_text.split()[0] == entry.short_help.split()[0], name


def test_the_list_of_commands_is_whole(tmp_path):
    shown = briefgen("--help", folder=tmp_path).out
    for name, entry in COMMANDS.items():
        assert f"  {name} " in shown
        assert " ".join(entry.short_help.split()[:4]) in shown


@each_command
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_command_has_help_in_both_languages(tmp_path, words, language):
    ran = briefgen("--lang", language, *words, "--help", folder=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ("Usage:" in ran.out) == (language == "en")


@each_command
def test_every_option_says_what_it_is_for(words):
    for option in EVERY[words].params:
        if isinstance(option, click.Option):
            assert option.help and option.help.endswith("."), option.name


def texts_of(language: str) -> dict[str, str]:
    """Each text that help shows, by where it stands."""
    with speaking(language):
        found = {}
        for words, command in every_command().items():
            place = " ".join(words)
            found[place] = command.help or ""
            found |= {
                f"{place} {option.opts[-1]}": option.help or ""
                for option in command.params
                if isinstance(option, click.Option)
            }
        return found


def test_no_help_text_is_the_same_in_both_languages():
    english, dutch = texts_of("en"), texts_of("nl")
    assert [place for place in english if english[place] == dutch[place]] == []


@each_command
def test_every_command_takes_the_language_after_its_name(tmp_path, words):
    assert briefgen(*words, "--lang", "nl", "--help", folder=tmp_path).out.startswith("Gebruik:")


@each_command
def test_an_unknown_option_is_refused_with_a_likely_one(tmp_path, words):
    option = next(param for param in EVERY[words].params if isinstance(param, click.Option) and len(param.opts[0]) > 3)
    name = max(option.opts, key=len)
    ran = briefgen(*words, name[:-1] + "x" + name[-1], folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert name in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_misspelled_command_is_refused_with_the_likely_one(tmp_path, name):
    ran = briefgen(name[:-1] + name[-1] * 2, folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert f"'{name}'" in ran.err


@each_command
def test_every_option_is_spelled_out_and_said_once(words):
    flags = [flag for param in EVERY[words].params if isinstance(param, click.Option) for flag in param.opts]
    assert len(flags) == len(set(flags))
    assert all(
        any(flag.startswith("--") for flag in param.opts)
        for param in EVERY[words].params
        if isinstance(param, click.Option)
    )


def test_completion_offers_every_command(tmp_path):
    environment = {"_BRIEFGEN_COMPLETE": "bash_complete", "COMP_WORDS": "briefgen ", "COMP_CWORD": "1"}
    offered = briefgen(folder=tmp_path, environment=environment).out.split()
    assert [line.removeprefix("plain,") for line in offered] == list(COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_each_shell(tmp_path, shell):
    ran = briefgen("completion", shell, folder=tmp_path)
    assert ran.status == 0
    assert f"_BRIEFGEN_COMPLETE={shell}_complete" in ran.out


@pytest.mark.parametrize(
    ("typed", "incomplete", "offered"),
    [
        ("new", "mee", ["meeting-report"]),
        ("schema", "cov", ["covering-letter"]),
        ("schema", "--re", ["--review"]),
        ("new meeting-report --ministry", "j", ["jenv"]),
        ("templates copy", "", ["covering-letter", "meeting-report", "ienw", "jenv"]),
        ("render --to", "", ["docx", "pdf", "html", "md", "txt", "json", "all"]),
        ("render --to", "docx,m", ["docx,md"]),
        ("explain", "y112", ["Y112"]),
        ("check --for", "", ["draft", "issue"]),
    ],
)
def test_completion_offers_values(tmp_path, typed, incomplete, offered):
    environment = {
        "_BRIEFGEN_COMPLETE": "fish_complete",
        "COMP_WORDS": f"briefgen {typed} {incomplete}",
        "COMP_CWORD": incomplete,
    }
    lines = briefgen(folder=tmp_path, environment=environment).out.splitlines()
    assert [line.removeprefix("plain,").partition("\t")[0] for line in lines] == offered


def test_the_help_of_a_group_says_whole_sentences(tmp_path):
    assert "..." not in briefgen("templates", "--help", folder=tmp_path).out.replace("[ARGS]...", "")


def test_an_argument_that_may_be_left_out_stands_in_brackets(tmp_path):
    assert "schema [OPTIONS] [KIND]" in briefgen("schema", "--help", folder=tmp_path).out


def test_no_command_is_loaded_to_be_listed():
    class Forbidding(LazyGroup):
        def get_command(self, ctx, cmd_name):
            raise AssertionError(cmd_name)

    group = Forbidding("briefgen")
    context = click.Context(group)
    assert "render" in group.get_help(context)
    assert [item.value for item in group.shell_complete(context, "c")] == ["check", "completion"]


def test_running_without_anything_shows_what_there_is(tmp_path):
    ran = briefgen(folder=tmp_path)
    assert ran.status == ExitStatus.USAGE
    assert "render" in ran.err
