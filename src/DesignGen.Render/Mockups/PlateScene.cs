using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Mockups;

/// <summary>Draws a flat thing on a table: a phone case, a sticker on its backing.</summary>
/// <remarks>Where the design has cut lines of its own, the thing is cut by them: through lines give its shape and openings, a kiss line parts the sticker from its backing.</remarks>
internal sealed class PlateScene
{
    private static readonly Srgb Table = Srgb.Parse("#e3e0dc"), Lens = Srgb.Parse("#15171b"), Backing = Srgb.Parse("#f7f6f3");

    private readonly PlateMockup _look;
    private readonly MockupOrder _order;
    private readonly Affine _turned;
    private readonly Stage _stage;
    private readonly Outline _shape, _plate, _window;

    private PlateScene(PlateMockup look, MockupOrder order, int longestPx, int threads)
    {
        (_look, _order) = (look, order);
        CutLine[] through = [.. order.Artwork.CutLines.Where(c => c.Kind == CutKind.Through && !c.Domed)];
        var box = Rect.FromSize(0, 0, look.Width, look.Height);
        _shape = through.Length > 0 ? through[0].Outline : Outline.RoundedRectangle(box, look.Corner);
        bool own = through.Length == 0 && look.WindowWidth > 0;
        Outline window = own ? Outline.RoundedRectangle(Rect.FromSize(look.WindowAt.X, look.WindowAt.Y, look.WindowWidth, look.WindowHeight), look.WindowCorner)
            : through.Skip(1).Aggregate(Outline.Empty, (all, cut) => all.With(cut.Outline));
        Point centre = _shape.Bounds.Centre;
        _turned = Affine.Translate(-centre).Then(Affine.Rotate(look.TiltDegrees * Math.PI / 180));
        _plate = _shape.Transform(_turned);
        _window = window.Transform(_turned);
        double side = Math.Max(_plate.Bounds.Width, _plate.Bounds.Height) * 1.22, width = Math.Max(side * 0.8, _plate.Bounds.Width * 1.3);
        _stage = new(new(-width / 2, -side / 2, width / 2, side / 2), longestPx, threads);
    }

    /// <summary>Draws it.</summary>
    public static Picture Draw(PlateMockup look, MockupOrder order, int longestPx, int threads) => new PlateScene(look, order, longestPx, threads).Paint();

    private Picture Paint()
    {
        double high = _look.Edge > 0 ? 9 : 1.2;
        _stage.Backdrop(Table);
        Mask plate = _stage.Cover(_plate);
        Grid soft = Grid.Of(_stage, plate);
        _stage.Veil(soft.Blurred(high * 0.9).Moved(high * 0.6, high * 0.9), 0.42);
        _stage.Veil(soft.Blurred(high * 0.25).Moved(high * 0.15, high * 0.25), 0.30);
        if (_look.Edge > 0)
            Case(plate, soft);
        else
            Sticker(plate);
        return _stage.Finish();
    }

    private Print Art(Rect window)
    {
        Affine back = Affine.Rotate(-_look.TiltDegrees * Math.PI / 180).Then(Affine.Translate(_shape.Bounds.Centre));
        Artwork art = _order.Artwork;
        if (art.Repeat is not null)
            return Print.Of(art, _stage.Scale, window.Grow(3), _stage.Threads, back.Apply);
        // A design without the thing's cut lines lies in its middle, at its drop below the edge.
        bool fits = art.CutLines.Any(c => !c.Domed);
        Point shift = fits ? Point.Zero : new((_shape.Bounds.Width - art.Width.Millimetres) / 2, _order.Placement.Drop.Millimetres > 0 ? _order.Placement.Drop.Millimetres : (_shape.Bounds.Height - art.Height.Millimetres) / 2);
        return Print.Of(art, _stage.Scale, null, _stage.Threads, p => back.Apply(p) - shift);
    }

    private void Case(Mask plate, Grid soft)
    {
        var shell = new Surface(_order.Garment, 0.8f, 0.30f, (0.35f, 0.35f, 0.37f), 0.04f);
        Slopes slopes = new Relief(_stage).Cushion(soft, _look.Edge * 2.6, _look.Edge * 1.5).Cushion(soft, 26, 2.2).Lit();
        shell.Lay(_stage, plate, slopes, Art(_shape.Bounds));
        // A soft lamp lies across the whole back.
        Rect b = _plate.Bounds;
        var glow = new Relief(_stage).Hill(new(b.Left + b.Width * 0.22, b.Top + b.Height * 0.2), b.Width * 0.34, b.Height * 0.26, 1);
        _stage.Veil(glow.Height, -0.13, plate);
        if (_window.IsEmpty)
            return;
        Mask window = _stage.Cover(_window);
        Grid opening = Grid.Of(_stage, window);
        _stage.Fill(window, Lens);
        _stage.Veil(new Relief(_stage).Hill(_window.Bounds.Centre - new Point(8, 10), 14, 14, 1).Height, -0.16, window);
        // The case stands above the phone: its edge throws a shadow into the opening.
        _stage.Veil(opening.Blurred(1.2).Moved(1.0, 1.4).Select(v => 1 - v), 0.55, window);
        Rect o = _window.Bounds;
        double lens = Math.Min(o.Width, o.Height) * 0.2;
        foreach (Point at in new[] { new Point(0.31, 0.31), new(0.31, 0.69), new(0.69, 0.5) })
        {
            Point centre = new(o.Left + o.Width * at.X, o.Top + o.Height * at.Y);
            Mask ring = _stage.Cover(Outline.Circle(centre, lens)), glass = _stage.Cover(Outline.Circle(centre, lens * 0.78));
            _stage.Fill(ring, Srgb.Parse("#3a3d44"));
            _stage.Fill(glass, Srgb.Parse("#0b0c10"));
            _stage.Veil(new Relief(_stage).Hill(centre - new Point(lens * 0.25, lens * 0.3), lens * 0.3, lens * 0.24, 1).Height, -0.5, glass);
        }
    }

    private void Sticker(Mask plate)
    {
        CutLine[] kiss = [.. _order.Artwork.CutLines.Where(c => c.Kind == CutKind.Kiss && !c.Domed)];
        var film = new Surface(_order.Garment, 0.7f, 0.2f, (0.4f, 0.4f, 0.42f), 0.03f);
        if (kiss.Length == 0)
        {
            film.Lay(_stage, plate, new Relief(_stage).Cushion(Grid.Of(_stage, plate), 3, 0.5).Lit(), Art(_shape.Bounds));
            return;
        }
        _stage.Fill(plate, Backing);
        Print art = Art(_shape.Bounds);
        foreach (CutLine cut in kiss)
        {
            Mask sticker = _stage.Cover(cut.Outline.Transform(_turned));
            Grid soft = Grid.Of(_stage, sticker);
            _stage.Veil(soft.Blurred(0.8).Moved(0.5, 0.8), 0.38, plate);
            film.Lay(_stage, sticker, new Relief(_stage).Cushion(soft, 2, 0.45).Lit(), art);
        }
    }
}
