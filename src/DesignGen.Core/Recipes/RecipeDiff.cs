using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Core.Recipes;

/// <summary>One thing in which two recipes differ.</summary>
/// <param name="Place">Where in the recipe's text: <c>parameters.density</c>, <c>inks[0].colour</c>.</param>
/// <param name="What">What it is called.</param>
/// <param name="First">The first recipe's value as JSON; null where it has none.</param>
/// <param name="Second">The second recipe's value as JSON; null where it has none.</param>
public sealed record RecipeDifference(string Place, LocalName What, string? First, string? Second);

/// <summary>Says in what two recipes differ.</summary>
public static class RecipeDiff
{
    private static readonly Dictionary<string, LocalName> Names = new(StringComparer.Ordinal)
    {
        ["engine"] = new("engine", "引擎"),
        ["engineVersion"] = new("engine version", "引擎版本"),
        ["family"] = new("pattern family", "花型"),
        ["seed"] = new("seed", "种子"),
        ["drawnBy"] = new("colour that it is drawn by", "绘制所依颜色"),
        ["parameters"] = new("parameter", "参数"),
        ["kind"] = new("kind", "类型"),
        ["layout"] = new("repeat", "接版"),
        ["dropParts"] = new("parts of the drop", "错位等分"),
        ["widthMm"] = new("width, mm", "宽度（毫米）"),
        ["heightMm"] = new("height, mm", "高度（毫米）"),
        ["palette"] = new("palette", "色盘"),
        ["inks"] = new("ink", "油墨"),
        ["colourways"] = new("colourway", "配色"),
        ["roles"] = new("role", "角色"),
        ["garment"] = new("garment", "底布"),
        ["minLineMm"] = new("thinnest line, mm", "最细线（毫米）"),
        ["minGapMm"] = new("narrowest gap, mm", "最小间隙（毫米）"),
        ["ramps"] = new("ramps", "渐变"),
        ["lettering"] = new("lettering", "文字"),
        ["treatment"] = new("treatment", "效果"),
        ["motifs"] = new("motifs", "图案"),
        ["cuts"] = new("cut lines", "切割线"),
        ["nails"] = new("nails", "甲片"),
        ["picture"] = new("picture", "图片"),
    };

    /// <summary>The differences in the order of a recipe's text; none where both are the same.</summary>
    public static ImmutableArray<RecipeDifference> Between(Recipe first, Recipe second)
    {
        var found = ImmutableArray.CreateBuilder<RecipeDifference>();
        Compare("", JsonNode.Parse(RecipeJson.Write(first)), JsonNode.Parse(RecipeJson.Write(second)), found);
        return found.ToImmutable();
    }

    private static void Compare(string place, JsonNode? first, JsonNode? second, ImmutableArray<RecipeDifference>.Builder found)
    {
        switch (first, second)
        {
            case (JsonObject a, JsonObject b):
                foreach (string key in a.Select(p => p.Key).Concat(b.Select(p => p.Key).Where(k => !a.ContainsKey(k))))
                    Compare(place.Length == 0 ? key : place + "." + key, a[key], b[key], found);
                break;
            case (JsonArray a, JsonArray b):
                for (int i = 0; i < Math.Max(a.Count, b.Count); i++)
                    Compare(string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), i < a.Count ? a[i] : null, i < b.Count ? b[i] : null, found);
                break;
            default:
                if (!JsonNode.DeepEquals(first, second))
                    found.Add(new(place, What(place), Text(first), Text(second)));
                break;
        }
    }

    // The name of the whole, with what follows in it: parameter density, ink 1 colour.
    private static LocalName What(string place)
    {
        int end = place.IndexOfAny(['.', '[']);
        string key = end < 0 ? place : place[..end];
        LocalName name = Names.GetValueOrDefault(key, new(key, key));
        if (end < 0)
            return name;
        string rest = place[end..].Replace('.', ' ');
        for (int open = rest.IndexOf('['); open >= 0; open = rest.IndexOf('['))
        {
            int close = rest.IndexOf(']', open);
            int number = int.Parse(rest.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture) + 1;
            rest = string.Create(CultureInfo.InvariantCulture, $"{rest[..open]} {number}{rest[(close + 1)..]}");
        }
        return new(name.En + rest, name.Zh + rest);
    }

    private static string? Text(JsonNode? node) => node is null ? null : node is JsonValue value && value.TryGetValue(out string? text) ? text : node.ToJsonString(new JsonSerializerOptions(RecipeJson.Options) { WriteIndented = false });
}
