"""Writes, for the test of the font reader, what FreeType and HarfBuzz read of fonts: outlines, widths, names, characters and kerning.

Fonts are read from standard input, a line each: FACE STEP PATH. Every STEP-th glyph is written, a line each: G id advance and
then the outline in font units with y down, as M x y, L x y, Q x1 y1 x y or C x1 y1 x2 y2 x y. T begins a font, F is its face, K a
character and its glyph, P two characters and how much closer they are set. Without the library of HarfBuzz there are no P.
"""
import ctypes
import sys
import freetype

PAIRS = "AVTWYLPFKOaevoyrkfx.,-'1"

try:
    hb = ctypes.CDLL("libharfbuzz.so.0")
except OSError:
    hb = None


class Position(ctypes.Structure):
    _fields_ = [("x_advance", ctypes.c_int32), ("y_advance", ctypes.c_int32), ("x_offset", ctypes.c_int32), ("y_offset", ctypes.c_int32), ("var", ctypes.c_uint32)]


class Info(ctypes.Structure):
    _fields_ = [("codepoint", ctypes.c_uint32), ("mask", ctypes.c_uint32), ("cluster", ctypes.c_uint32), ("var1", ctypes.c_uint32), ("var2", ctypes.c_uint32)]


class Feature(ctypes.Structure):
    _fields_ = [("tag", ctypes.c_uint32), ("value", ctypes.c_uint32), ("start", ctypes.c_uint), ("end", ctypes.c_uint)]


def tag(text):
    return int.from_bytes(text.encode(), "big")


def kerning(path, number, face):
    pointer = ctypes.c_void_p
    for name in ("hb_blob_create_from_file", "hb_face_create", "hb_font_create", "hb_buffer_create"):
        getattr(hb, name).restype = pointer
    hb.hb_buffer_get_glyph_positions.restype = ctypes.POINTER(Position)
    hb.hb_buffer_get_glyph_infos.restype = ctypes.POINTER(Info)
    whole = pointer(hb.hb_face_create(pointer(hb.hb_blob_create_from_file(path.encode())), number))
    font = pointer(hb.hb_font_create(whole))
    hb.hb_font_set_scale(font, face.units_per_EM, face.units_per_EM)

    # Nothing but kerning may move or change glyphs.
    off = [Feature(tag(t), 0, 0, 0xFFFFFFFF) for t in ("liga", "clig", "calt", "rlig", "ccmp", "locl", "mark")]
    features = (Feature * len(off))(*off)
    buffer = pointer(hb.hb_buffer_create())

    def shape(text):
        hb.hb_buffer_clear_contents(buffer)
        data = text.encode()
        hb.hb_buffer_add_utf8(buffer, data, len(data), 0, len(data))
        hb.hb_buffer_set_direction(buffer, 4)
        hb.hb_buffer_set_script(buffer, tag("Latn"))
        hb.hb_shape(font, buffer, features, len(off))
        count = ctypes.c_uint()
        infos = hb.hb_buffer_get_glyph_infos(buffer, ctypes.byref(count))
        positions = hb.hb_buffer_get_glyph_positions(buffer, ctypes.byref(count))
        return [(infos[i].codepoint, positions[i].x_advance) for i in range(count.value)]

    signs = [s for s in PAIRS if face.get_char_index(ord(s))]
    alone = {s: shape(s)[0][1] for s in signs}
    for a in signs:
        for b in signs:
            got = shape(a + b)
            # By an old table HarfBuzz gives each of the two a half.
            if [g for g, _ in got] == [face.get_char_index(ord(a)), face.get_char_index(ord(b))]:
                print("P", ord(a), ord(b), got[0][1] + got[1][1] - alone[a] - alone[b])


def write(path, number, step):
    face = freetype.Face(path, number)
    print("T", path)
    print("F", face.num_glyphs, face.units_per_EM, (face.postscript_name or b"").decode("latin1"))
    characters = sorted(c for c, _ in face.get_chars())
    for code in characters[:: max(1, step // 4)]:
        print("K", code, face.get_char_index(code))
    out = []

    def words(kind):
        return lambda *points: out.extend([kind] + ["%.6g" % (v / 64) for p in points[:-1] for v in (p.x, -p.y)])

    # One pixel to the unit, and 64ths of it: without a size FreeType cuts the fractions off.
    face.set_char_size(face.units_per_EM * 64, 0, 72, 72)
    for i in range(0, face.num_glyphs, step):
        face.load_glyph(i, freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_NO_BITMAP)
        out.clear()
        face.glyph.outline.decompose(None, move_to=words("M"), line_to=words("L"), conic_to=words("Q"), cubic_to=words("C"))
        print("G", i, round(face.glyph.linearHoriAdvance / 65536), *out)
    if hb:
        kerning(path, number, face)


for line in sys.stdin:
    number, step, path = line.rstrip("\n").split(" ", 2)
    write(path, int(number), int(step))
