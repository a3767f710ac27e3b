namespace DesignGen.Produce.Gang.Nesting;

/// <summary>In which order pieces are laid down, and in which turn those that chance has fixed.</summary>
/// <param name="Order">All pieces.</param>
/// <param name="Turns">The turn of each piece; -1 leaves it to the place.</param>
internal sealed record Sequence(int[] Order, int[] Turns)
{
    public Sequence Copy() => new([.. Order], [.. Turns]);
}

/// <summary>A layout on the search's grid.</summary>
/// <param name="Places">One for each piece; X and Y are in units.</param>
/// <param name="Sheets">Sheets used.</param>
/// <param name="Length">How far down the last sheet is used, mm.</param>
/// <param name="Cost">What the search makes small; infinite where it was given up.</param>
internal sealed record Layout(NestPlace[] Places, int Sheets, double Length, double Cost);
