using DesignGen.Core.Catalogue;
using DesignGen.Core.Provenance;
using DesignGen.Core.Repeats;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Facts;

/// <summary>The words of production sheets and tech packs in both languages.</summary>
internal static class PackWords
{
    public static readonly LocalName TechPack = new("Tech pack", "工艺单");
    public static readonly LocalName Overview = new("Production", "生产总表");
    public static readonly LocalName Picture = new("Picture", "图样");
    public static readonly LocalName Style = new("Style no.", "款号");
    public static readonly LocalName Code = new("Design code", "设计编号");
    public static readonly LocalName Title = new("Name", "名称");
    public static readonly LocalName Batch = new("Batch", "批次");
    public static readonly LocalName Requester = new("Requested by", "申请人");
    public static readonly LocalName Product = new("Product", "产品");
    public static readonly LocalName Garment = new("Garment colour", "底布颜色");
    public static readonly LocalName Placement = new("Placement", "印花位置");
    public static readonly LocalName Size = new("Print size (W × H)", "印花尺寸（宽×高）");
    public static readonly LocalName TileSize = new("Repeat size (W × H)", "循环尺寸（宽×高）");
    public static readonly LocalName RepeatLayout = new("Repeat layout", "接版方式");
    public static readonly LocalName Offset = new("Offset", "定位距离");
    public static readonly LocalName Method = new("Print method", "印花工艺");
    public static readonly LocalName PressName = new("Press", "印花机");
    public static readonly LocalName Films = new("Films", "菲林");
    public static readonly LocalName NoFilms = new("none: print.png is printed directly", "无需菲林：直接打印 print.png");
    public static readonly LocalName Resolution = new("Print picture", "打印图");
    public static readonly LocalName Pattern = new("Pattern and palette", "花型与配色");
    public static readonly LocalName Review = new("Review", "审核意见");
    public static readonly LocalName Inks = new("Inks in print order", "油墨（按印刷顺序）");
    public static readonly LocalName Order = new("No.", "序号");
    public static readonly LocalName Swatch = new("Colour", "色样");
    public static readonly LocalName InkName = new("Ink", "油墨");
    public static readonly LocalName InkCount = new("Inks", "色数");
    public static readonly LocalName InkKind = new("Kind", "类型");
    public static readonly LocalName Lab = new("CIELAB (D65)", "CIELAB (D65)");
    public static readonly LocalName Area = new("Area, cm²", "面积 cm²");
    public static readonly LocalName TileArea = new("Area per repeat, cm²", "每循环面积 cm²");
    public static readonly LocalName PerMetre = new("cm² per m² of cloth", "每平方米布 cm²");
    public static readonly LocalName Share = new("Share of page", "占版面");
    public static readonly LocalName FilmFile = new("Film file", "菲林文件");
    public static readonly LocalName SizeRun = new("Size run", "尺码表");
    public static readonly LocalName SizeId = new("Size", "尺码");
    public static readonly LocalName Quantity = new("Quantity", "数量");
    public static readonly LocalName Colourways = new("Colourways", "配色方案");
    public static readonly LocalName Files = new("Files", "文件");
    public static readonly LocalName Warnings = new("Printability", "可印性");
    public static readonly LocalName NoWarnings = new("No warnings.", "无警告。");
    public static readonly LocalName Notes = new("Notes", "备注");
    public static readonly LocalName Measured = new("Areas are measured on the art at 150 dpi; half a tone counts half. CIELAB is computed from the sRGB value: match inks to a physical standard.", "面积按 150 dpi 图稿测量，半色调按比例计。CIELAB 由 sRGB 换算，请以实物色样为准。");
    public static readonly LocalName Recipe = new("recipe.json draws the design again, byte for byte.", "recipe.json 可逐字节重现本设计。");
    public static readonly LocalName OneSize = new("one print size for all", "各码印花尺寸相同");
    public static readonly LocalName NailSet = new("Nail set", "甲片");
    public static readonly LocalName WidthsWord = new("widths, thumb first", "拇指至小指宽");
    public static readonly LocalName SharedFilms = new("All colourways share the same films and geometry: change the inks only, position by position.", "各配色共用同一套菲林与图形，仅按色位更换油墨。");
    public static readonly LocalName Cuts = new("Cut lines", "切割线");
    public static readonly LocalName Kiss = new("kiss-cut", "半切");
    public static readonly LocalName Through = new("through", "切透");
    public static readonly LocalName Below = new("{0} below the {1}", "{1}以下 {0}");

