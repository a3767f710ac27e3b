using DesignGen.Core.Chance;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Tests.Separations;

public class BitPlaneTests
{
    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(3.3)]
    [InlineData(17)]
    [InlineData(33.5)]
    public void Spread_and_choke_are_those_of_a_disc(double by)
    {
        const int words = 4, width = words * 64, height = 90;
        var dice = new Dice(7);
        BitPlane plane = new(words, height), spread = new(words, height), choked = new(words, height);
        for (int i = 0; i < 12; i++)
        {
            int x = dice.Whole(0, width - 41), y = dice.Whole(0, height - 31), w = dice.Whole(1, 40), h = dice.Whole(1, 30);
            for (int py = y; py < y + h; py++)
            {
                for (int px = x; px < x + w; px++)
                    plane.Row(py)[px / 64] |= 1UL << (63 - px % 64);
            }
        }
        spread.Spread(plane, by);
        choked.Choke(plane, by);
        int reach = (int)(by + 0.5);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool near = false, whole = true;
                for (int dy = -reach; dy <= reach; dy++)
                {
                    for (int dx = -reach; dx <= reach; dx++)
                    {
                        if (dx * dx + dy * dy > (by + 0.5) * (by + 0.5))
                            continue;
                        bool held = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height && plane[x + dx, y + dy];
                        (near, whole) = (near || held, whole && held);
                    }
                }
                Assert.Equal(near, spread[x, y]);
                Assert.Equal(whole, choked[x, y]);
            }
        }
    }
}
