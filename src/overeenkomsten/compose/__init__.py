"""Selection -> Agreement: numbers, references, terms and values in place; and the agreement as text or HTML."""

from overeenkomsten.compose.agreement import compose

__all__ = ["compose"]
