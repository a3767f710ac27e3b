# Makes the PNG fixtures with other people's software: ImageMagick 6.9.11 (libpng 1.6.39) for most, Pillow for one.
# Every picture is 11 x 9 px and its samples follow the formulas below, which PngReaderTests repeats.
import struct, subprocess
W, H = 11, 9

def sample(x, y, c):            # 8 bits
    return [x * 23 + y * 5, x * 3 + y * 29, x * y * 7, 255 - x * 20 - y][c] % 256

def sample16(x, y, c):
    return (sample(x, y, c) * 256 + (x * 31 + y * 17 + c)) % 65536

def few(x, y):                  # 0..3, for palettes and low depths
    return (x // 2 + y) % 4

def magick(name, kind, depth, data, *options):
    subprocess.run(["convert", "-depth", str(depth), "-size", f"{W}x{H}", kind + ":-", "-strip", "-define", "png:exclude-chunks=date,time", *options, "PNG:" + name], input=data, check=True)

cells = [(x, y) for y in range(H) for x in range(W)]
rgb = bytes(sample(x, y, c) for x, y in cells for c in range(3))
rgba = bytes(sample(x, y, c) for x, y in cells for c in range(4))
grey = bytes(sample(x, y, 0) for x, y in cells)
rgb16 = b"".join(struct.pack("<H", sample16(x, y, c)) for x, y in cells for c in range(3))
rgba16 = b"".join(struct.pack("<H", sample16(x, y, c)) for x, y in cells for c in range(4))
grey16 = b"".join(struct.pack("<H", sample16(x, y, 0)) for x, y in cells)
steps = bytes(few(x, y) * 85 for x, y in cells)
bits = bytes((few(x, y) % 2) * 255 for x, y in cells)
palette = [(10, 20, 30), (200, 0, 0), (0, 200, 0), (0, 0, 200)]
flat = bytes(v for x, y in cells for v in palette[few(x, y)])

for interlace in ("", "-adam7"):
    i = ["-interlace", "PNG"] if interlace else []
    magick(f"rgb8{interlace}.png", "rgb", 8, rgb, *i, "-define", "png:color-type=2", "-define", "png:bit-depth=8")
    magick(f"rgba8{interlace}.png", "rgba", 8, rgba, *i, "-define", "png:color-type=6", "-define", "png:bit-depth=8")
    magick(f"grey8{interlace}.png", "gray", 8, grey, *i, "-define", "png:color-type=0", "-define", "png:bit-depth=8")
    magick(f"grey16{interlace}.png", "gray", 16, grey16, *i, "-endian", "LSB", "-define", "png:color-type=0", "-define", "png:bit-depth=16")
    magick(f"rgb16{interlace}.png", "rgb", 16, rgb16, *i, "-define", "png:color-type=2", "-define", "png:bit-depth=16")
    magick(f"rgba16{interlace}.png", "rgba", 16, rgba16, *i, "-define", "png:color-type=6", "-define", "png:bit-depth=16")
    magick(f"grey2{interlace}.png", "gray", 8, steps, *i, "-define", "png:color-type=0", "-define", "png:bit-depth=2")
    magick(f"grey1{interlace}.png", "gray", 8, bits, *i, "-define", "png:color-type=0", "-define", "png:bit-depth=1")
    magick(f"palette{interlace}.png", "rgb", 8, flat, *i, "-define", "png:color-type=3")
for f in range(5):
    magick(f"filter{f}.png", "rgb", 8, rgb, "-define", "png:color-type=2", "-define", "png:bit-depth=8", "-define", f"png:compression-filter={f}")

from PIL import Image, PngImagePlugin
p = Image.frombytes("P", (W, H), bytes(few(x, y) for x, y in cells))
p.putpalette([v for c in palette for v in c])
text = PngImagePlugin.PngInfo()
text.add_text("Title", "caf\u00e9")
text.add_itxt("Description", "\u9526\u9ca4\u5370\u82b1", "zh-Hans", "", zip=True)
text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
text.add_text("Comment", "packed " * 20, zip=True)
p.save("palette-alpha-texts.png", transparency=bytes([0, 128, 255]), dpi=(300, 300), pnginfo=text, icc_profile=b"not a real profile, but carried whole" * 9)
key = Image.frombytes("RGB", (W, H), flat)
key.save("rgb8-key.png", transparency=(200, 0, 0))
