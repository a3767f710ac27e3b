using DesignGen.Core.Catalogue;

namespace DesignGen.Produce.Separations;

/// <summary>A plate's rows, and what of them print files take as layers.</summary>
/// <param name="Plate">What the film prints.</param>
/// <param name="Layer">The white, or the traps with a rim of their ink; null where there is none or nobody asked.</param>
/// <param name="Ramped">The part of the white that lies under ramps; null for none.</param>
internal readonly record struct MadePlate(BitPlane Plate, BitPlane? Layer = null, BitPlane? Ramped = null);

/// <summary>Makes a plate's rows from the planes of the art: traps added to an ink, or the white under all.</summary>
/// <remarks>
/// Trap: every place of a darker ink within the trap's width of the ink, but none nearer than half the width to where neither of them is,
/// so that in a thin dark stroke the trap ends before the stroke does. Dots of ramps count as their ink does, where the darker ink is printed
/// later: the lighter one runs on under the darker one's dots, and its own dots under a darker edge. Over a darker ink that is printed
/// already dots do not grow, as that would change the tone. White: <see cref="WhiteChoke"/>. Colours thinner than the least white are told.
/// </remarks>
internal sealed class PlateMaker
{
    // How far a trap's layer goes into its own ink, pixels: a traced edge may lie half a pixel off, and no hair of cloth may show.
    private const double Rim = 3;

    private readonly ArtPlanes _planes;
    private readonly double _perMm;
    private readonly bool _layers;
    private readonly int _rows, _from, _top;
    private readonly PlanePool _wide, _near;
    private readonly WhiteChoke? _choke;

    /// <summary>A maker; safe to use from many threads at once.</summary>
    /// <param name="planes">What the planes are.</param>
    /// <param name="perMm">Pixels in a millimetre.</param>
    /// <param name="words">Words in a row.</param>
    /// <param name="rows">How many rows are wanted.</param>
    /// <param name="around">Rows of the art before and after those.</param>
    /// <param name="layers">Whether layers for print files are made, too.</param>
    public PlateMaker(ArtPlanes planes, double perMm, int words, int rows, int around, bool layers)
    {
        (_planes, _perMm, _rows, _from, _layers) = (planes, perMm, rows, around, layers);
        Around = Math.Min(around, (int)Math.Ceiling(1.5 * planes.Plan.Trap.Millimetres * perMm + Rim) + 2);
        _top = around - Around;
        (_wide, _near) = (new(words, rows + 2 * around), new(words, rows + 2 * Around));
        if (planes.Plan.Underbase is { } rule)
            _choke = new(rule.Choke.Millimetres, rule.LeastWhite.Millimetres, Aside(planes.Plan), perMm, _wide);
    }

    /// <summary>Rows of made planes before and after those that are wanted.</summary>
    public int Around { get; }

    /// <summary>Pixels to look further than that for what is rounded up on the way.</summary>
    public const int ReachSlack = WhiteChoke.ReachSlack;

    /// <summary>Planes of the art's size that are in use at once, at most, when white is made.</summary>
    public const int WidePlanes = 12;

    /// <summary>How far from a place the art decides what a plate has there, mm.</summary>
    public static double ReachMm(SeparationPlan plan)
    {
        double trap = 1.5 * plan.Trap.Millimetres;
        return plan.Underbase is { } rule ? Math.Max(trap, WhiteChoke.ReachMm(rule.Choke.Millimetres, rule.LeastWhite.Millimetres, Aside(plan))) : trap;
    }

    /// <summary>A plate's rows.</summary>
    /// <param name="plate">Its place in the plan.</param>
    /// <param name="art">The planes of the art.</param>
    /// <param name="thin">Told of the white plate's places that are thinner than the press holds; null for other plates.</param>
    /// <returns>Planes that are to be given back by <see cref="Rest"/>.</returns>
    public MadePlate Make(int plate, BitPlane[] art, ThinWhite? thin) =>
        _planes.Plan.Plates[plate].Source is int source ? Trapped(plate, source, art) : White(art, thin!);

