using System.Collections.Concurrent;
using DesignGen.Core.Catalogue;

namespace DesignGen.Produce.Separations;

/// <summary>Makes a plate's rows from the planes of the art: traps added to an ink, or the white under all.</summary>
/// <remarks>
/// Trap: every place of a darker ink within the trap's width of the ink, but none nearer than half the width to where neither of them is,
/// so that in a thin dark stroke the trap ends before the stroke does. Ramps neither spread nor are spread under.
/// <para/>
/// White: all that has ink, choked, as far as it lies under colours or a trap's width beside them. Where the choke leaves no white of the press's least
/// width, which is found by going back from what it leaves (a corner is reached, a thin stroke is not), half the choke is tried, and where
/// that leaves none the white has the colour's own edge. So the choke never takes a stroke's white away. Colours thinner than the least
/// white are told.
/// </remarks>
internal sealed class PlateMaker
{
    // The longest step in which white is followed back: gaps narrower than it would be crossed.
    private const double StepMm = 0.25;

    // Pixels by which steps are rounded up on the way back, and twice that on the way there again.
    private const int Slack = 8;

    private readonly ArtPlanes _planes;
    private readonly double _perMm;
    private readonly int _words, _rows, _from, _to;
    private readonly ConcurrentBag<BitPlane> _idle = [];

    /// <summary>A maker; safe to use from many threads at once.</summary>
    /// <param name="planes">What the planes are.</param>
    /// <param name="perMm">Pixels in a millimetre.</param>
    /// <param name="words">Words in a row.</param>
    /// <param name="rows">Rows of the planes that it is given.</param>
    /// <param name="from">The first row that is wanted.</param>
    /// <param name="to">The first row after those.</param>
    public PlateMaker(ArtPlanes planes, double perMm, int words, int rows, int from, int to) =>
        (_planes, _perMm, _words, _rows, _from, _to) = (planes, perMm, words, rows, from, to);

    /// <summary>Pixels to look further than that for what is rounded up on the way.</summary>
    public const int ReachSlack = 4 * Slack;

    /// <summary>How far from a place the art decides what a plate has there, mm.</summary>
    public static double ReachMm(SeparationPlan plan)
    {
        double trap = 1.5 * plan.Trap.Millimetres;
        if (plan.Underbase is not { } rule)
            return trap;
        double half = rule.LeastWhite.Millimetres / 2, depth = rule.Choke.Millimetres + half;
        return Math.Max(trap, depth + half + 4 * Back(depth, half) + TrapUnder(plan));
    }

    /// <summary>A plate's rows.</summary>
    /// <param name="plate">Its place in the plan.</param>
    /// <param name="art">The planes of the art.</param>
    /// <param name="thin">Told of the white plate's places that are thinner than the press holds; null for other plates.</param>
    /// <returns>A plane that is to be given back by <see cref="Rest"/>.</returns>
    public BitPlane Make(int plate, BitPlane[] art, ThinWhite? thin)
    {
        PressPlate made = _planes.Plan.Plates[plate];
        return made.Source is int source ? Trapped(plate, source, art) : White(art, thin!);
    }

    /// <summary>Takes back a plane.</summary>
    public void Rest(BitPlane plane) => _idle.Add(plane);

    private BitPlane Hire() => _idle.TryTake(out BitPlane? plane) ? plane : new(_words, _rows);

    private BitPlane Trapped(int plate, int source, BitPlane[] art)
    {
        BitPlane made = Hire();
        made.CopyFrom(art[source]);
        var under = _planes.Plan.Under(plate);
        if (under.IsEmpty)
            return made;
        double width = _planes.Plan.Trap.Millimetres * _perMm;
        BitPlane own = Hire(), dark = Hire(), trap = Hire(), both = Hire(), inner = Hire();
        own.CopyFrom(art[source]);
        dark.Clear();
        foreach (int ink in under)
            dark.Or(art[ink]);
        if (_planes.Ramped >= 0)
        {
            own.AndNot(art[_planes.Ramped]);
            dark.AndNot(art[_planes.Ramped]);
        }
        if (!own.IsBlank && !dark.IsBlank)
        {
            trap.Spread(own, width);
            trap.And(dark);
            both.CopyFrom(own);
            both.Or(dark);
            inner.Choke(both, width / 2);
            trap.And(inner);
            made.Or(trap);
        }
        foreach (BitPlane plane in new[] { own, dark, trap, both, inner })
            Rest(plane);
        return made;
    }

    private BitPlane White(BitPlane[] art, ThinWhite thin)
    {
        UnderbaseRule rule = _planes.Plan.Underbase!;
        // Where three inks meet in a pixel none may cover half of it; the choke must not make a hole of that.
        BitPlane inked = Hire(), coloured = Hire();
        inked.Fill(art[_planes.Inked]);
        coloured.Fill(art[_planes.Coloured]);
        BitPlane white = Hire(), room = Hire(), lost = Hire(), a = Hire(), b = Hire();
        double half = rule.LeastWhite.Millimetres / 2, back = Back(rule.Choke.Millimetres + half, half);
        // White may go a little under an ink that has none of its own, which hides it.
        room.Spread(coloured, TrapUnder(_planes.Plan) * _perMm);
        room.And(inked);
        Level(rule.Choke.Millimetres, white);
        if (rule.Choke.Millimetres > 0)
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
                a.Spread(lost, back * _perMm + Slack);
                if (share > 0)
                {
                    b.CopyFrom(a);
                    BitPlane level = Hire();
                    Level(rule.Choke.Millimetres * share, level);
                    b.And(level);
                    Rest(level);
                }
                else
                {
                    b.CopyFrom(coloured);
                    b.And(a);
                    thin.Look(lost, coloured, _from, _to);
                }
                white.Or(b);
            }
        }
        else
        {
            // Nothing is choked, so nothing is lost; but thin colours are thin.
            a.CopyFrom(coloured);
            a.AndNot(white);
            thin.Look(a, coloured, _from, _to);
            white.Or(coloured);
        }
        if (_planes.Open >= 0)
            white.AndNot(art[_planes.Open]);
        foreach (int ink in _planes.Plan.InBase)
            white.Or(art[ink]);
        foreach (BitPlane plane in new[] { inked, coloured, room, lost, a, b })
            Rest(plane);
        return white;

        void Level(double chokeMm, BitPlane into)
        {
            // No thinner than the least white: choked by half of that more, and spread again.
            BitPlane deep = Hire(), kept = Hire();
            deep.Choke(inked, chokeMm * _perMm);
            deep.And(room);
            kept.Choke(deep, half * _perMm - 0.5);
            into.Spread(kept, half * _perMm - 0.5);
            Rest(deep);
            Rest(kept);
        }

        void Reach(BitPlane from, BitPlane into)
        {
            int steps = Math.Max(1, (int)Math.Ceiling(back / StepMm));
            BitPlane at = Hire();
            into.CopyFrom(from);
            for (int i = 0; i < steps; i++)
            {
                at.CopyFrom(into);
                into.Spread(at, back / steps * _perMm + 1);
                into.And(room);
            }
            Rest(at);
        }
    }

    // From the nearest white to the tip of a square corner: the corner's distance from the middle of a disc that touches both its sides.
    private static double Back(double depth, double half) => Math.Sqrt(2) * depth - half;

    private static double TrapUnder(SeparationPlan plan) => Math.Max(plan.Trap.Millimetres, 0.1);
}
