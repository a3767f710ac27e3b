namespace DesignGen.Server.Desks;

/// <summary>In which order the variants of a batch are listed. Equals stand by place.</summary>
public enum VariantOrder
{
    /// <summary>By place in the batch.</summary>
    Place,

    /// <summary>The best score first.</summary>
    Score,

    /// <summary>The most stars first.</summary>
    Rating,

    /// <summary>First what the team will likeliest approve, by what its decisions have taught.</summary>
    Taste,
}
