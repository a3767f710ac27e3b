using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Mockups;

/// <summary>Draws hands that wear a nail set: each nail of the sheet on its finger.</summary>
/// <remarks>
/// The sheet holds ten nails, left hand first, thumb first, tips up, as the cut lines say in their order. A nail is set on the last
/// joint of its finger, its cuticle as far from the fingertip as a nail bed is long, and so a long nail stands out beyond it.
/// </remarks>
internal sealed class HandScene
{
    private const double MeltMm = 6;

    // Length of the nail bed as a share of its width, from the cuticle to the fingertip; our own figure.
    private const double BedToWidth = 1.12;

    private static readonly Point Wrist = new(0, 96);

    private static readonly Srgb Wall = Srgb.Parse("#e9e2dc");

    private readonly HandMockup _look;
    private readonly MockupOrder _order;
    private readonly CutLine[] _nails;
    private readonly double _size;
    private readonly Stage _stage;
    private readonly Surface _skin;
    private readonly Print _sheet;

    private HandScene(HandMockup look, MockupOrder order, int longestPx, int threads)
    {
        (_look, _order) = (look, order);
        _nails = [.. order.Artwork.CutLines.Where(c => c.Domed)];
        if (_nails.Length != 10)
            throw new InputException("mock-up", look.Id, FormattableString.Invariant($"Hands wear ten nails, and the design has {_nails.Length}. Choose a mock-up of its own product."));
        _size = _nails[2].Outline.Bounds.Width / look.MiddleNail;
        _stage = new(Frame(), longestPx, threads);
        _skin = Surface.Skin(order.Cast.Skin.Colour);
        _sheet = Print.Of(order.Artwork, _stage.Scale, null, _stage.Threads, p => p);
    }

    /// <summary>Draws it.</summary>
    public static Picture Draw(HandMockup look, MockupOrder order, int longestPx, int threads) => new HandScene(look, order, longestPx, threads).Paint();

    private Picture Paint()
    {
        _stage.Backdrop(Wall);
        if (_look.Shown != HandsShown.Right)
            Hand(isLeft: true);
        if (_look.Shown != HandsShown.Left)
            Hand(isLeft: false);
        return _stage.Finish();
    }

    // Both hands lie side by side, thumbs inwards; the nails' length decides how far up the frame goes.
    private Rect Frame()
    {
        double nail = _nails.Max(n => n.Outline.Bounds.Height), top = (-104 - 12) * _size - Math.Max(0, nail - 14 * _size), bottom = 168 * _size;
        double half = (_look.Shown == HandsShown.Both ? 186 : 104) * _size;
        return new(-half, top, half, bottom);
    }

    // From the hand of the template to the stage.
    private Affine Place(bool isLeft)
    {
        Affine map = Affine.Scale(_size).Then(Affine.Rotate(_look.TiltDegrees * Math.PI / 180));
        if (_look.Shown == HandsShown.Both)
            map = map.Then(Affine.Translate(92 * _size, 8 * _size));
        return isLeft ? map.Then(Affine.Scale(-1, 1)) : map;
    }

    private void Hand(bool isLeft)
    {
        Affine map = Place(isLeft);
        var clay = new Clay(_stage, MeltMm * _size);
        foreach (LimbShape part in _look.Palm)
            clay.Add([.. part.Joints.Select(map.Apply)], [.. part.Radii.Select(r => r * _size)], 0.72);
        foreach (LimbShape finger in _look.Fingers)
        {
            // A finger's bone goes on into the hand.
            Point knuckle = finger.Joints[0], root = knuckle + (Wrist - knuckle).Unit * (finger.Radii[0] * 2.6);
            clay.Add([map.Apply(root), .. finger.Joints.Select(map.Apply)], [finger.Radii[0] * 0.84 * _size, .. finger.Radii.Select(r => r * _size)], 0.80);
        }
        Mask cover = clay.Cover();
        Grid shape = Grid.Of(_stage, cover);
        _stage.Veil(shape.Blurred(5 * _size).Moved(3 * _size, 5 * _size), 0.34);
        Relief relief = new Relief(_stage).Raised(clay.Height.Blurred(2 * _size));
        Knuckles(relief, map);
        _skin.Lay(_stage, cover, relief.Lit());
        Flush(map, cover);
        Creases(map);
        for (int finger = 0; finger < 5; finger++)
            Nail(_nails[(isLeft ? 0 : 5) + finger].Outline, _look.Fingers[finger], map, cover);
    }

    // Sinews fan out from the wrist, and knuckles stand out a little.
    private void Knuckles(Relief relief, Affine map)
    {
        foreach (LimbShape finger in _look.Fingers.Skip(1))
        {
            Point knuckle = map.Apply(finger.Joints[0]), wrist = map.Apply(new Point(finger.Joints[0].X * 0.25, 92));
            relief.Fold(Centreline.Lines(knuckle, Point.Lerp(knuckle, wrist, 0.9)), 3.4 * _size, 1.0 * _size).Hill(knuckle, 6 * _size, 6 * _size, 1.5 * _size);
            relief.Hill(map.Apply(finger.Joints[1]), 5 * _size, 4 * _size, 0.5 * _size);
        }
    }

