using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Documents;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static readonly Dictionary<string, ImageServiceForm> ImageForms = new()
    {
        ["openai"] = ImageServiceForm.OpenAi,
        ["stability"] = ImageServiceForm.Stability,
        ["baidu"] = ImageServiceForm.Baidu,
        ["baidu-tasks"] = ImageServiceForm.BaiduTasks,
        ["alibaba"] = ImageServiceForm.Alibaba,
    };

    private static readonly Dictionary<string, ImageAnswerKind> OpenAiAnswers = new() { ["base64"] = ImageAnswerKind.Base64, ["url"] = ImageAnswerKind.Url, ["output-format"] = ImageAnswerKind.OutputFormat };

    private static readonly Dictionary<string, ImageAnswerKind> StabilityAnswers = new() { ["bytes"] = ImageAnswerKind.Bytes, ["base64"] = ImageAnswerKind.Base64 };

    // Most pictures that one request of each form may ask for, as published; see docs/formats/image-services.md.
    private static int MostPerRequest(ImageServiceForm? form) => form switch
    {
        ImageServiceForm.OpenAi => 10,
        ImageServiceForm.Stability => 1,
        ImageServiceForm.BaiduTasks => 8,
        _ => 4,
    };

    private static ImageService? ReadImageService(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        ImageServiceForm? form = reader.OneOf("form", ImageForms, required: true);
        Uri? address = ReadBase(reader);
        string? model = reader.Text("model", required: form is not (ImageServiceForm.BaiduTasks or null));
        string? key = ReadVariable(reader, "key-from", required: true);
        Money? price = ReadMoney(reader, "price", required: true), editPrice = ReadMoney(reader, "edit-price", required: false);
        if (price is { } p && editPrice is { } e && p.Currency != e.Currency)
            reader.Refuse("edit-price", $"It is in {e.Currency} and the price in {p.Currency}. Write both in one currency.");
        string secret = "", editModel = "", quality = "";
        ImageAnswerKind answer = ImageAnswerKind.Url;
        bool seed = false, negative = false;
        bool? extend = null;
        switch (form)
        {
            case ImageServiceForm.OpenAi:
                answer = reader.OneOf("answer", OpenAiAnswers) ?? ImageAnswerKind.Base64;
                editModel = reader.Text("edit-model") ?? "";
                quality = reader.Text("quality") ?? "";
                seed = reader.OneOf("seed", YesNo) ?? false;
                negative = reader.OneOf("negative", YesNo) ?? false;
                break;
            case ImageServiceForm.Stability:
                answer = reader.OneOf("answer", StabilityAnswers) ?? ImageAnswerKind.Bytes;
                break;
            case ImageServiceForm.Baidu:
                editModel = reader.Text("edit-model") ?? "";
                seed = reader.OneOf("seed", YesNo) ?? false;
                negative = reader.OneOf("negative", YesNo) ?? false;
                extend = reader.OneOf("prompt-extend", YesNo);
                break;
            case ImageServiceForm.BaiduTasks:
                secret = ReadVariable(reader, "secret-from", required: true) ?? "";
                break;
            case ImageServiceForm.Alibaba:
                editModel = reader.Text("edit-model") ?? "";
                extend = reader.OneOf("prompt-extend", YesNo) ?? false;
                break;
            case null:
                // Which of these belong to it can't be judged.
                reader.Leave("answer", "edit-model", "quality", "seed", "negative", "prompt-extend", "secret-from");
                break;
        }
        var sizes = ImmutableArray.CreateBuilder<PixelSize>();
        foreach (string text in reader.Texts("sizes"))
        {
            if (PixelSize.TryParse(text, out PixelSize size))
                sizes.Add(size);
            else
                reader.Refuse("sizes", $"'{text}' is not a size in pixels. Write width x height, like 1024x1024.");
        }
        ImmutableArray<string> hosts = ReadHosts(reader);
        if (answer == ImageAnswerKind.Url && form is not null && hosts.IsEmpty)
            reader.Refuse("picture-hosts", "This service answers with addresses of pictures. Name the hosts that they are fetched from, like [example.com].");
        int most = MostPerRequest(form);
        int? perRequest = reader.Whole("pictures-per-request", 1, most), perMinute = reader.Whole("requests-per-minute", 1, 10_000);
        int? concurrent = reader.Whole("concurrent", 1, 64), timeout = reader.Whole("timeout-seconds", 5, 1800);
        double? perBatch = null, perDay = null;
        if (reader.Map("spending") is { } spending)
        {
            perBatch = spending.Number("per-batch", 0, 1_000_000);
            perDay = spending.Number("per-day", 0, 1_000_000);
            spending.RefuseUnknown();
        }
        if (id is null || name is null || form is null || address is null || key is null || price is null)
            return null;
        return new(id, name, form.Value, address, model ?? "", key, price.Value)
        {
            SecretVariable = secret,
            EditModel = editModel,
            EditPrice = editPrice,
            Sizes = sizes.ToImmutable(),
            Answer = answer,
            Quality = quality,
            TakesSeed = seed,
            TakesNegative = negative,
            PromptExtend = extend,
            PicturesPerRequest = perRequest ?? 1,
            RequestsPerMinute = perMinute ?? 30,
            Concurrent = concurrent ?? 2,
            Timeout = TimeSpan.FromSeconds(timeout ?? 180),
            PictureHosts = hosts,
            Caps = new((decimal?)perBatch, (decimal?)perDay),
        };
    }

    private static Uri? ReadBase(DocumentReader reader)
    {
        if (reader.Text("base", required: true) is not string text)
            return null;
        if (!Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out Uri? address) || address.Scheme is not ("https" or "http"))
            reader.Refuse("base", $"'{text}' is not an address. Write one like https://api.example.com/v1.");
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            reader.Refuse("base", "An address with a name, a question mark or a # is not taken here. Write scheme, host and path only.");
        else if (address.Scheme == "http" && !address.IsLoopback)
            reader.Refuse("base", $"'{text}' would send the key readable over the network. Write https; http is for this machine only.");
        else
            return address;
        return null;
    }

    // The value is never repeated in the message: it may be the key itself.
    private static string? ReadVariable(DocumentReader reader, string key, bool required)
    {
        if (reader.Text(key, required) is not string text)
            return null;
        if (text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') && !char.IsAsciiDigit(text[0]))
            return text;
        reader.Refuse(key, "This is not the name of an environment variable. Write its name in capitals, like OPENAI_API_KEY, and never the key itself.");
        return null;
    }

    private static Money? ReadMoney(DocumentReader reader, string key, bool required)
    {
        if (reader.Text(key, required) is not string text)
            return null;
        if (Money.TryParse(text, out Money money))
            return money;
        reader.Refuse(key, $"'{text}' is not a price. Write an amount and a currency, like '0.14 CNY'.");
        return null;
    }

    private static ImmutableArray<string> ReadHosts(DocumentReader reader)
    {
        var hosts = ImmutableArray.CreateBuilder<string>();
        var idn = new IdnMapping { UseStd3AsciiRules = true };
        foreach (string text in reader.Texts("picture-hosts"))
        {
            string? host = null;
            try
            {
                host = idn.GetAscii(text).ToLowerInvariant();
            }
            catch (ArgumentException)
            {
                // Told below, as of any other name that is none.
            }
            // A bare top-level name would let all of it in, and a number is no name.
            if (host is not null && host.Contains('.') && Uri.CheckHostName(host) == UriHostNameType.Dns && !host.EndsWith('.'))
                hosts.Add(host);
            else
                reader.Refuse("picture-hosts", $"'{text}' is not a host that pictures may come from. Write a name with at least one point, like example.com; no address, port or star.");
        }
        return hosts.ToImmutable();
    }
}
