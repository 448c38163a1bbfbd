"""Selection -> Agreement: numbers, references, terms and values in place; and the agreement as text or HTML."""

from overeenkomsten.compose.agreement import blanks, compose
from overeenkomsten.compose.html import to_html
from overeenkomsten.compose.plain import to_text

__all__ = ["blanks", "compose", "to_html", "to_text"]
