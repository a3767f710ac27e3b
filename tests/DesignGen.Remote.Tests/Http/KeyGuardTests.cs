using DesignGen.Remote.Http;

namespace DesignGen.Remote.Tests.Http;

public sealed class KeyGuardTests
{
    private const string Key = "sk-proj-abcdef0123456789";

    [Theory]
    [InlineData("Incorrect API key provided: sk-proj-abcdef0123456789.", "Incorrect API key provided: (key)")]
    [InlineData("key=sk-proj-abcdef0123456789&x=1 is bad", "(key) is bad")]
    [InlineData("near sk-proj-abcdef01 end", "near (key) end")]
    [InlineData("tail 23456789 end", "tail (key) end")]
    [InlineData("masked sk-p****************6789 end", "masked (key) end")]
    [InlineData("plain words stay, 2345678 too", "plain words stay, 2345678 too")]
    [InlineData("lines\r\nand\ttabs\u0007", "lines and tabs")]
    [InlineData("", "")]
    public void Words_that_show_a_key_are_hidden(string words, string shown)
    {
        var guard = new KeyGuard();
        guard.Learn(Key);
        Assert.Equal(shown, guard.Clean(words));
    }

    [Fact]
    public void Short_keys_are_hidden_whole()
    {
        var guard = new KeyGuard();
        guard.Learn("abc");
        Assert.Equal("a (key) b", guard.Clean("a (abc) b"));
    }

    [Fact]
    public void Long_words_of_a_service_are_cut()
    {
        string clean = new KeyGuard().Clean(string.Concat(Enumerable.Repeat("😀", 400)));
        Assert.InRange(clean.Length, 298, 300);
        Assert.EndsWith("…", clean, StringComparison.Ordinal);
        Assert.Equal(clean, new string(clean.EnumerateRunes().SelectMany(r => r.ToString()).ToArray()));
    }
}
