using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Packs;
using DesignGen.Render.Pictures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Preflight;

/// <summary>Checks a style before anything of it is made for the press: what was found, what it is held against, what to do.</summary>
/// <remarks>
/// Lines, gaps and contrast are the gates' measures, taken when the design was drawn.
/// </remarks>
internal static class StylePreflight
{
    // Four pixels to the thinnest line: with fewer its width can be off by a quarter and more.
    private const double PixelsPerLine = 4;

    // Less of the page than this, and a plate is as good as empty: 1 mm² on a page of 100 cm².
    private const double EmptyPlate = 0.0001;

    // Pixels of the picture that flat art is traced from: coarser ones show in curves at reading distance. Our own limit.
    private const double LeastTracedDpi = 72;

    // A closed print larger than this with hardly any cloth showing is stiff and does not breathe: our own limits.
    private const double HeavyShare = 0.85, HeavyCm2 = 400;

    /// <summary>Codes of all checks that can block, for messages about overrides.</summary>
    public static ImmutableArray<string> Blocking { get; } = ["ink-count", "min-line", "min-gap", "print-area", "cut-lines", "licence", "contrast", "coverage", "fixed-colours", .. SheetCheck.Codes];

    /// <summary>Checks a style.</summary>
    /// <param name="order">The style.</param>
    /// <param name="shares">Share of the page that each ink covers.</param>
    /// <param name="run">The sizes that are made.</param>
    /// <param name="filmDpi">Resolution of its films; null for none.</param>
    /// <param name="plates">How many plates it has, the white among them; null for one an ink.</param>
    public static PreflightReport Inspect(ProductionOrder order, ImmutableArray<double> shares, ImmutableArray<SizeFacts> run, double? filmDpi, int? plates = null)
    {
        Brief brief = order.Brief;
        Artwork artwork = order.Artwork;
        var checks = ImmutableArray.CreateBuilder<PreflightCheck>();
        checks.Add(InkCount(artwork, brief.Method));
        checks.Add(Gate(order, "min-line", new("Thinnest line", "最细线条"), Lengths(brief.Method.MinLine), new("Thicken the lines, enlarge the print or choose a finer method.", "加粗线条、放大印花或换用更精细的工艺。")));
        checks.Add(Gate(order, "min-gap", new("Narrowest gap", "最窄间隙"), Lengths(brief.Method.MinGap), new("Open the gaps, enlarge the print or choose a finer method.", "放宽间隙、放大印花或换用更精细的工艺。")));
        foreach ((string gate, LocalName name) in new (string, LocalName)[] { ("contrast", new("Contrast with the garment", "与底布的对比")), ("coverage", new("Anything printed", "有无印花")), ("fixed-colours", new("Colours asked for", "指定颜色")) })
        {
            if (order.Variant.Report.Findings.Any(f => f.Gate == gate))
                checks.Add(Gate(order, gate, name, None, new("Choose another colourway or garment colour, or another design.", "更换配色或底布颜色，或另选设计。")));
        }
        checks.Add(Coverage(artwork, shares));
        checks.Add(EmptyPlates(artwork, shares));
        checks.Add(Resolution(brief.Method, filmDpi));
        checks.Add(Films(brief.Method, filmDpi, plates ?? artwork.Inks.Length));
        if (artwork.Repeat is null && brief.Nails is null)
            checks.AddRange(Area(brief, artwork, run));
        checks.AddRange(Underbase(brief, artwork));
        if (!artwork.CutLines.IsEmpty)
        {
            checks.Add(CutLineCheck.Inspect(artwork));
            checks.Add(BleedCheck.Inspect(artwork, order.Variant.Spec.Recipe.Nails is { } nails ? nails.BleedMm : brief.Placement.Bleed.Millimetres, brief.Placement.Bleed.Millimetres));
        }
        checks.Add(Lettering(brief.Method, artwork, run));
        if (order.Source is { } source)
            checks.Add(Picture(artwork, source));
        checks.Add(Licence(order));
        checks.Add(new("fonts", PreflightSeverity.Pass, new("Fonts", "字体"), new("none: lettering is drawn as outlines", "无：文字均为曲线"), new("none to embed", "无需嵌入"), None));
        if (brief.Flags.Length > 0)
        {
            string flags = string.Join(" ", brief.Flags.Select(f => f.Message));
            checks.Add(new("flagged-terms", PreflightSeverity.Warn, new("Words of the brief", "需求用词"), new(flags, flags), new("no flagged words", "无敏感用词"), new("Have somebody look at the design before it is printed.", "印制前请人工复核。")));
        }
        return new(checks.ToImmutable());
    }

