using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Press files that were saved.</summary>
/// <param name="Path">Full path of the zip file.</param>
/// <param name="Bytes">Its size.</param>
public sealed record SavedFilesAnswer(string Path, long Bytes);

/// <summary>The tool that saves press files for a caller on this machine; never outside the folder that whoever started the plugin allows.</summary>
internal sealed class SavingTools(Desk desk, string root)
{
    [McpServerTool(Name = "save_press_files", Title = "Save press files", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Saves the press files of an order that is done as a zip file on this machine, in the folder that is allowed for it or a folder below that.")]
    public async Task<SavedFilesAnswer> SaveAsync(
        [Description("Number of the order, as produce gives it."), StringLength(40)] string order,
        [Description("Folder below the allowed one, for example spring/press; left out, the allowed folder itself. It is made where it is missing."), StringLength(400)] string? folder = null,
        [Description("Code of a variant, for its press files alone; left out, those of all are saved."), StringLength(40)] string? variant = null,
        CancellationToken cancel = default)
    {
        string place = Inside(folder ?? "");
        if (variant is not null)
            return await SaveStyleAsync(order, variant, place, cancel);
        ProductionRecord found = await desk.ProductionAsync(order, cancel);
        await using Stream pack = await desk.PackAsync(found.Id, isPart: false, cancel);
        string file = Path.Combine(place, $"press-{found.Batch}-{found.Id}.zip");
        await WholeFile.WriteNamedAsync(file, to => pack.CopyTo(to));
        return new(file, new FileInfo(file).Length);
    }

    private async Task<SavedFilesAnswer> SaveStyleAsync(string order, string variant, string place, CancellationToken cancel)
    {
        await using StylePack style = await desk.StylePackAsync(order, variant, cancel);
        string file = Path.Combine(place, style.Folder + ".zip");
        await WholeFile.WriteNamedAsync(file, to => style.WriteAsync(to, cancel).GetAwaiter().GetResult());
        return new(file, new FileInfo(file).Length);
    }

    private string Inside(string folder)
    {
        if (folder.Any(char.IsControl))
            throw new InputException("folder", null, "There is a control character in the folder's name. Give a name such as spring/press.");
        string place = Path.GetFullPath(Path.Combine(root, folder));
        string relative = Path.GetRelativePath(root, place);
        if (relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(relative))
            throw new InputException("folder", null, $"'{folder}' is not below {root}, where files may be saved. Give a folder below it, or none.");
        // A link below the allowed folder could lead anywhere.
        string step = root;
        foreach (string part in relative.Split(Path.DirectorySeparatorChar).Where(p => p is not "."))
        {
            step = Path.Combine(step, part);
            if (new DirectoryInfo(step).LinkTarget is not null)
                throw new InputException("folder", null, $"{step} is a link, which could lead out of the folder where files may be saved. Give another folder.");
        }
        return place;
    }
}
