namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What a nail does in its set.</summary>
internal enum NailRole
{
    /// <summary>Quiet: the coat, a French tip, a soft change of colour.</summary>
    Base,

    /// <summary>Busier, but small in scale or low in contrast.</summary>
    Pattern,

    /// <summary>The nail that the eye goes to (跳色).</summary>
    Accent,

    /// <summary>One nail of the ten that says more than any other.</summary>
    Statement,
}

/// <summary>A way of painting one nail.</summary>
/// <param name="Id">Key, for tests and for reading a plan.</param>
/// <param name="Heavy">Whether it is so strong that its neighbours must be quiet.</param>
/// <param name="Paint">Paints an uncoated nail.</param>
internal sealed record Idiom(string Id, bool Heavy, Action<Nail, Look> Paint);
