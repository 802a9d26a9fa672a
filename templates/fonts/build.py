"""Make the three fonts that ship with the tool, and the list of characters that they have.

Run ``python templates/fonts/build.py FOLDER``, the folder with these files at any depth, to write ReportSans-Regular.otf,
ReportSans-Bold.otf, ReportSerif-Bold.otf and coverage.txt beside this file. The same files give the same bytes.

- NotoSansCJK-Regular.ttc, NotoSansCJK-Bold.ttc, NotoSerifCJK-Bold.ttc: Debian's fonts-noto-cjk 1:20220127+repack1-1
- SourceSans3VF-Upright.otf: the npm package source-sans 3.52.0
- SourceSerifVariable-Roman.otf: the npm package source-serif-pro 3.1.0

Noto CJK has Latin letters for English, Vietnamese and Pinyin only. They are Source Sans and Source Serif, enlarged; so the
other letters of Europe are taken from these families, at the weight and size that fits the letters which both have.

All are under the SIL Open Font License 1.1 (``OFL.txt``). Its only reserved name is "Source"; the fonts made here are changed
versions and bear a name of their own.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable  # type: ignore[import-untyped]
from fontTools.pens.recordingPen import RecordingPen  # type: ignore[import-untyped]
from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.otTables import Feature, FeatureRecord  # type: ignore[import-untyped]

HERE = Path(__file__).parent


class Face(NamedTuple):
    """One font to make."""

    file: str
    source: str
    noto: str
    family: str
    style: str
    latin: str
    """Where letters come from that the source lacks: a variable font."""
    weight: float
    """Its weight that fits the source best."""
    scale: float
    """How much larger the source has its letters; with this weight and scale, widths and bounds of letters differ least."""


SANS, SERIF = "SourceSans3VF-Upright.otf", "SourceSerifVariable-Roman.otf"
FACES = (
    Face("ReportSans-Regular.otf", "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "Report Sans", "Regular", SANS, 400, 1.1174),
    Face("ReportSans-Bold.otf", "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Report Sans", "Bold", SANS, 645, 1.1353),
    Face("ReportSerif-Bold.otf", "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Report Serif", "Bold", SERIF, 615, 1.1171),
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
SPACES = {0x2000: 500, 0x2001: 1000, 0x2004: 333, 0x2005: 250, 0x2006: 167, 0x2008: 280, 0x2009: 200, 0x200A: 100}
SPACES |= {0x202F: 200, 0x205F: 222}
"""Spaces that the sources lack, with their widths."""
DROPPED = ("vhea", "vmtx", "VORG", "BASE", "DSIG")
"""Tables for vertical text."""
OUTSIDE_GB2312 = (
    "囧喆堃旻昇煊玥珺祎翀赟頔婳燊烜犇骉垚焱镕啰瞭馀晞晟玙琨璟芃荍茗菡萱薇蘅朤槑叕龑靐昉昀"
    "昕炘珩琎瑀瑄璐璠皓祺翊翔翯钰锜锟镓镝鎏雯霏颢骎骥鹍麟噁嬗撖碁粦锎锿瞋哂咲枱椏烔珅祇祐"
)
"""Characters of present-day names and words that the standard of 1980 leaves out."""


def main() -> int:
    """Write the fonts and say how large they are."""
    files = {path.name: path for path in Path(sys.argv[1]).rglob("*.[ot]t[cf]")}
    characters, total = frozenset(wanted()), 0
    latin = {name: TTFont(files[name]) for name in (SANS, SERIF)}
    shared = characters & latin[SANS].getBestCmap().keys() & latin[SERIF].getBestCmap().keys()
    covered: set[frozenset[int]] = set()
    for face in FACES:
        font = renamed(cut(take(face, files), characters), face)
        add_letters(font, latin[face.latin], face, shared)
        add_spaces(font)
        covered.add(frozenset(font.getBestCmap()))
        data = _saved(font)
        (HERE / face.file).write_bytes(data)
        total += len(data)
        sys.stdout.write(f"{face.file}: {len(data):,} bytes\n")
    (every,) = covered  # the three have the same characters
    (HERE / "coverage.txt").write_text(ranges(every), encoding="ascii")
    sys.stdout.write(f"together: {total:,} bytes, {len(every):,} characters\n")
    return 0


def ranges(characters: Iterable[int]) -> str:
    """Return code points as the lines of ``coverage.txt``: hexadecimal, the first and the last of those in a row."""
    lines: list[list[int]] = []
    for character in sorted(characters):
        if lines and character == lines[-1][1] + 1:
            lines[-1][1] = character
        else:
            lines.append([character, character])
    return "".join(f"{first:X} {last:X}\n" for first, last in lines)


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


def take(face: Face, files: Mapping[str, Path]) -> bytes:
    """Return the Simplified Chinese face of a collection, without vertical text and other languages' forms."""
    collection = TTCollection(files[face.source], lazy=True)
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


def renamed(data: bytes, face: Face) -> TTFont:
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
    return font


def add_letters(font: TTFont, latin: TTFont, face: Face, characters: Iterable[int]) -> None:
    """Add the characters that a font lacks, from another one."""
    glyphs, names = latin.getGlyphSet(location={"wght": face.weight}), latin.getBestCmap()
    drawn = {}
    for character in sorted(set(characters) - font.getBestCmap().keys()):
        source = glyphs[names[character]]
        pen = RecordingPen()
        source.draw(TransformPen(pen, (face.scale, 0, 0, face.scale, 0, 0)))
        drawn[character] = (round(source.width * face.scale), pen)
    _add(font, drawn)


def add_spaces(font: TTFont) -> None:
    """Add the spaces of typographers, such as the narrow one between a number and its unit."""
    _add(font, {c: (width, RecordingPen()) for c, width in SPACES.items() if c not in font.getBestCmap()})


def _add(font: TTFont, glyphs: Mapping[int, tuple[int, RecordingPen]]) -> None:
    """Add glyphs at the end of a font, each with its width."""
    top = font["CFF "].cff.topDictIndex[0]
    like = font.getGlyphID(font.getBestCmap()[ord("x")])  # new letters share the settings of old ones
    private = top.FDArray[top.FDSelect[like]].Private
    order = list(font.getGlyphOrder())  # a copy: the list itself is the charset
    free = (f"cid{n:05d}" for n in range(65534, 0, -1) if f"cid{n:05d}" not in top.CharStrings)
    for (character, (width, recorded)), name in zip(glyphs.items(), free, strict=False):
        pen = T2CharStringPen(width - private.nominalWidthX, None)
        recorded.replay(pen)
        drawn = pen.getCharString(private, font["CFF "].cff.GlobalSubrs)
        bounds = drawn.calcBounds(None)
        top.charset.append(name)
        top.FDSelect.gidArray.append(top.FDSelect[like])
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex)
        top.CharStrings.charStringsIndex.append(drawn)
        order.append(name)
        font["hmtx"][name] = (width, int(bounds[0]) if bounds else 0)
        for table in font["cmap"].tables:
            if table.format in {4, 12}:
                table.cmap[character] = name
    font.setGlyphOrder(order)
    font["maxp"].numGlyphs = len(order)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.recalcTimestamp = False
    font.flavor = None
    font.save(out, reorderTables=True)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
