using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The pages of a tech pack under way. What is drawn waits until the last page is known, because every page says how many there are.</summary>
/// <remarks>A4 across; millimetres from the top left. Between head and foot lies the room from <see cref="Top"/> to <see cref="Bottom"/>.</remarks>
internal sealed class Folio(PdfDocument document, Wording say)
{
    /// <summary>Size of a page and its room.</summary>
    public const double PageWidth = 297, PageHeight = 210, Left = 12, Right = PageWidth - 12, Top = 28, Bottom = 196, Width = Right - Left;

    /// <summary>The settings of texts; nothing is set in others.</summary>
    public static readonly Setting Title = new(20, true), Heading = new(11, true), Body = new(8.5), Strong = new(8.5, true), Small = new(7), Label = new(7, true), Figure = new(6.5, true);

    /// <summary>The colours of rules, labels and grounds.</summary>
    public static readonly Srgb Ink = Srgb.Parse("#1c2530"), Deep = Look.Deep, Line = Look.Line, Pale = Look.Pale, Entry = Look.Entry, Grey = Look.Grey, Accent = Srgb.Parse("#d9482b");

    private readonly List<(LocalName Title, List<Action<PdfPage>> Drawn)> _pages = [];

    /// <summary>Breaks texts.</summary>
    public Typeset Type { get; } = new(document.Measure);

    /// <summary>The languages.</summary>
    public Wording Say => say;

    /// <summary>Where the next block begins, mm from the top.</summary>
    public double Y { get; set; }

    /// <summary>Takes a picture in.</summary>
    public PdfPicture Picture(Render.Raster.Picture picture) => document.AddPicture(picture);

    /// <summary>Begins a page.</summary>
    public void Begin(LocalName title)
    {
        _pages.Add((title, []));
        Y = Top;
    }

    /// <summary>Begins another page of the same title where a block does not fit.</summary>
    /// <param name="height">The block's height, mm.</param>
    /// <returns>Whether one was begun.</returns>
    public bool Need(double height)
    {
        if (Y + height <= Bottom)
            return false;
        Begin(_pages[^1].Title);
        return true;
    }

    /// <summary>Draws on the page.</summary>
    public void Draw(Action<PdfPage> draw) => _pages[^1].Drawn.Add(draw);

    /// <summary>Sets a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Left end, middle or right end, as <paramref name="across"/> says.</param>
    /// <param name="top">Top of the line.</param>
    /// <param name="set">How it is set.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="across">What <paramref name="x"/> means.</param>
    public void Text(string text, double x, double top, Setting set, Srgb colour, Across across = Across.Left)
    {
        double from = across switch { Across.Right => x - Type.Width(text, set), Across.Centre => x - Type.Width(text, set) / 2, _ => x };
        Draw(page => page.Text(text, new(from, top + set.Rise), new(set.Em), colour, set.Bold));
    }

    /// <summary>Sets lines below each other.</summary>
    /// <returns>Where they end, mm from the top.</returns>
    public double Lines(IReadOnlyList<string> lines, double x, double top, Setting set, Srgb colour, Across across = Across.Left)
    {
        for (int i = 0; i < lines.Count; i++)
            Text(lines[i], x, top + i * set.Leading, set, colour, across);
        return top + lines.Count * set.Leading;
    }

    /// <summary>Sets a text within a width.</summary>
    /// <returns>Where it ends, mm from the top.</returns>
    public double Paragraph(string text, double x, double top, double width, Setting set, Srgb colour, int most = int.MaxValue) => Lines(Type.Lines(text, width, set, most), x, top, set, colour);

    /// <summary>Height of a heading with its rule and the room below, mm.</summary>
    public static double SectionHigh => Heading.Leading + 2.6;

    /// <summary>Sets a heading with a rule below it.</summary>
    /// <param name="text">The heading.</param>
    /// <param name="x">Left end, mm.</param>
    /// <param name="width">Length of the rule, mm.</param>
    /// <param name="room">Height of what must stand on the same page below it, mm.</param>
    public void Section(string text, double x, double width, double room)
    {
        Need(SectionHigh + room);
        Text(text, x, Y, Heading, Deep);
        double y = Y + SectionHigh - 2;
        Draw(page => page.Line(new(x, y), new(x + width, y), new(0.35), Deep));
        Y = y + 2;
    }

    /// <summary>Sets names and values beside each other, a rule below each.</summary>
    /// <returns>Where they end, mm from the top.</returns>
    public double Facts(IEnumerable<(string Name, string Value)> facts, double x, double top, double width, double names, int mostLines = 4)
    {
        double y = top;
        foreach ((string name, string value) in facts)
        {
            List<string> left = Type.Lines(name, names - 2, Label, 3), right = Type.Lines(value, width - names, Body, mostLines);
            Lines(left, x, y + 0.55, Label, Grey);
            Lines(right, x + names, y, Body, Ink);
            y += Math.Max(left.Count * Label.Leading + 0.5, right.Count * Body.Leading) + 1.3;
            Rule(x, x + width, y - 0.7);
        }
        return y;
    }

    /// <summary>Draws a hair line.</summary>
    public void Rule(double from, double to, double y) => Draw(page => page.Line(new(from, y), new(to, y), new(0.15), Line));

    /// <summary>Fits a box of some proportions into another, in its middle.</summary>
    public static Rect Fit(double width, double height, Rect into)
    {
        double scale = Math.Min(into.Width / width, into.Height / height);
        return Rect.FromSize(into.Centre.X - width * scale / 2, into.Centre.Y - height * scale / 2, width * scale, height * scale);
    }

    /// <summary>Draws a field of a colour with a hair line round it.</summary>
    public void Chip(Rect box, Srgb colour, double corner = 0.8) => Draw(page =>
    {
        Outline round = Outline.RoundedRectangle(box, corner);
        page.Fill(round, colour);
        page.Stroke(round, new(0.15), Srgb.Parse("#9aa5b1"));
    });

    /// <summary>Writes all pages.</summary>
    /// <param name="frame">Draws head and foot: told the page, its title, its number and how many there are.</param>
    public void Finish(Action<PdfPage, LocalName, int, int> frame)
    {
        for (int i = 0; i < _pages.Count; i++)
        {
            PdfPage page = document.AddPage(new(PageWidth), new(PageHeight));
            frame(page, _pages[i].Title, i + 1, _pages.Count);
            foreach (Action<PdfPage> draw in _pages[i].Drawn)
                draw(page);
        }
    }
}
