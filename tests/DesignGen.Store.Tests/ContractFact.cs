using DesignGen.Store.Database;
using DesignGen.Tests;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace DesignGen.Store.Tests;

/// <summary>A test of a contract; in a class of tests whose server is not installed it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("DesignGen.Store.Tests." + nameof(ContractFactDiscoverer), "DesignGen.Store.Tests")]
internal sealed class ContractFactAttribute : FactAttribute
{
}

/// <summary>A class of tests that need a server: PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsPostgresAttribute : Attribute
{
}

/// <summary>A class of tests that need a server: one for blobs.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsS3Attribute : Attribute
{
}

/// <summary>Finds contracts' tests.</summary>
internal sealed class ContractFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        [new ContractTestCase(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)];
}

/// <inheritdoc/>
internal sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("For deserialization.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (Needs<NeedsPostgresAttribute>() ? PostgresServer.Missing : null)
        ?? (Needs<NeedsS3Attribute>() ? S3Server.Missing : null);

    private bool Needs<T>() => TestMethod.TestClass.Class.GetCustomAttributes(typeof(T)).Any();
}

/// <summary>A test with PostgreSQL; skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>Databases on the tests' server.</summary>
internal static class TestDatabase
{
    public static PostgresDatabase Open() => PostgresDatabase.Open(PostgresPlace.Parse(PostgresServer.Shared.NewDatabase()));
}
