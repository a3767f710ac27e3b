using System.Collections;
using System.Text.Json.Serialization.Metadata;
using DesignGen.Core.Briefs;

namespace DesignGen.Core.Designs;

/// <summary>Marks a list, a switch or a part that came later than the files that hold its type: JSON leaves it out where it is empty, off or any, so that what never had it keeps its text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LeftOutWhenEmptyAttribute : Attribute
{
    /// <summary>Makes a type's JSON obey the attribute.</summary>
    internal static void Apply(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(LeftOutWhenEmptyAttribute), inherit: false) == true)
                property.ShouldSerialize = (_, value) => value is not (null or false or ICollection { Count: 0 } or ColourPart.Any);
        }
    }
}
