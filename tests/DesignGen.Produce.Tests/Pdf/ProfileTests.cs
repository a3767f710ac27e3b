using DesignGen.Produce.Pdf;
using DesignGen.Render.Icc;

namespace DesignGen.Produce.Tests.Pdf;

public class ProfileTests
{
    [Fact]
    public void The_profile_of_alternates_is_sRGB()
    {
        Assert.True(ColourProfile.TryRead(SrgbProfile.Bytes, out ColourProfile? profile, out string? reason), reason);
        Assert.True(profile.IsSrgb);
        Assert.StartsWith("sRGB", profile.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_output_intent_is_a_printer_profile_of_four_inks_with_every_tag_that_one_needs()
    {
        byte[] profile = PressProfile.Bytes;
        Assert.Equal("prtrCMYKLab ", System.Text.Encoding.ASCII.GetString(profile, 12, 12));
        int count = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128));
        string[] tags = [.. Enumerable.Range(0, count).Select(i => System.Text.Encoding.ASCII.GetString(profile, 132 + 12 * i, 4)).Order(StringComparer.Ordinal)];
        Assert.Equal(["A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "cprt", "desc", "gamt", "wtpt"], tags);
    }
}
