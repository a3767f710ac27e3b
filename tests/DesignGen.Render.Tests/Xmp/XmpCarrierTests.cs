using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;

namespace DesignGen.Render.Tests.Xmp;

public sealed class XmpCarrierTests
{
    private static readonly byte[] Jfif = [0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0];
    private static readonly byte[] Exif = [0xFF, 0xE1, 0, 10, .. "Exif\0\0"u8, 1, 2];
    private static readonly byte[] Rest = [0xFF, 0xDB, 0, 4, 7, 7, 0xFF, 0xDA, 0, 2, 0xAB, 0xFF, 0, 0xFF, 0xD9];

    [Fact]
    public void A_JPEG_gets_its_packet_after_JFIF_and_EXIF_and_keeps_every_other_byte()
    {
        byte[] file = [0xFF, 0xD8, .. Jfif, .. Exif, .. Rest];
        byte[] marked = JpegXmp.Put(file, there => { Assert.Null(there); return "<x/>"; });
        Assert.Equal("<x/>", JpegXmp.Read(marked));
        byte[] segment = [0xFF, 0xE1, 0, 35, .. "http://ns.adobe.com/xap/1.0/\0<x/>"u8];
        Assert.Equal([0xFF, 0xD8, .. Jfif, .. Exif, .. segment, .. Rest], marked);
        Assert.Equal([0xFF, 0xD8, .. segment, .. Rest], JpegXmp.Put([0xFF, 0xD8, .. Rest], _ => "<x/>"));
    }

    [Fact]
    public void A_packet_that_is_there_is_told_and_replaced()
    {
        byte[] file = JpegXmp.Put([0xFF, 0xD8, .. Jfif, .. Rest], _ => "old");
        byte[] again = JpegXmp.Put(file, there => there + " and new");
        Assert.Equal("old and new", JpegXmp.Read(again));
        Assert.Equal(JpegXmp.Put([0xFF, 0xD8, .. Jfif, .. Rest], _ => "old and new"), again);
    }

    [Fact]
    public void What_is_no_whole_JPEG_is_left_as_it_is()
    {
        foreach (byte[] file in new byte[][] { [], [1, 2, 3], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xE1, 0x7F, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1, 0, 1, 0, 0] })
        {
            Assert.Equal(file, JpegXmp.Put(file, _ => "x"));
            Assert.Null(JpegXmp.Read(file));
        }
        byte[] sound = [0xFF, 0xD8, .. Rest];
        Assert.Equal(sound, JpegXmp.Put(sound, _ => new string('x', JpegXmp.MostBytes + 1)));
        Assert.Equal(JpegXmp.MostBytes, JpegXmp.Read(JpegXmp.Put(sound, _ => new string('x', JpegXmp.MostBytes)))!.Length);
    }

    [Fact]
    public void A_PNG_gets_its_packet_before_the_pixels_and_reads_back()
    {
        byte[] plain = PngWriter.Encode(new Picture(3, 2, 3, [.. Enumerable.Range(0, 18).Select(i => (byte)(i * 14))]));
        byte[] marked = PngXmp.Put(plain, there => { Assert.Null(there); return "<生成/>"; });
        PngImage read = PngReader.Read(new MemoryStream(marked), "marked.png");
        Assert.Equal("<生成/>", read.Metadata.Xmp);
        Assert.Equal(PngReader.Read(new MemoryStream(plain), "plain.png").Samples, read.Samples);
        Assert.Equal("<生成/>", PngXmp.Read(marked));
        byte[] again = PngXmp.Put(marked, there => there + "!");
        Assert.Equal("<生成/>!", PngReader.Read(new MemoryStream(again), "again.png").Metadata.Xmp);
        Assert.Equal(marked.Length + 1, again.Length);
        // What our own writer says is found, too.
        Assert.Equal("own", PngXmp.Read(PngWriter.Encode(new Picture(1, 1, 1, [9]), new PngMetadata { Xmp = "own" })));
    }

    [Fact]
    public void What_is_no_whole_PNG_is_left_as_it_is()
    {
        byte[] plain = PngWriter.Encode(new Picture(1, 1, 1, [9]));
        for (int length = 0; length < plain.Length; length++)
        {
            byte[] cut = plain[..length];
            Assert.Equal(cut, PngXmp.Put(cut, _ => "x"));
        }
    }
}
