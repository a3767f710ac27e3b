using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Mockups;

/// <summary>Draws a T-shirt with a print, lying flat or worn.</summary>
internal sealed class TeeScene
{
    private static readonly Srgb Wall = Srgb.Parse("#e8e5e1"), Trousers = Srgb.Parse("#39435a"), Label = Srgb.Parse("#f4f1ea");

    private readonly TeeMockup _look;
    private readonly MockupOrder _order;
    private readonly TeeCut _cut;
    private readonly TeeFitting? _fitting;
    private readonly TeePattern _pattern;
    private readonly Stage _stage;
    private readonly Surface _cloth;
    private readonly Mask _body, _rightSleeve, _leftSleeve;

    private TeeScene(TeeMockup look, MockupOrder order, int longestPx, int threads)
    {
        (_look, _order) = (look, order);
        TeeCut cut = look.IsWorn ? Sized(order.Cast.Body.Size) : look.Cut;
        _fitting = look.IsWorn ? new(cut, order.Cast.Body) : null;
        _cut = _fitting?.Worn ?? cut;
        _pattern = new(_cut, look.IsBack);
        _stage = new(Frame(), longestPx, threads);
        _cloth = Surface.Cotton(order.Garment);
        _body = _stage.Cover(_pattern.Body);
        _rightSleeve = _stage.Cover(_pattern.RightSleeve);
        _leftSleeve = _stage.Cover(_pattern.LeftSleeve);
    }

    /// <summary>Draws it.</summary>
    public static Picture Draw(TeeMockup look, MockupOrder order, int longestPx, int threads) => new TeeScene(look, order, longestPx, threads).Paint();

    // A size of the chart, where the cut is made for one of it.
    private TeeCut Sized(string size)
    {
        SizeRow? wanted = _order.Product.Sizes.FirstOrDefault(s => s.Id == size), made = _order.Product.Sizes.FirstOrDefault(s => s.Id == _look.BaseSize);
        if (wanted is null || made is null || !Measure("chest-width", out double chest) || !Measure("body-length", out double length))
            return _look.Cut;
        return _look.Cut.Graded(_look.Cut.Chest + chest, _look.Cut.Length + length);

        bool Measure(string name, out double grown)
        {
            grown = wanted.Measures.TryGetValue(name, out var to) && made.Measures.TryGetValue(name, out var from) ? to.Millimetres - from.Millimetres : double.NaN;
            return !double.IsNaN(grown);
        }
    }

    private Rect Frame()
    {
        if (_fitting is null)
        {
            Rect whole = _pattern.Whole.Bounds;
            double side = Math.Max(whole.Width, whole.Height) * 1.13;
            return Rect.FromSize(whole.Centre.X - side / 2, whole.Centre.Y - side / 2, side, side);
        }
        double top = -86, bottom = _cut.Length + 70, height = bottom - top;
        double width = Math.Max(height * 0.8, 2 * (_fitting.Elbow.X + _order.Cast.Body.Arm * 0.5 + 60));
        return new(-width / 2, top, width / 2, bottom);
    }

    private Picture Paint()
    {
        _stage.Backdrop(Wall);
        Ground();
        // What is seen through the neck: the inside of the back and its rib.
        Mask inside = _stage.Cover(_pattern.Inside);
        Slopes level = new Relief(_stage).Cushion(Grid.Of(_stage, inside), 14, -3).Lit();
        if (!_look.IsBack)
        {
            (_cloth with { Colour = Shaded(_order.Garment, 0.74) }).Lay(_stage, inside, level);
            BackRib();
        }
        if (_fitting is not null)
            Skin();
        Sleeve(_rightSleeve, mirrored: false);
        Sleeve(_leftSleeve, mirrored: true);
        Body();
        Details();
        return _stage.Finish();
    }

