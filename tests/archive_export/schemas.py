"""The official schemas, from the folder that BRIEFGEN_SCHEMAS names, read without any network."""

from functools import cache
from pathlib import Path
from typing import Any

import needs

MDTO = "MDTO-XML1.0.1.xsd"
DIWOO = "diwoo-metadata.xsd"
LISTS = "diwoo-metadata-lijsten.xsd"


def schema(name: str) -> Any:
    """A schema to validate with; its import of the MDTO schema leads to the file beside it."""
    etree = needs.need_module("lxml.etree")
    folder = needs.need_folder("BRIEFGEN_SCHEMAS", "The folder with the schemas of MDTO and DiWoo")
    return _schema(etree, folder, name)


@cache
def _schema(etree: Any, folder: Path, name: str) -> Any:
    class BesideIt(etree.Resolver):
        def resolve(self, url: str, _public_id: str, context: Any) -> Any:
            return self.resolve_filename(str(folder / url.rpartition("/")[2]), context)

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(BesideIt())
    return etree.XMLSchema(etree.parse(str(folder / name), parser))


def faults(name: str, data: bytes) -> list[str]:
    """What the schema has against a document."""
    etree, found = needs.need_module("lxml.etree"), schema(name)
    found.validate(etree.fromstring(data))
    return [f"{error.line}: {error.message}" for error in found.error_log]


def values_of(list_name: str) -> set[str]:
    """The values of one of the lists of DiWoo."""
    etree = needs.need_module("lxml.etree")
    folder = needs.need_folder("BRIEFGEN_SCHEMAS", "The folder with the schemas of MDTO and DiWoo")
    place = f"//xs:simpleType[@name='{list_name}']//xs:enumeration/@value"
    return set(etree.parse(str(folder / LISTS)).xpath(place, namespaces={"xs": "http://www.w3.org/2001/XMLSchema"}))
