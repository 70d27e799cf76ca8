"""YAML that keeps the text as typed and the line and column of every key and value."""

from briefgen.yamlfile.document import Document
from briefgen.yamlfile.editing import apply_fixes, scalar_fix, set_scalar
from briefgen.yamlfile.loading import parse_yaml, read_yaml
from briefgen.yamlfile.nodes import Entry, Mapping, Node, Path, Scalar, Sequence, Span
from briefgen.yamlfile.spelling import spell

__all__ = [
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Path",
    "Scalar",
    "Sequence",
    "Span",
    "apply_fixes",
    "parse_yaml",
    "read_yaml",
    "scalar_fix",
    "set_scalar",
    "spell",
]
