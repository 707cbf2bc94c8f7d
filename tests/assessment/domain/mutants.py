"""Changes the criteria one place at a time, where mutmut does not look, and prints what no quick test of the domain tells.

mutmut changes what stands in functions. Options, rules, next steps and cautions stand outside of them, and it leaves properties
alone. Left out are the tests of fingerprints, which tell any change of the data, and what a rule is based on, which changes no
suggestion. `python -m tests.assessment.domain.mutants` takes a quarter of an hour on two cores; tests/figures.md has what it left.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator
from functools import singledispatch
from importlib.machinery import SourceFileLoader
from itertools import chain
from multiprocessing import Pool
from pathlib import Path
from types import CodeType

import pytest

FILES = sorted(path for path in Path("assessment/domain").rglob("*.py") if path.name not in {"__init__.py", "fingerprint.py"})
FINGERPRINTS = "tests/assessment/domain/level_of_care/test_fingerprints.py"
QUICK = [
    *("tests/assessment/domain", f"--ignore={FINGERPRINTS}", "-m", "not proof", "-x", "-q"),
    *("-o", "addopts=", "-p", "no:django", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:playwright"),
]
UNREAD = {"annotation", "returns", "args", "decorator_list", "bases", "slice", "targets", "target", "op", "ctx"}
CONTRARY = {ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Eq: ast.NotEq}

Change = tuple[str, int, str, str]  # file, line, what was done, the source that comes of it


def members(tree: ast.Module) -> dict[str, list[str]]:
    """Of each class, the names it sets."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {one.name: [line.targets[0].id for line in one.body if isinstance(line, ast.Assign)] for one in classes}


ENUMS = {
    name: names
    for path in (*FILES, Path("programs/levels.py"), Path("programs/programs.py"))
    for name, names in members(ast.parse(path.read_text())).items()
    if len(names) > 1
}
ENUMS["Q"] = ENUMS["Question"]


def sites(node: ast.AST) -> Iterator[ast.AST]:
    """All that is data, or stands in a property."""
    if isinstance(node, ast.FunctionDef) and "property" not in map(ast.unparse, node.decorator_list):
        return
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Expr) or is_basis(node):
        return
    yield node
    if isinstance(node, ast.Set):  # has been changed one by one
        return
    for name, value in ast.iter_fields(node):
        if name not in UNREAD or isinstance(node, ast.Call):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from sites(child)


def is_basis(node: ast.AST) -> bool:
    """The sources of a rule, or that it is our own."""
    if isinstance(node, ast.keyword):
        return node.arg == "is_own"
    return isinstance(node, ast.Tuple) and all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.elts)


