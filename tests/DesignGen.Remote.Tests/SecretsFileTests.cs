using DesignGen.Core.Errors;

namespace DesignGen.Remote.Tests;

public sealed class SecretsFileTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void Environment_goes_before_the_file()
    {
        File.WriteAllText(_file, "# keys of the shop\n\nA_KEY = \"from-file\"\nB_KEY=b=c\nEMPTY=\n");
        Assert.Equal("from-environment", SecretsFile.Variable("A_KEY", n => n switch { "A_KEY" => "from-environment", SecretsFile.PathVariable => _file, _ => null }));
        Assert.Equal(("from-file", "b=c", null, null), (Find("A_KEY"), Find("B_KEY"), Find("EMPTY"), Find("C_KEY")));
    }

    [Fact]
    public void Without_a_file_only_the_environment_is_asked() => Assert.Null(SecretsFile.Variable("A_KEY", _ => null));

    [Fact]
    public void Missing_file_is_told() => Assert.Contains(SecretsFile.PathVariable, Assert.Throws<InputException>(() => Find("A_KEY")).Message, StringComparison.Ordinal);

    [Fact]
    public void Line_that_is_no_secret_is_told_by_its_number_alone()
    {
        File.WriteAllText(_file, "A_KEY=a\nsk-4f9b27c1d8e60a35\n");
        var e = Assert.Throws<InputException>(() => Find("A_KEY"));
        Assert.Equal(2, e.Problems[0].Line);
        Assert.DoesNotContain("4f9b", e.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private string? Find(string name) => SecretsFile.Variable(name, n => n == SecretsFile.PathVariable ? _file : null);
}
