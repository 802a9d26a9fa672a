"""Make the three fonts that ship with the tool from Debian's package fonts-noto-cjk.

Run ``python templates/fonts/build.py`` to write ReportSans-Regular.otf, ReportSans-Bold.otf and ReportSerif-Bold.otf
beside this file. The same package gives the same bytes.

Noto CJK is under the SIL Open Font License 1.1 (``OFL.txt``). Its only reserved name is "Source"; the fonts made here are
changed versions and bear a name of their own.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.otTables import Feature, FeatureRecord  # type: ignore[import-untyped]

NOTO = Path("/usr/share/fonts/opentype/noto")
HERE = Path(__file__).parent


class Face(NamedTuple):
    """One font to make."""

    file: str
    source: str
    noto: str
    family: str
    style: str


FACES = (
    Face("ReportSans-Regular.otf", "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Report Sans", "Regular"),
    Face("ReportSans-Bold.otf", "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Report Sans", "Bold"),
    Face("ReportSerif-Bold.otf", "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Report Serif", "Bold"),
)

BLOCKS = (
    (0x0020, 0x024F),  # Latin
    (0x02B0, 0x036F),  # modifiers, combining marks
    (0x0370, 0x04FF),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin for Vietnamese and others
    (0x2000, 0x23FF),  # punctuation, currency, arrows, mathematics, technical
    (0x2460, 0x27BF),  # enclosed numbers, box drawing, geometric shapes, dingbats
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x3200, 0x33FF),  # enclosed and squared CJK, units
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)
FEATURES = ("halt", "palt", "kern", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum", "pnum", "liga")
"""What the pages ask for (``halt``, figures) and what text needs to be right (marks, local forms)."""
LANGUAGES = ("ZHS ", "ZHT ")
"""The languages whose own forms are kept; Hong Kong, Japanese and Korean forms would add a third to the size."""
NARROW = {"‘": 725, "’": 726, "“": 728, "”": 729, "·": 117}
"""Marks that Chinese sets in a full square and Latin text does not, with their narrow signs."""
DROPPED = ("vhea", "vmtx", "VORG", "BASE", "DSIG")
"""Tables for vertical text."""
OUTSIDE_GB2312 = (
    "囧喆堃旻昇煊玥珺祎翀赟頔婳燊烜犇骉垚焱镕啰瞭馀晞晟玙琨璟芃荍茗菡萱薇蘅朤槑叕龑靐昉昀"
    "昕炘珩琎瑀瑄璐璠皓祺翊翔翯钰锜锟镓镝鎏雯霏颢骎骥鹍麟噁嬗撖碁粦锎锿瞋哂咲枱椏烔珅祇祐"
)
"""Characters of present-day names and words that the standard of 1980 leaves out."""


def main() -> int:
    """Write the fonts and say how large they are."""
    characters = frozenset(wanted())
    total = 0
    for face in FACES:
        data = rename(cut(take(face), characters), face)
        (HERE / face.file).write_bytes(data)
        total += len(data)
        sys.stdout.write(f"{face.file}: {len(data):,} bytes\n")
    sys.stdout.write(f"together: {total:,} bytes\n")
    return 0


def wanted() -> Iterator[int]:
    """Yield the code points: the blocks above, GB 2312, the frequent half of Big5."""
    for first, last in BLOCKS:
        yield from range(first, last + 1)
    yield from map(ord, OUTSIDE_GB2312)
    yield from map(ord, _decoded("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF)))
    yield from map(ord, _decoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF)))  # level 1: 5,401 characters by frequency


def _decoded(encoding: str, leads: range, trails: range) -> Iterator[str]:
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(encoding, "ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                yield text


def take(face: Face) -> bytes:
    """Return the Simplified Chinese face of a collection, without vertical text and other languages' forms."""
    collection = TTCollection(NOTO / face.source, lazy=True)
    font = next(f for f in collection.fonts if f["name"].getDebugName(1) == face.noto or f["name"].getDebugName(16) == face.noto)
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    for tag in ("GSUB", "GPOS"):
        for record in font[tag].table.ScriptList.ScriptRecord:
            record.Script.LangSysRecord = [r for r in record.Script.LangSysRecord if r.LangSysTag in LANGUAGES]
    return _saved(font)


def narrow_marks(font: TTFont) -> None:
    """Make quotation marks and the middle dot as wide as Latin text has them, except in Chinese.

    Noto's Chinese faces set them in a full square always, which tears English text apart. Here the characters map to the narrow
    signs, and the ``locl`` feature of Chinese gives the full squares back.
    """
    narrow = {character: f"cid{cid:05d}" for character, cid in NARROW.items()}
    full: dict[str, str] = {}
    for table in font["cmap"].tables:
        for character, glyph in narrow.items():
            if ord(character) in getattr(table, "cmap", {}) and table.format != 14:
                full |= {glyph: table.cmap[ord(character)]} if table.cmap[ord(character)] != glyph else {}
                table.cmap[ord(character)] = glyph
    gsub = font["GSUB"].table
    gsub.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(full)]))
    for script in (record.Script for record in gsub.ScriptList.ScriptRecord):
        for record in script.LangSysRecord:
            _add_local_forms(gsub, record.LangSys, len(gsub.LookupList.Lookup) - 1, full)


def _add_local_forms(gsub: Any, system: Any, lookup: int, narrow: Iterable[str]) -> None:
    records = gsub.FeatureList.FeatureRecord
    before = [i for i in system.FeatureIndex if records[i].FeatureTag == "locl"]
    for lookup_before in {n for i in before for n in records[i].Feature.LookupListIndex} - {lookup}:
        for subtable in gsub.LookupList.Lookup[lookup_before].SubTable:
            mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
            for glyph in narrow:  # their own forms for Chinese are narrow, too
                mapping.pop(glyph, None)
    record = FeatureRecord()
    record.FeatureTag, record.Feature = "locl", Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [*(n for i in before for n in records[i].Feature.LookupListIndex), lookup]
    records.append(record)
    system.FeatureIndex = sorted([*(i for i in system.FeatureIndex if i not in before), len(records) - 1])


def cut(data: bytes, characters: frozenset[int]) -> bytes:
    """Keep only the characters and features that reports use."""
    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.UNICODE).update(characters)
    wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(NARROW.values())  # in these fonts a glyph's index is its CID
    features = wish.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    names = wish.sets(hb.SubsetInputSets.NAME_ID)
    names.clear()
    names.update((0, 13, 14))
    wish.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(data), wish).blob.data)


def rename(data: bytes, face: Face) -> bytes:
    """Give the font its own name, in the name table and in the CFF table, and its narrow marks."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    post = f"{face.family.replace(' ', '')}-{face.style}"
    full = f"{face.family} {face.style}"
    names = {1: face.family, 2: face.style, 3: f"reportgen;{post}", 4: full, 5: "Version 1.000", 6: post}
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)
    narrow_marks(font)
    cff = font["CFF "].cff
    cff.fontNames = [post]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = full, face.family
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.recalcTimestamp = False
    font.flavor = None
    font.save(out, reorderTables=True)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
