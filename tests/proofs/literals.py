"""Reads the request back out of programs, by the grammars of tree-sitter and the languages' own rules for literals.

A line in is {"language", "text"}. A line out is {"error", "request"}: where the grammar finds something it does not know,
or null; and the value of the variable `request`, with the names that the program gives its parts.
"""

import json
import re
import sys

import tree_sitter
import tree_sitter_c_sharp
import tree_sitter_go
import tree_sitter_java
import tree_sitter_php

NAMED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "a": "\a", "v": "\v", "0": "\0"}


def unescaped(text, known, numbered):
    """A text with its escapes read: `known` are those with a name, `numbered` begin those with digits."""

    def read(match):
        escape = match[0][1:]
        if escape[0] in numbered and len(escape) > 1:
            return chr(int(escape[1:].strip("{}"), 16))
        if escape in known:
            return NAMED.get(escape, escape)
        raise ValueError(f"no escape: {match[0]}")

    digits = "u{[0-9a-f]+}|u[0-9a-f]{4}|x[0-9a-f]{2}"
    return re.sub(rf"\\({digits}|.)", read, text, flags=re.DOTALL)


class Reader:
    """What the languages share: names, whole numbers, booleans."""

    def __init__(self, text):
        self.text = text.encode()

    def of(self, node):
        return self.text[node.start_byte : node.end_byte].decode()

    def inner(self, node):
        return self.of(node)[1:-1]

    def value(self, node):
        read = getattr(self, node.type, None)
        if read is None:
            raise ValueError(f"no value: {node.type} {self.of(node)[:80]}")
        return read(node)

    def true(self, node):
        return True

    def false(self, node):
        return False

    def values(self, node):
        return [self.value(child) for child in node.named_children]

    def table(self, pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            raise ValueError("a name is there twice")
        return dict(pairs)


class Java(Reader):
    GRAMMAR = tree_sitter_java.language

    def request(self, node):
        if node.type == "variable_declarator" and self.of(node.child_by_field_name("name")) == "request":
            return self.value(node.child_by_field_name("value"))
        return None

    def string_literal(self, node):
        text = self.inner(node)
        # Unicode escapes come first, but not behind an odd backslash.
        unicode = r"(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})"
        text = re.sub(unicode, lambda found: found[1] + chr(int(found[2], 16)), text)
        return unescaped(text, "nrtbf\"'\\", "")

    def decimal_integer_literal(self, node):
        return int(self.of(node).removesuffix("L"))

    def unary_expression(self, node):
        return -self.value(node.child_by_field_name("operand"))

    def object_creation_expression(self, node):
        return {}

    def method_invocation(self, node):
        target = node.child_by_field_name("object")
        name = self.of(node.child_by_field_name("name"))
        arguments = node.child_by_field_name("arguments")
        match (self.of(target) if target.type == "identifier" else "", name):
            case ("List", "of"):
                return self.values(arguments)
            case ("Map", "of"):
                return {}
            case ("Map", "ofEntries"):
                return self.table(self.values(arguments))
            case ("Map", "entry"):
                return tuple(self.values(arguments))
            case ("String", "join"):
                return "".join(self.values(arguments))
        made = self.value(target)
        [value] = self.values(arguments)
        assert name.startswith("set") and name[3:] not in made
        return made | {name[3:]: value}


class Go(Reader):
    GRAMMAR = tree_sitter_go.language

    def request(self, node):
        if node.type == "short_var_declaration" and self.of(node.child_by_field_name("left")) == "request":
            return self.value(node.child_by_field_name("right").named_children[0])
        return None

    def interpreted_string_literal(self, node):
        return unescaped(self.inner(node), "nrtbfav\"\\", "ux")

    def raw_string_literal(self, node):
        return self.inner(node)

    def int_literal(self, node):
        return int(self.of(node))

    def unary_expression(self, node):
        value = self.value(node.child_by_field_name("operand"))
        return -value if self.of(node).startswith("-") else value

    def call_expression(self, node):
        assert self.of(node.child_by_field_name("function")) in ("dara.String", "dara.Int64", "dara.Bool")
        [value] = self.values(node.child_by_field_name("arguments"))
        return value

    def composite_literal(self, node):
        value = self.value(node.child_by_field_name("body"))
        is_list = node.child_by_field_name("type").type == "slice_type"
        return [] if is_list and not value else value

    def literal_value(self, node):
        if any(child.type == "literal_element" for child in node.named_children):
            return self.values(node)
        return self.table(self.values(node))

    def literal_element(self, node):
        return self.value(node.named_children[0])

    def identifier(self, node):
        return self.of(node)

    def keyed_element(self, node):
        return tuple(self.values(node))


class Php(Reader):
    GRAMMAR = tree_sitter_php.language_php

    def request(self, node):
        if node.type == "assignment_expression" and self.of(node.child_by_field_name("left")) == "$request":
            return self.value(node.child_by_field_name("right"))
        return None

    def string(self, node):
        return re.sub(r"\\(['\\])", r"\1", self.inner(node))

    def encapsed_string(self, node):
        for child in node.named_children:
            assert child.type in ("string_content", "escape_sequence"), "something is filled in"
        return unescaped(self.inner(node), 'nrt"$\\', "u")

    def integer(self, node):
        return int(self.of(node))

    def boolean(self, node):
        return self.of(node) == "true"

    def unary_op_expression(self, node):
        return -self.value(node.child_by_field_name("argument"))

    def object_creation_expression(self, node):
        [arguments] = [child for child in node.named_children if child.type == "arguments"]
        return self.value(arguments.named_children[0].named_children[0]) if arguments.named_children else {}

    def array_creation_expression(self, node):
        entries = [tuple(self.values(child)) for child in node.named_children]
        if entries and len(entries[0]) == 2:
            return self.table(entries)
        return [value for [value] in entries]


class CSharp(Reader):
    GRAMMAR = tree_sitter_c_sharp.language

    def request(self, node):
        if node.type == "variable_declarator" and self.of(node.child_by_field_name("name")) == "request":
            return self.value(node.named_children[-1])
        return None

    def string_literal(self, node):
        return unescaped(self.inner(node), "nrtbfav0\"\\", "u")

    def integer_literal(self, node):
        return int(self.of(node))

    def boolean_literal(self, node):
        return self.of(node) == "true"

    def prefix_unary_expression(self, node):
        return -self.value(node.named_children[0])

    def object_creation_expression(self, node):
        initializer = node.child_by_field_name("initializer")
        if initializer is not None:
            return self.value(initializer)
        return [] if self.of(node.child_by_field_name("type")).startswith("List<") else {}

    def initializer_expression(self, node):
        if any(child.type == "assignment_expression" for child in node.named_children):
            return self.table(self.values(node))
        return self.values(node)

    def assignment_expression(self, node):
        left = node.child_by_field_name("left")
        name = self.of(left) if left.type == "identifier" else self.value(left)
        return (name, self.value(node.child_by_field_name("right")))

    def element_binding_expression(self, node):
        return self.value(node.named_children[0].named_children[0])


READERS = {"java": Java, "go": Go, "php": Php, "csharp": CSharp}


def nodes(root):
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def main():
    parsers = {
        name: tree_sitter.Parser(tree_sitter.Language(reader.GRAMMAR())) for name, reader in READERS.items()
    }
    for line in sys.stdin:
        asked = json.loads(line)
        reader = READERS[asked["language"]](asked["text"])
        error = request = None
        for node in nodes(parsers[asked["language"]].parse(reader.text).root_node):
            if node.is_error or node.is_missing:
                error = error or f"{node.type} at {node.start_point}"
            if error is None and request is None:
                request = reader.request(node)
        print(json.dumps({"error": error, "request": request}))


main()
