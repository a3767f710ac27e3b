using System.CommandLine;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Store.Jobs;
using DesignGen.Web.Serving;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen serve</c>: the web pages, the HTTP API and the workers, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Build(Globals globals)
    {
        var url = new Option<string>("--url") { Description = "Where to listen.", HelpName = "address", DefaultValueFactory = _ => ServeOptions.DefaultUrl };
        var accounts = new Option<bool>("--accounts") { Description = "People have accounts and log in; a must where others can reach the address." };
        var hosts = new Option<string[]>("--host") { Description = "A further name that people call the server by, as behind a proxy; may be given several times.", HelpName = "name" };
        var threads = new Option<int>("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core." };
        var idle = new Option<bool>("--no-work") { Description = "Draw nothing here: workers on a shared database do." };
        Numbers.Within(threads, 0, 64);
        var command = new Command(
            "serve",
            """
            Serves the web pages and the HTTP API, and draws what is ordered, until Ctrl+C. Data lies in --data; default: .designgen here.

            Examples:
              designgen serve
              designgen serve --url http://0.0.0.0:8080 --accounts
            """) { url, accounts, hosts, threads, idle };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            if (!Uri.TryCreate(parsed.GetRequiredValue(url), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
                throw new InputException("--url", null, $"'{parsed.GetValue(url)}' is no address. Give one such as {ServeOptions.DefaultUrl}.");
            var options = new ServeOptions { Url = address, Accounts = parsed.GetValue(accounts), Hosts = parsed.GetValue(hosts) ?? [] };
            string data = globals.Data(parsed) ?? Path.Combine(Directory.GetCurrentDirectory(), Places.DataName);
            bool workless = parsed.GetValue(idle);
            if (workless && !globals.Storage(parsed).IsShared)
                throw new InputException("--no-work", null, "No other program can work in a data folder that is served. Leave it out, or share a database with --database.");
            await using DesignGenHost host = globals.Open(parsed, data, parsed.GetValue(threads), change: o => o with { Kinds = workless ? WorkKinds.None : o.Kinds, WaitsForStore = true, OnWait = screen.Waiting, OnGoOn = screen.GoesOn });
            await using DesignGenServer server = DesignGenServer.Build(host, data, options, Clock.FromEnvironment());
            await server.StartAsync(cancel);
            screen.Line($"DesignGen is at {server.Url}", $"DesignGen 已启动：{server.Url}");
            if (server.FirstLink is { } link)
                screen.Line($"Nobody has an account yet. Open this once, within 48 hours, to become the admin: {link}", $"尚无账号。请在 48 小时内打开此链接（仅一次）成为管理员：{link}");
            screen.Result(new { server.Url, server.FirstLink });
            await Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            screen.Line("Stopping: the variants under way are finished.", "正在停止：完成手头的图案。");
            await server.StopAsync(CancellationToken.None);
            await host.DrainAsync(CancellationToken.None);
            return ExitCodes.Done;
        });
        return command;
    }
}