    internal static LocalName None { get; } = new("", "");

    internal static LocalName Both(FormattableString en, FormattableString zh) => new(FormattableString.Invariant(en), FormattableString.Invariant(zh));

    private static LocalName Lengths(Length least) => Both($"{least.Millimetres:0.##} mm or more", $"不小于 {least.Millimetres:0.##} mm");

    private static PreflightCheck InkCount(Artwork artwork, PrintMethod method)
    {
        bool fits = artwork.Inks.Length <= method.MaxInks;
        return new("ink-count", fits ? PreflightSeverity.Pass : PreflightSeverity.Block, new("Inks", "套色数"),
            Both($"{artwork.Inks.Length}", $"{artwork.Inks.Length}"), Both($"{method.MaxInks} at most", $"最多 {method.MaxInks}"),
            fits ? None : new("Join inks that are close, or print it on a press with more heads.", "合并相近颜色，或改用更多色位的机台。"));
    }

    private static PreflightCheck Gate(ProductionOrder order, string gate, LocalName name, LocalName target, LocalName remedy)
    {
        GateFinding? found = order.Variant.Report.Findings.FirstOrDefault(f => f.Gate == gate);
        if (found is null)
            return new(gate, PreflightSeverity.Info, name, new("not measured", "未检测"), target, new("Look at a proof print.", "请查看打样。"));
        (LocalName measured, LocalName asked) = Measured(found);
        if (target == None)
            target = asked;
        return found.Verdict switch
        {
            GateVerdict.Pass => new(gate, PreflightSeverity.Pass, name, measured, target, None),
            GateVerdict.Warn => new(gate, PreflightSeverity.Warn, name, new(found.En, found.Zh), target, remedy),
            _ => new(gate, PreflightSeverity.Block, name, new(found.En, found.Zh), target, remedy),
        };
    }

    // What a gate measured, and what it asks for.
    private static (LocalName Actual, LocalName Target) Measured(GateFinding found) => found.Gate switch
    {
        "min-line" => (Both($"{found.Value:0.0%} of an ink is thinner", $"细于下限的占该色 {found.Value:0.0%}"), None),
        "min-gap" => (Both($"narrower ones next to {found.Value:0.0%} of the print", $"窄于下限处占印花 {found.Value:0.0%}"), None),
        "contrast" => (Both($"lightness {found.Value:0.00} apart (OKLab)", $"明度差 {found.Value:0.00}（OKLab）"), Both($"{found.Limit:0.00} or more", $"不小于 {found.Limit:0.00}")),
        "coverage" => (Both($"{found.Value:0.0%} of the page", $"占版面 {found.Value:0.0%}"), Both($"{found.Limit:0.0%} or more", $"不小于 {found.Limit:0.0%}")),
        "fixed-colours" => (Both($"the rarest on {found.Value:0.0%} of the page", $"最少的一色占版面 {found.Value:0.0%}"), Both($"each on {found.Limit:0.0%} or more", $"每色不小于 {found.Limit:0.0%}")),
        _ => (Both($"{found.Value:0.###} {found.Unit}", $"{found.Value:0.###} {found.Unit}"), Both($"{found.Limit:0.###} {found.Unit}", $"{found.Limit:0.###} {found.Unit}")),
    };

