namespace DesignGen.Produce.Separations;

/// <summary>Chokes the white under colours: the one rule of films, print files and gang sheets.</summary>
/// <remarks>
/// White is all that has ink, choked, as far as it lies under colours or a little beside them. Where the choke leaves no white of the
/// least width, which is found by going back from what it leaves (a corner is reached, a thin stroke is not), half the choke is tried, and where
/// that leaves none the white has the colour's own edge. So the choke never takes a stroke's white away.
/// </remarks>
/// <param name="chokeMm">How far its edge stays inside, mm.</param>
/// <param name="leastMm">The thinnest white that is held, mm.</param>
/// <param name="asideMm">How far white goes on under an ink that has none of its own and hides it, mm.</param>
/// <param name="perMm">Pixels in a millimetre.</param>
/// <param name="pool">Planes to work with.</param>
internal sealed class WhiteChoke(double chokeMm, double leastMm, double asideMm, double perMm, PlanePool pool)
{
    // The longest step in which white is followed back: gaps narrower than it would be crossed. Each is rounded up by a pixel, so coarse pixels take fewer.
    private const double StepMm = 0.25, StepPx = 4;

    // Pixels by which steps are rounded up on the way back, and twice that on the way there again.
    private const int Slack = 8;

    private readonly double _half = leastMm / 2, _back = Back(chokeMm + leastMm / 2, leastMm / 2);

    /// <summary>Pixels to look further than <see cref="ReachMm"/> for what is rounded up on the way.</summary>
    public const int ReachSlack = 4 * Slack;

    /// <summary>How far from a place the art decides whether there is white, mm.</summary>
    public static double ReachMm(double chokeMm, double leastMm, double asideMm) => chokeMm + leastMm + 4 * Back(chokeMm + leastMm / 2, leastMm / 2) + asideMm;

    /// <summary>Makes the white.</summary>
    /// <param name="inked">All that has ink.</param>
    /// <param name="coloured">What has white under it.</param>
    /// <param name="white">Takes the white.</param>
    /// <param name="thin">Told of each plane of places where the choke was given up; may be null.</param>
    public void Make(BitPlane inked, BitPlane coloured, BitPlane white, Action<BitPlane>? thin)
    {
        BitPlane room = pool.Hire(), lost = pool.Hire(), a = pool.Hire(), b = pool.Hire();
        // White may go a little under an ink that has none of its own, which hides it.
        room.Spread(coloured, asideMm * perMm);
        room.And(inked);
        Level(chokeMm, white);
        if (chokeMm > 0)
        {
            foreach (double share in (ReadOnlySpan<double>)[0.5, 0])
            {
                // What white has been left for is reached from it within the art; the rest is lost and is tried again.
                Reach(white, lost);
                a.CopyFrom(coloured);
                a.AndNot(lost);
                if (a.IsBlank)
                    break;
                lost.CopyFrom(a);
                a.Spread(lost, _back * perMm + Slack);
                if (share > 0)
                {
                    Level(chokeMm * share, b);
                    b.And(a);
                }
                else
                {
                    b.CopyFrom(coloured);
                    b.And(a);
                    thin?.Invoke(lost);
                }
                white.Or(b);
            }
        }
        else
        {
            // Nothing is choked, so nothing is lost; but thin colours are thin.
            a.CopyFrom(coloured);
            a.AndNot(white);
            thin?.Invoke(a);
            white.Or(coloured);
        }
        pool.Rest(room, lost, a, b);

        void Level(double byMm, BitPlane into)
        {
            // No thinner than the least white: choked by half of that more, and spread again.
            BitPlane deep = pool.Hire(), kept = pool.Hire();
            deep.Choke(inked, byMm * perMm);
            deep.And(room);
            kept.Choke(deep, _half * perMm - 0.5);
            into.Spread(kept, _half * perMm - 0.5);
            pool.Rest(deep, kept);
        }

        void Reach(BitPlane from, BitPlane into)
        {
            int steps = Math.Max(1, (int)Math.Ceiling(_back / Math.Max(StepMm, StepPx / perMm)));
            BitPlane at = pool.Hire();
            into.CopyFrom(from);
            for (int i = 0; i < steps; i++)
            {
                at.CopyFrom(into);
                into.Spread(at, _back / steps * perMm + 1);
                into.And(room);
            }
            pool.Rest(at);
        }
    }

    // From the nearest white to the tip of a square corner: the corner's distance from the middle of a disc that touches both its sides.
    private static double Back(double depth, double half) => Math.Sqrt(2) * depth - half;
}
