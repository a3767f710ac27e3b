using System.Text;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Store.Jobs;
using Spectre.Console;

namespace DesignGen.Cli;

/// <summary>Says things: results to standard output, progress and errors to standard error, in the user's language or as JSON.</summary>
internal sealed class Screen(Language language, bool json)
{
    private readonly TextWriter _out = Console.Out;
    private IProgress<LocalName?>? _beside;

    /// <summary>Shows beside the progress of <see cref="WhileAsync"/> what the work waits for, until it is told null; nothing where none is shown.</summary>
    public IProgress<LocalName?> Waits => new Beside(this);

    /// <summary>The user's language.</summary>
    public Language Language => language;

    /// <summary>The words of the user's language.</summary>
    public string In(string en, string zh) => language == Language.Chinese ? zh : en;

    public string In(LocalName name) => name.In(language);

    /// <summary>A line of the result; nothing where JSON was asked for.</summary>
    public void Line(string en, string zh)
    {
        if (!json)
            _out.WriteLine(In(en, zh));
    }

    public void Line(string text = "") => Line(text, text);

    /// <summary>The result where JSON was asked for.</summary>
    public void Result(object result)
    {
        if (json)
            _out.WriteLine(JsonSerializer.Serialize(result, RecipeJson.Options));
    }

    /// <summary>An error: as JSON on standard output, where whoever asked for JSON reads, else in words on standard error.</summary>
    public void Error(string kind, string message, IReadOnlyList<Problem>? problems = null, string? report = null)
    {
        if (json)
            Result(new { Error = new { Kind = kind, Message = message, Problems = problems, Report = report } });
        else
            Console.Error.WriteLine(message);
    }

    /// <summary>Says what is being worked on, on a terminal only; <see cref="End"/> writes over it.</summary>
    public void Begin(string step)
    {
        if (!json && !Console.IsErrorRedirected)
            Console.Error.Write(step + " … ");
    }

    /// <summary>A line of progress: what was begun is done.</summary>
    public void End(string? line = null)
    {
        if (json)
            return;
        if (!Console.IsErrorRedirected)
            Console.Error.Write("\r\e[K");
        if (line is not null)
            Console.Error.WriteLine(line);
    }

    /// <summary>Tells that work waits for a database or files that are away.</summary>
    public void Waiting(StoreWait wait)
    {
        string seconds = Math.Max(1, Math.Round((wait.Next - Clock.FromEnvironment().GetUtcNow()).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Complain(In($"{wait.Batch} waits {seconds} s: {wait.Message}", $"{wait.Batch} 等待 {seconds} 秒：{wait.Message}"));
    }

    /// <summary>Tells that work which waited goes on.</summary>
    public void GoesOn(StoreWait wait)
    {
        string seconds = Math.Max(1, Math.Round((Clock.FromEnvironment().GetUtcNow() - wait.Since).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Complain(In($"{wait.Batch} goes on after {seconds} s and {wait.Tries} tries.", $"{wait.Batch} 等待 {seconds} 秒、重试 {wait.Tries} 次后继续。"));
    }

    /// <summary>Something that went wrong beside what went well; nothing where JSON was asked for, whose result tells it.</summary>
    public void Complain(string message)
    {
        if (!json)
            Console.Error.WriteLine(message);
    }

    /// <summary>Shows how far something is while it goes on: a bar on a terminal, else a line each tenth.</summary>
    /// <param name="label">What goes on.</param>
    /// <param name="work">It; told where to report.</param>
    public async Task<T> WhileAsync<T>(string label, Func<IProgress<(int Done, int Count)>, Task<T>> work)
    {
        if (json)
            return await work(new Quiet());
        if (Console.IsErrorRedirected)
        {
            _beside = new Note(new Once(text => Console.Error.WriteLine($"{label}: {text}")).Show, this);
            return await work(new Lines(label));
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(label));
                _beside = new Note(text => task.Description = Markup.Escape(text is null ? label : $"{label}: {text}"), this);
                return work(new Bar(task));
            });
    }

    private sealed class Beside(Screen screen) : IProgress<LocalName?>
    {
        public void Report(LocalName? value) => screen._beside?.Report(value);
    }

    // Lines stay: what comes again is not told again.
    private sealed class Once(Action<string> show)
    {
        private string? _last;

        public void Show(string? text)
        {
            if (text is not null && Interlocked.Exchange(ref _last, text) != text)
                show(text);
        }
    }

    private sealed class Note(Action<string?> show, Screen screen) : IProgress<LocalName?>
    {
        public void Report(LocalName? value) => show(value is null ? null : screen.In(value));
    }

    private sealed class Quiet : IProgress<(int Done, int Count)>
    {
        public void Report((int Done, int Count) value)
        {
        }
    }

    private sealed class Lines(string label) : IProgress<(int Done, int Count)>
    {
        private int _tenth = -1;

        public void Report((int Done, int Count) value)
        {
            int tenth = value.Count == 0 ? 10 : value.Done * 10 / value.Count;
            if (Interlocked.Exchange(ref _tenth, tenth) != tenth)
                Console.Error.WriteLine(FormattableString.Invariant($"{label} {value.Done}/{value.Count}"));
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<(int Done, int Count)>
    {
        public void Report((int Done, int Count) value)
        {
            task.MaxValue = Math.Max(1, value.Count);
            task.Value = value.Done;
        }
    }

    /// <summary>Names of batch states, as users read them.</summary>
    public string State(BatchState state) => state switch
    {
        BatchState.Draft => In("draft", "草稿"),
        BatchState.Queued => In("queued", "排队中"),
        BatchState.Generating => In("drawing", "生成中"),
        BatchState.InReview => In("in review", "待审核"),
        BatchState.Producing => In("producing", "制版中"),
        BatchState.Done => In("done", "已完成"),
        BatchState.Paused => In("paused", "已暂停"),
        BatchState.Cancelled => In("cancelled", "已取消"),
        _ => In("failed", "失败"),
    };

    /// <summary>Makes Chinese readable wherever the output goes.</summary>
    public static void UseUtf8()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows())
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