    private static PreflightCheck Coverage(Artwork artwork, ImmutableArray<double> shares)
    {
        double page = artwork.Width.Millimetres * artwork.Height.Millimetres / 100, covered = shares.Sum();
        bool heavy = artwork.Repeat is null && covered > HeavyShare && page > HeavyCm2;
        return new("film-weight", heavy ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Ink on the garment", "墨层覆盖"),
            Both($"{covered * page:0.0} cm², {covered:0%} of the page", $"{covered * page:0.0} cm²，占版面 {covered:0%}"),
            Both($"{HeavyShare:0%} at most above {HeavyCm2:0} cm²", $"大于 {HeavyCm2:0} cm² 时不超过 {HeavyShare:0%}"),
            heavy ? new("Expect a heavy hand: let cloth show through, use a finer mesh, or dischargeable or water-based ink.", "手感会偏硬：可多露底、用更细网版，或改用拔印、水性墨。") : None);
    }

    private static PreflightCheck EmptyPlates(Artwork artwork, ImmutableArray<double> shares)
    {
        string[] empty = [.. artwork.Inks.Where((_, i) => shares[i] < EmptyPlate).Select(i => i.Name)];
        string names = string.Join(", ", empty);
        return new("empty-plates", empty.Length > 0 ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Plates with ink", "有图的色版"),
            empty.Length > 0 ? new(names + " prints next to nothing", names + " 几乎无图") : Both($"{artwork.Inks.Length} of {artwork.Inks.Length}", $"{artwork.Inks.Length}/{artwork.Inks.Length}"),
            new("every ink prints", "每色均有图"), empty.Length > 0 ? new("Drop the ink, or join it with another.", "去掉该色或并入他色。") : None);
    }

    private static PreflightCheck Resolution(PrintMethod method, double? filmDpi)
    {
        double dpi = filmDpi ?? method.Raster.Dpi, least = PixelsPerLine * Length.MillimetresPerInch / method.MinLine.Millimetres;
        bool enough = dpi >= least;
        return new("resolution", enough ? PreflightSeverity.Pass : PreflightSeverity.Warn, new("Resolution", "分辨率"),
            Both($"{dpi:0} dpi", $"{dpi:0} dpi"), Both($"{least:0} dpi or more for lines of {method.MinLine.Millimetres:0.##} mm", $"{method.MinLine.Millimetres:0.##} mm 线条需不低于 {least:0} dpi"),
            enough ? None : Both($"Ask for {Math.Ceiling(least / 10) * 10:0} dpi.", $"请用 {Math.Ceiling(least / 10) * 10:0} dpi 输出。"));
    }

    private static PreflightCheck Films(PrintMethod method, double? filmDpi, int plates)
    {
        LocalName name = new("Films", "菲林");
        if (filmDpi is double dpi)
            return new("films", PreflightSeverity.Pass, name, Both($"{plates} at {dpi:0} dpi", $"{plates} 张，{dpi:0} dpi"), new("one for each plate", "每版一张"), None);
        return method.Film is null
            ? new("films", PreflightSeverity.Pass, name, new("none", "无"), new("none: printed directly", "无需：直接打印"), None)
            : new("films", PreflightSeverity.Warn, name, new("none", "无"), new("one for each ink", "每色一张"), new("Name a film resolution and produce again.", "请指定菲林分辨率后重新输出。"));
    }

