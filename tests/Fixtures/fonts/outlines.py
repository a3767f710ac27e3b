"""Writes, for the test of the font reader, what FreeType reads of a font: outlines, widths, names and characters.

Usage: outlines.py FONT FACE STEP. Every STEP-th glyph is written, a line each: G id advance and then the outline in font
units with y down, as M x y, L x y, Q x1 y1 x y or C x1 y1 x2 y2 x y. F is the face, K a character and its glyph.
"""
import sys
import freetype

path, number, step = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
face = freetype.Face(path, number)
print("F", face.num_glyphs, face.units_per_EM, (face.postscript_name or b"").decode("latin1"))
characters = sorted(c for c, _ in face.get_chars())
for code in characters[:: max(1, step // 4)]:
    print("K", code, face.get_char_index(code))


def words(kind):
    return lambda *points: out.extend([kind] + ["%.6g" % (v / 64) for p in points[:-1] for v in (p.x, -p.y)])


# One pixel to the unit, and 64ths of it: without a size FreeType cuts the fractions off.
face.set_char_size(face.units_per_EM * 64, 0, 72, 72)
for i in range(0, face.num_glyphs, step):
    face.load_glyph(i, freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP)
    out = []
    face.glyph.outline.decompose(None, move_to=words("M"), line_to=words("L"), conic_to=words("Q"), cubic_to=words("C"))
    print("G", i, round(face.glyph.linearHoriAdvance / 65536), *out)
