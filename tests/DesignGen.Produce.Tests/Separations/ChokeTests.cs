using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Tests.Separations;

/// <summary>The white of real designs on black, as the shipped press has it: the choke never erases it.</summary>
public class ChokeTests
{
    private const int Designs = 10;
    private const double Dpi = 600;

    [Theory]
    [InlineData("left-chest", "")]
    [InlineData("all-over", "size: 90mm x 90mm")]
    [InlineData("centre-chest", "size: 90mm x 90mm")]
    public void White_is_never_choked_away_and_thin_white_is_told(string placement, string more)
    {
        int i = 0;
        foreach ((Brief brief, _, Artwork drawn) in TestDesigns.Of($"product: t-shirt\nplacement: {placement}\ngarment: black\nprint: screen\nseed: 41\n{more}", Designs))
        {
            UnderbaseRule rule = brief.Press!.Underbase!;
            // A tile is looked at as a piece of cloth, which has an end.
            Artwork art = drawn.Repeat is null ? drawn : Field.Spread(drawn, drawn.Page);
            SeparationPlan plan = SeparationPlan.For(art, brief.Press, brief.Garment);
            if (plan.Underbase is null)
                continue;
            var plain = new FilmSettings { Resolution = new(Dpi) };
            (BitPlane[] inks, _) = Plates(art, plain, SeparationPlan.Plain(art));
            (BitPlane[] plates, PlateSlabs slabs) = Plates(art, plain, plan);
            BitPlane white = plates[0], coloured = Blank(white), a = Blank(white), b = Blank(white);
            foreach (int ink in Enumerable.Range(0, art.Inks.Length).Where(k => !plan.LeftOff.Contains(k) && !plan.Bare.Contains(k)))
                coloured.Or(inks[ink]);
            double half = rule.LeastWhite.Millimetres / 2 * Dpi / 25.4, choke = rule.Choke.Millimetres * Dpi / 25.4;
            string name = $"{placement} {i++} {art.Shapes.Length} shapes";

            // Nowhere is a colour further from white than the corner of a square is.
            a.Spread(white, Math.Sqrt(2) * (choke + half) - half + 4);
            b.CopyFrom(coloured);
            b.AndNot(a);
            Assert.True(Count(b) == 0, $"{name}: {Count(b)} px of colour have no white near");

            // Where the colour is as wide as the least white, white of that width is no further than the choke's edge is, but for a
            // few pixels where a stroke narrows, and there no further than a corner's.
            BitPlane deep = Blank(white), opened = Blank(white);
            a.Choke(white, half - 2);
            foreach ((double reach, double most) in new[] { (choke + 3, 5e-4), (Math.Sqrt(2) * (choke + half) - half + 4, 0) })
            {
                deep.Choke(coloured, half + 1);
                opened.Spread(a, reach);
                deep.AndNot(opened);
                Assert.True(Count(deep) <= most * Count(coloured), $"{name}: {Count(deep)} px of {Count(coloured)} where white is thinner than {rule.LeastWhite}");
            }

            // Where it is thinner over more than specks and tips, somebody is told.
            a.Choke(coloured, half - 2);
            b.Spread(a, 1.5 * half + 2);
            a.CopyFrom(coloured);
            a.AndNot(b);
            if (Count(a) > 4 * Math.Pow(Dpi / 25.4, 2))
                Assert.Contains(slabs.Findings(), f => f.Key == "white-width" && f.Actual < f.Target);
        }
    }

    private static (BitPlane[] Plates, PlateSlabs Slabs) Plates(Artwork art, FilmSettings settings, SeparationPlan plan)
    {
        settings = settings with { Plan = plan };
        var film = FilmLayout.For(art, settings);
        var slabs = new PlateSlabs(art, settings, plan, film);
        BitPlane[] whole = [.. plan.Plates.Select(_ => new BitPlane((film.Grid.Width + 63) / 64, film.Grid.Height))];
        var bits = new byte[(film.Grid.Width + 7) / 8];
        foreach ((MadePlate[] plates, int first, int rows) in slabs.Read(default))
        {
            for (int plate = 0; plate < plates.Length; plate++)
            {
                for (int row = 0; row < rows; row++)
                {
                    slabs.Bits(plates[plate], row, bits);
                    Span<ulong> into = whole[plate].Row(first + row);
                    for (int i = 0; i < bits.Length; i++)
                        into[i / 8] |= (ulong)bits[i] << (56 - i % 8 * 8);
                }
            }
            slabs.Rest(plates);
        }
        return (whole, slabs);
    }

    private static BitPlane Blank(BitPlane like) => new(like.Words, like.Rows);

    private static long Count(BitPlane plane)
    {
        long count = 0;
        for (int row = 0; row < plane.Rows; row++)
        {
            foreach (ulong word in plane.Row(row))
                count += long.PopCount((long)word);
        }
        return count;
    }
}