    // The print at its size, on every garment size that is made.
    private static IEnumerable<PreflightCheck> Area(Brief brief, Artwork artwork, ImmutableArray<SizeFacts> run)
    {
        LocalName name = new("Print area", "可印范围");
        if (run.IsEmpty)
        {
            bool fits = Fits(artwork.Width, artwork.Height, brief.Placement.MaxWidth, brief.Placement.MaxHeight);
            yield return new("print-area", fits ? PreflightSeverity.Pass : PreflightSeverity.Block, name, Sides(artwork.Width, artwork.Height), Most(brief.Placement.MaxWidth, brief.Placement.MaxHeight),
                fits ? None : new("Order a smaller print or another placement.", "请缩小印花或更换位置。"));
            yield break;
        }
        SizeFacts[] over = [.. run.Where(s => !Fits(s.Width, s.Height, s.MaxWidth, s.MaxHeight))];
        SizeFacts tightest = (over.Length > 0 ? over : [.. run]).MinBy(s => s.MaxWidth.Millimetres)!;
        string sizes = string.Join(", ", over.Select(s => s.Id));
        yield return new("print-area", over.Length > 0 ? PreflightSeverity.Block : PreflightSeverity.Pass, name,
            Both($"{tightest.Width.Millimetres:0.#} × {tightest.Height.Millimetres:0.#} mm on {tightest.Id}", $"{tightest.Id}：{tightest.Width.Millimetres:0.#} × {tightest.Height.Millimetres:0.#} mm"),
            Most(tightest.MaxWidth, tightest.MaxHeight),
            over.Length > 0 ? new($"Leave out {sizes}, order a smaller print, or lower their scale in the placement grading.", $"去掉 {sizes}、缩小印花，或在定位放码表中减小其比例。") : None);
        SizeFacts[] own = [.. run.Where(s => s.OwnFilms)];
        if (own.Length == 0)
            yield break;
        string scaled = string.Join(", ", own.Select(s => s.Id));
        yield return new("graded-sizes", PreflightSeverity.Warn, new("Sizes printed smaller or larger", "缩放印花的尺码"),
            new(string.Join("; ", own.GroupBy(s => s.Scale).Select(g => FormattableString.Invariant($"{string.Join(", ", g.Select(s => s.Id))}: {g.First().Width.Millimetres:0.#} mm wide"))), string.Join("；", own.GroupBy(s => s.Scale).Select(g => FormattableString.Invariant($"{string.Join("、", g.Select(s => s.Id))}：宽 {g.First().Width.Millimetres:0.#} mm")))),
            Both($"this pack: {artwork.Width.Millimetres:0.#} mm wide", $"本包文件：宽 {artwork.Width.Millimetres:0.#} mm"),
            new($"{scaled} need films and print pictures of their own: order the design at that size too.", $"{scaled} 需要单独的菲林与打印图：请按该尺寸另行下单。"));
    }

    private static bool Fits(Length width, Length height, Length mostWidth, Length mostHeight) =>
        width.Millimetres <= mostWidth.Millimetres + 0.05 && height.Millimetres <= mostHeight.Millimetres + 0.05;

    private static LocalName Sides(Length width, Length height) => Both($"{width.Millimetres:0.#} × {height.Millimetres:0.#} mm", $"{width.Millimetres:0.#} × {height.Millimetres:0.#} mm");

    private static LocalName Most(Length width, Length height) => Both($"{width.Millimetres:0.#} × {height.Millimetres:0.#} mm at most", $"不超过 {width.Millimetres:0.#} × {height.Millimetres:0.#} mm");

    private static IEnumerable<PreflightCheck> Underbase(Brief brief, Artwork artwork)
    {
        if (brief.Method.Film is null || !brief.Garment.IsDark)
            yield break;
        if (brief.Press?.Underbase is { } rule)
        {
            yield return new("underbase", PreflightSeverity.Pass, new("Underbase on dark cloth", "深色底布打底"),
                Both($"the press's white, choked by {rule.Choke.Millimetres:0.##} mm", $"机台白底版，内缩 {rule.Choke.Millimetres:0.##} mm"), new("white under every colour but black", "除黑色外各色下均打白底"), None);
            yield break;
        }
        bool has = artwork.Inks.Any(i => i.Kind == InkKind.Underbase);
        yield return new("underbase", has ? PreflightSeverity.Pass : PreflightSeverity.Warn, new("Underbase on dark cloth", "深色底布打底"),
            has ? new("an ink of the artwork", "图稿含打底色") : new("no underbase among the artwork's inks", "图稿油墨中无打底色"), new("white under every colour but black", "除黑色外各色下均打白底"),
            has ? None : new("Print an underbase plate first and flash it, or use high-opacity inks.", "先印白底版并闪干，或使用高遮盖油墨。"));
    }

