using DesignGen.Core.Errors;

namespace DesignGen.Core.Pictures;

/// <summary>One picture can't be had or used: an engine refused its words, or nothing in it can be printed. The same order gives the same; another seed or other words may do.</summary>
/// <param name="source">What refused.</param>
/// <param name="place">Where in the order; null for the whole of it.</param>
/// <param name="message">Why, and what to do.</param>
/// <param name="cause">What lies behind it.</param>
public sealed class PictureRefusedException(string source, string? place, string message, Exception? cause = null) : InputException(source, place, message, cause);
