using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>The outline of a petal or leaf blade by a few proportions: its base at the origin, its tip near (1, 0).</summary>
/// <param name="Width">Half its greatest width as a share of its length.</param>
/// <param name="Belly">Where it is widest, as a share of the length from the base.</param>
/// <param name="Tip">Shape of the tip: 0 round, 1 pointed, above 1 drawn out.</param>
/// <param name="Foot">Shape of the base: 0 round, 1 a wedge, above 1 a stalk.</param>
/// <param name="Notch">Depth of a dent in the tip, as a share of the length.</param>
/// <param name="Ruffle">Height of waves along the outer edge, as a share of the length.</param>
/// <param name="Waves">How many waves from side to side.</param>
/// <param name="Bend">How far the tip swings aside, as a share of the length.</param>
public readonly record struct PetalForm(
    double Width, double Belly = 0.6, double Tip = 0, double Foot = 0.8, double Notch = 0, double Ruffle = 0, int Waves = 3, double Bend = 0)
{
    /// <summary>The outline with a number of points; 14 suit a plain petal, 24 a ruffled one.</summary>
    public Loop Loop(int points = 14)
    {
        var loop = new Point[points];
        for (int i = 0; i < points; i++)
        {
            double turn = 2 * Math.PI * i / points;
            loop[i] = At((1 - Math.Cos(turn)) / 2, Math.Sin(turn) < 0 ? -1 : 1);
        }
        return new(loop);
    }

    /// <summary>Discs that cover the form once it is placed.</summary>
    public IEnumerable<Disc> Cover(Affine place)
    {
        foreach (double share in new[] { 0.22, 0.5, 0.78, 0.94 })
        {
            Point middle = At(share, 0);
            yield return new Disc(middle, middle.DistanceTo(At(share, 1))).Map(place);
        }
    }

    /// <summary>A point of the edge.</summary>
    /// <param name="share">0 at the base, 1 at the tip; the edge's own parameter, not a length.</param>
    /// <param name="side">+1 or −1 for the two edges; a share of it for places between midrib and edge.</param>
    public Point At(double share, double side)
    {
        // y = u^((1+foot)/2) (1-u)^((1+tip)/2), scaled to a greatest value of 1; x = u^a puts that place at the belly.
        double foot = (1 + Foot) / 2, tip = (1 + Tip) / 2, widest = foot / (foot + tip);
        double most = Math.Pow(widest, foot) * Math.Pow(1 - widest, tip);
        double y = Width * side * Math.Pow(share, foot) * Math.Pow(1 - share, tip) / most;
        double x = Math.Pow(share, Math.Log(Belly) / Math.Log(widest));
        double outer = share * share * share;
        if (Notch > 0)
            x -= Notch * outer * Math.Exp(-(y * y) / (0.09 * Width * Width));
        if (Ruffle > 0)
            x += Ruffle * outer * Math.Cos(Waves * Math.PI * y / Width);
        return new(x, y + Bend * x * x);
    }
}
