using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Persons;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen audit</c>: the log of who did what, checked, taken out, or made to forget.</summary>
internal static class AuditCommand
{
    private const int HashDigits = 64;

    public static Command Build(Globals globals) => new("audit", "Checks and exports the log of who asked for what and who took which files.") { Verify(globals), Export(globals), Erase(globals), Trim(globals) };

    private static Command Verify(Globals globals)
    {
        var head = new Option<string?>("--head")
        {
            Description = "Number and hash that an earlier check told: shows that nothing was cut off at the end since. For one log only.",
            HelpName = "number:hash",
        };
        head.Validators.Add(result =>
        {
            if (Head(result.Tokens.Count > 0 ? result.Tokens[0].Value : "") is null)
                result.AddError($"--head takes what an earlier `designgen audit verify` told: a number, a colon and {HashDigits} hexadecimal digits.");
        });
        Option<string?> team = Team();
        var command = new Command(
            "verify",
            """
            Checks the whole log: that no entry was changed, put in or taken out, and that what is missing of people was taken out rightly. Names the first entry that is wrong.

            Examples:
              designgen audit verify
              designgen audit verify --data out/koi/.designgen --head 57:9f2c…
            """) { head, team };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            IReadOnlyList<string> folders = Places.DataFolders(globals.Data(parsed), globals.Storage(parsed));
            var found = new List<object>();
            bool sound = true;
            AuditCheckpoint? known = parsed.GetValue(head) is string text ? Head(text) : null;
            foreach (string data in folders)
            {
                await using DesignGenHost host = globals.Open(parsed, data);
                IReadOnlyList<string> teams = parsed.GetValue(team) is string one ? [one] : await host.Audit.TeamsAsync(cancel);
                if (known is not null && (folders.Count > 1 || teams.Count > 1))
                    throw new InputException("--head", null, "There are several logs, and a head is one log's. Choose the log with --data and --team.");
                // A log that is gone altogether can't be the one whose head is known.
                foreach (string id in teams.Count == 0 && known is not null ? [""] : teams)
                {
                    AuditVerdict verdict = await host.AuditKeeping.VerifyAsync(id, known, cancel);
                    sound &= verdict.Fault is null;
                    Say(screen, data, id, verdict);
                    found.Add(new { Data = data, Team = id, verdict.Entries, verdict.Erased, Head = verdict.Head.ToString(), Sound = verdict.Fault is null, BrokenAt = verdict.Fault?.Number, Fault = verdict.Fault is { } fault ? screen.In(fault.Words) : null });
                }
            }
            if (found.Count == 0)
                screen.Line("Nothing is written down yet.", "还没有审计记录。");
            screen.Result(new { Logs = found });
            return sound ? ExitCodes.Done : ExitCodes.Input;
        });
        return command;
    }

    private static Command Export(Globals globals)
    {
        var to = new Option<FileInfo?>("--to") { Description = "Where to: .jsonl, which can be checked without DesignGen, or .csv; default: audit.jsonl in the output folder.", HelpName = "file" };
        Option<string?> team = Team();
        var command = new Command(
            "export",
            """
            Writes the log for an inspector. That it was exported is written down first.

            Examples:
              designgen audit export
              designgen audit export --to audit-2027.csv
            """) { to, team };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            string data = One(globals, parsed);
            await using DesignGenHost host = globals.Open(parsed, data);
            string file = parsed.GetValue(to)?.FullName ?? Path.Combine(Places.OutputOfData(data), "audit.jsonl");
            long entries = await host.ExportAuditAsync(parsed.GetValue(team) ?? "", file, cancel);
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{entries} entries: {file}"), string.Create(CultureInfo.InvariantCulture, $"{entries} 条：{file}"));
            screen.Result(new { Entries = entries, File = file });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Erase(Globals globals)
    {
        var person = new Argument<string>("person") { Description = "The person's name, log-in or id, as the records have it." };
        Option<string?> team = Team();
        var command = new Command(
            "erase",
            """
            Takes a person out of the records and the log: name, id, words, and lists of recipients with them. Records stay under a pseudonym, and the log still checks. Who got files within the last half year stays that long.

            Examples:
              designgen audit erase "Lin Yue"
              designgen audit erase 林悦 --data out/koi/.designgen
            """) { person, team };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            await using DesignGenHost host = globals.Open(parsed, One(globals, parsed));
            PersonErasure erased = await host.ErasePersonAsync(parsed.GetValue(team) ?? "", parsed.GetRequiredValue(person), new("", Environment.UserName), cancel);
            AuditErasure done = erased.Log;
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{done.Parts} parts of the log were taken out, {erased.Records} records now say {erased.Pseudonym}, {erased.Packs} packs of press files were removed."),
                string.Create(CultureInfo.InvariantCulture, $"已删除日志 {done.Parts} 处，{erased.Records} 条记录改为 {erased.Pseudonym}，移除印刷文件包 {erased.Packs} 个。"));
            if (done.KeptUntil is { } until)
            {
                screen.Line(
                    string.Create(CultureInfo.InvariantCulture, $"{done.Kept} entries about files handed out must be kept until {until:yyyy-MM-dd}. Run this again then."),
                    string.Create(CultureInfo.InvariantCulture, $"{done.Kept} 条交付记录依规须保存至 {until:yyyy-MM-dd}，届时请再次运行。"));
            }
            screen.Result(new { done.Parts, done.Kept, done.KeptUntil, erased.Records, erased.Packs, erased.Pseudonym });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Trim(Globals globals)
    {
        Option<string?> team = Team();
        var command = new Command(
            "trim",
            """
            Drops entries that are older than the house keeps them (audit-months in templates/house.yaml). The rest still checks.

            Examples:
              designgen audit trim
            """) { team };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            await using DesignGenHost host = globals.Open(parsed, One(globals, parsed));
            long dropped = await host.AuditKeeping.TrimAsync(parsed.GetValue(team) ?? "", new("", Environment.UserName), cancel);
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{dropped} entries were dropped."), string.Create(CultureInfo.InvariantCulture, $"已清理 {dropped} 条。"));
            screen.Result(new { Dropped = dropped });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<string?> Team() => new("--team") { Description = "Id of the team; default: the log of one's own machine, without accounts.", HelpName = "id" };

    private static string One(Globals globals, ParseResult parsed)
    {
        IReadOnlyList<string> folders = Places.DataFolders(globals.Data(parsed), globals.Storage(parsed));
        return folders switch
        {
            [string one] => one,
            [] => throw new InputException("--data", null, "There are no batches here, so there is no log. Give the data folder of an earlier run with --data."),
            _ => throw new InputException("--data", null, $"There are {folders.Count} data folders here, each with a log of its own: {string.Join(", ", folders)}. Choose one with --data."),
        };
    }

    private static AuditCheckpoint? Head(string text)
    {
        string[] parts = text.Split(':');
        return parts.Length == 2 && parts[1].Length == HashDigits && parts[1].All(char.IsAsciiHexDigitLower) && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new(number, parts[1])
            : null;
    }

    private static void Say(Screen screen, string data, string team, AuditVerdict verdict)
    {
        string whose = team.Length == 0 ? data : $"{data}, {team}";
        if (verdict.Fault is { } fault)
        {
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{whose}: NOT SOUND at entry {fault.Number}. {screen.In(fault.Words)} Entries before it: {verdict.Entries}."),
                string.Create(CultureInfo.InvariantCulture, $"{whose}：第 {fault.Number} 条有误。{screen.In(fault.Words)}此前 {verdict.Entries} 条无误。"));
            return;
        }
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"{whose}: sound, {verdict.Entries} entries, {verdict.Erased} parts taken out."),
            string.Create(CultureInfo.InvariantCulture, $"{whose}：无误，{verdict.Entries} 条，依请求删除 {verdict.Erased} 处。"));
        screen.Line($"  head {verdict.Head}", $"  链尾 {verdict.Head}");
    }
}
