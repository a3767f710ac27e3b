using System.Numerics;
using DesignGen.Core.Colour;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public class LooksTests
{
    [Fact]
    public void Looks_are_those_of_core()
    {
        for (int i = 0; i < 4096; i++)
        {
            var colour = new Srgb((byte)((i >> 8) * 17), (byte)((i >> 4 & 15) * 17), (byte)((i & 15) * 17));
            Vector3 look = Looks.Of(colour.R, colour.G, colour.B);
            Assert.Equal(0, new Oklab(look.X, look.Y, look.Z).DistanceTo(colour.Oklab), 1e-5);
        }
    }

    [Fact]
    public void Evened_out_greys_are_as_light_as_CIE_has_them()
    {
        for (int code = 0; code < 256; code++)
            Assert.Equal(new Srgb((byte)code, (byte)code, (byte)code).CieLab.L / 100, Looks.Even(Looks.Of(code, code, code)).X, 0.03);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(1f, 1f)]
    [InlineData(0.001f, 0.1f)]
    [InlineData(1e-6f, 0.01f)]
    public void Cube_roots_are_right(float of, float root) => Assert.Equal(root, Looks.CubeRoot(of), 1e-6f);
}
