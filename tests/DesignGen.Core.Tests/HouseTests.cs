using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class HouseTests
{
    [Fact]
    public void The_shipped_house_works_without_a_change_and_is_that_of_a_shop_without_a_file()
    {
        House shipped = Templates.Catalogue.House;
        Assert.Equal(House.Default, shipped);
        Assert.Equal("DesignGen", shipped.Producer);
        Assert.Equal(House.Default, TemplateReader.Read(Templates.Files().Where(f => f.Path != "house.yaml")).House);
    }

    [Fact]
    public void A_house_may_be_written_in_either_language()
    {
        House en = Read("name: Lin & Yue Prints\nproducer-code: 001191310000EXAMPLE12400001\nlabel: { en: Made with AI, zh: 人工智能生成 }\nlabel-previews: no\nmark-rule-based: yes\naudit-months: 12\nagreement: { en: A, zh: 甲 }\n");
        House zh = Read("名称: Lin & Yue Prints\n服务提供者编码: 001191310000EXAMPLE12400001\n标识文字: { en: Made with AI, zh: 人工智能生成 }\n预览带标识: 否\n规则绘制也标识: 是\n日志保存月数: 12\n协议: { en: A, zh: 甲 }\n");
        Assert.Equal(en, zh);
        Assert.Equal(("001191310000EXAMPLE12400001", false, true, 12), (en.Producer, en.LabelsPreviews, en.MarksRules, en.AuditMonths));
        Assert.Equal(("Made with AI", "人工智能生成", "甲"), (en.Label.En, en.Label.Zh, en.Agreement.Zh));
    }

    [Theory]
    [InlineData("name: A\naudit-months: 5\n", 2, "audit-months", "6 to 600")]
    [InlineData("name: A\nlabel: { en: AI-generated, zh: AI绘制 }\n", 2, "label", "no '绘' '制'")]
    [InlineData("name: A\nlabel:\n  en: \"\"\n  zh: AI生成\n", 2, "label", "1 to 24")]
    [InlineData("name: A\nproducer-code: 001191310000EXAMPLE12500001\n", 2, "producer-code", "the last one is '4'")]
    [InlineData("name: A\nproducer-code: 001191310000EXAMPLE124\n", 2, "producer-code", "22 signs")]
    [InlineData("name: A\nproducer-code: 002191310000EXAMPLE12400001\n", 2, "producer-code", "begins with 0011")]
    [InlineData("name: A\nproducer-code: 001191310000EXAMPLE124ab001\n", 2, "producer-code", "'ab001'")]
    [InlineData("label-previews: yes\n", 1, "name", "needed")]
    [InlineData("name: A\n\nstrip-metadata: yes\n", 3, "strip-metadata", "Unknown key")]
    public void Mistakes_are_told_with_line_and_place(string text, int line, string place, string words)
    {
        Problem problem = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Problems);
        Assert.Equal(("house.yaml", line, place), (problem.Source, problem.Line, problem.Place));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_about_the_house_are_refused() => Assert.Contains(
        "another file about the house", Assert.Throws<InputException>(() => TemplateReader.Read([.. Templates.Files(), new("house.yml", "name: B\n")])).Message, StringComparison.Ordinal);

    // Codes of companies as they stand on public records; the last sign of each follows from the others.
    [Theory]
    [InlineData("91110102MACQD9K640")]
    [InlineData("91350100M000100Y43")]
    public void Credit_codes_check(string code)
    {
        Assert.Null(CreditCode.Fault(code));
        // One wrong sign, wherever it is, is found.
        for (int i = 0; i < code.Length; i++)
            Assert.NotNull(CreditCode.Fault(code[..i] + (code[i] == '7' ? '8' : '7') + code[(i + 1)..]));
    }

    [Fact]
    public void Letters_that_look_like_digits_are_in_no_credit_code() =>
        Assert.Contains("'O' is in no", CreditCode.Fault("9111O102MACQD9K640"), StringComparison.Ordinal);

    private static House Read(string text) => TemplateReader.ReadHouse(new("house.yaml", text));
}
