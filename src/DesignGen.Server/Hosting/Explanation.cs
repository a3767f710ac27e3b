using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Generate.Interpret;

namespace DesignGen.Server.Hosting;

/// <summary>Says how a brief is understood, before anything is ordered.</summary>
public static class Explanation
{
    /// <summary>The brief of a file, with its reading where it has running text.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">The file can't be read just now.</exception>
    public static Brief Of(string path, TemplateCatalogue catalogue) => BriefReader.Read(Path.GetFileName(path), BriefFile.Read(path), catalogue);
}
