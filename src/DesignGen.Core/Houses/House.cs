using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Houses;

/// <summary>The languages of production sheets.</summary>
public enum SheetLanguage
{
    /// <summary>That of the brief.</summary>
    Brief,

    /// <summary>English.</summary>
    En,

    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>English beside Chinese.</summary>
    Both,
}

/// <summary>What the house that runs the program says of itself, and how it keeps the rules for generated pictures.</summary>
/// <remarks>Read from <c>templates/house.yaml</c>; <c>docs/formats/house.md</c> describes it. None of it is legal advice.</remarks>
public sealed record House
{
    /// <summary>Fewest months that the audit log is kept: what the Chinese labelling measures ask for where unlabelled files are handed out (article 9).</summary>
    public const int LeastMonths = 6;

    /// <summary>Most months: fifty years.</summary>
    public const int MostMonths = 600;

    /// <summary>The house of a shop that has no file of its own.</summary>
    public static House Default { get; } = new();

    /// <summary>Its name, as files say it where it has no <see cref="Code"/>.</summary>
    public string Name { get; init; } = "DesignGen";

    /// <summary>Its producer code, see <see cref="ProducerCode"/>; empty where it has none.</summary>
    public string Code { get; init; } = "";

    /// <summary>What files name as their producer.</summary>
    public string Producer => Code.Length > 0 ? Code : Name;

    /// <summary>The words of the visible label.</summary>
    public LocalName Label { get; init; } = new("AI-generated", "AI生成");

    /// <summary>Whether pictures that leave the house carry the visible label; files for production never do.</summary>
    public bool LabelsPreviews { get; init; } = true;

    /// <summary>Whether what is drawn by rule, with no trained model, is marked and labelled like what a model made.</summary>
    public bool MarksRules { get; init; }

    /// <summary>Whether briefs that do not say otherwise get motifs of our own only, none of packs.</summary>
    public bool NativeMotifsOnly { get; init; }

    /// <summary>Months that the audit log is kept, <see cref="LeastMonths"/> to <see cref="MostMonths"/>.</summary>
    public int AuditMonths { get; init; } = 24;

    /// <summary>The languages of production sheets where an order names none.</summary>
    public SheetLanguage Sheets { get; init; } = SheetLanguage.Brief;

    /// <summary>What a team agrees to before it takes production files, which have no visible label.</summary>
    public LocalName Agreement { get; init; } = new(
        "Production files carry no visible AI label. Whoever takes them is answerable for how they are used, labels what is shown or sold to the public as generated where the law asks for it, and leaves the marks inside the files as they are. Who took which files is kept in the audit log.",
        "生产文件不带显式的人工智能生成标识。领用者对文件的使用负责：依法需要向公众提示的，应自行添加显式标识；不得删除、篡改文件中的隐式标识。领用人与领用的文件记录在审计日志中。");
}
