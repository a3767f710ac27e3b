using DesignGen.Core.Accounts;
using DesignGen.Server.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>The plugin over standard input and output, for a program that starts it on its own machine.</summary>
public static class StdioPlugin
{
    /// <summary>Answers until standard input ends. Standard output carries the protocol alone; what is logged goes to standard error.</summary>
    /// <param name="host">The batches, with its workers started.</param>
    /// <param name="dataFolder">Folder for reports of defects.</param>
    /// <param name="saveFolder">Full path of the folder below which press files may be saved.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task ServeAsync(DesignGenHost host, string dataFolder, string saveFolder, TimeProvider time, CancellationToken cancel)
    {
        await using ServiceProvider services = new ServiceCollection().AddSingleton(host).AddSingleton(time).BuildServiceProvider();
        var plugin = new Plugin(services, new(Path.Combine(dataFolder, "defects"), time));
        using ILoggerFactory logs = Logs();
        await using var transport = new StdioServerTransport(Plugin.Name, logs);
        await using McpServer server = McpServer.Create(transport, plugin.Options(new() { Caller = Caller.Local(Environment.UserName), SaveFolder = saveFolder }), logs, services);
        await server.RunAsync(cancel);
    }

    /// <summary>Warnings and errors, on standard error.</summary>
    internal static ILoggerFactory Logs() => LoggerFactory.Create(logging => Quieten(logging).SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(o => o.SingleLine = true).AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>Leaves out what the protocol's library logs: what a caller gave, or gave up, is no fault of the program's, and a defect has its report.</summary>
    internal static ILoggingBuilder Quieten(ILoggingBuilder logging) => logging.AddFilter("ModelContextProtocol", LogLevel.None);
}