    // Blood shows at knuckles and fingertips.
    private void Flush(Affine map, Mask cover)
    {
        var warm = new Relief(_stage);
        foreach (LimbShape finger in _look.Fingers)
        {
            foreach ((Point joint, int i) in finger.Joints.Select((j, i) => (j, i)))
                warm.Hill(map.Apply(joint), 6.5 * _size, 6 * _size, i == finger.Joints.Length - 1 ? 0.8 : i == 0 ? 0.35 : 0.5);
        }
        bool dark = _order.Cast.Skin.Colour.Oklab.L < 0.55;
        _stage.Glaze(warm.Height, dark ? (1f, 0.86f, 0.82f) : (1f, 0.90f, 0.87f), cover);
    }

    // Fine lines over the two upper joints of each finger, one over a thumb's.
    private void Creases(Affine map)
    {
        foreach ((LimbShape finger, int number) in _look.Fingers.Select((f, n) => (f, n)))
        {
            int last = finger.Joints.Length - 2;
            for (int joint = number == 0 ? last : last - 1; joint <= last; joint++)
            {
                Point at = finger.Joints[joint], along = (finger.Joints[joint + 1] - finger.Joints[joint - 1]).Unit, across = along.Perpendicular;
                double half = finger.Radii[joint] * (joint == last ? 0.46 : 0.58);
                foreach (double off in joint == last ? new[] { 0.0 } : [-1.9, 0, 1.9])
                {
                    double bow = off >= 0 ? 0.9 : -0.9, reach = half * (Math.Abs(off) < 0.6 ? 1 : 0.8);
                    Contour line = Centreline.Smooth(map.Apply(at + along * off - across * reach), map.Apply(at + along * (off + bow)), map.Apply(at + along * off + across * reach));
                    Mask crease = _stage.Cover(Stroke.Outline(line, new StrokeStyle(WidthProfile.Brush(0, 0.6 * _size, 0, 0.5)) { ToleranceMm = 0.05 }));
                    _stage.Veil(Grid.Of(_stage, crease).Blurred(0.4 * _size), 0.26);
                }
            }
        }
    }

    private void Nail(Outline cut, LimbShape finger, Affine map, Mask hand)
    {
        Rect box = cut.Bounds;
        Point tip = finger.Joints[^1], along = (tip - finger.Joints[^2]).Unit, end = tip + along * finger.Radii[^1];
        // The cuticle's middle, and from the sheet to the hand: tips point along the finger. The sheet is in real millimetres, so only the hand's are scaled.
        Point cuticle = map.Apply(end) - Turned(map, along) * (box.Width * BedToWidth);
        Point way = Turned(map, along), right = way.Perpendicular;
        var place = new Affine(right.X, right.Y, -way.X, -way.Y, 0, 0);
        Point low = new(box.Centre.X, box.Bottom);
        Point shift = cuticle - place.Apply(low);
        place = place.Then(Affine.Translate(shift));
        Affine back = Inverse(place);
        Outline nail = cut.Transform(place);
        Mask cover = _stage.Cover(nail);
        Grid soft = Grid.Of(_stage, cover);
        // The fold of skin round the nail, and the shadow that a free edge throws.
        _stage.Veil(soft.Blurred(0.9 * _size), 0.42, hand);
        _stage.Veil(soft.Blurred(1.8 * _size).Moved(1.2 * _size, 2.0 * _size), 0.26);
        Relief relief = new Relief(_stage).Cushion(soft, box.Width * 0.75, box.Width * 0.34);
        var coat = new Surface(_order.Garment, 0.62f, 0.22f, (0.45f, 0.42f, 0.42f), 0.02f);
        coat.Lay(_stage, cover, relief.Lit(), _sheet.With(back.Apply));
        Gloss(box, place, cover);
    }

    // A lamp's image: a long bright streak left of the middle, and a faint one at the right edge.
    private void Gloss(Rect box, Affine place, Mask cover)
    {
        Streak(0.30, 0.085, 0.20, 0.74, 0.46);
        Streak(0.83, 0.05, 0.34, 0.80, 0.20);

        void Streak(double across, double half, double top, double bottom, double strength)
        {
            Point At(double x, double y) => place.Apply(new Point(box.Left + box.Width * x, box.Top + box.Height * y));
            double middle = (top + bottom) / 2;
            Contour line = Centreline.Smooth(At(across + 0.02, top), At(across, middle), At(across + 0.02, bottom));
            Mask streak = _stage.Cover(Stroke.Outline(line, new StrokeStyle(WidthProfile.Brush(0, box.Width * half * 2, 0, 0.5)) { ToleranceMm = 0.05 }));
            _stage.Veil(Grid.Of(_stage, streak).Blurred(box.Width * 0.035), -strength, cover);
        }
    }

    private static Point Turned(Affine map, Point direction) => (map.Apply(direction) - map.Apply(Point.Zero)).Unit;

    private static Affine Inverse(Affine m)
    {
        double d = m.Determinant;
        return new(m.D / d, -m.B / d, -m.C / d, m.A / d, (m.C * m.F - m.D * m.E) / d, (m.B * m.E - m.A * m.F) / d);
    }
}