    // The shadow on the table or wall behind, and trousers below a worn one.
    private void Ground()
    {
        Grid whole = Grid.Of(_stage, _stage.Cover(_pattern.Whole));
        _stage.Veil(whole.Blurred(16).Moved(9, 14), _fitting is null ? 0.34 : 0.10);
        _stage.Veil(whole.Blurred(4).Moved(2, 3), _fitting is null ? 0.26 : 0.06);
        if (_fitting is null)
            return;
        double half = Math.Min(_order.Cast.Body.Hip / 2 * 1.02, _cut.Hem / 2 - 9), low = _stage.Frame.Bottom + 40, top = _cut.Length - 110;
        var pen = new OutlineBuilder().MoveTo(new(-half, top)).LineTo(new(half, top)).LineTo(new(half * 1.03, low)).LineTo(new(-half * 1.03, low));
        Mask trousers = _stage.Cover(pen.Close().Build());
        Slopes slopes = new Relief(_stage).Cushion(Grid.Of(_stage, trousers), 120, 70).Groove(new(new(0, _cut.Length - 20), [Segment.Line(new(0, low))]), 9, 9).Lit();
        Surface.Cotton(Trousers).Lay(_stage, trousers, slopes);
        _stage.Veil(Grid.Of(_stage, _body).Blurred(10).Moved(3, 16), 0.55, trousers);
    }

    private void BackRib()
    {
        Mask rib = _stage.Cover(_pattern.BackCollar);
        Slopes slopes = new Relief(_stage).Cushion(Grid.Of(_stage, rib), 7, 2).Lit();
        (_cloth with { Colour = Shaded(_order.Garment, 0.84) }).Lay(_stage, rib, slopes);
        if (_fitting is not null)
            return;
        double high = _cut.NeckBack + 6;
        Mask label = _stage.Cover(Outline.RoundedRectangle(Rect.FromSize(-20, high, 40, 24), 1.5));
        _stage.Veil(Grid.Of(_stage, label).Blurred(2).Moved(1, 2), 0.3);
        _stage.Fill(label, Label, 0.9);
    }

    private void Skin()
    {
        BodyShape body = _order.Cast.Body;
        double neck = body.Neck / 2, arm = body.Arm / 2, breast = body.Chest * 0.26;
        var clay = new Clay(_stage, 26);
        foreach (int side in new[] { 1, -1 })
        {
            Point shoulder = Side(_fitting!.Shoulder), elbow = Side(_fitting.Elbow), wrist = Side(_fitting.Wrist);
            clay.Add([shoulder, Point.Lerp(shoulder, elbow, 0.55), elbow, Point.Lerp(elbow, wrist, 0.35), wrist], [arm * 1.04, arm * 0.96, arm * 0.80, arm * 0.80, arm * 0.56]);
            // From the neck down to the shoulder, below the cloth.
            clay.Add([new(side * neck * 0.4, 34), new(side * (_cut.Shoulder / 2 - arm), _cut.Slope + 26 + arm * 0.66)], [neck * 0.42, arm * 0.6], 0.7);

            Point Side(Point p) => new(p.X * side, p.Y);
        }
        clay.Add([new(0, -220), new(0, -90), new(0, -10), new(0, 60)], [neck * 1.02, neck * 0.95, neck * 0.96, neck * 1.12], 0.8).Add([new(0, 24 + breast), new(0, 60 + breast)], [breast, breast], 0.42);
        Mask skin = clay.Cover();
        Relief relief = new Relief(_stage).Raised(clay.Height.Blurred(5));
        if (!_look.IsBack)
        {
            // Collar bones, and the hollow between them.
            foreach (int side in new[] { 1, -1 })
                relief.Fold(new(new(side * 12, 46), [Segment.Curve(new(side * 60, 34), new(side * 90, 40), new(side * 150, 26))]), 6, 5);
            relief.Hill(new(0, 44), 10, 9, -5);
            foreach (int side in new[] { 1, -1 })
                relief.Fold(new(new(side * (neck * 0.82), -100), [Segment.Curve(new(side * neck * 0.6, -40), new(side * 18, 10), new(side * 9, 40))]), 9, 2);
        }
        Surface.Skin(_order.Cast.Skin.Colour).Lay(_stage, skin, relief.Lit());
        // The chin is above the frame; its shadow is not.
        Relief chin = new Relief(_stage).Hill(new(8, -104), neck * 1.3, 46, 1);
        (float R, float G, float B) shade = _look.IsBack ? (0.86f, 0.80f, 0.78f) : (0.62f, 0.50f, 0.45f);
        _stage.Glaze(chin.Height, shade, skin);
    }

