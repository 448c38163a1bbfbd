"""The one place that knows exit codes: 0 done, 1 refused, 2 command line, 3 library, 4 machine, 70 a bug."""

from __future__ import annotations

import io
import sys
import traceback

import click

from overeenkomsten.errors import InputRejected, LibraryBroken, OvereenkomstenError, PublishFailed
from overeenkomsten.ui.cli.dutch import DutchGroup, explain

_HERE = "overeenkomsten.ui.cli"

COMMANDS = {
    "nieuw": (f"{_HERE}.nieuw", "Maak een leeg dossier om in te vullen."),
    "controleer": (f"{_HERE}.controleer", "Kijk een dossier na, zonder iets te maken."),
    "genereer": (f"{_HERE}.genereer", "Maak de overeenkomst in Word."),
    "verklaar": (f"{_HERE}.verklaar", "Laat zien welke clausules erin staan, en waarom."),
    "uitleg": (f"{_HERE}.uitleg", "Lees de uitleg bij een veld van het dossier."),
    "bibliotheek": (f"{_HERE}.bibliotheek", "Bekijk en controleer de clausules."),
}


@click.command(cls=DutchGroup, modules=COMMANDS)
@click.version_option(package_name="overeenkomsten", message="overeenkomsten %(version)s", help="Toon de versie.")
def cli() -> None:
    """Maak overeenkomsten voor de warmtetransitie uit één dossier.

    \b
    Begin met: overeenkomsten nieuw -o mijn-wijk.json
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a file there may not know every letter of a name: better a "?" than no document.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    try:
        result = cli.main(arguments, prog_name="overeenkomsten", standalone_mode=False)
    except InputRejected as error:
        from overeenkomsten.ui.cli.report import print_findings

        if error.findings:
            print_findings(error.findings)
        return 1
    except LibraryBroken as error:
        what = "huisstijl" if error.rule.startswith("shell-") else "bibliotheek"
        click.echo(f"De {what} klopt niet. {error}", err=True)
        return 3
    except PublishFailed as error:
        click.echo(str(error), err=True)
        return 4
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(explain(error), err=True)
        if error.ctx is not None:
            click.echo(f"Uitleg: {error.ctx.command_path} --help", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Gestopt. Wat al klaar was, staat er; er zijn geen halve bestanden.", err=True)
        return 130
    except BrokenPipeError:
        return 0
    except OvereenkomstenError as error:
        click.echo(str(error), err=True)
        return 70
    except Exception:
        traceback.print_exc()
        click.echo(
            "\nDit is een fout in het programma zelf. Meld haar met de regels hierboven en uw opdracht.", err=True
        )
        return 70
    return result if isinstance(result, int) else 0
