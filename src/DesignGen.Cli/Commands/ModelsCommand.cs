using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Diffusion.Installed;
using DesignGen.Diffusion.Onnx;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen models</c>: the image models of this machine and of the shop's services.</summary>
internal static class ModelsCommand
{
    public static Command Build(Globals globals) => new("models", "Image models: those installed on this machine, and those behind the shop's services.")
    {
        List(globals), Add(globals), Check(globals), Remove(globals),
    };

    private static Command List(Globals globals)
    {
        var command = new Command("list", "Lists the models that briefs can name.");
        command.SetAction(parsed =>
        {
            Screen screen = globals.Screen(parsed);
            ImmutableArray<InstalledModel> installed = new ModelStore(PictureModels.ModelsFolder(globals.Home(parsed))).All();
            ImmutableSortedDictionary<string, ImageService> services = globals.Catalogue(parsed).ImageServices;
            if (installed.IsEmpty)
                screen.Line("No model is installed. `designgen models add FOLDER` adds one; models/README.md says where they come from.", "尚未安装本地模型。用 `designgen models add 文件夹` 添加；来源见 models/README.md。");
            foreach (InstalledModel model in installed)
            {
                string pace = model.SecondsPerStep is double seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s/step") : screen.In("not checked", "未检查");
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{model.Id}  {model.Family}  {model.Native}  {model.Bytes / 1e9:0.00} GB  {pace}  {model.Licence}  {model.Folder}"));
            }
            foreach (ImageService service in services.Values)
                screen.Line($"{service.Id}  {screen.In("online", "在线")}  {service.Model}  {service.Price}{screen.In(" a picture", "／张")}  {(Environment.GetEnvironmentVariable(service.KeyVariable) is { Length: > 0 } ? screen.In("key set", "密钥已设") : screen.In($"key missing: set {service.KeyVariable}", $"缺少密钥：请设置 {service.KeyVariable}"))}");
            screen.Result(new
            {
                Installed = installed.Select(m => new { m.Id, m.Family, Native = m.Native.ToString(), m.Bytes, m.SecondsPerStep, m.Licence, m.Source, m.Folder, m.Identity }),
                Services = services.Values.Select(s => new { s.Id, s.Model, Price = s.Price.ToString(), KeySet = Environment.GetEnvironmentVariable(s.KeyVariable) is { Length: > 0 } }),
            });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Add(Globals globals)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder of an exported model, the one with model_index.json. It stays where it is." };
        var licence = new Option<string>("--licence") { Description = "Licence that you use the model under; kept with it.", Required = true, HelpName = "text" };
        var source = new Option<string?>("--source") { Description = "Where the model came from.", HelpName = "text" };
        var id = new Option<string?>("--id") { Description = "What briefs call it; default: the folder's name.", HelpName = "id" };
        var command = new Command(
            "add",
            """
            Adds a local model: its folder is checked and the hash of every file is taken.

            Examples:
              designgen models add /data/models/sd15-onnx --licence "CreativeML Open RAIL-M" --id sd15
            """)
        {
            folder, licence, source, id,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            var store = new ModelStore(PictureModels.ModelsFolder(globals.Home(parsed)));
            var about = new ModelAbout(parsed.GetValue(licence)!, parsed.GetValue(source) ?? "", parsed.GetValue(id), null);
            if (parsed.GetValue(id) is string named && globals.Catalogue(parsed).ImageServices.ContainsKey(named))
                throw new InputException(named, null, "An image service of the templates has this id. Give the model another.");
            InstalledModel model = await screen.WhileAsync(
                screen.In("Reading the model", "读取模型"),
                progress => Task.Run(() => store.Add(parsed.GetValue(folder)!.FullName, about, new Megabytes(progress), cancel), cancel));
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"Added {model.Id}: {model.Family}, {model.Native}, {model.Files.Length} files, {model.Bytes / 1e9:0.00} GB. Try it with `designgen models check {model.Id}`."),
                string.Create(CultureInfo.InvariantCulture, $"已添加 {model.Id}：{model.Family}，{model.Native}，{model.Files.Length} 个文件，{model.Bytes / 1e9:0.00} GB。可用 `designgen models check {model.Id}` 试运行。"));
            screen.Result(new { model.Id, model.Family, Native = model.Native.ToString(), model.Bytes, Files = model.Files.Length, model.Identity });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Check(Globals globals)
    {
        var id = new Argument<string>("id") { Description = "The model." };
        var to = new Option<FileInfo?>("--out") { Description = "Where to write the picture of the trial run; default: <id>-check.png.", HelpName = "png" };
        var words = new Option<string>("--prompt") { Description = "What the trial run shows.", HelpName = "text", DefaultValueFactory = _ => "one red flower, flat vector illustration, plain white background" };
        var command = new Command("check", "Compares a model's files with their hashes, then makes a picture with a fixed seed and takes the time of a step.") { id, to, words };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            var store = new ModelStore(PictureModels.ModelsFolder(globals.Home(parsed)));
            InstalledModel model = store.Find(parsed.GetValue(id)!);
            ModelCheck found = await screen.WhileAsync(screen.In("Reading the model", "读取模型"), progress => Task.Run(() => ModelFiles.Check(model, new Megabytes(progress), cancel), cancel));
            if (!found.Problems.IsEmpty)
                throw new InputException([.. found.Problems]);
            ModelTrial trial = await screen.WhileAsync(
                screen.In("Making a picture", "生成图片"),
                async progress =>
                {
                    OnnxRuntime runtime = OnnxRuntime.Open();
                    using IDisposable turn = await PictureModels.Turn(globals.Home(parsed), PictureModels.DeviceOf(runtime), Clock.FromEnvironment(), screen.Waits).TakeAsync(cancel);
                    return await Task.Run(() => ModelTrial.Run(runtime, model, parsed.GetValue(words)!, PictureModels.Providers, progress, cancel), cancel);
                });
            string file = parsed.GetValue(to)?.FullName ?? Path.GetFullPath(model.Id + "-check.png");
            await WholeFile.WriteNamedAsync(file, stream => stream.Write(trial.Png));
            ImmutableArray<string> warnings = trial.Warnings;
            try
            {
                store.Write(found.Model with { SecondsPerStep = trial.SecondsPerStep });
            }
            catch (UnavailableException e)
            {
                warnings = warnings.Add("The time of a step is not kept: " + e.Message);
            }
            foreach (string warning in warnings)
                screen.Line("  " + warning);
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{model.Id}: files as added; {trial.Steps} steps on {trial.Provider}, {trial.SecondsPerStep:0.###} s a step; picture {file} (SHA-256 {trial.Sha256})"),
                string.Create(CultureInfo.InvariantCulture, $"{model.Id}：文件与添加时一致；{trial.Provider} 上 {trial.Steps} 步，每步 {trial.SecondsPerStep:0.###} 秒；图片 {file}（SHA-256 {trial.Sha256}）"));
            screen.Result(new { model.Id, trial.Provider, trial.Steps, trial.SecondsPerStep, Picture = file, trial.Sha256, Warnings = warnings });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Remove(Globals globals)
    {
        var id = new Argument<string>("id") { Description = "The model." };
        var command = new Command("remove", "Forgets a model. Its weights stay where they are.") { id };
        command.SetAction(parsed =>
        {
            Screen screen = globals.Screen(parsed);
            string removed = parsed.GetValue(id)!;
            string? weights = new ModelStore(PictureModels.ModelsFolder(globals.Home(parsed))).Remove(removed);
            screen.Line(
                weights is null ? $"Removed {removed}, whose manifest was wrong. Its files are where they were." : $"Removed {removed}. Its files are still in {weights}.",
                weights is null ? $"已移除 {removed}（其清单有误）。文件仍在原处。" : $"已移除 {removed}。文件仍在 {weights}。");
            screen.Result(new { Id = removed, Folder = weights });
            return ExitCodes.Done;
        });
        return command;
    }

    // Bars count whole things, and two thousand million bytes are more of them than they can count.
    private sealed class Megabytes(IProgress<(int Done, int Count)> to) : IProgress<HashProgress>
    {
        public void Report(HashProgress value) => to.Report(((int)(value.Done >> 20), Math.Max(1, (int)(value.Total >> 20))));
    }
}