    private void Sleeve(Mask sleeve, bool mirrored)
    {
        if (_fitting is not null)
            _stage.Veil(Grid.Of(_stage, sleeve).Blurred(7).Moved(mirrored ? 3 : 4, 12), 0.5);
        Relief relief = _fitting is null ? Flat() : new Relief(_stage).Cushion(Grid.Of(_stage, sleeve), 20, 7).Cushion(Grid.Of(_stage, sleeve), 80, 34);
        bool flipped = mirrored != _order.Cast.IsMirrored;
        foreach (Fold fold in _look.Folds.Where(f => f.OnSleeve))
        {
            Contour line = _pattern.OnSleeve(fold);
            // Folds of the two sleeves are not each other's image to the millimetre.
            relief.Fold(mirrored ? TeePattern.Mirror(line) : line, fold.Width * (flipped ? 1.15 : 1), fold.Height * (flipped ? 0.8 : 1));
        }
        _cloth.Lay(_stage, sleeve, relief.Lit(), AllOver(mirrored));
    }

    private void Body()
    {
        if (_fitting is not null)
        {
            // Where arms and body touch it is dark.
            Grid near = Grid.Of(_stage, _body).Blurred(9);
            _stage.Veil(near, 0.34);
        }
        Relief relief = _fitting is null ? Flat() : new Relief(_stage);
        if (_fitting is not null)
        {
            Grid cover = Grid.Of(_stage, _body);
            BodyShape body = _order.Cast.Body;
            relief.Cushion(cover, 26, 8).Cushion(cover, 230, 66);
            double chestY = _cut.Armhole + 44, bust = _look.IsBack ? 0 : body.Bust * 0.62;
            foreach (int side in new[] { 1, -1 })
                relief.Hill(new(side * body.Chest * 0.21, chestY), body.Chest * 0.15, body.Chest * 0.14, bust);
            relief.Hill(new(0, _cut.Length * 0.72), body.Waist * 0.27, _cut.Length * 0.16, _look.IsBack ? 0 : body.Belly * 0.7);
            if (_look.IsBack)
            {
                foreach (int side in new[] { 1, -1 })
                    relief.Hill(new(side * body.Chest * 0.24, _cut.Armhole - 30), body.Chest * 0.13, 80, 9);
                relief.Groove(new(new(0, 90), [Segment.Line(new(0, _cut.Length * 0.75))]), 22, 5);
            }
        }
        foreach (Fold fold in _look.Folds.Where(f => !f.OnSleeve))
        {
            Contour line = _pattern.OnBody(fold);
            relief.Fold(_order.Cast.IsMirrored ? TeePattern.Mirror(line) : line, fold.Width, fold.Height);
        }
        // The neck's rib and the hem hold the cloth.
        relief.Groove(_pattern.Stitches[0], 2.5, 1.1);
        _cloth.Lay(_stage, _body, relief.Lit(), Kind == ArtKind.AllOver ? AllOver(null) : Placed());
    }

    // Panels that lie flat are one cushion, drawn in at the seams.
    private Relief Flat()
    {
        Grid whole = Grid.Of(_stage, _stage.Cover(_pattern.Body.With(_pattern.RightSleeve).With(_pattern.LeftSleeve)));
        Relief relief = new Relief(_stage).Cushion(whole, 14, 4.5).Cushion(whole, 90, 14);
        foreach (Contour armhole in _pattern.Armholes)
            relief.Groove(armhole, 5, 2.4);
        return relief;
    }

