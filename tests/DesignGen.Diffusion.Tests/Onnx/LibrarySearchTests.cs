using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Onnx;

namespace DesignGen.Diffusion.Tests.Onnx;

public class LibrarySearchTests
{
    private static LibrarySearch In(TemporaryFolder app, OSPlatform os, Architecture processor = Architecture.X64) =>
        new() { Environment = null, AppFolder = app.Path, Checkout = null, NpmFolder = null, Os = os, Processor = processor };

    private static string Touch(TemporaryFolder folder, params string[] path)
    {
        string file = Path.Combine([folder.Path, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        return file;
    }

    [Fact]
    public void Program_folder_goes_before_runtimes_folder_and_that_before_npm()
    {
        using var app = new TemporaryFolder();
        string npm = Touch(app, "node_modules", "onnxruntime-node", "bin", "napi-v6", "linux", "x64", "libonnxruntime.so.1");
        Assert.Equal([npm], Found(app, OSPlatform.Linux));
        string nuget = Touch(app, "runtimes", "linux-x64", "native", "libonnxruntime.so");
        Assert.Equal([nuget, npm], Found(app, OSPlatform.Linux));
        string beside = Touch(app, "libonnxruntime.so.1.30.0");
        Touch(app, "libonnxruntime_providers_shared.so");
        Assert.Equal([beside, nuget, npm], Found(app, OSPlatform.Linux));
    }

    private static string[] Found(TemporaryFolder app, OSPlatform os, Architecture processor = Architecture.X64) =>
        [.. In(app, os, processor).Places().Where(p => p.Refusal is null).Select(p => p.Path)];

    [Fact]
    public void Names_are_those_of_each_system()
    {
        using var app = new TemporaryFolder();
        string linux = Touch(app, "node_modules", "onnxruntime-node", "bin", "napi-v6", "linux", "arm64", "libonnxruntime.so.1");
        string windows = Touch(app, "node_modules", "onnxruntime-node", "bin", "napi-v6", "win32", "x64", "onnxruntime.dll");
        string mac = Touch(app, "node_modules", "onnxruntime-node", "bin", "napi-v6", "darwin", "arm64", "libonnxruntime.1.dylib");
        string nuget = Touch(app, "runtimes", "osx-arm64", "native", "libonnxruntime.dylib");
        string dll = Touch(app, "runtimes", "win-x64", "native", "onnxruntime.dll");
        Assert.Equal([linux], Found(app, OSPlatform.Linux, Architecture.Arm64));
        Assert.Equal([dll, windows], Found(app, OSPlatform.Windows));
        Assert.Equal([nuget, mac], Found(app, OSPlatform.OSX, Architecture.Arm64));
    }

    [Fact]
    public void Setting_is_decisive_and_then_the_environment()
    {
        using var app = new TemporaryFolder();
        Touch(app, "libonnxruntime.so");
        string own = Touch(app, "own", "libonnxruntime.so.1");
        LibrarySearch search = In(app, OSPlatform.Linux) with { Setting = app.File("gone.so"), Environment = own };
        Assert.Equal([app.File("gone.so")], search.Places().Select(p => p.Path));
        Assert.Equal("there is no such file", search.Places().Single().Refusal);
        Assert.Equal([own], (search with { Setting = null }).Places().Select(p => p.Path));
        Assert.Equal([own], (search with { Setting = null, Environment = app.File("own") }).Places().Select(p => p.Path));
    }

    [Fact]
    public void Npm_folder_counts_only_for_programs_in_its_checkout()
    {
        using var checkout = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        string library = Touch(checkout, "assets", "npm", "node_modules", "onnxruntime-node", "bin", "napi-v6", "linux", "x64", "libonnxruntime.so.1");
        LibrarySearch search = In(checkout, OSPlatform.Linux) with { Checkout = checkout.Path, NpmFolder = checkout.File("assets/npm"), AppFolder = checkout.File("src/app/bin") };
        Assert.Equal(library, search.Places().Last().Path);
        Assert.DoesNotContain((search with { AppFolder = elsewhere.Path }).Places(), p => p.Path.StartsWith(checkout.Path, StringComparison.Ordinal));
        Assert.DoesNotContain((search with { AppFolder = checkout.Path + "-copy" }).Places(), p => p.Path == library);
    }

    [Fact]
    public void Where_nothing_is_found_every_place_is_told()
    {
        using var app = new TemporaryFolder();
        Assert.False(OnnxRuntime.TryFind(In(app, OSPlatform.Linux), out OnnxRuntime? runtime, out ImmutableArray<LibraryPlace> looked));
        Assert.Null(runtime);
        Assert.Equal(3, looked.Length);
        string message = OnnxRuntime.NotInstalled(looked);
        Assert.Contains("ONNX Runtime is not installed", message);
        Assert.Contains($"program's folder: {app.Path} (it does not hold libonnxruntime.so)", message);
        Assert.Contains(Path.Combine(app.Path, "runtimes", "linux-x64", "native") + " (there is no such folder)", message);
        Assert.Contains(LibrarySearch.Variable, message);
    }

    [Fact]
    public void A_library_that_cannot_be_loaded_is_unavailable_with_the_reason()
    {
        using var app = new TemporaryFolder();
        string junk = app.File("libonnxruntime.so");
        File.WriteAllText(junk, "not a library");
        string message = Assert.Throws<UnavailableException>(() => OnnxRuntime.Open(junk)).Message;
        Assert.StartsWith("ONNX Runtime can't be used, so local image models can't run: setting: " + junk + " (", message);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain("LD_DEBUG", message);
    }

    [Fact]
    public void A_library_that_is_something_else_is_refused()
    {
        // The runtime of .NET itself is a library that every test process has loaded.
        string other = Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*System.Native.*").First(f => !f.EndsWith(".dll", StringComparison.Ordinal) || OperatingSystem.IsWindows());
        Assert.Contains("it is not ONNX Runtime", Assert.Throws<UnavailableException>(() => OnnxRuntime.Open(other)).Message);
    }

    [RuntimeFact]
    public void The_build_finds_the_library_and_tells_its_version()
    {
        OnnxRuntime runtime = OnnxRuntime.Open();
        Assert.Same(runtime, OnnxRuntime.Open());
        Assert.Matches(@"^1\.\d+\.\d+", runtime.Version);
        Assert.True(File.Exists(runtime.LibraryPath));
        Assert.Null(runtime.Looked[^1].Refusal);
        Assert.Contains("CPUExecutionProvider", runtime.ListedProviders());
        Assert.NotEmpty(runtime.BuildInfo);
    }
}
