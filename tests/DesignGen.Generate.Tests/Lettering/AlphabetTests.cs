using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Tests.Lettering;

public sealed class AlphabetTests
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&.,'-!?:/#+";

    public static TheoryData<string> Faces() => [.. Face.All.Append(Face.Fine).Select(f => f.Id)];

    private static Face FaceOf(string id) => Face.All.Append(Face.Fine).First(f => f.Id == id);

    // Dark pixels of an outline on a page, 12 pixels to the millimetre.
    private static (bool[] Ink, int Width, int Height) Draw(Outline outline)
    {
        Rect box = outline.Bounds.Grow(0.5);
        Shape shape = new(0, outline.Transform(Affine.Translate(-box.Left, -box.Top)), FillRule.NonZero, Coverage.Solid);
        var art = new Artwork(Length.FromMillimetres(box.Width), Length.FromMillimetres(box.Height), null, [new Ink("k", "Black", Srgb.Black)], [shape], []);
        Picture picture = CompositeRenderer.Render(art, Resolution.FromPixelsPerMillimetre(12), Srgb.White);
        var ink = new bool[picture.Width * picture.Height];
        for (int i = 0; i < ink.Length; i++)
            ink[i] = picture.At(i % picture.Width, i / picture.Width)[0] < 128;
        return (ink, picture.Width, picture.Height);
    }

    // How many separate areas of one kind there are.
    private static int Areas(bool[] ink, int width, int height, bool dark)
    {
        var seen = new bool[ink.Length];
        int areas = 0;
        for (int i = 0; i < ink.Length; i++)
        {
            if (seen[i] || ink[i] != dark)
                continue;
            areas++;
            var stack = new Stack<int>([i]);
            seen[i] = true;
            while (stack.TryPop(out int at))
            {
                int x = at % width, y = at / width;
                foreach ((int u, int v) in new[] { (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1) })
                {
                    int next = v * width + u;
                    if (u >= 0 && v >= 0 && u < width && v < height && !seen[next] && ink[next] == dark)
                    {
                        seen[next] = true;
                        stack.Push(next);
                    }
                }
            }
        }
        return areas;
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_letter_has_the_strokes_and_counters_it_should(string id)
    {
        foreach (double weight in new[] { 0.8, 1, 1.15 })
        {
            var alphabet = new Alphabet(FaceOf(id).Weighted(weight));
            foreach (char sign in Signs)
            {
                (bool[] ink, int width, int height) = Draw(alphabet[sign].Shape.Transform(Affine.Scale(8)));
                int counters = sign switch { 'A' or 'D' or 'O' or 'P' or 'Q' or 'R' or '0' or '4' or '6' or '9' or '#' => 1, 'B' or '8' or '&' => 2, _ => 0 };
                Assert.True(Areas(ink, width, height, false) == counters + 1, $"{id} {weight} {sign}: counters");
                Assert.True(Areas(ink, width, height, true) == (sign is '!' or '?' or ':' ? 2 : 1), $"{id} {weight} {sign}: parts");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Neighbours_never_touch(string id)
    {
        var alphabet = new Alphabet(FaceOf(id));
        foreach (string text in new[] { "AVATAR LTYPO", "WAFFLE RKXJQ", "G.O. 'TIS-Y'ALL", "1974/7, 4#+", "MINUS &U:!?" })
        {
            SetLetters line = Typesetter.Line(alphabet, text, 8);
            (bool[] ink, int width, int height) = Draw(line.Shape);
            int parts = text.Count(c => c != ' ') + text.Count(c => c is '!' or '?' or ':');
            Assert.Equal(parts, Areas(ink, width, height, true));
        }
    }

    [Fact]
    public void Pairs_with_open_flanks_stand_closer_than_stems()
    {
        // Slabs fill the flanks of letters, so only faces without them close up there.
        foreach (Face face in Face.All.Where(f => f.Slab <= 0))
        {
            var alphabet = new Alphabet(face);
            Assert.True(alphabet.Gap('A', 'V') < alphabet.Gap('H', 'H') - 0.04, face.Id);
            Assert.True(alphabet.Gap('O', 'O') <= alphabet.Gap('H', 'H') + 1e-6, face.Id);
            Assert.True(alphabet.Gap('L', 'T') < alphabet.Gap('H', 'H') - 0.04, face.Id);
        }
    }

    [Fact]
    public void It_says_which_characters_it_lacks()
    {
        Assert.Empty(Alphabet.Missing("Rock & Roll, est. 1984 – don’t stop! Ａ１"));
        Assert.Equal("新 款 ø 🐟", string.Join(' ', Alphabet.Missing("新款新 café øre 🐟")));
    }

    [Fact]
    public void Every_counter_of_a_stencil_hangs_on_the_plate()
    {
        foreach (double weight in new[] { 0.8, 1, 1.15 })
        {
            var alphabet = new Alphabet(Face.Stencil.Weighted(weight));
            foreach (char sign in Signs)
            {
                (bool[] ink, int width, int height) = Draw(alphabet[sign].Shape.Transform(Affine.Scale(10)));
                Assert.True(Areas(ink, width, height, false) == 1, $"{weight} {sign}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Marks_and_accents_have_the_parts_they_should(string id)
    {
        var alphabet = new Alphabet(FaceOf(id));
        foreach ((char sign, int parts, int counters) in new[] { ('"', 2, 0), ('(', 1, 0), (')', 1, 0), ('°', 1, 1), ('=', 2, 0), ('%', 3, 2), ('$', 1, 0), (';', 2, 0), ('*', 1, 0), ('É', 2, 0), ('è', 2, 0), ('Ê', 2, 0), ('Ñ', 2, 0), ('Ü', 3, 0), ('Å', 2, 2), ('Ç', 1, 0), ('Č', 2, 0) })
        {
            (bool[] ink, int width, int height) = Draw(alphabet[sign].Shape.Transform(Affine.Scale(14)));
            Assert.True(Areas(ink, width, height, true) == parts, $"{id} {sign}: parts");
            Assert.True(Areas(ink, width, height, false) == counters + 1, $"{id} {sign}: counters");
        }
        Assert.Empty(Alphabet.Missing("CAFÉ @ 20°C \u201Cok\u201D (50% = $5); ÜBER ÅRE Ñ*"));
    }

    [Fact]
    public void Small_letters_are_set_as_capitals() => Assert.Same(new Alphabet(Face.Gothic) is var a ? a['q'] : null, a['Q']);

    [Theory]
    [MemberData(nameof(Faces))]
    public void A_line_is_as_wide_as_it_was_measured(string id)
    {
        var alphabet = new Alphabet(FaceOf(id));
        double measured = Typesetter.Measure(alphabet, "NORTH RIDGE", 0.1) * 20;
        SetLetters line = Typesetter.Line(alphabet, "NORTH RIDGE", 20, 0.1);
        double left = line.Letters.Min(l => l.Shape.Contours.Min(c => c.Flatten(0.01).Min(p => p.X)));
        double right = line.Letters.Max(l => l.Shape.Contours.Max(c => c.Flatten(0.01).Max(p => p.X)));
        Assert.Equal(0, left, 0.05);
        Assert.Equal(measured, right, 0.1);
    }

    [Fact]
    public void A_fitted_line_fills_its_width_unless_it_would_be_spaced_too_far()
    {
        var alphabet = new Alphabet(Face.Varsity);
        Assert.Equal(120, Typesetter.Fit(alphabet, "WILD COAST", 120, 100).Bounds.Width, 0.2);
        Assert.Equal(120, Typesetter.Fit(alphabet, "WILD COAST", 120, 15).Bounds.Width, 0.2);
        SetLetters shortLine = Typesetter.Fit(alphabet, "GO", 120, 15, 0.3);
        Assert.True(shortLine.Bounds.Width < 60);
        Assert.Equal(15, shortLine.CapHeightMm);
    }

    [Fact]
    public void Stacked_lines_are_equally_wide_and_do_not_meet()
    {
        ImmutableArray<SetLetters> stack = Typesetter.Stack(new(Face.Gothic), ["GOLDEN", "DUNES"], 90, 60);
        Assert.All(stack, l => Assert.Equal(90, l.Bounds.Width, 0.2));
        Assert.True(stack[0].Bounds.Bottom < stack[1].Bounds.Top);
        Assert.Equal(0, stack[1].Bounds.Bottom, 0.6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Letters_on_an_arc_stay_in_their_band(bool outwards)
    {
        SetLetters line = Typesetter.Line(new(Face.Gothic), "ROUND THE BAY", 10);
        SetLetters arc = Typesetter.OnArc(line, new(50, 60), 40, outwards ? -Math.PI / 2 : Math.PI / 2, outwards);
        foreach (Point p in arc.Letters.SelectMany(l => l.Shape.Contours).SelectMany(c => c.Flatten(0.05)))
        {
            double r = p.DistanceTo(new(50, 60));
            Assert.InRange(r, outwards ? 39.6 : 29.0, outwards ? 51.5 : 41.5);
        }
        Assert.Equal(50, arc.Bounds.Centre.X, 1.0);
    }

    [Fact]
    public void An_arch_lifts_the_middle_and_leaves_the_ends()
    {
        SetLetters line = Typesetter.Line(new(Face.Varsity), "HIIIH", 20), arch = line.Arch(12, 12);
        Assert.Equal(line.Bounds.Left, arch.Bounds.Left, 0.01);
        Assert.Equal(line.Letters[2].Shape.Bounds.Bottom - 12, arch.Letters[2].Shape.Bounds.Bottom, 0.2);
        Assert.InRange(arch.Letters[0].Shape.Bounds.Bottom, -5, 0.01);
    }
}
