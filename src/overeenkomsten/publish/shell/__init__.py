"""A Word shell -> documents: docxtpl's own steps done once, then text in and a `.docx` out for every document."""

from overeenkomsten.publish.shell.compiled import CompiledShell
from overeenkomsten.publish.shell.extra_parts import DOCUMENT, PACKAGE, ExtraPart

__all__ = ["DOCUMENT", "PACKAGE", "CompiledShell", "ExtraPart"]
