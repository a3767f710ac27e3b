using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Flats as strokes of a brush that runs dry: bare ribbons between the bristles, more of them towards the end of the stroke (飞白).</summary>
internal sealed class InkWash : ITreatment
{
    private const double Slant = -0.22;

    /// <inheritdoc/>
    public TreatmentCard Card { get; } = new(
        "ink-wash", new("Ink wash", "水墨飞白"), new("flats brushed dry: bare ribbons between the bristles towards the end of the stroke", "色块如枯笔扫过，收笔处露出飞白"), AllOver: false, MinInks: 1, ["ink"]);

    /// <inheritdoc/>
    void ITreatment.Apply(TreatedPrint print)
    {
        Dice dice = print.Dice;
        double finest = print.Finest(print.Cloth), pitch = Math.Max(print.Size * 0.0052, finest + 1.15 * print.Canvas.MinLine), step = Math.Max(0.5, 2 * print.Map.PixelMm);
        double reach = (print.Canvas.Page.Width + print.Canvas.Page.Height) / 2, bow = reach * 0.1;
        var ribbons = new List<Outline>();
        int rows = (int)(reach / pitch);
        Affine turned = Affine.Rotate(Slant).Then(Affine.Translate(print.Canvas.Page.Centre));
        for (int row = -rows; row <= rows; row++)
        {
            // Each bristle has its own load: how early it runs dry, and its slow ups and downs.
            double load = dice.Between(0.35, 0.8), phase = dice.Between(0, Math.Tau), wave = dice.Between(0.05, 0.09), second = dice.Between(0, Math.Tau);
            var run = new List<Point>();
            Flat? flat = null;
            for (double x = -reach; x <= reach + step; x += step)
            {
                Point p = turned.Apply(new Point(x, row * pitch + bow * (x / reach) * (x / reach)));
                Flat? here = print.Map.FlatAt(p);
                bool bare = false;
                if (here is not null && here.DepthMm > 3 * pitch && print.Map.LetterAt(p) > pitch)
                {
                    double along = (p.X - here.Box.Left) / Math.Max(here.Box.Width, 1e-6);
                    double dry = along + 0.22 * Math.Sin(wave * x + phase) + 0.12 * Math.Sin(2.3 * wave * x + second);
                    bare = dry > load + 0.12 && print.Map.EdgeAt(p) >= finest / 2 + 1.1 * print.Canvas.MinLine;
                }
                if (run.Count > 0 && (!bare || here != flat))
                {
                    if (run.Count * step > 5 * finest)
                        ribbons.Add(Cuts.Lens([.. run.Where((_, i) => i % 4 == 0 || i == run.Count - 1)], finest * dice.Between(1, 1.15), 0.5));
                    run.Clear();
                }
                if (bare)
                {
                    run.Add(p);
                    flat = here;
                }
            }
        }
        print.Lay(print.Cloth, ribbons);
    }
}
