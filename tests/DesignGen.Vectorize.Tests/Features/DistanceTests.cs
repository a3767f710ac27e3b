using DesignGen.Core.Chance;
using DesignGen.Vectorize.Features;

namespace DesignGen.Vectorize.Tests.Features;

public class DistanceTests
{
    private const int Width = 37, Height = 29;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Distances_to_other_labels_are_exact(bool corners)
    {
        byte[] labels = Blotches(5);
        DistanceField field = DistanceField.ToOther(labels, Width, corners, 12, default);
        int last = corners ? 1 : 0;
        for (int y = 0; y < Height - last; y++)
        {
            for (int x = 0; x < Width - last; x++)
            {
                byte own = labels[y * Width + x];
                if (corners && (labels[y * Width + x + 1] != own || labels[(y + 1) * Width + x] != own || labels[(y + 1) * Width + x + 1] != own))
                {
                    Assert.True(field.Squares[y * Width + x] <= 2);
                    continue;
                }
                Assert.Equal(Nearest(q => labels[q] != own, 2 * x + last, 2 * y + last, 0), field.Squares[y * Width + x]);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Distances_to_marks_are_exact(bool corners)
    {
        byte[] marks = [.. Blotches(9).Select((l, i) => (byte)(l == 0 && i % 7 == 0 ? 1 : 0))];
        DistanceField field = DistanceField.ToMarked(marks, Width, corners, 12, default);
        for (int i = 0; i < marks.Length; i++)
            Assert.Equal(Nearest(q => marks[q] != 0, i % Width * 2, i / Width * 2, corners ? 1 : 0), field.Squares[i]);
    }

    [Fact]
    public void Discs_of_two_to_five_pixels_are_round()
    {
        Assert.Equal([(0, 1), (0, 1)], DiscOpening.Disc(2));
        Assert.Equal([(1, 2), (0, 3), (0, 3), (1, 2)], DiscOpening.Disc(3.2));
        Assert.Equal([(1, 3), (0, 4), (0, 4), (0, 4), (1, 3)], DiscOpening.Disc(4.4));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5.5)]
    [InlineData(9)]
    public void An_opening_reaches_what_discs_that_fit_cover(double diameter)
    {
        var map = new PaddedMap(new(Width, Height, Blotches(3)), 2, 14, false);
        BitRows residue = DiscOpening.Residue(map, diameter, default);
        (int From, int To)[] disc = DiscOpening.Disc(diameter);
        var reached = new bool[map.Labels.Length];
        for (int y = 0; y + disc.Length <= map.Rows; y++)
        {
            for (int x = 0; x + disc.Length <= map.Columns; x++)
            {
                byte label = map.Labels[(y + disc.Length / 2) * map.Stride + x + disc.Length / 2];
                if (!disc.Select((r, dy) => (r, dy)).All(r => !map.Labels.AsSpan((y + r.dy) * map.Stride + x + r.r.From, r.r.To - r.r.From + 1).ContainsAnyExcept(label)))
                    continue;
                for (int dy = 0; dy < disc.Length; dy++)
                    reached.AsSpan((y + dy) * map.Stride + x + disc[dy].From, disc[dy].To - disc[dy].From + 1).Fill(true);
            }
        }
        for (int i = 0; i < reached.Length; i++)
            Assert.Equal(!reached[i] && i % map.Stride < map.Columns, residue[i]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5.5)]
    [InlineData(70)]
    public void An_opening_of_some_cells_is_that_of_all_there(double diameter)
    {
        var map = new PaddedMap(new(Width, Height, Blotches(4)), 8, 75, false);
        BitRows all = DiscOpening.Residue(map, diameter, default);
        var cells = new Cells(map.Stride, map.Rows);
        cells.Mark(70, 20, 130, 30);
        cells.Mark(200, 100, 200, 150);
        cells.Mark(map.Columns - 1, 0, map.Columns - 1, map.Rows);
        BitRows residue = new(map.Stride, map.Rows), closed = new(map.Stride, map.Rows);
        for (int y = 0; y < map.Rows; y++)
            closed.Row(y).Fill(ulong.MaxValue / 3);
        DiscOpening.Residue(map, diameter, cells, residue, closed, default);
        for (int i = 0; i < map.Labels.Length; i++)
            Assert.Equal(all[i] && cells[i % map.Stride / 64, i / map.Stride / Cells.Tall], residue[i]);
    }

    private static byte[] Blotches(ulong seed)
    {
        var dice = new Dice(seed);
        var labels = new byte[Width * Height];
        for (int n = 0; n < 14; n++)
        {
            double cx = dice.Between(0, Width), cy = dice.Between(0, Height), r = dice.Between(2, 9);
            for (int i = 0; i < labels.Length; i++)
            {
                double dx = i % Width - cx, dy = i / Width - cy;
                if (dx * dx + dy * dy < r * r)
                    labels[i] = (byte)(n % 3);
            }
        }
        return labels;
    }

    // By trying all, in half pixels.
    private static int Nearest(Func<int, bool> counts, int x, int y, int shift)
    {
        int best = 24 * 24;
        for (int q = 0; q < Width * Height; q++)
        {
            int dx = q % Width * 2 + shift - x, dy = q / Width * 2 + shift - y;
            if (counts(q))
                best = Math.Min(best, dx * dx + dy * dy);
        }
        return best;
    }
}
