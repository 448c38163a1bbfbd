"""Agreement x Word shell -> `.docx`.

The shell (`templates/huisstijl/*.docx`) decides what everything looks like and in which order it stands;
`context` says what there is; the words come from the agreement.
"""

from __future__ import annotations

from overeenkomsten.errors import LibraryBroken
from overeenkomsten.model.agreement import Agreement
from overeenkomsten.publish.shell import CompiledShell
from overeenkomsten.publish.word.context import SLOTS, build
from overeenkomsten.publish.word.probe import forgotten
from overeenkomsten.publish.word.properties import core_properties, manifest_parts

STYLES = {
    "Titel": "Title",
    "Ondertitel": "Subtitle",
    "Titelgegeven": "",
    "Kop": "",
    "Inhoud": "toc 1",
    "Partij": "",
    "Partijonderdeel": "",
    "Overweging": "",
    "Artikel": "",
    "Hoofdstuk": "",
    "Paragraaf": "",
    "Opsomming": "",
    "Lid": "",
    "Alinea": "",
    "Onderdeel": "",
    "Subonderdeel": "",
    "Tabelkop": "",
    "Tabeltekst": "",
    "Bijlage": "",
    "Punt": "",
    "Puntonderdeel": "",
    "Puntsubonderdeel": "",
    "Handtekening": "",
    "Handtekeningveld": "",
    "Openpunt": "",
    "Invulplek": "",
    "Foutmarkering": "",
    "Opmerkingtekst": "annotation text",
    "Opmerkingverwijzing": "annotation reference",
}
"""Every style that a shell must have -> Word's own English name for it; empty for a style of ours."""

COUNTING = (
    *("Artikel", "Lid", "Onderdeel", "Subonderdeel", "Hoofdstuk", "Paragraaf", "Opsomming"),
    *("Partij", "Partijonderdeel", "Overweging", "Bijlage", "Punt", "Puntonderdeel", "Puntsubonderdeel"),
)
"""Styles that number by themselves: paragraph styles that belong to a list."""


def render(agreement: Agreement, shell: CompiledShell, *, manifest: str, comments: bool = True) -> bytes:
    """The finished `.docx`; the same input gives the same bytes.

    `manifest` is JSON text that travels inside the file. `comments` false leaves out the Word comments of a concept;
    other documents never have any. Raises `LibraryBroken` when the shell or a clause cannot be shown (`shell-...`,
    `word-tabel`, `word-blok`).
    """
    context, found = build(agreement, comments=comments)
    extra = (core_properties(agreement), *manifest_parts(manifest), *found.parts())
    return shell.render(context, extra)


def check_shell(shell: CompiledShell) -> None:
    """Raises `LibraryBroken` when the shell lacks a style (`shell-stijl-ontbreekt`) or a place for something that
    an agreement has (`shell-plek-ontbreekt`), or uses a place that does not exist (`shell-plek-onbekend`)."""
    place = str(shell.path)
    missing = [name for name, english in STYLES.items() if not {name, english} & shell.styles.known]
    if missing:
        raise LibraryBroken(
            place,
            "shell-stijl-ontbreekt",
            f"Deze huisstijl mist {_named('de stijl', 'de stijlen', missing)}. Maak die in Word aan, of neem ze over "
            "uit de huisstijl 'neutraal'.",
        )
    undefined = sorted(shell.styles.undefined)
    if undefined:
        raise LibraryBroken(
            place,
            "shell-stijl-ontbreekt",
            f"Deze huisstijl gebruikt {_named('de stijl', 'de stijlen', undefined)}, maar die bestaat niet. "
            "Maak die in Word aan, of kies voor die alinea's een andere stijl.",
        )
    uncounted = [name for name in COUNTING if name not in shell.styles.numbered]
    if uncounted:
        raise LibraryBroken(
            place,
            "shell-stijl-ongenummerd",
            f"In deze huisstijl hoort {_named('de stijl', 'de stijlen', uncounted)} niet bij een lijst, zodat nummers "
            "wegvallen. Koppel de stijl in Word aan het niveau van een lijst met meerdere niveaus.",
        )
    absent = [slot for slot, required in SLOTS.items() if required and slot not in shell.variables]
    if not absent and not shell.variables - SLOTS.keys():
        absent = list(forgotten(shell))
    if absent:
        raise LibraryBroken(
            place,
            "shell-plek-ontbreekt",
            f"Deze huisstijl mist {_named('de plek', 'de plekken', absent)}. Zonder die plek valt er tekst weg. "
            "De handleiding over de huisstijl zegt wat er moet staan.",
        )
    unknown = sorted(shell.variables - SLOTS.keys())
    if unknown:
        raise LibraryBroken(
            place,
            "shell-plek-onbekend",
            f"Deze huisstijl gebruikt {_named('de plek', 'de plekken', unknown)}, maar die bestaat niet. "
            f"Wat wel bestaat: {', '.join(SLOTS)}.",
        )


def _named(one: str, more: str, names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    if len(quoted) == 1:
        return f"{one} {quoted[0]}"
    return f"{more} {', '.join(quoted[:-1])} en {quoted[-1]}"
