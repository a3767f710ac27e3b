using DesignGen.Core.Errors;

namespace DesignGen.Server.Schedules;

/// <summary>Where the briefs of schedules may lie: anywhere on one's own machine, and in a folder of the team's own where there are accounts.</summary>
/// <param name="dataFolder">The data folder; teams' folders lie below <c>sources</c> in it.</param>
internal sealed class SourceFolders(string dataFolder)
{
    /// <summary>The folder of a team; null where there are no accounts and any place will do.</summary>
    public string? Of(string team) => team.Length == 0 ? null : Path.Combine(dataFolder, "sources", team);

    /// <summary>The full path of a source or of a picture that one of its briefs names.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="path">The path: from the team's folder, or from anywhere where there are no accounts.</param>
    /// <exception cref="InputException">It leads out of the team's folder, by its words or by a link on the way.</exception>
    public string Resolve(string team, string path)
    {
        if (Of(team) is not string root)
            return Path.GetFullPath(path);
        string full = path.Contains('\0') ? "" : Path.GetFullPath(path, root);
        if (full != root && !full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw Outside(path);
        // A link would lead elsewhere, whatever the path says.
        for (string at = full; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
                throw Outside(path);
        }
        return full;
    }

    private static InputException Outside(string path) =>
        new(path, null, "This is not in the team's folder of briefs. Give a path below it, without links; whoever runs the server puts the files there.");
}
