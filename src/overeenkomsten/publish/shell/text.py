"""A text with Jinja tags in; a compiled text out, that gives words for a context or says what is missing where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from overeenkomsten.publish.shell.places import Places


class _Missing(StrictUndefined):
    """A value that is not there: any use of it is an error, whose message is its bare name."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return "" if self._undefined_name is None else str(self._undefined_name)


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=_Missing)


class CompiledText:
    """One text, parsed and compiled once."""

    def __init__(self, part: str, source: str, literal: Callable[[str], str] | None = None) -> None:
        """`part` is for the messages; `literal`, if any, changes the text between the tags, and nothing else."""
        self._part = part
        self._places = Places(part, source)
        environment = _environment()
        try:
            tree = environment.parse(source)
            for data in tree.find_all(nodes.TemplateData):
                data.data = literal(data.data) if literal else data.data
            self.variables = frozenset(meta.find_undeclared_variables(tree))
            self._template = Template.from_code(environment, environment.compile(tree), environment.globals)
        except (TemplateSyntaxError, SyntaxError, RecursionError) as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
            raise self._places.explain(error, line) from error
        self.constant = all(isinstance(node, nodes.Output | nodes.TemplateData) for node in tree.find_all(nodes.Node))
        """Whether there is no tag in it: it gives the same text for every context."""

    def render(self, context: Mapping[str, object]) -> str:
        """The text with every tag filled in, values escaped. Raises `LibraryBroken`, naming tag and paragraph."""
        try:
            text = "".join(self._template.root_render_func(self._template.new_context(dict(context))))
        except Exception as error:
            raise self._places.explain(error, self._line(error)) from error
        return text

    def _line(self, error: Exception) -> int:
        """The line of the source where `error` arose; 1 when that is not known."""
        line, trace = 1, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_globals.get("__jinja_template__") is self._template:
                line = self._template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line
