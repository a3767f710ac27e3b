using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Designs;

namespace DesignGen.Generate.Calibration;

/// <summary>The measured profiles of all built-in families, from <c>profiles.json</c> beside this file.</summary>
/// <remarks><c>dotnet run --project tests/DesignGen.Benchmarks -- calibrate</c> measures them anew after a family has changed.</remarks>
public static class FamilyProfiles
{
    // Before what loads with it: static members come to life in the order written.
    private static readonly JsonSerializerOptions Line = new(RecipeJson.Options) { WriteIndented = false };
    private static readonly ImmutableSortedDictionary<string, FamilyProfile> Known = Load();

    /// <summary>The profile of a family; <see cref="FamilyProfile.Unknown"/> for one that has not been measured.</summary>
    public static FamilyProfile Of(string family) => Known.GetValueOrDefault(family, FamilyProfile.Unknown);

    /// <summary>Ids of the families that have been measured.</summary>
    public static IEnumerable<string> Measured => Known.Keys;

    /// <summary>The text of the file for some profiles: families in the order of their ids, one line each.</summary>
    public static string Write(IEnumerable<KeyValuePair<string, FamilyProfile>> profiles) =>
        "{\n" + string.Join(",\n", profiles.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"  \"{p.Key}\": {JsonSerializer.Serialize(p.Value, Line)}")) + "\n}\n";

    private static ImmutableSortedDictionary<string, FamilyProfile> Load()
    {
        using Stream file = typeof(FamilyProfiles).Assembly.GetManifestResourceStream("profiles.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, FamilyProfile>>(file, Line)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
