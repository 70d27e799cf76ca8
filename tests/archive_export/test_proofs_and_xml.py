"""What packages are written with: proofs that agree with the tree's own, and XML that gives back what was put in."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as some

from briefgen.archive.export.proofs import Proofs
from briefgen.archive.export.xmltext import Element, elements, holdable, to_bytes
from briefgen.archive.tree import head_of, inclusion_proof, leaf_hash, proves_inclusion

ANY_TEXT = some.text(some.characters(exclude_categories=()), max_size=40)


def test_proofs_are_those_of_the_tree_for_every_size_and_place():
    leaves = [leaf_hash(bytes([number])) for number in range(70)]
    for size in range(1, 71):
        proofs = Proofs(leaves[:size])
        assert proofs.head() == head_of(leaves[:size])
        for place in range(size):
            proof = proofs.inclusion(place)
            assert proof == inclusion_proof(leaves[:size], place)
            assert proves_inclusion(leaves[place], place, proofs.head(), proof)


@settings(max_examples=60)
@given(ANY_TEXT, ANY_TEXT)
def test_texts_and_attributes_come_back_as_they_were(text: str, value: str):
    root = ElementTree.fromstring(to_bytes(elements("a", Element("b", text, {"c": value}), None)))
    assert (root[0].text or "") == holdable(text)
    assert root[0].get("c") == holdable(value)


@settings(max_examples=60)
@given(ANY_TEXT)
def test_what_xml_can_hold_is_not_touched(text: str):
    kept = "".join(each for each in text if each in "\t\n\r" or (each >= " " and each.isprintable()))
    assert holdable(kept) == kept


def test_what_xml_cannot_hold_becomes_the_replacement_character():
    assert holdable("a\x00b\x1fc\ud800d\uffffe") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert holdable("\ud7ff\ue000\ufffd\U0010ffff\x7f\x85") == "\ud7ff\ue000\ufffd\U0010ffff\x7f\x85"
