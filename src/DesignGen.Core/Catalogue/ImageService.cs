using System.Collections.Immutable;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Core.Catalogue;

/// <summary>How a service of image models is spoken to.</summary>
public enum ImageServiceForm
{
    /// <summary>OpenAI's image endpoints, which many others copy: generations and edits.</summary>
    OpenAi,

    /// <summary>Stability AI's REST API v2beta.</summary>
    Stability,

    /// <summary>Baidu Qianfan's image endpoint, version 2.</summary>
    Baidu,

    /// <summary>Baidu's older painting service (ERNIE-ViLG), by tasks.</summary>
    BaiduTasks,

    /// <summary>Alibaba's DashScope (Model Studio), by tasks.</summary>
    Alibaba,
}

/// <summary>How a service is asked to hand over its pictures.</summary>
public enum ImageAnswerKind
{
    /// <summary>As base64 text within its answer.</summary>
    Base64,

    /// <summary>As an address to fetch each from.</summary>
    Url,

    /// <summary>As base64, by naming the kind of file and nothing else, as OpenAI's GPT image models want it.</summary>
    OutputFormat,

    /// <summary>As the answer's plain bytes.</summary>
    Bytes,
}

/// <summary>A service of image models that a shop has a key for: one file of <c>templates/image-services</c>.</summary>
/// <param name="Id">Its id, which briefs name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">How it is spoken to.</param>
/// <param name="Base">Where it is, without a closing slash: HTTPS, or HTTP on this machine.</param>
/// <param name="Model">The model, as the service calls it; empty for forms that have only one.</param>
/// <param name="KeyVariable">Environment variable that holds the key.</param>
/// <param name="Price">What one picture costs.</param>
public sealed record ImageService(string Id, LocalName Name, ImageServiceForm Form, Uri Base, string Model, string KeyVariable, Money Price)
{
    /// <summary>Environment variable that holds the second half of the key, for <see cref="ImageServiceForm.BaiduTasks"/>; else empty.</summary>
    public string SecretVariable { get; init; } = "";

    /// <summary>The model for pictures that begin from another one; empty for the same.</summary>
    public string EditModel { get; init; } = "";

    /// <summary>What one picture costs that begins from another one; null for the same.</summary>
    public Money? EditPrice { get; init; }

    /// <summary>Sizes that may be asked for; empty where any will do.</summary>
    public ImmutableArray<PixelSize> Sizes { get; init; } = [];

    /// <summary>How pictures are handed over.</summary>
    public ImageAnswerKind Answer { get; init; } = ImageAnswerKind.Base64;

    /// <summary>Quality, as the service calls it; empty to leave it to the service.</summary>
    public string Quality { get; init; } = "";

    /// <summary>Whether the model takes <c>seed</c>; of the forms of OpenAI and Baidu, where models differ. OpenAI's own take none.</summary>
    public bool TakesSeed { get; init; }

    /// <summary>Whether the model takes <c>negative_prompt</c>; of the forms of OpenAI and Baidu, where models differ. OpenAI's own take none.</summary>
    public bool TakesNegative { get; init; }

    /// <summary>Whether the service may rewrite the prompt; null to say nothing about it. Of the forms of Baidu and Alibaba.</summary>
    public bool? PromptExtend { get; init; }

    /// <summary>Most pictures asked for in one request.</summary>
    public int PicturesPerRequest { get; init; } = 1;

    /// <summary>Most requests begun in any 60 seconds.</summary>
    public int RequestsPerMinute { get; init; } = 30;

    /// <summary>Most requests under way at once.</summary>
    public int Concurrent { get; init; } = 2;

    /// <summary>How long one request may take; for services by tasks, until its task is done.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Hosts that pictures are fetched from, each with all below it, in the ASCII form of DNS; empty where none is fetched.</summary>
    public ImmutableArray<string> PictureHosts { get; init; } = [];

    /// <summary>The most that may be spent.</summary>
    public SpendCaps Caps { get; init; } = new(null, null);

    /// <summary>An address below <see cref="Base"/>.</summary>
    /// <param name="path">Path with a slash before it, and what follows.</param>
    public string At(string path) => Base.AbsoluteUri.TrimEnd('/') + path;
}
