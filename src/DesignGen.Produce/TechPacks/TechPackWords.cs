using DesignGen.Core.Catalogue;
using DesignGen.Core.Provenance;

namespace DesignGen.Produce.TechPacks;

/// <summary>The words of tech packs in both languages, where sheets have no other use for them.</summary>
internal static class TechPackWords
{
    public static readonly LocalName Cover = new("Overview", "总览");
    public static readonly LocalName Artwork = new("Artwork", "图稿");
    public static readonly LocalName PlacementPage = new("Placement by size", "各码定位");
    public static readonly LocalName Inks = new("Inks and screens", "油墨与网版");
    public static readonly LocalName Run = new("Sizes, materials and cost", "尺码、物料与成本");
    public static readonly LocalName Release = new("Checks and labels", "检查与标签");
    public static readonly LocalName SamplePage = new("Samples and sign-off", "打样与签核");
    public static readonly LocalName Created = new("Date", "日期");
    public static readonly LocalName BriefWords = new("Brief", "需求原文");
    public static readonly LocalName Mockups = new("Mock-ups", "效果图");
    public static readonly LocalName Own = new("as designed", "原配色");
    public static readonly LocalName PiecesTotal = new("Pieces ordered", "订单件数");
    public static readonly LocalName Coverage = new("Ink coverage", "油墨覆盖");
    public static readonly LocalName Tile = new("One repeat", "单个循环");
    public static readonly LocalName OnCloth = new("In repeat", "连续效果");
    public static readonly LocalName CutLine = new("Cut line", "切割线");
    public static readonly LocalName Depth = new("Depth", "切割深度");
    public static readonly LocalName Piece = new("Piece", "部位");
    public static readonly LocalName Extent = new("W × H, mm", "宽×高 mm");
    public static readonly LocalName Front = new("Front", "正面");
    public static readonly LocalName Back = new("Back", "背面");
    public static readonly LocalName Standard = new("Pantone or standard", "潘通号/色样");
    public static readonly LocalName Base = new("base size", "基准码");
    public static readonly LocalName Panels = new("Pieces of cloth", "裁片");
    public static readonly LocalName Unrolled = new("unrolled; the handle is where the ends meet", "展开图；杯把位于两端相接处");
    public static readonly LocalName NoteDrawing = new("Millimetres, garment lying flat. Drawings share one scale; the garment's outline is our own pattern and binds nobody.", "单位毫米，平铺测量。各图同一比例；衣身轮廓仅为示意。");
    public static readonly LocalName Care = new("Care and labels", "洗护与标签");
    public static readonly LocalName CareLabel = new("Care label (symbols by ISO 3758, GB/T 8685)", "洗护标签（符号按 GB/T 8685、ISO 3758）");
    public static readonly LocalName Origin = new("Origin, fibre content, brand label", "产地、成分、商标");
    public static readonly LocalName AiLabel = new("How the art was made", "图稿来源");
    public static readonly LocalName SignOff = new("Sign-off", "签核");
    public static readonly LocalName NameWord = new("Name", "姓名");
    public static readonly LocalName Signature = new("Signature", "签名");
    public static readonly LocalName Pieces = new("pcs", "件");
    public static readonly LocalName PageOf = new("Page {0} of {1}", "第 {0} 页，共 {1} 页");
    public static readonly LocalName FilmCount = new("Films", "菲林");
    public static readonly LocalName Width = new("W", "宽");
    public static readonly LocalName Height = new("H", "高");

    public static readonly LocalName[] Signers = [new("Design", "设计"), new("Merchandising", "跟单"), new("Print room", "印花车间"), new("Customer", "客户")];

    /// <summary>What a document without Chinese says of it; in English, because nothing else can be set.</summary>
    public const string NoChineseFont = "No font with Chinese characters was found on the machine that made this pack, so its Chinese text is left out. Install one there, for example Noto Sans CJK SC (Debian and Ubuntu: fonts-noto-cjk), and make the pack again.";

    /// <summary>How a design was made.</summary>
    public static LocalName Made(Making making) => making switch
    {
        Making.Rules => new("drawn by the program's rules; no trained model took part", "由程序按规则绘制，未使用训练模型"),
        Making.Composite => new("motifs of a trained model, laid out by the program's rules", "元素由训练模型生成，由程序按规则排布"),
        _ => new("a trained model's picture, separated into inks by the program", "由训练模型生成图像，由程序分色"),
    };
}
