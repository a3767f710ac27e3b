# Makes the JPEG fixtures and their expected pixels with other people's software: cjpeg, djpeg and jpegtran of
# libjpeg-turbo 2.1.5, and Pillow 9.4 for inks, EXIF and profiles. Where pixels are expected, they stand in a PNG of the same name.
import io, os, subprocess
import numpy as np
from PIL import Image, ImageCms, ImageOps
os.chdir(os.path.dirname(os.path.abspath(__file__)))

def scene(w, h):
    """Slopes, a disc, a hard edge and some noise, so that every coefficient and both ways of rounding occur."""
    y, x = np.mgrid[0:h, 0:w]
    rgb = np.stack([x * 255 / max(w - 1, 1), y * 255 / max(h - 1, 1), 128 + 100 * np.sin(x / 3) * np.cos(y / 4)], -1)
    rgb[(x - w * .6) ** 2 + (y - h * .4) ** 2 < (min(w, h) * .3) ** 2] = (230, 40, 60)
    rgb[:, w // 4:w // 4 + 1] = (10, 30, 200)
    noise = np.random.default_rng(5).integers(-12, 13, rgb.shape)
    return Image.fromarray(np.clip(rgb + noise, 0, 255).astype(np.uint8))

def ppm(image):
    to = io.BytesIO(); image.save(to, "PPM"); return to.getvalue()

def cjpeg(name, image, *options):
    file = subprocess.run(["cjpeg", *options], input=ppm(image), stdout=subprocess.PIPE, check=True).stdout
    open(name + ".jpg", "wb").write(file)
    shown = subprocess.run(["djpeg", "-dct", "int", "-pnm"], input=file, stdout=subprocess.PIPE, check=True).stdout
    Image.open(io.BytesIO(shown)).save(name + ".png", optimize=True)

# Every way of sampling that encoders write, and some that they don't: "mixed" gives each channel its own, and in
# "chroma-finer" lightness is the coarse one. 45 x 37 px leaves every last block partly outside.
S = scene(45, 37)
for name, sample in [("444", "1x1"), ("422", "2x1"), ("420", "2x2"), ("440", "1x2"), ("411", "4x1"), ("410", "4x2"), ("311", "3x1"), ("mixed", "2x2,1x2,2x1"), ("chroma-finer", "1x1,2x2,1x1")]:
    cjpeg("baseline-" + name, S, "-quality", "80", "-sample", sample)
    if name in ("444", "420", "411", "mixed"):
        cjpeg("progressive-" + name, S, "-quality", "80", "-sample", sample, "-progressive")
# Codes of the longest words; factors over which samples overflow; factors of 16 bits.
cjpeg("optimized", S, "-quality", "98", "-optimize")
cjpeg("coarse", S, "-quality", "4", "-baseline")
cjpeg("extended", S, "-quality", "2")
# Restart markers in the middle of rows and after each row; no colour transform; one channel.
cjpeg("restart", S, "-quality", "80", "-restart", "2B")
cjpeg("restart-progressive", S, "-quality", "80", "-restart", "1", "-progressive")
cjpeg("rgb", S, "-quality", "80", "-rgb")
cjpeg("grey", S, "-quality", "80", "-grayscale")
cjpeg("grey-progressive", S, "-quality", "80", "-grayscale", "-progressive")
# Sizes round those of blocks and groups of blocks.
for w, h in [(1, 1), (2, 2), (5, 3), (7, 13), (16, 16), (17, 33)]:
    cjpeg(f"size-{w}x{h}", scene(w, h), "-quality", "85")
    cjpeg(f"size-{w}x{h}-progressive", scene(w, h), "-quality", "85", "-progressive")
# Each channel in scans of its own.
open("scans.txt", "w").write("0: 0 0 0 0;\n1: 0 0 0 0;\n2: 0 0 0 0;\n0: 1 63 0 0;\n1: 1 63 0 0;\n2: 1 63 0 0;\n")
cjpeg("channels-apart", S, "-quality", "80", "-scans", "scans.txt")
open("scans.txt", "w").write("0;\n1;\n2;\n")
cjpeg("channels-apart-baseline", S, "-quality", "80", "-scans", "scans.txt")
os.remove("scans.txt")

# Refused, so without expected pixels.
open("arithmetic.jpg", "wb").write(subprocess.run(["cjpeg", "-arithmetic"], input=ppm(scene(16, 16)), stdout=subprocess.PIPE, check=True).stdout)

# Inks. Pillow shows them as 0 for none; the expected pixels follow by the plain formula.
def inks(name, file):
    open(name + ".jpg", "wb").write(file)
    cmyk = np.asarray(Image.open(io.BytesIO(file))).astype(int)
    rgb = ((255 - cmyk[..., :3]) * (255 - cmyk[..., 3:]) + 127) // 255
    Image.fromarray(rgb.astype(np.uint8)).save(name + ".png", optimize=True)

y, x = np.mgrid[0:19, 0:23]
plates = np.stack([x * 11, y * 13, (x + y) * 6, (x * y) % 97], -1).astype(np.uint8)
to = io.BytesIO(); Image.fromarray(plates, "CMYK").save(to, "JPEG", quality=90); file = to.getvalue()
inks("cmyk", file)
adobe = file.index(b"Adobe")
inks("ycck", file[:adobe + 11] + b"\2" + file[adobe + 12:])
to = io.BytesIO(); Image.fromarray(plates, "CMYK").save(to, "JPEG", quality=90, progressive=True)
inks("cmyk-progressive", to.getvalue())

# All eight ways to hold a camera, shown upright by Pillow.
y, x = np.mgrid[0:11, 0:19]
F = Image.fromarray(np.stack([x * 12, y * 20, (x > 9) * 200], -1).astype(np.uint8))
for orientation in range(1, 9):
    exif = Image.Exif(); exif[0x0112] = orientation; exif[0x011A] = 300.0; exif[0x011B] = 300.0; exif[0x0128] = 2
    F.save(f"exif-{orientation}.jpg", quality=90, exif=exif)
    ImageOps.exif_transpose(Image.open(f"exif-{orientation}.jpg")).save(f"exif-{orientation}.png", optimize=True)

# Resolution by JFIF, and a profile, whose date is left out so that it is the same every time.
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
profile = profile[:24] + bytes(12) + profile[36:]
F.save("profile-300dpi.jpg", quality=90, dpi=(300, 300), icc_profile=profile)
