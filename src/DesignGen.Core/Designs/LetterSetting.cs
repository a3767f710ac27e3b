namespace DesignGen.Core.Designs;

/// <summary>How words run.</summary>
public enum LetterSetting
{
    /// <summary>In lines from left to right.</summary>
    Level,

    /// <summary>Downwards in columns, the first one at the right, as Chinese is set of old.</summary>
    Vertical,
}
