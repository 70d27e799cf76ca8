"""The namespaces and names of WordprocessingML that the reader and the comparison speak of."""

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{WORD}}}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
STRICT: Final = b"http://purl.oclc.org/ooxml/"
KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

P, RUN, TBL, TR, TC = f"{W}p", f"{W}r", f"{W}tbl", f"{W}tr", f"{W}tc"
PPR, RPR, SDT, SDT_CONTENT = f"{W}pPr", f"{W}rPr", f"{W}sdt", f"{W}sdtContent"
ALTERNATE, CHOICE, FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
VAL, ID, TYPE = f"{W}val", f"{W}id", f"{W}type"

# Elements that only mark a place, a range or a remark: they have no words and no part in the structure.
PLACES: Final = frozenset(
    f"{W}{name}"
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
        "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
# Elements around runs or blocks that the words are read through.
WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo"))
WRAPPER_SETTINGS: Final = frozenset(f"{W}{name}" for name in ("smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"))
