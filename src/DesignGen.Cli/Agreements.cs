using DesignGen.Core.Houses;

namespace DesignGen.Cli;

/// <summary>Tells what is agreed to by taking files without a visible label, the first time.</summary>
internal static class Agreements
{
    public static void Tell(Screen screen, House house, bool newlyAgreed)
    {
        if (!newlyAgreed)
            return;
        screen.Line();
        screen.Line("By taking these files you agree; it is written down in the audit log (`designgen audit export`):", "领用这些文件即视为同意以下条款，并已记入审计日志（`designgen audit export`）：");
        screen.Line("  " + screen.In(house.Agreement));
    }
}