    /// <summary>Takes back a plate's planes but the one that its film prints.</summary>
    public MadePlate RestLayers(MadePlate made)
    {
        _near.Rest(made.Layer, made.Ramped);
        return new(made.Plate);
    }

    /// <summary>Takes back a plate's planes.</summary>
    public void Rest(MadePlate made) => _near.Rest(RestLayers(made).Plate);

    private MadePlate Trapped(int plate, int source, BitPlane[] art)
    {
        BitPlane made = _near.Hire();
        made.CopyFrom(art[source], _top);
        var under = _planes.Plan.Under(plate);
        if (under.IsEmpty)
            return new(made);
        BitPlane own = _near.Hire(), dark = _near.Hire(), trap = _near.Hire();
        BitPlane? layer = null;
        own.CopyFrom(made);
        Join(dark, under);
        if (_planes.Ramped >= 0)
        {
            BitPlane solid = _near.Hire();
            solid.CopyFrom(art[_planes.Ramped], _top);
            own.AndNot(solid);
            dark.AndNot(solid);
            _near.Rest(solid);
        }
        if (Trap(own, dark, trap))
        {
            made.Or(trap);
            if (_layers)
            {
                // With a rim of its own ink, in which it does no harm.
                layer = _near.Hire();
                layer.Spread(trap, Rim);
                own.Or(trap);
                layer.And(own);
            }
        }
        int[] later = [.. under.Where(ink => _planes.Plan.Plates.Any(p => p.Source == ink && _planes.Plan.Plates.IndexOf(p) > plate))];
        if (_planes.Ramped >= 0 && later.Length > 0)
        {
            own.CopyFrom(art[source], _top);
            Join(dark, later);
            if (Trap(own, dark, trap))
                made.Or(trap);
        }
        _near.Rest(own, dark, trap);
        return new(made, layer);

        void Join(BitPlane into, IEnumerable<int> inks)
        {
            into.Clear();
            foreach (int ink in inks)
                into.Or(art[ink], _top);
        }
    }

    // Whether there is any.
    private bool Trap(BitPlane own, BitPlane dark, BitPlane trap)
    {
        if (own.IsBlank || dark.IsBlank)
            return false;
        double width = _planes.Plan.Trap.Millimetres * _perMm;
        trap.Spread(own, width);
        trap.And(dark);
        if (trap.IsBlank)
            return false;
        BitPlane both = _near.Hire(), inner = _near.Hire();
        both.CopyFrom(own);
        both.Or(dark);
        inner.Choke(both, width / 2);
        trap.And(inner);
        _near.Rest(both, inner);
        return true;
    }

    private MadePlate White(BitPlane[] art, ThinWhite thin)
    {
        // Where three inks meet in a pixel none may cover half of it; the choke must not make a hole of that.
        BitPlane inked = _wide.Hire(), coloured = _wide.Hire(), white = _wide.Hire();
        inked.Fill(art[_planes.Inked]);
        coloured.Fill(art[_planes.Coloured]);
        _choke!.Make(inked, coloured, white, lost => thin.Look(lost, coloured, _from, _from + _rows));
        BitPlane made = _near.Hire();
        BitPlane? layer = null, ramped = null;
        made.CopyFrom(white, _top);
        if (_planes.Open >= 0)
        {
            if (_layers)
            {
                // Solid here, tones there: print files leave dots to the RIP.
                (layer, ramped) = (_near.Hire(), _near.Hire());
                layer.CopyFrom(made);
                ramped.CopyFrom(art[_planes.Ramped], _top);
                layer.AndNot(ramped);
                ramped.And(made);
            }
            BitPlane open = inked;
            open.CopyFrom(art[_planes.Open]);
            white.AndNot(open);
            made.CopyFrom(white, _top);
        }
        else if (_layers)
        {
            layer = _near.Hire();
            layer.CopyFrom(made);
        }
        foreach (int ink in _planes.Plan.InBase)
        {
            made.Or(art[ink], _top);
            layer?.Or(art[ink], _top);
        }
        _wide.Rest(inked, coloured, white);
        return new(made, layer, ramped);
    }

    // White may go a little under an ink that has none of its own.
    private static double Aside(SeparationPlan plan) => Math.Max(plan.Trap.Millimetres, 0.1);
}
