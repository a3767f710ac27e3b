namespace DesignGen.Store.Blobs;

/// <summary>Which keys a blob may have. They are ours, but some carry words from a brief or a workbook: none may leave its folder or bucket.</summary>
internal static class BlobKeyRules
{
    /// <summary>Whether a key is sound: parts of letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and inner spaces with single slashes between, 200 characters at most.</summary>
    public static bool IsSound(string key) => key.Length is > 0 and <= 200
        && key.Split('/').All(part => part.Length > 0 && part.Trim('.', ' ') == part && part.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' '));

    /// <summary>The key, if it is sound.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string Check(string key) => IsSound(key) ? key
        : throw new ArgumentException($"'{key}' is no blob key: use letters, digits, '-', '_', '.' and single forward slashes.", nameof(key));
}