    public static readonly LocalName MachineWhite = new("White (laid by the machine)", "白墨（机器自动铺）");

    public static readonly LocalName Sizes = new("Sizes and quantities", "尺码与数量");
    public static readonly LocalName InksTab = new("Inks and screens", "油墨与网版");
    public static readonly LocalName Cost = new("Cost", "成本");
    public static readonly LocalName PreflightTab = new("Preflight", "印前检查");
    public static readonly LocalName Samples = new("Samples", "打样记录");
    public static readonly LocalName Pieces = new("Pieces", "件数");
    public static readonly LocalName PrintWidth = new("Print width, mm", "印花宽 mm");
    public static readonly LocalName PrintHeight = new("Print height, mm", "印花高 mm");
    public static readonly LocalName Across = new("Centre line to middle of print, mm", "中线至印花中心 mm");
    public static readonly LocalName MostArea = new("Print area, mm", "可印范围 mm");
    public static readonly LocalName PackFilms = new("this pack", "本包");
    public static readonly LocalName OwnFilms = new("own set", "另出");
    public static readonly LocalName Scale = new("Scale", "比例");
    public static readonly LocalName Total = new("Total", "合计");
    public static readonly LocalName FillIn = new("Fill in the yellow cells; everything else is worked out.", "只填黄色单元格，其余自动计算。");
    public static readonly LocalName InkUseHeading = new("Ink use", "油墨用量");
    public static readonly LocalName Rate = new("mL per cm², estimate", "每 cm² 毫升（估算）");
    public static readonly LocalName PerPrint = new("mL per print, estimate", "每印毫升（估算）");
    public static readonly LocalName ForRun = new("mL for the run with waste, estimate", "整单毫升含损耗（估算）");
    public static readonly LocalName InkCost = new("Ink cost, estimate", "油墨成本（估算）");
    public static readonly LocalName Calibration = new("Calibration", "用量依据");
    public static readonly LocalName Waste = new("Waste", "损耗");
    public static readonly LocalName PerLitre = new("Ink, price per litre", "油墨单价/升");
    public static readonly LocalName Screens = new("Screens in print order", "网版（按印刷顺序）");
    public static readonly LocalName Mesh = new("Mesh", "网目");
    public static readonly LocalName Ruling = new("Ruling, lpi", "网线 lpi");
    public static readonly LocalName AngleWord = new("Angle", "角度");
    public static readonly LocalName Flash = new("Flash after", "印后闪干");
    public static readonly LocalName Solid = new("solid", "实地");
    public static readonly LocalName Polarity = new("Film", "菲林");
    public static readonly LocalName Reading = new("right-reading", "正读");
    public static readonly LocalName Mirrored = new("mirrored", "反读");
    public static readonly LocalName Bom = new("Bill of materials", "物料清单");
    public static readonly LocalName Item = new("Item", "项目");
    public static readonly LocalName Spec = new("Specification", "规格");
    public static readonly LocalName PerPiece = new("Per piece", "单件用量");
    public static readonly LocalName Unit = new("Unit", "单位");
    public static readonly LocalName Price = new("Price", "单价");
    public static readonly LocalName Amount = new("Amount", "金额");
    public static readonly LocalName Blank = new("Garment or base", "底坯");
    public static readonly LocalName Ink = new("Ink, estimate", "油墨（估算）");
    public static readonly LocalName ScreenMaking = new("Screens and films", "制网制版");
    public static readonly LocalName Strokes = new("Print strokes", "印刷工序");
    public static readonly LocalName Film = new("Film or sheet, estimate", "膜/片材（估算）");
    public static readonly LocalName Packing = new("Packing and label", "包装吊牌");
    public static readonly LocalName PerPieceCost = new("Cost per piece, estimate", "单件成本（估算）");
    public static readonly LocalName TotalCost = new("Cost of the run, estimate", "整单成本（估算）");
    public static readonly LocalName Piece = new("piece", "件");
    public static readonly LocalName Ml = new("mL", "毫升");
    public static readonly LocalName Cm2 = new("cm²", "cm²");
    public static readonly LocalName ScreenUnit = new("screen", "张");
    public static readonly LocalName Stroke = new("stroke", "次");
    public static readonly LocalName Check = new("Check", "检查项");
    public static readonly LocalName Actual = new("Found", "实际");
    public static readonly LocalName Target = new("Target", "要求");
    public static readonly LocalName Severity = new("Result", "结论");
    public static readonly LocalName Remedy = new("Remedy", "处理");
    public static readonly LocalName OverrideWord = new("Taken on by", "放行人");
    public static readonly LocalName SampleNo = new("Sample", "样次");
    public static readonly LocalName DateWord = new("Date", "日期");
    public static readonly LocalName Spot = new("Point checked", "检查部位");
    public static readonly LocalName Spec2 = new("Specified", "规格值");
    public static readonly LocalName Measured2 = new("Measured", "实测");
    public static readonly LocalName Revised = new("Revised to", "修改为");
    public static readonly LocalName Comment = new("Comment", "意见");
    public static readonly LocalName By = new("By", "检查人");
    public static readonly LocalName PrintWidthSpot = new("Print width", "印花宽");
    public static readonly LocalName PrintHeightSpot = new("Print height", "印花高");
    public static readonly LocalName ColourSpot = new("Colour against standard", "对色");
    public static readonly LocalName WashSpot = new("Wash test", "水洗测试");
    public static readonly LocalName NoFigures = new("The shop has no figures for this method; add them to costs.yaml.", "本店尚无该工艺的用量与价格，请在 costs.yaml 中补充。");
    public static readonly LocalName Estimate = new("Ink volumes and costs are estimates until the shop has measured its own use; areas are exact.", "墨量与成本在本店实测前均为估算；面积为精确值。");
    public static readonly LocalName Run = new("Run", "订单汇总");
    public static readonly LocalName Areas = new("Ink area per print, cm²", "每印油墨面积 cm²");
    public static readonly LocalName Variable = new("Per piece, estimate", "单件变动成本（估算）");
    public static readonly LocalName Setup = new("Setup, estimate", "开版成本（估算）");

