"""Draws the small fonts of the tests of the font reader, with fontTools and brotli: a square, a ring, a bow, and letters made of them.

small.ttf: TrueType, kerning by GPOS pairs and classes in an extension lookup, names in two languages, one composite with a scale and one that is joined at points.
small.otf: the same letters in CFF with subroutines' arithmetic left out. small.woff, small.woff2: small.ttf packed. small.ttc: both faces. old.ttf: kerning by 'kern' only.
"""
import io
import os
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

here = os.path.dirname(os.path.abspath(__file__))
ORDER = [".notdef", "space", "A", "V", "T", "O", "B", "Adieresis", "uni56FD", "u1F600"]
CODES = {32: "space", 65: "A", 86: "V", 84: "T", 79: "O", 66: "B", 0xC4: "Adieresis", 0x56FD: "uni56FD", 0x1F600: "u1F600"}
ADVANCE = {".notdef": 500, "space": 250, "A": 620, "V": 610, "T": 560, "O": 700, "B": 600, "Adieresis": 620, "uni56FD": 1000, "u1F600": 1000}


def polygon(pen, *points):
    pen.moveTo(points[0])
    for p in points[1:]:
        pen.lineTo(p)
    pen.closePath()


def draw(name, pen, quadratic):
    if name == "A":
        polygon(pen, (10, 0), (310, 700), (610, 0), (500, 0), (310, 480), (120, 0))
    elif name == "V":
        polygon(pen, (10, 700), (120, 700), (305, 220), (490, 700), (600, 700), (305, 0))
    elif name == "T":
        polygon(pen, (20, 700), (540, 700), (540, 600), (330, 600), (330, 0), (230, 0), (230, 600), (20, 600))
    elif name == "O":
        if quadratic:
            pen.qCurveTo((40, 700), (660, 700), (660, 0), (40, 0), None)
            pen.closePath()
            pen.moveTo((350, 120))
            pen.qCurveTo((140, 120), (140, 350))
            pen.qCurveTo((140, 580), (350, 580))
            pen.qCurveTo((560, 580), (560, 350))
            pen.qCurveTo((560, 120), (350, 120))
            pen.closePath()
        else:
            pen.moveTo((350, 0))
            pen.curveTo((520, 0), (660, 150), (660, 350))
            pen.curveTo((660, 550), (520, 700), (350, 700))
            pen.curveTo((180, 700), (40, 550), (40, 350))
            pen.curveTo((40, 150), (180, 0), (350, 0))
            pen.closePath()
    elif name in ("B", "uni56FD"):
        wide = ADVANCE[name] - 60
        polygon(pen, (60, 0), (60, 700), (wide, 700), (wide, 0))
        polygon(pen, (160, 100), (wide - 100, 100), (wide - 100, 600), (160, 600))
    elif name == ".notdef":
        polygon(pen, (50, 0), (50, 700), (450, 700), (450, 0))


def builder(quadratic):
    fb = FontBuilder(1000, isTTF=quadratic)
    fb.setupGlyphOrder(ORDER)
    fb.setupCharacterMap(CODES)
    drawn = {}
    for name in ORDER:
        if quadratic and name == "Adieresis":
            pen = TTGlyphPen(drawn)
            pen.addComponent("A", (1, 0, 0, 1, 0, 0))
            pen.addComponent("B", (0.25, 0, 0, 0.125, 240, 740))
            drawn[name] = pen.glyph()
        elif quadratic and name == "u1F600":
            pen = TTGlyphPen(drawn)
            pen.addComponent("O", (1, 0, 0, 1, 0, 0))
            pen.addComponent("T", (0.5, 0.25, -0.25, 0.5, 400, 100))
            drawn[name] = pen.glyph()
        else:
            pen = TTGlyphPen(drawn) if quadratic else T2CharStringPen(ADVANCE[name], None)
            draw(name if quadratic or name not in ("Adieresis", "u1F600") else "O", pen, quadratic)
            drawn[name] = pen.glyph() if quadratic else pen.getCharString()
    if quadratic:
        fb.setupGlyf(drawn)
        glyf = fb.font["glyf"]
        fb.setupHorizontalMetrics({n: (ADVANCE[n], getattr(glyf[n], "xMin", 0) if glyf[n].numberOfContours else 0) for n in ORDER})
    else:
        fb.setupCFF("SmallTest-Regular", {"FullName": "Small Test"}, drawn, {})
        fb.setupHorizontalMetrics({n: (ADVANCE[n], 0) for n in ORDER})
    fb.setupHorizontalHeader(ascent=800, descent=-200)
    fb.setupNameTable({
        "familyName": "Small Test", "styleName": "Regular", "psName": "SmallTest-Regular", "fullName": "Small Test",
        "licenseDescription": "Drawn for these tests; use it as you like.", "licenseInfoURL": "https://example.org/licence", "copyright": "None", "version": "Version 1.0",
    })
    fb.font["name"].setName("小试", 1, 3, 1, 0x804)
    fb.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=900, usWinDescent=200, fsType=0x104, sCapHeight=700, sxHeight=0, usWeightClass=700, version=4)
    fb.setupPost()
    fb.font["head"].created = fb.font["head"].modified = 3800000000
    fb.font.recalcTimestamp = False
    return fb


def saved(font, name, flavour=None):
    font.flavor = flavour
    font.save(os.path.join(here, name), reorderTables=None)


fb = builder(True)
fb.addOpenTypeFeatures("""
languagesystem DFLT dflt;
languagesystem latn dflt;
lookup pairs useExtension { pos A V -80; pos V A -70; pos T O -40; } pairs;
lookup classes useExtension { @round = [O B]; pos [A Adieresis] @round -12; pos @round [T V] -30; } classes;
feature kern { lookup pairs; lookup classes; } kern;
""")
saved(fb.font, "small.ttf")
for flavour in ("woff", "woff2"):
    saved(TTFont(os.path.join(here, "small.ttf"), recalcTimestamp=False), "small." + flavour, flavour)
saved(builder(False).font, "small.otf")
ttc = TTCollection()
ttc.fonts = [TTFont(os.path.join(here, "small.otf"), recalcTimestamp=False), TTFont(os.path.join(here, "small.ttf"), recalcTimestamp=False)]
ttc.save(os.path.join(here, "small.ttc"))
old = builder(True)
table = newTable("kern")
table.version = 0
part = KernTable_format_0(apple=False)
part.coverage, part.version, part.tupleIndex = 1, 0, None
part.kernTable = {("A", "V"): -91, ("V", "O"): 17}
table.kernTables = [part]
old.font["kern"] = table
saved(old.font, "old.ttf")
