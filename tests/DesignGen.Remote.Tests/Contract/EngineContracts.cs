using DesignGen.Core.Catalogue;

namespace DesignGen.Remote.Tests.Contract;

public sealed class OpenAiBase64Contract : EngineContract
{
    private protected override Dialect Dialect { get; } = new OpenAiDialect(ImageAnswerKind.Base64);
}

public sealed class OpenAiUrlContract : EngineContract
{
    private protected override Dialect Dialect { get; } = new OpenAiDialect(ImageAnswerKind.Url);
}

public sealed class StabilityBytesContract : EngineContract
{
    private protected override Dialect Dialect { get; } = new StabilityDialect(ImageAnswerKind.Bytes);
}

public sealed class StabilityBase64Contract : EngineContract
{
    private protected override Dialect Dialect { get; } = new StabilityDialect(ImageAnswerKind.Base64);
}

public sealed class BaiduContract : EngineContract
{
    private protected override Dialect Dialect { get; } = new BaiduDialect();
}

public sealed class BaiduTaskContract : EngineContract
{
    private protected override Dialect Dialect { get; } = new BaiduTaskDialect();
}

public sealed class AlibabaContract : EngineContract
{
    private protected override Dialect Dialect { get; } = new AlibabaDialect();
}
