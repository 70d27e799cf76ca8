"""The same letter gives the same bytes, on any day, in any process, under any locale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_letters import SAMPLES
from styles import STYLE

from briefgen.render import FORMATS, renderer

TESTS = Path(__file__).parent.parent
HASHES = """
import hashlib
from sample_letters import SAMPLES
from styles import STYLE
from briefgen.render import FORMATS, renderer
for name in FORMATS:
    for sample, letter in SAMPLES.items():
        print(name, sample, hashlib.sha256(renderer(name).render(letter(), STYLE)).hexdigest())
"""


def _hashes(folder: Path, **environment: str) -> str:
    path = os.pathsep.join((str(TESTS), str(TESTS.parent)))
    done = subprocess.run(
        [sys.executable, "-c", HASHES],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_processes_that_differ_in_all_but_the_letter_write_the_same_bytes(tmp_path: Path) -> None:
    one = _hashes(TESTS, PYTHONHASHSEED="1", TZ="Europe/Amsterdam", LC_ALL="C.UTF-8")
    other = _hashes(tmp_path, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    assert one == other
    assert len(one.splitlines()) == len(FORMATS) * len(SAMPLES)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_keeps_nothing_of_the_letter_before(name: str) -> None:
    first = renderer(name).render(SAMPLES["seed"](), STYLE)
    renderer(name).render(SAMPLES["everything"](), STYLE)
    assert renderer(name).render(SAMPLES["seed"](), STYLE) == first
