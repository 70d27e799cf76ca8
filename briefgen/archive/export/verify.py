"""Verifies this package of an issued letter: python verify.py HEAD [FOLDER]

HEAD is the archive's tree head, like 42:5f3a..., as its keeper made it known: never take it from the package itself.
Exit status 0: whole, and under that head; 1: it is not; 2: asked wrongly. Python 3.8 or later, and nothing else."""

# It runs alone, on Pythons older than briefgen's, and in few lines: so without types, and by no rules but its own.
# mypy: ignore-errors
# ruff: noqa

import hashlib, json, os, re, sys
from urllib.parse import quote
from xml.etree import ElementTree

BLOCK, MOST = 1 << 20, 16 << 20  # bytes: read at a time; of a file that is read whole
INFO = "External-Description: {}\nInternal-Sender-Identifier: {record}\nTree-Head: {}\nPayload-Oxum: {}\n"
TAGS = ["LEESMIJ.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "verify.py"]


def must(right, message, *texts):
    if not right:
        raise AssertionError(message.format(*texts))


def find(folder, below=""):
    """The paths of all files, with '/'; links, devices, deep and empty folders have no place in a package."""
    found = []
    for entry in sorted(os.scandir(os.path.join(folder, below)), key=lambda entry: entry.name):
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False) and path.count("/") < 2:
            inner = find(folder, path + "/")
            must(inner, "{} was added, an empty folder", path)
            found += inner
        else:
            must(entry.is_file(follow_symlinks=False), "{} was added, and is no plain file", path)
            found.append(path)
    return found


def digest(folder, path):
    sha256, size = hashlib.sha256(), 0
    with open(os.path.join(folder, path), "rb") as file:
        for block in iter(lambda: file.read(BLOCK), b""):
            sha256.update(block)
            size += len(block)
    return size, sha256.hexdigest()


def read(folder, path):
    with open(os.path.join(folder, path), "rb") as file:
        data = file.read(MOST + 1)
    must(len(data) <= MOST, "{} is too large for what it should be", path)
    return data.decode("utf-8")


