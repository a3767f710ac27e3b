using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A kaleidoscope: a few petals, blades and beads turned and mirrored by one of the 17 wallpaper groups, so that flowers and stars form by themselves.</summary>
public sealed class Kaleidoscope : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "kaleidoscope", new("Kaleidoscope", "万花筒"), ArtKind.AllOver,
        ["kaleidoscope", "geometric", "symmetry", "tile", "mosaic", "folk", "ornamental", "boho", "retro", "bold", "playful", "festival", "summer", "autumn", "women", "unisex", "home"],
        [
            new("group", "choice", 0, 16, 16, "wallpaper group: p1, p2, pm, pg, cm, p2mm, p2mg, p2gg, c2mm, p4, p4mm, p4gm, p3, p3m1, p31m, p6, p6mm"),
            new("unit", "mm", 42, 110, 66, "larger units"),
            new("form", "choice", 0, 3, 0, "0 petals, 1 blades, 2 crescents, 3 drops"),
            new("layers", "count", 2, 6, 4, "more layers of forms"),
            new("reach", "share", 0.5, 1, 0.82, "longer forms, closer together"),
            new("breadth", "share", 0.2, 0.42, 0.3, "broader forms"),
            new("curl", "share", 0, 0.5, 0.12, "forms bend further"),
            new("field", "choice", 0, 2, 1, "0 open ground, 1 discs behind the forms, 2 a dark ground with light discs"),
        ],
        FamilyCard.AnyLayout, MinInks: 3, MinSizeMm: 60, PrintsGround: true, Structure: ["group", "form", "unit", "field"])
    {
        OnGround = [ShownWhen.Parse("field=0,1")],
        Shows = [Shown.Perhaps("mandala"), Shown.Perhaps("rosette")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        WallpaperGroup group = WallpaperGroup.All[canvas.Whole("group")];
        bool hexagonal = group.Lattice == GroupLattice.Hexagonal;
        // Groups of a higher order carry more images: their unit is larger for forms of one size.
        double size = canvas["unit"] * (group.Rotation >= 4 ? 1 : group.Rotation == 3 ? 0.9 : 0.78);
        double height = hexagonal ? size * Math.Sqrt(3) : size;
        UnitGrid grid = UnitGrid.Fit(canvas, size, height);
        ImmutableArray<Affine> images = group.Place(grid.Width, grid.Height);
        double step = Math.Min(grid.Width, hexagonal ? grid.Height / Math.Sqrt(3) : grid.Height);

        canvas.Ground();
        var plan = new Plan(canvas, group, step);
        foreach ((PaletteRole role, Outline form) in plan.Layers)
            Spread(canvas, grid, images, role, form);
    }

    // One layer over the whole cell before the next: what lies on top does so everywhere.
    private static void Spread(DesignCanvas canvas, UnitGrid grid, ImmutableArray<Affine> images, PaletteRole role, Outline form)
    {
        // A mirror turns a contour's direction round; turned back, overlapping images add up instead of cutting holes.
        Outline[] unit = [.. images.Select(i => i.Determinant < 0 ? form.Transform(i).Reverse() : form.Transform(i))];
        int margin = canvas.Repeat?.Layout is RepeatLayout.Mirror ? 1 : 0;
        for (int row = -margin; row < grid.Rows + margin; row++)
        {
            for (int column = -margin; column < grid.Columns + margin; column++)
            {
                Affine there = Affine.Translate(grid.At(column, row));
                var contours = unit.SelectMany(o => o.Transform(there).Contours);
                canvas.Fill(role, new Outline([.. contours]));
            }
        }
    }

    /// <summary>The forms of a design: each about one of the places that the group turns or mirrors about.</summary>
    private sealed class Plan
    {
        private readonly DesignCanvas _canvas;
        private readonly double _step, _fine;

        public Plan(DesignCanvas canvas, WallpaperGroup group, double step)
        {
            (_canvas, _step) = (canvas, step);
            _fine = Math.Max(canvas.MinLine, canvas.MinGap) * 1.1;
            Dice dice = canvas.Dice.Fork("forms");
            // The origin first, then the place furthest from all its images: the second flower grows there.
            Point second = group.Lattice switch
            {
                GroupLattice.Hexagonal => new(0, step / Math.Sqrt(3)),
                GroupLattice.Centred => new(step / 2, 0),
                _ => new(step / 2, step / 2),
            };
            double free = group.Lattice is GroupLattice.Hexagonal ? step / Math.Sqrt(3) : group.Lattice == GroupLattice.Centred ? step / 2 : step / Math.Sqrt(2);
            PaletteRole on = PaletteRole.Ground;
            if (canvas.Whole("field") > 0)
            {
                on = canvas.Whole("field") == 1 ? canvas.Against(PaletteRole.Ground, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Support) : canvas.Clearest(PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Line);
                Layers.Add((on, Outline.Circle(Point.Zero, free * 0.64)));
                if (canvas.Whole("field") == 2)
                    Layers.Add((canvas.Against(on, PaletteRole.Light, PaletteRole.Ground), Outline.Circle(second, free * 0.3)));
            }
            List<PaletteRole> roles = canvas.Distinct(on, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground);
            roles.RemoveAll(r => !canvas.Differ(r, PaletteRole.Ground) && on == PaletteRole.Ground);
            if (roles.Count == 0)
                roles.Add(PaletteRole.Line);
            int layers = canvas.Whole("layers");
            double reach = free * canvas["reach"], slot = Math.PI / Math.Max(2, group.Rotation);
            for (int i = 0; i < layers; i++)
            {
                // Long forms below, short ones above; by turns about both places.
                bool home = i % 3 != 1;
                double shrink = 1 - 0.62 * i / layers, length = (home ? reach : reach * 0.62) * shrink;
                double angle = (home ? dice.Between(0, slot * 2) : dice.Between(0, Math.Tau)) - Math.PI / 2;
                PaletteRole role = roles[i % roles.Count];
                Point at = home ? Point.Zero : second;
                // A group that turns little gets a palmette, where one that turns much makes a flower of single forms.
                (int fan, double spread) = group.Rotation switch { 1 => (7, 3.6), 2 => (5, 2.2), 3 => (3, 1.1), 4 => (i % 2 == 0 ? 1 : 3, 0.7), _ => (1, 0.0) };
                PaletteRole inner = canvas.Against(role, roles[(i + 1) % roles.Count], PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line);
                bool two = length * canvas["breadth"] > 5 * _fine && canvas.Differ(inner, role);
                for (int k = 0; k < fan; k++)
                {
                    double lean = fan == 1 ? 0 : spread * (k / (fan - 1.0) - 0.5), part = length * (1 - 0.32 * Math.Abs(lean) / Math.Max(1, spread / 2));
                    Form(role, at, angle + lean, part);
                    if (two)
                        Form(inner, at, angle + lean, part * 0.7, part * 0.14);
                }
            }
            PaletteRole eye = canvas.Against(roles[(layers - 1) % roles.Count], PaletteRole.Accent, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground);
            double r = Math.Max(1.2 * _fine, reach * 0.13);
            Layers.Add((eye, Outline.Circle(Point.Zero, r)));
            Layers.Add((canvas.Against(eye, PaletteRole.Ground, PaletteRole.Line, PaletteRole.Light), Outline.Circle(Point.Zero, Math.Max(0.6 * _fine, r * 0.45))));
            PaletteRole bead = canvas.Against(PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Line);
            Layers.Add((bead, Outline.Circle(second, Math.Max(_fine, reach * 0.085))));
        }

        public List<(PaletteRole Role, Outline Form)> Layers { get; } = [];

        // A form from near a place outwards; the root keeps off it, so that forms about a centre do not clot.
        private void Form(PaletteRole role, Point at, double angle, double length, double from = 0)
        {
            double breadth = Math.Max(2 * _fine, length * _canvas["breadth"]) / 2, root = from + length * 0.1, bend = _canvas["curl"] * length;
            Point Turn(double x, double y) => at + Affine.Rotate(angle).Apply(new Point(x, y + bend * (x - root) * (x - root) / Math.Max(1e-6, length * length)));
            double tip = from + length, middle = (root + tip) / 2;
            Outline form = _canvas.Whole("form") switch
            {
                0 => new OutlineBuilder().MoveTo(Turn(root, 0)).CurveTo(Turn(root + length * 0.2, -breadth * 1.2), Turn(tip - length * 0.3, -breadth * 1.35), Turn(tip, 0))
                    .CurveTo(Turn(tip - length * 0.3, breadth * 1.35), Turn(root + length * 0.2, breadth * 1.2), Turn(root, 0)).Close().Build(),
                1 => Outline.Polygon(Turn(root, 0), Turn(middle, -breadth), Turn(tip, 0), Turn(middle, breadth)),
                2 => new OutlineBuilder().MoveTo(Turn(root, -breadth * 0.2)).CurveTo(Turn(root + length * 0.3, -breadth * 2.2), Turn(tip - length * 0.15, -breadth * 1.6), Turn(tip, breadth * 0.3))
                    .CurveTo(Turn(tip - length * 0.3, -breadth * 0.2), Turn(root + length * 0.3, -breadth * 0.1), Turn(root, breadth * 0.5)).Close().Build(),
                _ => new OutlineBuilder().MoveTo(Turn(root, 0)).CurveTo(Turn(root + length * 0.4, -breadth * 0.25), Turn(tip - length * 0.5, -breadth * 1.3), Turn(tip - length * 0.12, -breadth * 0.95))
                    .CurveTo(Turn(tip + length * 0.06, -breadth * 0.6), Turn(tip + length * 0.06, breadth * 0.6), Turn(tip - length * 0.12, breadth * 0.95))
                    .CurveTo(Turn(tip - length * 0.5, breadth * 1.3), Turn(root + length * 0.4, breadth * 0.25), Turn(root, 0)).Close().Build(),
            };
            Layers.Add((role, form));
        }
    }
}
