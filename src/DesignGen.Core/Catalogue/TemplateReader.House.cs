using System.Globalization;
using DesignGen.Core.Documents;
using DesignGen.Core.Houses;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private const int MostName = 100, MostAgreement = 4000;

    private static readonly Dictionary<string, bool> HouseYesNo = new(YesNo) { ["是"] = true, ["否"] = false };

    private static readonly Dictionary<string, SheetLanguage> SheetLanguages = new()
    {
        ["brief"] = SheetLanguage.Brief,
        ["en"] = SheetLanguage.En,
        ["zh"] = SheetLanguage.Zh,
        ["both"] = SheetLanguage.Both,
        ["按需求"] = SheetLanguage.Brief,
        ["英文"] = SheetLanguage.En,
        ["中文"] = SheetLanguage.Zh,
        ["中英文"] = SheetLanguage.Both,
    };

    /// <summary>Reads the file about the house on its own.</summary>
    /// <exception cref="Errors.InputException">It is wrong; every mistake is named with its line.</exception>
    public static House ReadHouse(TemplateFile file)
    {
        var problems = new DocumentProblems(file.Path);
        var reader = new DocumentReader(DocumentParser.Parse(file.Path, file.Text), problems);
        House house = ReadHouse(reader);
        reader.RefuseUnknown();
        problems.ThrowIfAny();
        return house;
    }

    private static House ReadHouse(DocumentReader reader)
    {
        const string name = "name|名称", code = "producer-code|服务提供者编码", months = "audit-months|日志保存月数";
        House house = House.Default;
        string? own = reader.Text(name, required: true);
        if (own is { Length: 0 or > MostName } || own?.Any(char.IsControl) == true)
            reader.Refuse(name, $"The name has {own.Length} characters. Write 1 to {MostName}, on one line.");
        string? producer = reader.Text(code);
        if (producer is { Length: > 0 } && ProducerCode.Fault(producer) is string fault)
            reader.Refuse(code, fault + " Copy the credit code from the business licence, or leave this key out; files then carry the name.");
        LocalName? label = reader.Map("label|标识文字") is null ? null : ReadLabel(reader);
        bool? labels = reader.OneOf("label-previews|预览带标识", HouseYesNo), rules = reader.OneOf("mark-rule-based|规则绘制也标识", HouseYesNo), native = reader.OneOf("native-motifs|只用自带图案", HouseYesNo);
        SheetLanguage? sheets = reader.OneOf("sheet-language|单据语言", SheetLanguages);
        int? kept = null;
        if (reader.Text(months) is string text)
        {
            kept = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && m is >= House.LeastMonths and <= House.MostMonths ? m : null;
            if (kept is null)
                reader.Refuse(months, $"'{text}' is not a whole number of months from {House.LeastMonths} to {House.MostMonths}. The audit log is kept for half a year at least.");
        }
        LocalName? agreement = reader.Map("agreement|协议") is null ? null : ReadName(reader, "agreement|协议");
        if (agreement is { En.Length: > MostAgreement } or { Zh.Length: > MostAgreement })
            reader.Refuse("agreement|协议", $"The agreement is longer than {MostAgreement} characters. Shorten it, and point to the full text.");
        return house with
        {
            Name = own ?? house.Name,
            Code = producer ?? "",
            Label = label ?? house.Label,
            LabelsPreviews = labels ?? house.LabelsPreviews,
            MarksRules = rules ?? house.MarksRules,
            NativeMotifsOnly = native ?? house.NativeMotifsOnly,
            AuditMonths = kept ?? house.AuditMonths,
            Sheets = sheets ?? house.Sheets,
            Agreement = agreement ?? house.Agreement,
        };
    }

    private static LocalName? ReadLabel(DocumentReader reader)
    {
        const string key = "label|标识文字";
        if (ReadName(reader, key) is not { } label)
            return null;
        foreach (string words in new[] { label.En, label.Zh })
        {
            if (words.Length is 0 or > LabelSigns.Most)
                reader.Refuse(key, $"'{words}' has {words.Length} characters. A label has 1 to {LabelSigns.Most}.");
            else if (LabelSigns.Missing(words) is { IsEmpty: false } missing)
                reader.Refuse(key, $"The lettering of labels has no {string.Join(" ", missing.Select(m => $"'{m}'"))}, which '{words}' needs. It has A to Z, digits, & . , ' - ! ? : / # + and {LabelSigns.Han}.");
        }
        return label;
    }
}
