using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Raster;

namespace DesignGen.Generate.Tests.Lettering;

public sealed class LabelLettersTests
{
    [Fact]
    public void Every_sign_that_a_house_may_use_is_drawn()
    {
        foreach (char sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789&.,'-!?:/#+" + LabelSigns.Han)
        {
            Assert.Empty(LabelSigns.Missing(sign.ToString()));
            Outline drawn = LabelLetters.Set(sign.ToString());
            Assert.True(drawn.Bounds is { Width: > 0.05 and < 1.4, Left: > -0.01 and < 0.01 }, $"{sign} {drawn.Bounds}");
        }
    }

    [Theory]
    [InlineData("AI生成")]
    [InlineData("人工智能生成合成")]
    [InlineData("AI-generated")]
    public void Words_stand_on_one_line_with_signs_apart(string words)
    {
        Outline set = LabelLetters.Set(words);
        Assert.InRange(set.Bounds.Top, -0.12, 0.02);
        Assert.InRange(set.Bounds.Bottom, 0.98, 1.12);
        Assert.InRange(set.Bounds.Width, 0.5 * words.Length, 1.3 * words.Length);
        // Between two Chinese signs there is a clear column.
        bool[] columns = Columns(set);
        int gaps = Enumerable.Range(1, columns.Length - 1).Count(i => columns[i - 1] && !columns[i]);
        Assert.True(gaps >= words.Count(c => c > 127) - 1 + (words.StartsWith("AI", StringComparison.Ordinal) ? 1 : 0), $"{gaps}");
    }

    // Counters, the white that strokes close in, tell a sign from its neighbours when it is small.
    [Theory]
    [InlineData('生', 0)]
    [InlineData('人', 0)]
    [InlineData('工', 0)]
    [InlineData('智', 3)]
    [InlineData('合', 1)]
    public void Chinese_signs_have_the_counters_they_should(char sign, int counters)
    {
        (bool[] ink, int width, int height) = Draw(LabelLetters.Set(sign.ToString()), 60);
        var seen = new bool[ink.Length];
        int areas = 0;
        for (int i = 0; i < ink.Length; i++)
        {
            if (seen[i] || ink[i])
                continue;
            areas++;
            var stack = new Stack<int>([i]);
            seen[i] = true;
            while (stack.TryPop(out int at))
            {
                int x = at % width, y = at / width;
                foreach ((int u, int v) in new[] { (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1) })
                {
                    if (u >= 0 && v >= 0 && u < width && v < height && !seen[v * width + u] && !ink[v * width + u])
                    {
                        seen[v * width + u] = true;
                        stack.Push(v * width + u);
                    }
                }
            }
        }
        Assert.Equal(counters + 1, areas);
    }

    [Fact]
    public void A_sign_that_is_not_drawn_is_named() =>
        Assert.Contains("'绘'", Assert.Throws<InputException>(() => LabelLetters.Set("AI绘")).Message, StringComparison.Ordinal);

    private static bool[] Columns(Outline outline)
    {
        (bool[] ink, int width, int height) = Draw(outline, 40);
        return [.. Enumerable.Range(0, width).Select(x => Enumerable.Range(0, height).Any(y => ink[y * width + x]))];
    }

    private static (bool[] Ink, int Width, int Height) Draw(Outline outline, double scale)
    {
        Rect box = outline.Bounds.Grow(0.1);
        Shape shape = new(0, outline.Transform(Affine.Translate(-box.Left, -box.Top).Then(Affine.Scale(scale))), FillRule.NonZero, Coverage.Solid);
        var art = new Artwork(Length.FromMillimetres(box.Width * scale), Length.FromMillimetres(box.Height * scale), null, [new Ink("k", "Black", Srgb.Black)], [shape], []);
        Picture picture = CompositeRenderer.Render(art, Resolution.FromPixelsPerMillimetre(1), Srgb.White);
        return ([.. Enumerable.Range(0, picture.Width * picture.Height).Select(i => picture.Pixels[i * 3] < 128)], picture.Width, picture.Height);
    }
}
