using System.Diagnostics;
using DesignGen.Tests;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>LibreOffice without a window, in a folder and profile of its own.</summary>
internal sealed class LibreOffice : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-office-").FullName;

    public string File(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Opens a file of the folder and saves it in another format.</summary>
    /// <returns>Path of what was saved.</returns>
    public string Convert(string name, string format, string extension)
    {
        string into = Directory.CreateDirectory(File("saved")).FullName;
        Run("--convert-to", format, "--outdir", into, File(name));
        string saved = System.IO.Path.Combine(into, System.IO.Path.ChangeExtension(name, extension));
        Assert.True(System.IO.File.Exists(saved), "LibreOffice saved nothing.");
        return saved;
    }

    /// <summary>Runs a Basic routine with texts as arguments.</summary>
    public void RunBasic(string routine, string code, params string[] arguments)
    {
        // The first start writes an empty library over whatever is there.
        Run("--terminate_after_init");
        string library = File("profile/user/basic/Standard");
        string script = System.IO.Path.Combine(library, "script.xlb");
        System.IO.File.WriteAllText(script, System.IO.File.ReadAllText(script).Replace("Module1", "Merchandiser", StringComparison.Ordinal));
        System.IO.File.WriteAllText(System.IO.Path.Combine(library, "Merchandiser.xba"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Merchandiser\" script:language=\"StarBasic\">"
            + System.Security.SecurityElement.Escape(code) + "</script:module>");
        Run($"macro:///Standard.Merchandiser.{routine}({string.Join(',', arguments.Select(a => '"' + a + '"'))})");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Run(params string[] arguments)
    {
        ProcessStartInfo start = new(ClientFactAttribute.Find("soffice")!)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { "-env:UserInstallation=" + new Uri(File("profile")).AbsoluteUri, "--headless", "--norestore" },
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"LibreOffice did not finish: {output.Result}{errors.Result}");
        }
    }
}