def others(node: ast.AST) -> list[ast.expr]:
    """The other members of the enumeration this is a member of."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in ENUMS.get(node.value.id, [])):
        return []
    return [ast.Attribute(node.value, name, ast.Load()) for name in ENUMS[node.value.id] if name != node.attr]


# What to do, the field it is done to, and what then stands there.
Changed = Iterator[tuple[str, str, object]]


@singledispatch
def changed(node: ast.AST) -> Changed:
    yield from ()


@changed.register
def _(node: ast.Set) -> Changed:
    yield from less_one("elts", node.elts)
    named = set(map(ast.unparse, node.elts))
    more = [one for one in others(node.elts[0]) if ast.unparse(one) not in named]
    yield from ((f"with {ast.unparse(one)}", "elts", [*node.elts, one]) for one in more)


@changed.register
def _(node: ast.Tuple) -> Changed:
    yield from less_one("elts", node.elts)


@changed.register
def _(node: ast.Dict) -> Changed:
    yield from in_pairs(node, less_one)


@changed.register
def _(node: ast.Assign) -> Changed:
    """The order of a list of its own; the order within a rule or a case says nothing."""
    if isinstance(node.value, ast.Dict):
        for what, _, (keys, values) in in_pairs(node.value, swapped):
            yield what, "value", ast.Dict(keys, values)
    if isinstance(node.value, ast.Tuple):
        for what, _, elts in swapped("elts", node.value.elts):
            yield what, "value", ast.Tuple(elts, ast.Load())


@changed.register
def _(node: ast.Call) -> Changed:
    yield from less_one("keywords", node.keywords)


@changed.register
def _(node: ast.Constant) -> Changed:
    match node.value:
        case bool() as value:
            yield f"{not value}", "value", not value
        case int() as value:
            yield f"{value + 1}", "value", value + 1
        case str() as value:
            yield f"{value}-changed", "value", f"{value}-changed"


@changed.register
def _(node: ast.Attribute) -> Changed:
    yield from ((other.attr, "attr", other.attr) for other in others(node)[:1])


@changed.register
def _(node: ast.ClassDef) -> Changed:
    """The order of options and questions; that of other enumerations says nothing."""
    if node.name == "Question" or "Option" in map(ast.unparse, node.bases):
        yield from swapped("body", node.body)


@changed.register
def _(node: ast.BinOp) -> Changed:
    yield f"without {ast.unparse(node.right)}", "right", node.left
    yield f"without {ast.unparse(node.left)}", "left", node.right


@changed.register
def _(node: ast.Compare) -> Changed:
    yield from (("the contrary", "ops", [CONTRARY[type(op)]()]) for op in node.ops)


@changed.register
def _(node: ast.IfExp) -> Changed:
    yield "always the first", "orelse", node.body
    yield "always the second", "body", node.orelse


@changed.register
def _(node: ast.comprehension) -> Changed:
    if node.ifs:
        yield "without its condition", "ifs", []


@changed.register
def _(node: ast.Return) -> Changed:
    yield "nothing", "value", None


def less_one(field: str, nodes: list) -> Iterator[tuple[str, str, list]]:
    for place, node in enumerate(nodes):
        yield f"without {ast.unparse(node)}", field, nodes[:place] + nodes[place + 1 :]


def in_pairs(node: ast.Dict, change: Callable[[str, list], Changed]) -> Changed:
    for (what, _, keys), (_, _, values) in zip(change("keys", node.keys), change("values", node.values), strict=True):
        yield what, "keys and values", (keys, values)


def swapped(field: str, nodes: list) -> Iterator[tuple[str, str, list]]:
    for place in range(len(nodes) - 1):
        one, two = nodes[place : place + 2]
        if {type(one), type(two)} & {ast.Expr, ast.FunctionDef, ast.AnnAssign} == set():
            yield f"{ast.unparse(two)} before {ast.unparse(one)}", field, [*nodes[:place], two, one, *nodes[place + 2 :]]


def mutants(path: Path) -> Iterator[Change]:
    tree = ast.parse(path.read_text())
    for node in sites(tree):
        for what, field, value in changed(node):
            fields = field.split(" and ")
            before = [getattr(node, one) for one in fields]
            for one, new in zip(fields, value if len(fields) > 1 else [value], strict=True):
                setattr(node, one, new)
            yield str(path), getattr(node, "lineno", 0), " ".join(what.split()), ast.unparse(ast.fix_missing_locations(tree))
            for one, old in zip(fields, before, strict=True):
                setattr(node, one, old)


def is_told(change: Change) -> bool:
    """In a process of its own, which has imported nothing of the project."""
    file, _, _, source = change
    get_code = SourceFileLoader.get_code

    def mutated(self: SourceFileLoader, name: str) -> CodeType | None:
        if Path(self.path).resolve() == Path(file).resolve():
            return compile(source, self.path, "exec")
        return get_code(self, name)

    SourceFileLoader.get_code = mutated
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    return pytest.main(QUICK) != 0


def main() -> None:
    nothing_changed = (str(FILES[0]), 0, "nothing", FILES[0].read_text())
    changes = [nothing_changed, *chain.from_iterable(map(mutants, FILES))]
    with Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        told = pool.map(is_told, changes, chunksize=1)
    if told[0]:
        sys.exit("the tests fail without any change")
    untold = [change for change, is_told in zip(changes[1:], told[1:], strict=True) if not is_told]
    lines = [f"{file}:{line}: {what}" for file, line, what, _ in untold]
    sys.stdout.write("\n".join([*lines, f"{len(changes) - 1} changes, {len(untold)} not told", ""]))


if __name__ == "__main__":
    main()