    // On the smallest size that is made.
    private static PreflightCheck Lettering(PrintMethod method, Artwork artwork, ImmutableArray<SizeFacts> run)
    {
        LocalName name = new("Smallest lettering", "最小文字");
        LocalName target = method.MinLettering > Length.Zero ? Both($"capitals of {method.MinLettering.Millimetres:0.##} mm or more", $"大写字高不小于 {method.MinLettering.Millimetres:0.##} mm") : new("no limit on file", "未设下限");
        if (artwork.Lettering is not { } drawn)
            return new("min-lettering", PreflightSeverity.Pass, name, new("no lettering drawn as such", "无排字"), target, None);
        SizeFacts? smallest = run.IsEmpty ? null : run.MinBy(s => s.Scale);
        double high = drawn.Millimetres * (smallest?.Scale ?? 1);
        bool small = high < method.MinLettering.Millimetres - 0.005;
        return new("min-lettering", small ? PreflightSeverity.Warn : PreflightSeverity.Pass, name,
            smallest is { OwnFilms: true } ? Both($"capitals of {high:0.##} mm on {smallest.Id}", $"{smallest.Id}：大写字高 {high:0.##} mm") : Both($"capitals of {high:0.##} mm", $"大写字高 {high:0.##} mm"), target,
            small ? new("Use fewer or shorter lines of text, a larger print or a finer method.", "请减少文字、放大印花或换用更精细的工艺。") : None);
    }

    // What the art was traced from, laid over the page.
    private static PreflightCheck Picture(Artwork artwork, byte[] source)
    {
        Picture picture = PictureReader.Read(source, ProductionOrder.SourceName(source)).Picture;
        double dpi = Math.Min(picture.Width / artwork.Width.Millimetres, picture.Height / artwork.Height.Millimetres) * 25.4;
        bool coarse = dpi < LeastTracedDpi;
        return new("picture-resolution", coarse ? PreflightSeverity.Warn : PreflightSeverity.Pass, new("Picture behind the art", "原图分辨率"),
            Both($"{picture.Width} × {picture.Height} px, {dpi:0} dpi at size", $"{picture.Width} × {picture.Height} px，成品尺寸下 {dpi:0} dpi"),
            Both($"{LeastTracedDpi:0} dpi or more", $"不小于 {LeastTracedDpi:0} dpi"),
            coarse ? new("Edges are vector but follow coarse pixels: look at a proof at size, order a larger picture or a smaller print.", "轮廓虽为矢量但依据粗像素：请看原大打样，或换更大的原图、缩小印花。") : None);
    }

    private static PreflightCheck Licence(ProductionOrder order)
    {
        LocalName name = new("Licences", "授权");
        LocalName target = new("every part may be sold", "各部分均可商用");
        if (order.Variant.Spec.Recipe.PackMotifs.FirstOrDefault(m => ArtLicences.BarsSale(m.Licence)) is { } motif)
        {
            return new("licence", PreflightSeverity.Block, name, new($"the motif {motif.Id} of the pack {motif.Pack}: {motif.Licence}", $"图案包 {motif.Pack} 的图案 {motif.Id}：{motif.Licence}"), target,
                new("Draw it without this motif, or get leave to sell it.", "请换用其他图案重新绘制，或取得商用许可。"));
        }
        if (order.Variant.Spec.Recipe.Picture is not { } picture)
            return new("licence", PreflightSeverity.Pass, name, new("drawn by the program", "由程序绘制"), target, None);
        if (order.ModelLicence.Length == 0)
            return new("licence", PreflightSeverity.Warn, name, new($"the licence of {picture.Model} is not recorded", $"{picture.Model} 的授权未记录"), target, new("Read the terms of the model or service before the goods are sold.", "销售前请核对模型或服务的条款。"));
        bool barred = ArtLicences.BarsSale(order.ModelLicence);
        return new("licence", barred ? PreflightSeverity.Block : PreflightSeverity.Pass, name, new($"{picture.Model}: {order.ModelLicence}", $"{picture.Model}：{order.ModelLicence}"), target,
            barred ? new("Draw it with a model that may be used commercially.", "请换用允许商用的模型重新绘制。") : None);
    }
}