    public static readonly LocalName ClothArea = new("Cloth, m²", "布料 m²");
    public static readonly LocalName FullPrints = new("Prints, counted at the artwork's size", "折合原尺寸印数");
    public static readonly LocalName SquareMetre = new("m²", "m²");
    public static readonly LocalName PerMetreCost = new("Cost per m², estimate", "每 m² 成本（估算）");

    // Pages of the tech pack as a document, and what stands on them alone.
    public static readonly LocalName CoverPage = new("Overview", "总览");
    public static readonly LocalName ArtworkPage = new("Artwork", "图稿");
    public static readonly LocalName PlacementPage = new("Placement by size", "各码定位");
    public static readonly LocalName RunPage = new("Sizes, materials and cost", "尺码、物料与成本");
    public static readonly LocalName ReleasePage = new("Checks and labels", "检查与标签");
    public static readonly LocalName SamplePage = new("Samples and sign-off", "打样与签核");
    public static readonly LocalName BriefWords = new("Brief", "需求原文");
    public static readonly LocalName Mockups = new("Mock-ups", "效果图");
    public static readonly LocalName AsDesigned = new("as designed", "原配色");
    public static readonly LocalName PiecesTotal = new("Pieces ordered", "订单件数");
    public static readonly LocalName Coverage = new("Ink coverage", "油墨覆盖");
    public static readonly LocalName OneRepeat = new("One repeat", "单个循环");
    public static readonly LocalName OnCloth = new("In repeat", "连续效果");
    public static readonly LocalName CutLine = new("Cut line", "切割线");
    public static readonly LocalName Depth = new("Depth", "切割深度");
    public static readonly LocalName ClothPiece = new("Piece", "部位");
    public static readonly LocalName Extent = new("W × H, mm", "宽×高 mm");
    public static readonly LocalName Front = new("Front", "正面");
    public static readonly LocalName Back = new("Back", "背面");
    public static readonly LocalName Standard = new("Pantone or standard", "潘通号/色样");
    public static readonly LocalName BaseSize = new("base size", "基准码");
    public static readonly LocalName Panels = new("Pieces of cloth", "裁片");
    public static readonly LocalName Unrolled = new("Millimetres, wall unrolled from handle to handle, seen from outside. Measure your blank: mugs differ by maker.", "单位毫米，杯壁自杯把处展开，从外侧看。各厂杯体不同，请测量实物。");
    public static readonly LocalName NoteThing = new("Millimetres. The outline is our own pattern and binds nobody: measure your blank.", "单位毫米。外形轮廓仅为示意，请测量实物。");
    public static readonly LocalName NoteDrawing = new("Millimetres, garment lying flat. Drawings share one scale; the garment's outline is our own pattern and binds nobody.", "单位毫米，平铺测量。各图同一比例；衣身轮廓仅为示意。");
    public static readonly LocalName Care = new("Care and labels", "洗护与标签");
    public static readonly LocalName CareLabel = new("Care label (symbols by ISO 3758, GB/T 8685)", "洗护标签（符号按 GB/T 8685、ISO 3758）");
    public static readonly LocalName Origin = new("Origin, fibre content, brand label", "产地、成分、商标");
    public static readonly LocalName AiLabel = new("How the art was made", "图稿来源");
    public static readonly LocalName SignOff = new("Sign-off", "签核");
    public static readonly LocalName NameWord = new("Name", "姓名");
    public static readonly LocalName Signature = new("Signature", "签名");
    public static readonly LocalName PiecesUnit = new("pcs", "件");
    public static readonly LocalName PageOf = new("Page {0} of {1}", "第 {0} 页，共 {1} 页");
    public static readonly LocalName Width = new("W", "宽");
    public static readonly LocalName Height = new("H", "高");

