"""A loop and a scope -> its turns, each with a scope of its own; or why there is nothing to repeat over yet."""

from __future__ import annotations

from overeenkomsten.model.clause import Loop
from overeenkomsten.model.scope import Binding, Scope
from overeenkomsten.model.selection import Reason, Verdict


def turns(loop: Loop, scope: Scope) -> list[tuple[str, Scope]]:
    """(path of the element, scope in which the loop's variable is that element); none while the list is empty."""
    fact = scope.find(loop.path)
    elements = fact.value if isinstance(fact.value, tuple) else ()
    bindings = (
        Binding(getattr(element, "path", f"{fact.path}.{place}"), element) for place, element in enumerate(elements)
    )
    return [(binding.path, scope.with_binding(loop.variable, binding)) for binding in bindings]


def waiting(loop: Loop, scope: Scope) -> Reason | None:
    """Why there are no turns yet: the list is needed and still empty. None when there is nothing to wait for."""
    fact = scope.find(loop.path)
    if isinstance(fact.value, tuple) or not fact.open_paths:
        return None
    because = f"{fact.open_paths[0]} is nog leeg"
    return Reason(verdict=Verdict.ONBEKEND, because=because, paths=(fact.path,), open_paths=fact.open_paths)
