using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Tests;

public sealed class DocumentTests
{
    [Theory]
    [InlineData("brief.yaml", "title: Spring\ncount: 3\nlist: [a, b]\nnone: ~\n")]
    [InlineData("brief.json", "{\n\"title\": \"Spring\",\n\"count\": 3,\n\"list\": [\"a\", \"b\"], \"none\": null }")]
    public void YAML_and_JSON_give_the_same_tree(string name, string text)
    {
        var problems = new DocumentProblems(name);
        var reader = new DocumentReader(DocumentParser.Parse(name, text), problems);
        Assert.Equal("Spring", reader.Text("title"));
        Assert.Equal(3, reader.Whole("count", 1, 9));
        Assert.Equal(["a", "b"], reader.Texts("list"));
        Assert.Null(reader.Text("none"));
        reader.RefuseUnknown();
        Assert.False(problems.Any);
    }

    [Fact]
    public void Every_problem_is_reported_with_its_line()
    {
        var problems = new DocumentProblems("brief.yaml");
        var reader = new DocumentReader(DocumentParser.Parse("brief.yaml", "count: many\nsize: 3 furlongs\ncuont: 4\n"), problems);
        reader.Whole("count", 1, 9);
        reader.Size("size", Length.FromMillimetres(1), Length.FromMillimetres(9));
        reader.RefuseUnknown();
        var e = Assert.Throws<InputException>(problems.ThrowIfAny);
        Assert.Equal([1, 2, 3], e.Problems.Select(p => p.Line!.Value));
        Assert.Contains("Did you mean 'count'?", e.Problems[2].Message);
    }

    [Theory]
    [InlineData("x.yaml", "a: 1\na: 2\n", 2)]
    [InlineData("x.yaml", "a: [1, 2\n", null)]
    [InlineData("x.yaml", "a: &x 1\nb: *x\n", 2)]
    [InlineData("x.yaml", "a: 1\n---\nb: 2\n", null)]
    [InlineData("x.json", "{ \"a\": 1,\n \"a\": 2 }", 2)]
    [InlineData("x.json", "{ \"a\": ", null)]
    public void What_is_no_document_is_refused(string name, string text, int? line)
    {
        Problem problem = Assert.Single(Assert.Throws<InputException>(() => DocumentParser.Parse(name, text)).Problems);
        if (line is not null)
            Assert.Equal(line, problem.Line);
    }

    [Fact]
    public void A_document_nested_too_deep_is_refused() =>
        Assert.Throws<InputException>(() => DocumentParser.Parse("x.yaml", new string('[', 100) + new string(']', 100)));

    [Theory]
    [InlineData("280mm x 320mm", 280, 320)]
    [InlineData("28x32cm", 280, 320)]
    [InlineData("28厘米×32厘米", 280, 320)]
    public void Sizes_are_read_in_the_usual_forms(string text, double width, double height)
    {
        var reader = new DocumentReader(DocumentParser.Parse("x.yaml", $"size: {text}"), new("x.yaml"));
        var size = reader.Size("size", Length.FromMillimetres(1), Length.FromMillimetres(900));
        Assert.Equal((width, height), (size!.Value.Width.Millimetres, size.Value.Height.Millimetres));
    }

    [Theory]
    [InlineData("cuont", "count")]
    [InlineData("gament", "garment")]
    [InlineData("zzzz", null)]
    public void Spelling_finds_what_was_meant(string text, string? meant) => Assert.Equal(meant, Spelling.Nearest(text, ["count", "garment", "size"]));
}