    public static readonly LocalName[] Signers = [new("Design", "设计"), new("Merchandising", "跟单"), new("Print room", "印花车间"), new("Customer", "客户")];

    /// <summary>What a document without Chinese says of it; in English, because nothing else can be set.</summary>
    public const string NoChineseFont = "No font with Chinese characters was found on the machine that made this pack, so its Chinese text is left out. Install one there, for example Noto Sans CJK SC (Debian and Ubuntu: fonts-noto-cjk), and make the pack again.";

    private static readonly Dictionary<string, LocalName> Severities = new()
    {
        ["Pass"] = new("pass", "通过"),
        ["Info"] = new("note", "提示"),
        ["Warn"] = new("WARNING", "警告"),
        ["Block"] = new("STOP", "停止"),
    };

    private static readonly Dictionary<string, LocalName> Roles = new()
    {
        ["artwork"] = new("vector drawing, one group per ink", "矢量图，每色一组"),
        ["print"] = new("print-ready picture, clear ground, sRGB", "打印图，透明底，sRGB"),
        ["cut-lines"] = new("cut lines", "切割线"),
        ["master-16bit"] = new("picture of 16 bits a channel, clear ground, sRGB", "16 位打印图，透明底，sRGB"),
        ["master-inks"] = new("one channel for each ink, for RIPs", "每色一通道，供 RIP 使用"),
        ["master-indexed"] = new("indexed colours, one file for each colourway", "索引色，每个配色一个文件"),
        ["panel"] = new("garment piece filled with the repeat", "按裁片铺满花回的图"),
        ["dots-preview"] = new("dots of the index separation, in colour", "索引分色网点彩图"),
        ["film-pdf"] = new("all films in one PDF, a page for each ink", "菲林合集 PDF，每色一页"),
        ["print-pdf"] = new("print PDF with plates by ink name", "分色印刷 PDF（按油墨命名）"),
        ["nail-sheet"] = new("nail sheet", "甲片排版"),
        ["nail-cut"] = new("nail cut lines", "甲片切割线"),
        ["nail-tile"] = new("picture for a nail printer", "美甲打印单指图"),
        ["nail-list"] = new("list of nails", "甲片清单"),
        ["nail-preview"] = new("preview of a nail sheet", "甲片排版预览"),
        ["tech-pack"] = new("this sheet", "本工艺单"),
        ["tech-pack-pdf"] = new("tech pack to print and send on", "可打印转发的工艺单 PDF"),
        ["recipe"] = new("recipe of the design", "设计配方"),
        ["licences"] = new("what the art is made of, and under what terms", "图稿构成与授权"),
        ["preflight"] = new("checks before the press", "印前检查"),
        ["source-record"] = new("how that picture was made", "原图生成记录"),
        ["source"] = new("picture that the design was traced from", "描摹所用的原图"),
        ["colourway-print"] = new("print-ready picture of a colourway", "配色打印图"),
        ["colourway-preview"] = new("picture of a colourway on the garment colour", "配色效果图"),
        ["mockup"] = new("picture on the product", "产品效果图"),
        ["preview"] = new("picture on the garment colour", "底布效果图"),
    };

