using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>Petals that stand round a centre, each a little different.</summary>
public sealed class PetalRing
{
    private readonly (Affine Place, PetalForm Form)[] _petals;
    private readonly PetalForm _form;
    private readonly double _length;

    /// <summary>A ring of petals.</summary>
    /// <param name="dice">Chance of the small differences.</param>
    /// <param name="count">How many petals.</param>
    /// <param name="reach">Distance of the tips from the centre.</param>
    /// <param name="inner">Distance of the feet from the centre, below the reach.</param>
    /// <param name="form">Their common form.</param>
    /// <param name="phase">Direction of the first petal, radians.</param>
    /// <param name="jitter">How much petals differ: 0 not at all, 1 by about a twentieth in length, width and direction.</param>
    public PetalRing(Dice dice, int count, double reach, double inner, PetalForm form, double phase, double jitter = 1)
    {
        _petals = new (Affine, PetalForm)[count];
        (_form, _length) = (form, reach - inner);
        for (int i = 0; i < count; i++)
        {
            double length = (reach - inner) * (1 + 0.045 * jitter * dice.Between(-1, 1));
            double turn = phase + 2 * Math.PI * i / count + 0.09 * jitter * dice.Between(-1, 1) * Math.Min(1, 7.0 / count);
            PetalForm own = form with { Width = form.Width * (1 + 0.06 * jitter * dice.Between(-1, 1)), Bend = form.Bend + 0.06 * jitter * dice.Between(-1, 1) };
            _petals[i] = (Affine.Scale(length).Then(Affine.Translate(inner, 0)).Then(Affine.Rotate(turn)), own);
        }
    }

    /// <summary>Draws the petals: every second one first, so that neighbours overlap like real ones.</summary>
    /// <param name="pen">The flower's pen.</param>
    /// <param name="main">Their fill.</param>
    /// <param name="points">Points of each outline.</param>
    /// <param name="glow">Width of the light rim at the tip as a share of the length; 0 for none.</param>
    /// <param name="flame">Length of the dark flame at the foot as a share of the length; 0 for none.</param>
    /// <param name="veins">Fine lines on each petal; 0 for none.</param>
    public void Draw(MotifPen pen, PaletteRole main, int points = 14, double glow = 0, double flame = 0, int veins = 0)
    {
        // Waves under a fifth of a millimetre are lost in print, and small petals need few points.
        // What the press can hold is decided for the ring, not for each petal: a ring with some petals bare would look torn.
        MotifPen typical = pen.Within(Affine.Scale(_length));
        Dress dress = pen.Dress;
        double across = 2 * _form.Width;
        if (dress.Glow == main || !typical.Holds(glow * 0.8, across - 2 * glow))
            glow = 0;
        if (dress.Deep == main || !typical.Holds(across * 0.3 * flame, across * 0.25))
            flame = 0;
        if (veins > 0 && across * 0.7 / veins < typical.Line(dress.Ink, 0.018) + typical.Gap)
            veins = 0;
        bool ruffled = _form.Ruffle * typical.Unit >= 0.2;
        points = Math.Clamp((int)(7 + 0.9 * typical.Unit), 8, ruffled ? points : Math.Min(points, 14));
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = pass; i < _petals.Length; i += 2)
                Paint(pen.Within(_petals[i].Place), ruffled ? _petals[i].Form : _petals[i].Form with { Ruffle = 0 }, main, points, glow, flame, veins);
        }
    }

    private static void Paint(MotifPen pen, PetalForm form, PaletteRole main, int points, double glow, double flame, int veins)
    {
        Dress dress = pen.Dress;
        Loop loop = form.Loop(points);
        pen.Part(glow > 0 ? dress.Glow : main, loop, 2 * form.Width);
        if (glow > 0)
            pen.Fill(main, loop.Map(Affine.Scale(1 - glow, 1 - glow * 0.9)));
        if (flame > 0)
            pen.Fill(dress.Deep, new PetalForm(form.Width * 0.55, 0.45, 1.3, 0.9, Bend: form.Bend * flame).Loop(8).Map(Affine.Scale(flame, 1)));
        if (veins > 0)
        {
            PetalForm fan = form with { Notch = 0, Ruffle = 0 };
            pen.Lines(dress.Ink, Enumerable.Range(0, veins).Select(v =>
            {
                double side = veins == 1 ? 0 : (2.0 * v / (veins - 1) - 1) * 0.62;
                double end = 0.78 - 0.12 * Math.Abs(side) - (v % 2) * 0.08;
                return new[] { new Point(0.12, 0), Along(fan, end * 0.45, side * 0.8), Along(fan, end * 0.75, side * 0.95), Along(fan, end, side) };
            }), 0.03, 0.012);
        }
    }

    // A place by its distance along the petal rather than by the edge's parameter.
    private static Point Along(PetalForm form, double length, double side)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 20; i++)
        {
            double middle = (low + high) / 2;
            if (form.At(middle, 0).X < length)
                low = middle;
            else
                high = middle;
        }
        return form.At(low, side);
    }
}
