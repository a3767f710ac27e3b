using System.Collections.Immutable;
using DesignGen.Core.Documents;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static readonly Dictionary<string, DotShape> DotShapes = new() { ["round"] = DotShape.Round, ["elliptical"] = DotShape.Elliptical, ["line"] = DotShape.Line };

    private static readonly Dictionary<string, UnderbaseCloth> Cloths = new() { ["dark"] = UnderbaseCloth.Dark, ["always"] = UnderbaseCloth.Always };

    private static readonly Dictionary<string, WhiteInk> WhiteInks = new() { ["over"] = WhiteInk.Over, ["base"] = WhiteInk.Base };

    private static readonly Dictionary<string, bool> HardSoft = new() { ["hard"] = true, ["smooth"] = false };

    private static readonly Dictionary<string, RasterMaster> MasterWords = new()
    {
        ["tiff16"] = RasterMaster.Tiff16,
        ["multichannel"] = RasterMaster.Multichannel,
        ["indexed"] = RasterMaster.Indexed,
        ["panels"] = RasterMaster.Panels,
    };

    private static Press? ReadPress(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        IReadOnlyList<string> methods = reader.Texts("methods");
        if (methods.Count == 0)
            reader.Refuse("methods", "At least one print method that the press serves is needed.");
        Length most = Length.FromMillimetres(1.5);
        double? film = reader.Number("film-dpi", 150, 2400);
        bool mirror = reader.OneOf("mirror", YesNo) ?? false;
        Length margin = reader.Length("margin", Length.FromMillimetres(8), Length.FromMillimetres(50)) ?? Length.FromMillimetres(12);
        Length trap = reader.Length("trap", Length.Zero, most) ?? Length.Zero;
        double? knockOut = reader.Number("knock-out-delta-e", 0, 20);
        UnderbaseRule? underbase = reader.Map("underbase") is { } under ? ReadUnderbase(under, most) : null;
        Halftone screen = reader.Map("screen") is { } common ? ReadScreen(common, Halftone.Default) : Halftone.Default;
        var own = ImmutableSortedDictionary.CreateBuilder<string, Halftone>(StringComparer.Ordinal);
        if (reader.Map("ink-screens") is { } inks)
        {
            foreach ((string ink, _) in inks.All())
            {
                if (IsId(inks, ink, ink) && inks.Map(ink, required: true) is { } one)
                    own[ink] = ReadScreen(one, screen);
            }
        }
        MeshAdvice mesh = MeshAdvice.Default;
        if (reader.Map("mesh") is { } meshes)
        {
            mesh = new(meshes.Whole("dark", 30, 400) ?? mesh.Dark, meshes.Whole("light", 30, 400) ?? mesh.Light, meshes.Number("threads-per-row", 2, 8) ?? mesh.ThreadsPerRow);
            meshes.RefuseUnknown();
        }
        RasterRule raster = reader.Map("raster") is { } pictures ? ReadRaster(pictures) : RasterRule.Default;
        return id is null || name is null ? null : new(id, name, [.. methods])
        {
            Film = film is double f ? new Resolution(f) : null,
            Mirror = mirror,
            Margin = margin,
            Trap = trap,
            Underbase = underbase,
            KnockOutDeltaE = knockOut,
            Screen = screen,
            InkScreens = own.ToImmutable(),
            Mesh = mesh,
            Raster = raster,
        };
    }

    private static UnderbaseRule? ReadUnderbase(DocumentReader reader, Length most)
    {
        string? id = ReadId(reader), name = reader.Text("name", required: true);
        var colour = reader.Colour("hex", required: true);
        UnderbaseCloth cloth = reader.OneOf("cloth", Cloths) ?? UnderbaseCloth.Dark;
        Length? choke = reader.Length("choke", Length.Zero, most, required: true);
        Length? least = reader.Length("least-white", Length.FromMillimetres(0.05), Length.FromMillimetres(2), required: true);
        double bare = reader.Number("none-under-lightness", 0, 1) ?? 0;
        double share = reader.Number("ramp-share", 0.5, 1) ?? 1;
        WhiteInk white = reader.OneOf("white", WhiteInks) ?? WhiteInk.Over;
        int mesh = reader.Whole("mesh", 30, 400) ?? MeshAdvice.Default.Dark;
        reader.RefuseUnknown();
        return id is null || name is null || colour is null || choke is null || least is null
            ? null
            : new(new Ink(id, name, colour.Value, InkKind.Underbase), cloth, choke.Value, least.Value, bare, share, white, mesh);
    }

    private static Halftone ReadScreen(DocumentReader reader, Halftone otherwise)
    {
        double ruling = reader.Number("lpi", 10, 150) ?? otherwise.RulingLpi;
        double angle = reader.Number("angle", 0, 180) ?? otherwise.Angle.Degrees;
        DotShape dot = reader.OneOf("dot", DotShapes) ?? otherwise.Dot;
        double low = (reader.Number("low-percent", 0, 45) ?? otherwise.LowTone * 100) / 100, high = (reader.Number("high-percent", 55, 100) ?? otherwise.HighTone * 100) / 100;
        reader.RefuseUnknown();
        return new(ruling, Angle.FromDegrees(angle), dot, low, high);
    }

    private static RasterRule ReadRaster(DocumentReader reader)
    {
        double? dpi = reader.Number("dpi", 72, 1200);
        bool hard = reader.OneOf("edges", HardSoft) ?? false;
        double panels = reader.Number("panel-dpi", 72, 300) ?? RasterRule.Default.PanelResolution.Dpi;
        var masters = ImmutableSortedSet.CreateBuilder<RasterMaster>();
        foreach (string word in reader.Texts("masters"))
        {
            if (MasterWords.TryGetValue(word.ToLowerInvariant(), out RasterMaster master))
                masters.Add(master);
            else
                reader.RefuseWord("masters", word, MasterWords.Keys);
        }
        reader.RefuseUnknown();
        return new(dpi is double d ? new Resolution(d) : null, hard, masters.ToImmutable(), new(panels));
    }

    private static GarmentPanels? ReadPanels(DocumentReader reader)
    {
        string? product = reader.Text("product", required: true);
        var panels = ImmutableArray.CreateBuilder<GarmentPanel>();
        foreach ((string id, DocumentReader panel) in Named(reader, "panels"))
        {
            IsId(reader, "panels", id);
            LocalName? name = ReadName(panel);
            var sizes = ImmutableSortedDictionary.CreateBuilder<string, (Length, Length)>(StringComparer.Ordinal);
            if (panel.Map("sizes", required: true) is { } map)
            {
                foreach ((string size, _) in map.All())
                {
                    if (map.Size(size, Length.FromMillimetres(20), Length.FromMillimetres(3000), required: true) is { } sides)
                        sizes[size] = sides;
                }
            }
            panel.RefuseUnknown();
            if (name is not null)
                panels.Add(new(id, name, sizes.ToImmutable()));
        }
        return product is null ? null : new(product, panels.ToImmutable());
    }
}