def check_manifest(folder, name, digests):  # it names exactly these files, and holds not a byte more
    written = {path: path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") for path in sorted(digests)}
    lines = {written[path]: "{}  {}\n".format(digests[path][1], written[path]) for path in written}
    text = read(folder, name)
    listed = dict(reversed(line.split("  ", 1)) for line in text.split("\n") if "  " in line)
    for path in sorted(set(lines) | set(listed)):
        must(path in lines, "{} is missing", path)
        must(path in listed, "{} was added", path)
        must(lines[path].startswith(listed[path] + " "), "{} was changed", path)
    must(text == "".join(lines.values()), "{} is not as it was written", name)


def check_entry(entry, size, root):
    """What an entry of the log says, if its path leads to the head (RFC 9162, 2.1.3.2)."""
    path, line, number = [bytes.fromhex(each) for each in entry["path"]], entry["line"], entry["number"]
    exact = entry == {"number": json.loads(line)["no"], "line": line, "path": [each.hex() for each in path]}
    must(exact and 0 <= number < int(size), "data/proof.json: entry {} proves nothing", number)
    value, last = hashlib.sha256(b"\0" + line.encode("utf-8")).digest(), int(size) - 1
    for each in path:
        must(last, "data/proof.json: the path of entry {} is too long", entry["number"])
        left = number & 1 or number == last
        value = hashlib.sha256(b"\1" + (each + value if left else value + each)).digest()
        while left and number and not number & 1:
            number, last = number >> 1, last >> 1
        number, last = number >> 1, last >> 1
    must(last == 0 and value.hex() == root, "data/proof.json: entry {} is not under this head", entry["number"])
    return json.loads(line)


def check_xml(folder, path, **wanted):
    """The metadata repeat what was sealed; of elements that occur more than once, the first is the object's own."""
    text = read(folder, path)
    safe = text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n') and "<!" not in text  # so: no entities
    root = ElementTree.fromstring(text) if safe else ElementTree.Element("none")
    for name, value in wanted.items():
        value = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", value)
        must(root.findtext(".//{*}" + name) == value, "{} says something else than the seal: {}", path, name)


def verify(folder, head):
    """What there is to say of a whole package; AssertionError says what is wrong with another."""
    digests = {path: digest(folder, path) for path in find(folder)}
    found = {path[5:]: digests[path] for path in digests if path.startswith("data/")}
    must([path for path in digests if path[:5] != "data/"] == TAGS, "beside data/ must lie just {}", TAGS)
    check_manifest(folder, TAGS[4], {path: digests[path] for path in TAGS if path != TAGS[4]})
    check_manifest(folder, TAGS[3], {"data/" + path: found[path] for path in found})
    seal, proof = (json.loads(read(folder, "data/" + name)) for name in ("manifest.json", "proof.json"))
    must(proof["head"] == head, "it was exported under another head: {}", proof["head"])
    said = [check_entry(entry, *head.split(":")) for entry in proof["entries"]]
    facts = {name: seal[name] for name in ("ministry", "reference", "record", "date", "kind", "subject")}
    sha256 = seal["details"].get("sha256")  # of a letter that was issued elsewhere, and added; others have none
    known = {**seal, **{name: x["fields"][name] for x in said if x["what"] == "completed" for name in x["fields"]}}
    facts.update(what="added" if sha256 else "issued", seal=found["manifest.json"][1])
    reference, subject = known["reference"] or sha256, known["subject"] or seal["details"].get("name")
    own = [x for x in said if (sha256 or reference) in x.values() or "replaces" in x]
    own = [x for x in own if sha256 or x["ministry"] == known["ministry"]]
    must({name: said[0][name] for name in facts} == facts and own == said, "the log's entry is about another letter")
    numbers = [each["no"] for each in said]
    must((proof["format"], len(proof)) == (1, 3) and numbers == sorted(set(numbers)), "data/proof.json was changed")
    quoted = re.sub("^[.]|[.]$", "%2E", quote(reference, safe="")).replace("%", "~")
    parts = [known["ministry"], quoted if reference != sha256 else "", (sha256 or "")[:12]]
    expected = {"manifest.json", "proof.json", "letter.diwoo.xml", name := "_".join(filter(None, parts)) + ".mdto.xml"}
    check_xml(folder, "data/" + name, identificatieKenmerk=reference, naam=subject)
    if "letter.diwoo.xml" in found:
        date = seal["date"]
        check_xml(folder, "data/letter.diwoo.xml", identifier=reference, officieleTitel=subject, creatiedatum=date)
    for path, sealed in seal["files"].items():
        must(found.get(path) == (sealed["size"], sealed["sha256"]), "data/{} is not the file that was sealed", path)
        texts = {"naam": path.split("/")[-1], "omvang": str(sealed["size"]), "checksumWaarde": sealed["sha256"]}
        check_xml(folder, f"data/{path}.bestand.mdto.xml", identificatieKenmerk=f"{reference}#{path}", **texts)
        expected |= {path, path + ".bestand.mdto.xml"}
    must(expected >= set(found), "data/ holds {}, no part of this letter", sorted(set(found) - expected))
    oxum = f"{sum(size for size, sha256 in found.values())}.{len(found)}"
    info = f"External-Identifier: {reference}\n" + INFO.format(" ".join(subject.split()), head, oxum, **seal)
    must(read(folder, "bag-info.txt").split("\n")[3:] == info.split("\n"), "bag-info.txt contradicts the seal")
    return f"""WHOLE: {reference} is entry {said[0]["no"]} of the log, and its files are those that were sealed.
Said of it since then: {"".join(chr(10) + json.dumps(each) for each in said[1:]) or "nothing"}
SHA-256 of the package, metadata included: {digests[TAGS[4]][1]}"""


def main(arguments):
    head, folder = [*arguments, os.path.dirname(os.path.abspath(__file__))][:2] if arguments else ("", "")
    if len(arguments) > 2 or not re.fullmatch("[0-9]{1,15}:[0-9a-f]{64}", head) or not os.path.isdir(folder):
        print(__doc__)
        return 2
    try:
        status, text = 0, verify(folder, head)
    except Exception as error:  # whatever a package does to this program, it is not whole
        reason = error if isinstance(error, AssertionError) else f"it cannot be read: {error!r}"
        status, text = 1, f"NOT WHOLE: {reason}"
    print(re.sub("[^ -~\n]", lambda found: ascii(found[0])[1:-1], text))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
