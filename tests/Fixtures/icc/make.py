# Makes small ICC profiles by hand and has littlecms (through Pillow 9.4) say what colours become in sRGB.
# expected.csv: profile, intent-free (relative colorimetric), input channels, sRGB.
import io, os, struct
import numpy as np
from PIL import Image, ImageCms
os.chdir(os.path.dirname(os.path.abspath(__file__)))

fixed = lambda v: struct.pack(">i", round(v * 65536))
xyz = lambda *v: b"XYZ \0\0\0\0" + b"".join(map(fixed, v))
curv = lambda *v: b"curv\0\0\0\0" + struct.pack(">I", len(v)) + struct.pack(f">{len(v)}H", *v)
para = lambda kind, *v: b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + b"".join(map(fixed, v))
desc = lambda s: b"desc\0\0\0\0" + struct.pack(">I", len(s) + 1) + s.encode() + b"\0" + bytes(78)
mluc = lambda s: b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2 * len(s), 28) + s.encode("utf-16-be")

def profile(name, version, space, kind, tags):
    head, data = b"", b""
    at = 132 + 12 * len(tags)
    for tag, content in tags:
        content += bytes(-len(content) % 4)
        head += tag.encode() + struct.pack(">II", at + len(data), len(content))
        data += content
    body = struct.pack(">I", len(tags)) + head + data
    file = struct.pack(">I4sI4s4s4s", 128 + len(body), b"lcms", version, kind, space, b"XYZ ") + struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(.9642) + fixed(1) + fixed(.8249) + bytes(48) + body
    open(name + ".icc", "wb").write(file)
    return name

white = ("wtpt", xyz(.9642, 1, .8249))
def rgb(name, title, version, matrix, curve):
    text = desc(title) if version < 0x04000000 else mluc(title)
    columns = np.array(matrix).T
    return profile(name, version, b"RGB ", b"mntr", [("desc", text), white, *[(c + "XYZ", xyz(*columns[i])) for i, c in enumerate("rgb")], *[(c + "TRC", curve) for c in "rgb"]])

adobe = [(.60974, .20528, .14919), (.31111, .62567, .06322), (.01947, .06087, .74457)]
p3 = [(.51512, .29198, .15710), (.24120, .69225, .06657), (-.00105, .04189, .78407)]
srgb = [(.43607, .38515, .14307), (.22249, .71687, .06061), (.01392, .09708, .71410)]
pro = [(.79767, .13519, .03135), (.28804, .71188, .00009), (0, 0, .82491)]
names = [
    rgb("wide-gamma", "Wide RGB", 0x02100000, adobe, curv(563)),
    rgb("p3-para", "P3 screen", 0x04000000, p3, para(3, 2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045)),
    rgb("srgb-table", "sRGB by table", 0x02100000, srgb, curv(*[round(65535 * (v / 12.92 if v <= .04045 else ((v + .055) / 1.055) ** 2.4)) for v in np.arange(1024) / 1023])),
    rgb("linear", "Linear light", 0x02100000, srgb, curv()),
    rgb("pro-para4", "Very wide", 0x04000000, pro, para(4, 1.8, 1, 0, 1 / 16, 1 / 32, 0, 0)),
    profile("grey-22", 0x02100000, b"GRAY", b"mntr", [("desc", desc("Grey 2.2")), white, ("kTRC", curv(563))]),
    profile("grey-table", 0x02100000, b"GRAY", b"prtr", [("desc", desc("Dot gain")), white, ("kTRC", curv(0, 9000, 24000, 43000, 65535))]),
]
colours = [(0, 0, 0), (255, 255, 255), (128, 128, 128), (200, 30, 40), (40, 180, 60), (20, 60, 200), (250, 220, 40), (90, 70, 60), (10, 5, 20), (180, 200, 210), (255, 0, 0), (0, 255, 0)]
target = ImageCms.createProfile("sRGB")
with open("expected.csv", "w") as to:
    for name in names:
        grey = name.startswith("grey")
        # Several pixels at once in 8 bits, without littlecms' shortcuts.
        transform = ImageCms.buildTransform(name + ".icc", target, "L" if grey else "RGB", "RGB", 1, 0x0100)
        for colour in [(v, v, v) for v in range(0, 256, 15)] if grey else colours:
            pixel = Image.new("L", (1, 1), colour[0]) if grey else Image.new("RGB", (1, 1), colour)
            print(name, *colour, *ImageCms.applyTransform(pixel, transform).getpixel((0, 0)), sep=",", file=to)