    private void Details()
    {
        Mask rib = _stage.Cover(_pattern.Collar);
        _stage.Veil(Grid.Of(_stage, rib).Blurred(3).Moved(1, 3), 0.30, _body);
        Slopes slopes = new Relief(_stage).Cushion(Grid.Of(_stage, rib), _cut.Collar * 0.5, _cut.Collar * 0.16).Lit();
        _cloth.Lay(_stage, rib, slopes);
        double ribs = Math.Max(2.6, 2.4 / _stage.Scale);
        foreach (Contour line in _pattern.Ribs(ribs))
            Line(line, ribs * 0.42, 0.12);
        foreach (Contour seam in _pattern.Seams)
            Line(seam, 1.3, 0.34);
        foreach (Contour stitch in _pattern.Stitches)
            Line(stitch, 0.8, 0.22);
    }

    // A line that shows on any cloth: a shade on light, a light on dark.
    private void Line(Contour line, double widthMm, double strength)
    {
        // A line thinner than a pixel is drawn as wide as one and as much weaker.
        double px = widthMm * _stage.Scale, wide = Math.Max(widthMm, 1 / _stage.Scale), share = strength * Math.Min(1, px);
        bool dark = _order.Garment.Oklab.L < 0.38;
        _stage.Fill(_stage.Cover(line, wide, round: false), dark ? Srgb.White : Srgb.Black, dark ? share * 0.42 : share * 0.8);
    }

    private ArtKind Kind => _order.Artwork.Repeat is null ? ArtKind.Placement : ArtKind.AllOver;

    private bool IsPrinted => _look.BackPlacements.Contains(_order.Placement.Id) == _look.IsBack;

    private Print? Placed()
    {
        if (!IsPrinted)
            return null;
        Artwork art = _order.Artwork;
        double width = art.Width.Millimetres, drop = _order.Placement.Drop.Millimetres;
        // A left chest is the wearer's: on the right of the page, above the nipple line; a quarter of the chest from the middle.
        bool chest = _order.Placement.From == "shoulder seam";
        double middle = chest ? (_look.IsBack ? -1 : 1) * _cut.Chest * 0.2 : 0, top = chest ? _cut.Slope * 0.5 + drop : _pattern.NeckSeam + drop;
        double round = _fitting is null ? 0 : _cut.Chest * 0.54;
        return Print.Of(art, _stage.Scale, null, _stage.Threads, p => new(Flat(p.X) - middle + width / 2, p.Y - top));

        // On a body the chest turns away at its sides, and the print with it.
        double Flat(double x) => round == 0 ? x : round * Math.Asin(Math.Clamp(x / round, -1, 1));
    }

    // A pattern runs over the whole panel. On sleeves it stands along the sleeve, as the panel is cut.
    private Print? AllOver(bool? mirroredSleeve)
    {
        if (Kind != ArtKind.AllOver)
            return null;
        Func<Point, Point> onArt;
        Rect window;
        if (mirroredSleeve is not { } mirrored)
        {
            Rect b = _pattern.Body.Bounds;
            onArt = p => p - new Point(b.Left, b.Top);
            window = Rect.FromSize(0, 0, b.Width, b.Height);
        }
        else
        {
            int side = mirrored ? -1 : 1;
            Point along = new(_pattern.SleeveAlong.X * side, _pattern.SleeveAlong.Y), right = new(along.Y, -along.X), from = new(_pattern.ShoulderPoint.X * side, _pattern.ShoulderPoint.Y);
            onArt = p => new(Point.Dot(p - from, right), Point.Dot(p - from, along));
            Outline sleeve = mirrored ? _pattern.LeftSleeve : _pattern.RightSleeve;
            window = Rect.Empty;
            foreach (Point p in sleeve.Contours.SelectMany(c => c.Flatten(2)))
                window = window.Including(onArt(p));
        }
        return Print.Of(_order.Artwork, _stage.Scale, window.Grow(4), _stage.Threads, onArt);
    }

    private static Srgb Shaded(Srgb colour, double by) => new((byte)(colour.R * by), (byte)(colour.G * by), (byte)(colour.B * by));
}
