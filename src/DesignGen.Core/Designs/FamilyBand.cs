namespace DesignGen.Core.Designs;

/// <summary>Between what limits designs of a pattern family lie as a rule; one far outside has gone wrong.</summary>
/// <param name="EdgesLow">Least usual edge density, a share of the picture's pixels.</param>
/// <param name="EdgesHigh">Greatest usual edge density.</param>
/// <param name="InkedLow">Least usual share of the page that is not ground.</param>
/// <param name="InkedHigh">Greatest usual share of the page that is not ground.</param>
public sealed record FamilyBand(double EdgesLow, double EdgesHigh, double InkedLow, double InkedHigh);
