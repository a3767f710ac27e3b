using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Mockups;

/// <summary>Draws products with designs on them.</summary>
/// <remarks>
/// All is drawn here: outlines from measures, soft heights on a coarse grid, light as multiplied shades and screened lights, and
/// prints that follow the slopes of the cloth. For eyes only; no press file comes from it. Pure, and safe to call from many
/// threads at once; the same order gives the same pixels for any number of threads.
/// </remarks>
public static class MockupRenderer
{
    /// <summary>Fewest pixels of the longer side.</summary>
    public const int LeastPx = 100;

    /// <summary>Most pixels of the longer side: some 250 MB of memory.</summary>
    public const int MostPx = 3000;

    /// <summary>Draws a mock-up.</summary>
    /// <param name="look">What is shown.</param>
    /// <param name="order">What is on it.</param>
    /// <param name="longestPx">Pixels of the longer side, <see cref="LeastPx"/> to <see cref="MostPx"/>: 480 suits a list, 1200 a close look.</param>
    /// <param name="threads">Threads to use; 0 takes one per core.</param>
    /// <exception cref="InputException">The size is out of range, or the design does not go on the thing.</exception>
    public static Picture Render(Mockup look, MockupOrder order, int longestPx, int threads = 0)
    {
        if (longestPx is < LeastPx or > MostPx)
            throw new InputException("mock-up", "size", FormattableString.Invariant($"{longestPx} px can't be drawn. Use {LeastPx} to {MostPx} px."));
        return look switch
        {
            TeeMockup tee => TeeScene.Draw(tee, order, longestPx, threads),
            HandMockup hand => HandScene.Draw(hand, order, longestPx, threads),
            MugMockup mug => MugScene.Draw(mug, order, longestPx, threads),
            PlateMockup plate => PlateScene.Draw(plate, order, longestPx, threads),
            _ => throw new InputException("mock-up", look.Id, "Nothing draws mock-ups of this kind."),
        };
    }
}