    private static readonly Dictionary<string, string> Trade = new()
    {
        ["collar"] = "领口",
        ["shoulder seam"] = "肩缝",
        ["chest-width"] = "胸宽",
        ["body-length"] = "衣长",
        ["sleeve-length"] = "袖长",
        ["cuff"] = "袖口",
        ["hem"] = "下摆",
        ["thumb"] = "拇指",
        ["index"] = "食指",
        ["middle"] = "中指",
        ["ring"] = "无名指",
        ["little"] = "小指",
        ["left"] = "左手",
        ["right"] = "右手",
    };

    /// <summary>How neighbouring inks meet.</summary>
    public static LocalName Register(SeparationPlan plan) => plan.Trap.Millimetres > 0
        ? new(FormattableString.Invariant($"Traps: lighter inks go {plan.Trap.Millimetres:0.##} mm under darker neighbours."), FormattableString.Invariant($"套色：浅色向深色下方扩 {plan.Trap.Millimetres:0.##} 毫米。"))
        : new("Films are butt-registered: neighbouring inks meet without a trap.", "菲林为对接套色：相邻色之间不加扩缩。");

    /// <summary>Whether there is white under the colours.</summary>
    public static LocalName White(SeparationPlan plan, string film, bool dark) => plan.Underbase is { } rule
        ? new(FormattableString.Invariant($"{film} is the underbase: print it first and flash; its choke is {rule.Choke.Millimetres:0.##} mm, less in thin strokes."), FormattableString.Invariant($"{film} 为白底版：最先印并烘干；内缩 {rule.Choke.Millimetres:0.##} 毫米，细线处减小。"))
        : dark
            ? new("No underbase film is made: the press asks for none under these inks.", "未出白底菲林：该机台在这些颜色下不打白底。")
            : new("No underbase is needed on this cloth.", "该底布无需打白底。");

    /// <summary>How a design was made.</summary>
    public static LocalName Made(Making making) => making switch
    {
        Making.Rules => new("drawn by the program's rules; no trained model took part", "由程序按规则绘制，未使用训练模型"),
        Making.Composite => new("motifs of a trained model, laid out by the program's rules", "元素由训练模型生成，由程序按规则排布"),
        _ => new("a trained model's picture, separated into inks by the program", "由训练模型生成图像，由程序分色"),
    };

    /// <summary>The name of a nail, such as <c>left thumb</c>; other labels stay as they are.</summary>
    public static string Nail(string label, Language language) =>
        language == Language.Chinese && label.Split(' ') is var words && words.All(Trade.ContainsKey) ? string.Concat(words.Select(w => Trade[w])) : label;

    public static LocalName WithUnit(this LocalName name, string unit) => unit.Length == 0 ? name : new(name.En + ", " + unit, name.Zh + " " + unit);

    public static LocalName Verdict(PreflightSeverity severity) => Severities[severity.ToString()];

    public static string Role(string role, Language language) => Roles[role].In(language);

    public static string Layout(Repeat repeat, Language language)
    {
        Stepping stepping = repeat.Stepping;
        return language == Language.Chinese ? $"{stepping.Name().Zh}（{stepping.Means().Zh}）" : $"{stepping.Name().En.ToLowerInvariant()}: {stepping.Means().En}";
    }

    /// <summary>A template's word for a point or measure of the garment: its own where no Chinese one is known.</summary>
    public static string Named(string word, Product product, Language language) =>
        language == Language.Chinese && product.Words.TryGetValue(word, out string? own) ? own : language == Language.Chinese && Trade.TryGetValue(word, out string? chinese) ? chinese : word.Replace('-', ' ');
}
