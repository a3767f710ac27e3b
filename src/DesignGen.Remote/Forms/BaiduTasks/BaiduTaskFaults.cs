using System.Globalization;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.BaiduTasks;

/// <summary>What errors of the form mean.</summary>
/// <remarks>
/// Codes: Baidu AI Cloud, AI 作画-高级版, 错误码: 4 and 17 no quota, 13, 15 and 18 too fast, 201 the model failed, 282000 and 216630 accidents,
/// 282003, 216100 and 216201 wrong parameters, 282004 refused; 110 and 111 tell a token that is wrong or has run out.
/// </remarks>
internal static class BaiduTaskFaults
{
    public static ServiceFault? Explain(ServiceReply reply)
    {
        BaiduTaskAnswer? answer = Json.Try(reply, BaiduTaskJson.Default.BaiduTaskAnswer);
        if (answer is not { ErrorCode: > 0 })
            return reply.StatusFault(answer?.ErrorMsg ?? "", "");
        string words = string.Create(CultureInfo.InvariantCulture, $"{answer.ErrorMsg} ({answer.ErrorCode})");
        return new(answer.ErrorCode switch
        {
            282004 => FaultKind.Refused,
            6 or 14 or 100 or 110 or 111 => FaultKind.Key,
            4 or 17 or 19 => FaultKind.Credit,
            1 or 2 or 13 or 15 or 18 or 282000 or 216630 => FaultKind.Busy,
            201 => FaultKind.Failed,
            _ => FaultKind.Wrong,
        }, words);
    }

    public static ServiceFault? ExplainToken(ServiceReply reply)
    {
        BaiduToken? token = Json.Try(reply, BaiduTaskJson.Default.BaiduToken);
        if (token?.Error is { Length: > 0 } error)
            return new(FaultKind.Key, token.ErrorDescription is { Length: > 0 } words ? words : error);
        if (reply.StatusFault("", "") is { } fault)
            return fault;
        return token?.AccessToken is { Length: > 0 } ? null : new(FaultKind.Answer, "its answer has no token");
    }
}
