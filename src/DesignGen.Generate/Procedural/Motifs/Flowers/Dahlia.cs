using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Flowers;

/// <summary>A dahlia from the front: ring over ring of pointed petals round a tight heart.</summary>
public sealed class Dahlia : Motif
{
    private readonly PetalRing[] _rings;

    /// <summary>A dahlia of its own form.</summary>
    public Dahlia(Dice dice) : base("dahlia", new Disc(Point.Zero, 1.01))
    {
        double turn = dice.Between(0, Math.PI);
        int petals = dice.Whole(11, 13);
        double point = dice.Between(0.35, 1.0);
        _rings = new PetalRing[4];
        for (int i = 0; i < 4; i++)
        {
            double reach = 1 - 0.22 * i, inner = 0.08;
            int count = petals - i * 1;
            double width = 1.16 * Math.PI * 0.62 / count;
            _rings[i] = new(dice, count, reach, inner, new(width, 0.62, point, 1.0), turn + i * Math.PI / petals, 0.5);
        }
    }

    /// <inheritdoc/>
    public override void Draw(MotifPen pen)
    {
        // Small dahlias lose inner rings before their petals grow too fine to print.
        for (int i = 0; i < 4; i++)
        {
            double reach = 1 - 0.22 * i;
            if (i > 0 && reach * 0.3 < 3 * pen.Rim(pen.Dress.Edge))
                break;
            _rings[i].Draw(pen, i == 3 ? pen.Dress.Glow : pen.Dress.Main, 12, glow: i == 0 ? 0 : 0.1, flame: i < 2 ? 0.72 : 0, veins: i < 3 ? 1 : 0);
        }
        Centres.Seeded(pen, 0.17);
    }
}
