namespace DesignGen.Remote.Notices;

/// <summary>What came of sending something.</summary>
/// <param name="Arrived">Whether the other side took it.</param>
/// <param name="Fault">Why not, in a sentence without secrets; empty where it arrived.</param>
/// <param name="Again">Whether another try later may do.</param>
public sealed record SendResult(bool Arrived, string Fault, bool Again)
{
    /// <summary>The other side took it.</summary>
    public static SendResult Done { get; } = new(true, "", false);

    /// <summary>No other try would do.</summary>
    public static SendResult Never(string fault) => new(false, fault, false);

    /// <summary>Another try later may do.</summary>
    public static SendResult Later(string fault) => new(false, fault, true);
}
