"""Agreement and shell -> a Word file that a lawyer can go on working with."""

from overeenkomsten.publish.word.render import STYLES, check_shell, render

__all__ = ["STYLES", "check_shell", "render"]
