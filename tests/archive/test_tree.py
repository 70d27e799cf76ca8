"""The hash tree: the vectors of RFC 6962's reference implementation, and proofs of all sizes."""

import hashlib

import pytest

from briefgen.archive.tree import (
    TreeHead,
    consistency_proof,
    head_of,
    inclusion_proof,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
    read_head,
)

# Leaves and roots of the certificate-transparency reference tests.
LEAVES = [
    bytes.fromhex(each)
    for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def hashes(count: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(count)]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference(size: int):
    assert head_of(leaf_hash(each) for each in LEAVES[:size]) == TreeHead(size, ROOTS[size - 1])


def test_the_empty_tree_is_the_hash_of_nothing():
    assert head_of([]).root == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 33])
def test_each_entry_is_proved_and_no_other(size: int):
    leaves = hashes(size)
    head = head_of(leaves)
    for index, leaf in enumerate(leaves):
        proof = inclusion_proof(leaves, index)
        assert proves_inclusion(leaf, index, head, proof)
        assert not proves_inclusion(leaf_hash(b"other"), index, head, proof)
        assert not proves_inclusion(leaf, index, head, (*proof, leaf))
        assert size == 1 or not proves_inclusion(leaf, (index + 1) % size, head, proof)


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 8, 13, 32, 33])
def test_each_earlier_head_is_proved_a_prefix_and_a_rewritten_one_is_not(size: int):
    leaves = hashes(size)
    new = head_of(leaves)
    for old_size in range(size + 1):
        old, proof = head_of(leaves[:old_size]), consistency_proof(leaves, old_size)
        assert proves_consistency(old, new, proof)
        if old_size > 0:
            rewritten = head_of([*leaves[: old_size - 1], leaf_hash(b"other")])
            assert not proves_consistency(rewritten, new, proof)


def test_a_proof_over_many_entries_is_short():
    leaves = hashes(1000)
    assert len(inclusion_proof(leaves, 500)) <= 10


def test_a_head_reads_back_as_it_is_written():
    head = head_of(hashes(5))
    assert read_head(f" {head}\n") == head


@pytest.mark.parametrize(
    "text", ["", "5", "5:", "5:abc", ":" + "a" * 64, "x:" + "a" * 64, "-1:" + "a" * 64, "5:" + "g" * 64]
)
def test_other_text_is_no_head(text: str):
    assert read_head(text) is None
