"""Click in Dutch: its help pages and what it says about a wrong command line.

Click marks its texts for gettext but ships no Dutch, and gettext reads only compiled catalogues; the dozen texts that
our users can see are said here.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class DutchCommand(click.Command):
    """A command whose help page is Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opties"):
            formatter.write_dl(_option_help(self, ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_dutch(super().get_help_option(ctx))


class DutchGroup(click.Group):
    """A group whose commands are imported only when they are asked for: `--help` stays quick."""

    def __init__(self, *args: Any, modules: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        """`modules`: command name -> (module that has it as `command`, one line of help)."""
        kwargs.setdefault("options_metavar", "[OPTIES]")
        kwargs.setdefault("subcommand_metavar", "OPDRACHT ...")
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        command = importlib.import_module(self._modules[cmd_name][0]).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise UnknownCommand(args[0], tuple(self._modules), ctx) from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opties"):
            formatter.write_dl(_option_help(self, ctx))
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, text) for name, (_, text) in self._modules.items()])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _in_dutch(super().get_help_option(ctx))


class UnknownCommand(click.UsageError):
    """A command that does not exist, with the ones that do."""

    def __init__(self, name: str, known: tuple[str, ...], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = known


def _option_help(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """(option, what it does); arguments stand in the line above it, and newer versions of click list them here too."""
    options = (parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option))
    records = (record for option in options if (record := option.get_help_record(ctx)))
    return [(names, text.replace("[required]", "[verplicht]")) for names, text in records]


def _in_dutch(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option


def explain(error: click.ClickException) -> str:
    """What is wrong with the command line, in Dutch."""
    match error:
        case UnknownCommand():
            return _with_suggestion(f"De opdracht '{error.name}' bestaat niet.", error.name, error.known)
        case click.NoSuchOption():
            known = [name for p in error.ctx.command.get_params(error.ctx) for name in p.opts] if error.ctx else []
            return _with_suggestion(f"De optie {error.option_name} bestaat niet.", error.option_name, known)
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return f"Achter de optie {error.option_name} hoort niets."
        case click.BadOptionUsage():
            return f"Achter de optie {error.option_name} hoort een waarde."
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else "een gegeven"
            if isinstance(error.param, click.Option):
                return f"De optie {error.param.opts[0]} ontbreekt."
            return f"Zeg ook welk {name.strip('.').lower()} u bedoelt."
        case click.BadParameter():
            return _bad_value(error)
        case click.UsageError() if "unexpected extra argument" in error.message:
            return f"Er staat te veel op de regel: {error.message.rsplit('(', 1)[-1].rstrip(')')}."
        case _:
            return error.format_message()


def _bad_value(error: click.BadParameter) -> str:
    parameter = error.param
    name = parameter.opts[0] if isinstance(parameter, click.Option) else getattr(parameter, "human_readable_name", "")
    if parameter is not None and isinstance(parameter.type, click.Choice):
        allowed = ", ".join(str(choice) for choice in parameter.type.choices)
        return f"De waarde bij {name} bestaat niet. Kies uit: {allowed}."
    return f"De waarde bij {name} kan niet: {error.message}"


def _with_suggestion(message: str, name: str, known: Any) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f"{message} Bedoelt u '{near[0]}'?" if near else f"{message} Er is: {', '.join(known)}."
