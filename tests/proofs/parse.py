"""Parses texts by the grammars of tree-sitter.

A line in is {"language", "text", "nodes", "within"}. A line out is {"error", "found"}: where the grammar finds something
it does not know, or null; and the texts of the nodes of the types in `nodes` that lie within one of the type `within`.
"""

import json
import sys

import tree_sitter
import tree_sitter_batch
import tree_sitter_powershell

GRAMMARS = {"powershell": tree_sitter_powershell, "batch": tree_sitter_batch}


def parsers():
    for name, grammar in GRAMMARS.items():
        yield name, tree_sitter.Parser(tree_sitter.Language(grammar.language()))


def nodes(root):
    """Every node in the order of the text, with whether it lies within one of a type."""
    stack = [(root, ())]
    while stack:
        node, above = stack.pop()
        yield node, above
        below = (*above, node.type)
        stack.extend((child, below) for child in reversed(node.children))


def main():
    known = dict(parsers())
    for line in sys.stdin:
        asked = json.loads(line)
        text = asked["text"].encode()
        error, found = None, []
        for node, above in nodes(known[asked["language"]].parse(text).root_node):
            if node.is_error or node.is_missing:
                error = error or f"{node.type} at {node.start_point}"
            if node.type in asked["nodes"] and asked["within"] in above:
                found.append(text[node.start_byte : node.end_byte].decode())
        print(json.dumps({"error": error, "found": found}))


main()
