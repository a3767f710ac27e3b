using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class ImageServiceTests
{
    [Fact]
    public void The_shipped_services_are_read()
    {
        ImageService wanx = Templates.Catalogue.ImageServices["wanx"];
        Assert.Equal((ImageServiceForm.Alibaba, "wanx2.1-t2i-turbo", "wanx2.1-imageedit", "DASHSCOPE_API_KEY"), (wanx.Form, wanx.Model, wanx.EditModel, wanx.KeyVariable));
        Assert.Equal("https://dashscope.aliyuncs.com/api/v1/tasks/7", wanx.At("/tasks/7"));
        Assert.Equal((new Money(0.14m, "CNY"), new SpendCaps(30, 100), false), (wanx.Price, wanx.Caps, wanx.PromptExtend));
        Assert.Equal((100, 2, TimeSpan.FromSeconds(300)), (wanx.RequestsPerMinute, wanx.Concurrent, wanx.Timeout));
        Assert.Equal("aliyuncs.com", Assert.Single(wanx.PictureHosts));
        Assert.Contains(new PixelSize(720, 1280), wanx.Sizes);
        Assert.Equal(ImageAnswerKind.OutputFormat, Templates.Catalogue.ImageServices["openai"].Answer);
        Assert.Equal(ImageAnswerKind.Bytes, Templates.Catalogue.ImageServices["stability"].Answer);
        Assert.True(Templates.Catalogue.ImageServices["qianfan"] is { TakesSeed: true, TakesNegative: true });
    }

    [Fact]
    public void Every_shipped_service_has_limits_of_spending() =>
        Assert.All(Templates.Catalogue.ImageServices.Values, s => Assert.True(s.Caps is { PerBatch: > 0, PerDay: > 0 }));

    [Fact]
    public void What_is_left_out_has_careful_defaults()
    {
        ImageService service = Read("""
            id: own
            name: { en: Own, zh: 自建 }
            form: openai
            base: http://127.0.0.1:8080/v1/
            model: flux
            key-from: OWN_KEY
            price: 0 CNY
            """);
        Assert.Equal((ImageAnswerKind.Base64, 1, 30, 2, 180.0), (service.Answer, service.PicturesPerRequest, service.RequestsPerMinute, service.Concurrent, service.Timeout.TotalSeconds));
        Assert.Equal((false, false, null, null), (service.TakesSeed, service.TakesNegative, service.PromptExtend, service.EditPrice));
        Assert.Equal("http://127.0.0.1:8080/v1/images", service.At("/images"));
        Assert.Equal(new SpendCaps(null, null), service.Caps);
    }

    [Fact]
    public void Hosts_are_kept_in_the_form_of_dns() =>
        Assert.Equal("xn--fiq228c.cn img.example.com", string.Join(' ', Read(Good.Replace("[example.com]", "[中文.cn, IMG.Example.com]", StringComparison.Ordinal)).PictureHosts));

    [Fact]
    public void Mistakes_are_reported_together_with_place_and_line()
    {
        var e = Assert.Throws<InputException>(() => Read("""
            id: own
            name: { en: Own, zh: 自建 }
            form: alibaba
            base: http://api.example.com/v1
            model: m
            key-from: sk-live-4f9b27c1d8e60a35
            sizes: [1024, 1024x1024]
            price: 14 fen
            edit-price: 1 USD
            picture-hosts: ["*.example.com", com, 10.0.0.1, "example.com:8443", "https://example.com", example.com.]
            pictures-per-request: 9
            requests-per-minute: 0
            seed: yes
            spending: { per-batch: -1, per-month: 5 }
            """));
        Assert.All(e.Problems, p => Assert.Equal("image-services/own.yaml", p.Source));
        Assert.Equal(
            [(4, "base"), (6, "key-from"), (7, "sizes"), (8, "price"), (10, "picture-hosts"), (10, "picture-hosts"), (10, "picture-hosts"), (10, "picture-hosts"), (10, "picture-hosts"), (10, "picture-hosts"),
                (10, "picture-hosts"), (11, "pictures-per-request"), (12, "requests-per-minute"), (13, "seed"), (14, "spending.per-batch"), (14, "spending.per-month")],
            e.Problems.Select(p => (p.Line ?? 0, p.Place)));
        Assert.DoesNotContain("4f9b", e.ToString(), StringComparison.Ordinal);
        Assert.Contains("readable over the network", e.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_written_into_the_file_is_refused_and_never_shown()
    {
        var e = Assert.Throws<InputException>(() => Read(Good + "\nkey: sk-live-4f9b27c1d8e60a35"));
        Assert.Equal("key", Assert.Single(e.Problems).Place);
        Assert.DoesNotContain("4f9b", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:pass@api.example.com/v1")]
    [InlineData("https://api.example.com/v1?key=1")]
    [InlineData("ftp://api.example.com")]
    [InlineData("api.example.com")]
    public void Base_must_be_a_plain_secure_address(string address) =>
        Assert.Equal("base", Assert.Single(Assert.Throws<InputException>(() => Read(Good.Replace("https://api.example.com/v1", address, StringComparison.Ordinal))).Problems).Place);

    [Fact]
    public void Hosts_are_needed_where_pictures_come_by_address()
    {
        Assert.Equal("picture-hosts", Assert.Single(Assert.Throws<InputException>(() => Read(Good.Replace("picture-hosts: [example.com]", "", StringComparison.Ordinal))).Problems).Place);
        Assert.Equal("edit-price", Assert.Single(Assert.Throws<InputException>(() => Read(Good + "\nedit-price: 1 USD")).Problems).Place);
    }

    [Theory]
    [InlineData("0.14 CNY", true)]
    [InlineData("0 USD", true)]
    [InlineData("0.14", false)]
    [InlineData("CNY 0.14", false)]
    [InlineData("-1 CNY", false)]
    [InlineData("1,5 CNY", false)]
    [InlineData("1 cny", false)]
    public void Money_is_an_amount_and_a_currency(string text, bool read)
    {
        Assert.Equal(read, Money.TryParse(text, out Money money));
        if (read)
            Assert.Equal(text, money.ToString());
    }

    [Fact]
    public void Money_adds_up_exactly_and_only_in_one_currency()
    {
        Money tenth = new(0.1m, "CNY");
        Assert.Equal(new Money(0.3m, "CNY"), (tenth * 2) + tenth);
        Assert.Throws<InvalidOperationException>(() => tenth + new Money(1, "USD"));
    }

    [Theory]
    [InlineData("1024x768", 1024, 768)]
    [InlineData("1024 × 768", 1024, 768)]
    [InlineData("1024*768", 1024, 768)]
    [InlineData("0x768", 0, 0)]
    [InlineData("99999x1", 0, 0)]
    [InlineData("1024", 0, 0)]
    public void Sizes_in_pixels_are_read(string text, int width, int height)
    {
        Assert.Equal(width > 0, PixelSize.TryParse(text, out PixelSize size));
        Assert.Equal(new PixelSize(width, height), size);
    }

    private const string Good = """
        id: own
        name: { en: Own, zh: 自建 }
        form: alibaba
        base: https://api.example.com/v1
        model: m
        key-from: OWN_KEY
        price: 0.14 CNY
        picture-hosts: [example.com]
        """;

    private static ImageService Read(string text) => TemplateReader.Read(Templates.Files().Append(new("image-services/own.yaml", text))).ImageServices["own"];
}
