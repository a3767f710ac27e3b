using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Colour;
using DesignGen.Core.Documents;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private enum MockupKind
    {
        People,
        Tee,
        Hand,
        Mug,
        Plate,
    }

    private static readonly Dictionary<string, MockupKind> MockupKinds = new()
    {
        ["people"] = MockupKind.People,
        ["tee"] = MockupKind.Tee,
        ["hand"] = MockupKind.Hand,
        ["mug"] = MockupKind.Mug,
        ["plate"] = MockupKind.Plate,
    };

    private static readonly Dictionary<string, HandsShown> Hands = new() { ["right"] = HandsShown.Right, ["left"] = HandsShown.Left, ["both"] = HandsShown.Both };

    private static readonly Dictionary<string, bool> Sides = new() { ["front"] = false, ["back"] = true };

    private static readonly string[] FingerNames = [.. Enum.GetNames<Finger>().Select(f => f.ToLowerInvariant())];

    // One file: people, or one kind of thing in several looks. Ids are checked against those of other files by the caller.
    private static MockupBook ReadMockups(DocumentReader reader)
    {
        MockupKind? kind = reader.OneOf("kind", MockupKinds, required: true);
        if (kind is null)
        {
            // What belongs to it can't be judged.
            reader.All();
            return MockupBook.Empty;
        }
        MockupBook book = MockupBook.Empty;
        if (kind == MockupKind.People)
        {
            book = book with { Skins = ReadSkins(reader), Bodies = ReadBodies(reader) };
        }
        else
        {
            string product = reader.Text("product", required: true) ?? "";
            book = book with
            {
                Looks = kind switch
                {
                    MockupKind.Tee => ReadTees(reader, product),
                    MockupKind.Hand => ReadHands(reader, product),
                    MockupKind.Mug => ReadMugs(reader, product),
                    _ => ReadPlates(reader, product),
                },
            };
            if (book.Looks.IsEmpty)
                reader.Refuse("looks", "At least one look is needed, each with id and name.");
        }
        reader.RefuseUnknown();
        return book;
    }

    private static ImmutableArray<SkinTone> ReadSkins(DocumentReader reader)
    {
        var skins = ImmutableArray.CreateBuilder<SkinTone>();
        foreach (DocumentReader s in reader.Maps("skins"))
        {
            string? id = ReadId(s);
            Srgb? colour = s.Colour("hex", required: true);
            s.RefuseUnknown();
            if (id is not null && colour is { } skin)
                skins.Add(new(id, skin));
        }
        if (skins.Count == 0)
            reader.Refuse("skins", "At least one is needed, each with id and hex.");
        return skins.ToImmutable();
    }

    private static ImmutableArray<BodyShape> ReadBodies(DocumentReader reader)
    {
        var bodies = ImmutableArray.CreateBuilder<BodyShape>();
        foreach (DocumentReader b in reader.Maps("bodies"))
        {
            string? id = ReadId(b);
            LocalName? name = ReadName(b);
            string size = b.Text("size", required: true) ?? "";
            double shoulder = Mm(b, "shoulder", 200, 800), chest = Mm(b, "chest", 200, 800), waist = Mm(b, "waist", 150, 800), hip = Mm(b, "hip", 200, 900), neck = Mm(b, "neck", 60, 250), arm = Mm(b, "arm", 40, 250);
            double bust = Mm(b, "bust", 0, 150), belly = Mm(b, "belly", 0, 200);
            b.RefuseUnknown();
            if (id is not null && name is not null)
                bodies.Add(new(id, name, size, shoulder, chest, waist, hip, neck, arm, bust, belly));
        }
        if (bodies.Count == 0)
            reader.Refuse("bodies", "At least one is needed.");
        return bodies.ToImmutable();
    }

    private static ImmutableArray<Mockup> ReadTees(DocumentReader reader, string product)
    {
        var cuts = new Dictionary<string, (TeeCut Cut, string Base)>(StringComparer.Ordinal);
        foreach (DocumentReader c in reader.Maps("cuts"))
        {
            string? id = ReadId(c);
            LocalName? name = ReadName(c);
            string size = c.Text("size") ?? "";
            var cut = new TeeCut(
                id ?? "", name ?? new("", ""), Mm(c, "chest", 150, 1200), Mm(c, "waist", 150, 1200), Mm(c, "hem", 150, 1200), Mm(c, "length", 200, 1500), Mm(c, "shoulder", 150, 1000), Mm(c, "slope", 0, 200),
                Mm(c, "neck", 80, 400), Mm(c, "neck-front", 20, 400), Mm(c, "neck-back", 0, 200), Mm(c, "collar", 5, 60), Mm(c, "armhole", 80, 600), Mm(c, "sleeve", 40, 900), Mm(c, "opening", 50, 500),
                c.Number("sleeve-degrees", 0, 80, required: true) ?? 40, Mm(c, "ease", 0, 400), c.Number("hang", 0, 1, required: true) ?? 0.5);
            c.RefuseUnknown();
            if (id is not null && name is not null && !cuts.TryAdd(id, (cut, size)))
                c.Refuse("id", $"There is another cut '{id}'. Give it another id.");
        }
        if (cuts.Count == 0)
            reader.Refuse("cuts", "At least one is needed.");
        ImmutableArray<Fold> flat = ReadFolds(reader, "flat-folds"), worn = ReadFolds(reader, "worn-folds");
        ImmutableArray<string> backs = [.. reader.Texts("back-placements")];
        var looks = ImmutableArray.CreateBuilder<Mockup>();
        foreach (DocumentReader l in reader.Maps("looks"))
        {
            string? id = ReadId(l), cut = l.Text("cut", required: true);
            LocalName? name = ReadName(l);
            bool back = l.OneOf("side", Sides) ?? false, isWorn = l.OneOf("worn", YesNo) ?? false;
            l.RefuseUnknown();
            if (cut is not null && !cuts.ContainsKey(cut))
                l.RefuseWord("cut", cut, cuts.Keys);
            else if (id is not null && name is not null && cut is not null)
                looks.Add(new TeeMockup(id, name, product, cuts[cut].Cut, back, isWorn, isWorn ? worn : flat, backs, cuts[cut].Base));
        }
        return looks.ToImmutable();
    }

    private static ImmutableArray<Fold> ReadFolds(DocumentReader reader, string key)
    {
        var folds = ImmutableArray.CreateBuilder<Fold>();
        foreach (DocumentReader f in reader.Maps(key))
        {
            ImmutableArray<Point> line = ReadPoints(f, "line", 2, -2, 2);
            double width = Mm(f, "width", 1, 200);
            double height = f.Length("height", Length.FromMillimetres(-60), Length.FromMillimetres(60), required: true)?.Millimetres ?? 0;
            bool sleeve = f.OneOf("sleeve", YesNo) ?? false;
            f.RefuseUnknown();
            if (!line.IsEmpty)
                folds.Add(new(line, width, height, sleeve));
        }
        return folds.ToImmutable();
    }

    private static ImmutableArray<Mockup> ReadHands(DocumentReader reader, string product)
    {
        double nail = Mm(reader, "middle-nail", 5, 30);
        var palm = ImmutableArray.CreateBuilder<LimbShape>();
        foreach (DocumentReader p in reader.Maps("palm"))
        {
            (ImmutableArray<Point> joints, ImmutableArray<double> radii) = ReadLimb(p, 2, 6);
            p.RefuseUnknown();
            if (!joints.IsEmpty && !radii.IsEmpty)
                palm.Add(new(joints, radii));
        }
        var fingers = ImmutableArray.CreateBuilder<LimbShape>();
        if (reader.Map("fingers", required: true) is { } map)
        {
            foreach (string finger in FingerNames)
            {
                if (map.Map(finger, required: true) is not { } f)
                    continue;
                (ImmutableArray<Point> joints, ImmutableArray<double> radii) = ReadLimb(f, 3, 6);
                f.RefuseUnknown();
                fingers.Add(new(joints, radii));
            }
            map.RefuseUnknown();
        }
        if (palm.Count == 0)
            reader.Refuse("palm", "At least one part is needed.");
        var looks = ImmutableArray.CreateBuilder<Mockup>();
        foreach (DocumentReader l in reader.Maps("looks"))
        {
            string? id = ReadId(l);
            LocalName? name = ReadName(l);
            HandsShown shown = l.OneOf("hands", Hands, required: true) ?? HandsShown.Right;
            double tilt = l.Number("tilt-degrees", -60, 60) ?? 0;
            l.RefuseUnknown();
            if (id is not null && name is not null)
                looks.Add(new HandMockup(id, name, product, shown, palm.ToImmutable(), fingers.ToImmutable(), tilt, nail));
        }
        return looks.ToImmutable();
    }

    private static (ImmutableArray<Point> Joints, ImmutableArray<double> Radii) ReadLimb(DocumentReader reader, int least, int most)
    {
        ImmutableArray<Point> joints = ReadPoints(reader, "joints", least, -400, 400);
        IReadOnlyList<string> texts = reader.Texts("radii");
        var radii = ImmutableArray.CreateBuilder<double>();
        foreach (string text in texts)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double radius) && radius is >= 1 and <= 100)
                radii.Add(radius);
        }
        if (joints.Length > most)
            reader.Refuse("joints", string.Create(CultureInfo.InvariantCulture, $"There are {joints.Length} places; {most} at most can be used here. Take some out."));
        if (radii.Count == texts.Count && (joints.IsEmpty || radii.Count == joints.Length))
            return (joints, radii.ToImmutable());
        reader.Refuse("radii", string.Create(CultureInfo.InvariantCulture, $"Write one radius from 1 to 100 (mm) for each of the {joints.Length} joints, like '[9, 8.5]'."));
        return ([], []);
    }

    private static ImmutableArray<Mockup> ReadMugs(DocumentReader reader, string product)
    {
        var looks = ImmutableArray.CreateBuilder<Mockup>();
        foreach (DocumentReader l in reader.Maps("looks"))
        {
            string? id = ReadId(l);
            LocalName? name = ReadName(l);
            double diameter = Mm(l, "diameter", 30, 300), height = Mm(l, "height", 30, 400), turn = l.Number("turn-degrees", -180, 180) ?? 0;
            l.RefuseUnknown();
            if (id is not null && name is not null)
                looks.Add(new MugMockup(id, name, product, diameter, height, turn));
        }
        return looks.ToImmutable();
    }

    private static ImmutableArray<Mockup> ReadPlates(DocumentReader reader, string product)
    {
        var looks = ImmutableArray.CreateBuilder<Mockup>();
        foreach (DocumentReader l in reader.Maps("looks"))
        {
            string? id = ReadId(l);
            LocalName? name = ReadName(l);
            (Length Width, Length Height) size = l.Size("size", Least, Most, required: true) ?? (Length.FromMillimetres(1), Length.FromMillimetres(1));
            double corner = l.Length("corner", Length.Zero, Most)?.Millimetres ?? 0, edge = l.Length("edge", Length.Zero, Length.FromMillimetres(20))?.Millimetres ?? 0, tilt = l.Number("tilt-degrees", -45, 45) ?? 0;
            (Length Width, Length Height) at = l.Size("window-at", Length.Zero, Most) ?? default, window = l.Size("window", Length.Zero, Most) ?? default;
            double round = l.Length("window-corner", Length.Zero, Most)?.Millimetres ?? 0;
            l.RefuseUnknown();
            if (id is not null && name is not null)
                looks.Add(new PlateMockup(id, name, product, size.Width.Millimetres, size.Height.Millimetres, corner, edge, new(at.Width.Millimetres, at.Height.Millimetres), window.Width.Millimetres, window.Height.Millimetres, round, tilt));
        }
        return looks.ToImmutable();
    }

    // A measure that is needed; what stands in for a missing one is never drawn, as the file is refused.
    private static double Mm(DocumentReader reader, string key, double low, double high) =>
        reader.Length(key, Length.FromMillimetres(low), Length.FromMillimetres(high), required: true)?.Millimetres ?? low;

    private static ImmutableArray<Point> ReadPoints(DocumentReader reader, string key, int least, double low, double high)
    {
        var points = ImmutableArray.CreateBuilder<Point>();
        IReadOnlyList<string> texts = reader.Texts(key);
        foreach (string text in texts)
        {
            string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2 && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double x) && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double y)
                && x >= low && x <= high && y >= low && y <= high)
                points.Add(new(x, y));
            else
                reader.Refuse(key, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a place. Write two numbers from {low} to {high}, across and down, like '0.25 0.5'."));
        }
        if (points.Count >= least)
            return points.ToImmutable();
        if (texts.Count < least)
            reader.Refuse(key, string.Create(CultureInfo.InvariantCulture, $"At least {least} places are needed, like '[0.1 0.2, 0.3 0.5]'."));
        return [];
    }
}
