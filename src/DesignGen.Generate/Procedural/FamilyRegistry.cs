using System.Collections.Immutable;
using DesignGen.Core.Errors;

namespace DesignGen.Generate.Procedural;

/// <summary>Every pattern family that is built in, by id.</summary>
public static class FamilyRegistry
{
    /// <summary>The families in the order of their ids.</summary>
    public static ImmutableArray<IPatternFamily> All { get; } = Find();

    /// <summary>A family by id.</summary>
    /// <exception cref="InputException">There is none of that id.</exception>
    public static IPatternFamily Get(string id) =>
        All.FirstOrDefault(f => f.Card.Id == id)
        ?? throw new InputException("recipe", "family", $"There is no pattern family '{id}'. Known: {string.Join(", ", All.Select(f => f.Card.Id))}.");

    // A family is a public class of this assembly without constructor arguments: adding its file is all it takes.
    private static ImmutableArray<IPatternFamily> Find() =>
    [
        .. typeof(FamilyRegistry).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IPatternFamily)))
            .Select(t => (IPatternFamily)Activator.CreateInstance(t)!)
            .OrderBy(f => f.Card.Id, StringComparer.Ordinal),
    ];
}
