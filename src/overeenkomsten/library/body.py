"""The body of a clause file -> its blocks: leden, onderdelen, paragraphs and tables.

Markdown is parsed before anything is filled in, so a party called `# Kop` stays literal. Expressions and attributes
are masked first, because a `|` in a filter would otherwise split a table cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from overeenkomsten.library.conditions import ConditionError, parse_condition
from overeenkomsten.library.expressions import ExpressionError, parse_expression
from overeenkomsten.model.clause import (
    Block,
    Expression,
    Item,
    Loop,
    Piece,
    TableBlock,
    TableRow,
    TermUse,
    Text,
    Words,
)
from overeenkomsten.model.condition import Condition

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{((?:#[a-z0-9_]+|(?:wanneer|voor|als)=\"[^\"]*\"|totaal\b|\s+)+)\}")
_MASKED = re.compile("\ue000(\\d+)\ue001|\ue002(\\d+)\ue003")
_PAIR = re.compile(r"(wanneer|voor|als)=\"([^\"]*)\"")
_ANCHOR = re.compile(r"#([a-z0-9_]+)")
_TOTAL = re.compile(r"(?<!#)\btotaal\b")
_LOOP = re.compile(r"([a-z_]+)\s+in\s+([a-z_][a-z0-9_.]*)")

_NAMES = {
    "heading": "een kop",
    "bullet_list": "een lijst met streepjes",
    "fence": "een blok code",
    "code_block": "een ingesprongen blok",
    "code_inline": "code",
    "blockquote": "een citaat",
    "hr": "een streep",
    "link": "een koppeling",
    "image": "een plaatje",
    "html_block": "html",
    "html_inline": "html",
}
"""What Markdown knows and a clause does not, in Dutch."""

_WITH_TOTAL = 2
"""Body rows that a table with a total has at least: one that repeats, and the total."""

Fail = Callable[[int, str, str], Exception]
"""(line, rule id, message) -> the exception to raise."""


class _Attributes:
    """`{#anker wanneer="..." voor="x in pad" als="..." totaal}`, read."""

    def __init__(self, text: str, line: int, fail: Fail) -> None:
        bare = _PAIR.sub("", text)
        anchor = _ANCHOR.search(bare)
        self.anchor = anchor[1] if anchor else ""
        self.total = _TOTAL.search(bare) is not None
        pairs = dict(_PAIR.findall(text))
        self.when = _condition(pairs.get("wanneer"), line, fail)
        self.only_if = _condition(pairs.get("als"), line, fail)
        self.loop: Loop | None = None
        if "voor" in pairs:
            self.loop = parse_loop(pairs["voor"])
            if self.loop is None:
                raise fail(line, "lus-fout", f'voor="{pairs["voor"]}" moet zijn: voor="naam in pad"')


def parse_loop(text: str) -> Loop | None:
    """`x in pad` as a loop; None when the text is something else."""
    match = _LOOP.fullmatch(text.strip())
    return Loop(variable=match[1], path=match[2]) if match else None


def _condition(text: str | None, line: int, fail: Fail) -> Condition | None:
    if text is None:
        return None
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise fail(line, "voorwaarde-fout", f'de voorwaarde "{text}" klopt niet: {error}') from error


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def parse_text(source: str, line: int, fail: Fail) -> Text:
    """One line of inline text, as for a heading or a definition."""
    blocks = parse_body(source, line, fail)
    if len(blocks) == 1 and isinstance(blocks[0], Item) and not blocks[0].numbered:
        return blocks[0].text
    raise fail(line, "tekst-fout", f"'{source}' moet één regel gewone tekst zijn")


def parse_body(source: str, first_line: int, fail: Fail) -> tuple[Block, ...]:
    """The blocks of a clause body whose first line is line `first_line` of its file."""
    return _BodyReader(source, first_line, fail).blocks()


class _BodyReader:
    def __init__(self, source: str, first_line: int, fail: Fail) -> None:
        self._first_line, self._fail = first_line, fail
        self._expressions: list[str] = []
        self._attributes: list[str] = []
        masked = _EXPRESSION.sub(lambda m: self._mask(self._expressions, m[1], "\ue000{}\ue001"), source)
        masked = _ATTRIBUTES.sub(lambda m: self._mask(self._attributes, m[1], "\ue002{}\ue003"), masked)
        for place, text in enumerate(masked.split("\n")):
            if "{{" in text or "{%" in text or "}}" in text:
                raise fail(first_line + place, "expressie-fout", "losse accolades, of een opdracht met {% %}")
        self._tree = SyntaxTreeNode(_markdown().parse(masked))

    @staticmethod
    def _mask(store: list[str], text: str, shape: str) -> str:
        store.append(text)
        return shape.format(len(store) - 1)

    def _line(self, node: SyntaxTreeNode) -> int:
        while node.map is None and node.parent is not None:
            node = node.parent
        return self._first_line + (node.map[0] if node.map else 0)

    def blocks(self) -> tuple[Block, ...]:
        return self._below(self._tree)

    def _below(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        found: list[Block] = []
        for_table: _Attributes | None = None
        for child in node.children:
            if child.type == "paragraph":
                text, attributes = self._inline(child.children[0])
                if attributes and not text:
                    for_table = attributes
                    continue
                found.append(self._item(text, attributes, child, numbered=False))
            elif child.type == "ordered_list":
                found += [self._numbered(item) for item in child.children]
            elif child.type == "table":
                found.append(self._table(child, for_table))
                for_table = None
            else:
                raise self._fail(
                    self._line(child),
                    "opmaak-verboden",
                    f"{_NAMES.get(child.type, child.type)} mag niet in een clausule: alleen genummerde lijsten, "
                    "alinea's, tabellen, vet en cursief",
                )
        return tuple(found)

    def _numbered(self, node: SyntaxTreeNode) -> Item:
        if not node.children or node.children[0].type != "paragraph":
            raise self._fail(self._line(node), "lid-leeg", "een lid of onderdeel begint met tekst")
        first, *rest = node.children
        text, attributes = self._inline(first.children[0])
        below = self._below(_Children(rest)) if rest else ()  # type: ignore[arg-type]
        return replace(self._item(text, attributes, node, numbered=True), children=below)

    def _item(self, text: Text, attributes: _Attributes | None, node: SyntaxTreeNode, *, numbered: bool) -> Item:
        item = Item(text=text, numbered=numbered, line=self._line(node))
        if attributes is None:
            return item
        if attributes.total:
            raise self._fail(item.line, "attribuut-fout", "totaal hoort op de regel boven een tabel")
        return replace(
            item,
            anchor=attributes.anchor,
            when=attributes.when,
            loop=attributes.loop,
            only_if=attributes.only_if,
        )

    def _table(self, node: SyntaxTreeNode, attributes: _Attributes | None) -> TableBlock:
        head, *body = node.children
        rows = tuple(
            TableRow(cells=tuple(self._inline(cell.children[0])[0] if cell.children else () for cell in row.children))
            for part in body
            for row in part.children
        )
        header = tuple(self._inline(cell.children[0])[0] if cell.children else () for cell in head.children[0].children)
        block = TableBlock(header=header, rows=rows, line=self._line(node))
        if attributes is None:
            return block
        block = replace(block, loop=attributes.loop, only_if=attributes.only_if, when=attributes.when)
        if not attributes.total:
            return block
        if block.loop is None or len(rows) < _WITH_TOTAL:
            message = "totaal hoort bij een tabel met voor, een rij die herhaalt en daaronder de rij met het totaal"
            raise self._fail(block.line, "attribuut-fout", message)
        return replace(block, rows=rows[:-1], total=rows[-1])

    def _inline(self, node: SyntaxTreeNode) -> tuple[Text, _Attributes | None]:
        pieces: list[Piece] = []
        attributes: list[_Attributes] = []
        self._collect(node, pieces, attributes, bold=False, italic=False)
        if len(attributes) > 1:
            raise self._fail(
                self._line(node), "attribuut-fout", "zet alle kenmerken in één paar accolades aan het eind"
            )
        return _tidy(pieces), attributes[0] if attributes else None

    def _collect(
        self,
        node: SyntaxTreeNode,
        pieces: list[Piece],
        attributes: list[_Attributes],
        *,
        bold: bool,
        italic: bool,
    ) -> None:
        for child in node.children:
            if child.type in ("strong", "em"):
                self._collect(
                    child,
                    pieces,
                    attributes,
                    bold=bold or child.type == "strong",
                    italic=italic or child.type == "em",
                )
            elif child.type in ("softbreak", "hardbreak"):
                pieces.append(Words(text=" " if child.type == "softbreak" else "\n", bold=bold, italic=italic))
            elif child.type == "text":
                self._text(child, pieces, attributes, bold=bold, italic=italic)
            else:
                raise self._fail(
                    self._line(node),
                    "opmaak-verboden",
                    f"{_NAMES.get(child.type, child.type)} mag niet in een clausule",
                )

    def _text(
        self,
        node: SyntaxTreeNode,
        pieces: list[Piece],
        attributes: list[_Attributes],
        *,
        bold: bool,
        italic: bool,
    ) -> None:
        place = 0
        line = self._line(node)
        for match in _MASKED.finditer(node.content):
            if before := node.content[place : match.start()]:
                pieces.append(Words(text=before, bold=bold, italic=italic))
            place = match.end()
            if match[2] is not None:
                attributes.append(_Attributes(self._attributes[int(match[2])], line, self._fail))
                continue
            try:
                piece = parse_expression(self._expressions[int(match[1])])
            except ExpressionError as error:
                raise self._fail(line, "expressie-fout", str(error)) from error
            if isinstance(piece, Expression | TermUse):
                piece = replace(piece, bold=bold, italic=italic)
            pieces.append(piece)
        if rest := node.content[place:]:
            pieces.append(Words(text=rest, bold=bold, italic=italic))


class _Children:
    """The nodes below the first paragraph of a list item, seen as a node of their own."""

    def __init__(self, children: list[SyntaxTreeNode]) -> None:
        self.children = children


def _tidy(pieces: list[Piece]) -> Text:
    """Neighbouring words of one look joined; no white space at either end."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            isinstance(piece, Words)
            and isinstance(last, Words)
            and (last.bold, last.italic) == (piece.bold, piece.italic)
        ):
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    if joined and isinstance(joined[0], Words):
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
    if joined and isinstance(joined[-1], Words):
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(piece for piece in joined if not (isinstance(piece, Words) and not piece.text))
