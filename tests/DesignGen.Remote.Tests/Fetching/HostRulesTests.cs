using DesignGen.Remote.Fetching;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Tests.Fetching;

public sealed class HostRulesTests
{
    private static readonly HostRules Rules = new(["good.com", "xn--fiq228c.cn"], loopback: false);

    [Theory]
    [InlineData("https://good.com/a.png?sign=1")]
    [InlineData("https://GOOD.com/a.png")]
    [InlineData("https://img.eu.good.com:443/a.png")]
    [InlineData("https://中文.cn/a.png")]
    public void Allowed_hosts_and_those_below_pass(string address) => Assert.Equal("https", Rules.Check(address, upgrade: false).Scheme);

    [Theory]
    [InlineData("http://good.com/a.png", "not HTTPS")]
    [InlineData("https://evil.com/a.png", "evil.com")]
    [InlineData("https://evilgood.com/a.png", "evilgood.com")]
    [InlineData("https://good.com.evil.com/a.png", "good.com.evil.com")]
    [InlineData("https://good.com./a.png", "good.com.")]
    [InlineData("https://good@evil.com/a.png", "name before its host 'evil.com'")]
    [InlineData("https://good.com@evil.com/a.png", "name before its host 'evil.com'")]
    [InlineData("https://user:pass@good.com/a.png", "name before its host 'good.com'")]
    [InlineData("https://evil.com\\@good.com/a.png", "no address")]
    [InlineData("https://evil.com#@good.com/a.png", "evil.com")]
    [InlineData("https://gооd.com/a.png", "xn--gd-")]
    [InlineData("https://good.com:8443/a.png", "8443")]
    [InlineData("https://127.0.0.1/a.png", "127.0.0.1")]
    [InlineData("https://2130706433/a.png", "127.0.0.1")]
    [InlineData("https://0x7f.1/a.png", "127.0.0.1")]
    [InlineData("https://[::1]/a.png", "::1")]
    [InlineData("https://[::ffff:10.0.0.1]/a.png", "::ffff:")]
    [InlineData("http://127.0.0.1/a.png", "not HTTPS")]
    [InlineData("http://localhost/a.png", "not HTTPS")]
    [InlineData("https://localhost/a.png", "localhost")]
    [InlineData("file:///etc/passwd", "no address")]
    [InlineData("ftp://good.com/a.png", "no address")]
    [InlineData("data:image/png;base64,AAAA", "no address")]
    [InlineData("//good.com/a.png", "no address")]
    [InlineData("a.png", "no address")]
    [InlineData("", "no address")]
    public void Everything_else_is_refused_and_its_host_named(string address, string words)
    {
        var refused = Assert.Throws<ServiceFaultException>(() => Rules.Check(address, upgrade: false));
        Assert.Equal(FaultKind.Address, refused.Fault.Kind);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sign", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_is_taken_for_https_where_the_form_says_so_and_only_on_its_own_port()
    {
        Assert.Equal("https://a.good.com/x.png?sign=%2F1", Rules.Check("http://a.good.com/x.png?sign=%2F1", upgrade: true).AbsoluteUri);
        Assert.Throws<ServiceFaultException>(() => Rules.Check("http://good.com:8080/x.png", upgrade: true));
        Assert.Throws<ServiceFaultException>(() => Rules.Check("http://evil.com/x.png", upgrade: true));
        Assert.Throws<ServiceFaultException>(() => Rules.Check("http://127.0.0.1/x.png", upgrade: true));
    }

    [Fact]
    public void Test_setting_lets_this_machine_in_and_nothing_else()
    {
        var rules = new HostRules(["good.com"], loopback: true);
        Assert.Equal(5000, rules.Check("http://127.0.0.1:5000/a.png", upgrade: true).Port);
        Assert.Throws<ServiceFaultException>(() => rules.Check("http://10.0.0.1/a.png", upgrade: false));
        Assert.Throws<ServiceFaultException>(() => rules.Check("http://good.com/a.png", upgrade: false));
        Assert.Throws<ServiceFaultException>(() => rules.Check("http://me@127.0.0.1/a.png", upgrade: false));
        Assert.Throws<ServiceFaultException>(() => rules.Check("https://[::ffff:127.0.0.1]/a.png", upgrade: false));
    }
}
