using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

public sealed class BriefReaderTests
{
    private static Brief Read(string text, string name = "brief.yaml") => BriefReader.Read(name, text, Templates.Catalogue);

    private static IReadOnlyList<Problem> Refused(string text, string name = "brief.yaml") => Assert.Throws<InputException>(() => Read(text, name)).Problems;

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Path.Combine(Templates.Root(), "samples", "briefs")).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_brief_is_sound(string file)
    {
        Brief brief = Read(File.ReadAllText(Path.Combine(Templates.Root(), "samples", "briefs", file)), file);
        Assert.Equal(24, brief.Count);
    }

    [Fact]
    public void Chinese_keys_and_names_mean_the_same_as_English_ones()
    {
        Brief zh = Read("产品: T恤\n位置: 满版印花\n衣服颜色: 黑色\n工艺: 丝网印\n款数: 6\n套色: 4\n接版: 跳接\n尺寸: 16x16厘米\n");
        Brief en = Read("product: t-shirt\nplacement: all-over\ngarment: black\nprint: screen\ncount: 6\ninks: 4\nrepeat: half-drop\nsize: 160mm x 160mm\nlanguage: zh\n");
        Assert.Equal(Language.Chinese, zh.Language);
        Assert.Equal((en.Placement, en.Garment, en.Method, en.Count, en.MaxInks, en.Width, en.Height), (zh.Placement, zh.Garment, zh.Method, zh.Count, zh.MaxInks, zh.Width, zh.Height));
        Assert.Equal(new Stepping(RepeatLayout.HalfDrop), Assert.Single(zh.Layouts));
    }

    [Fact]
    public void A_family_is_excluded_by_its_name_in_any_language() =>
        Assert.Equal("hai-shui-jiang-ya, animal", string.Join(", ", Read("产品: T恤\n位置: 满版印花\n不要: [海水江崖, Animal]\n").Exclude));

    [Theory]
    [InlineData("product: t-shirt\nquantities: { S: 20, m: 40 }\n")]
    [InlineData("产品: T恤\n各码件数: { S码: 20件, M: 40 }\n")]
    [InlineData("product: t-shirt\nquantities: [S 20, M 40]\n")]
    [InlineData("product: t-shirt\nquantities:\n  - S: 20\n  - M: 40件\n")]
    [InlineData("product: t-shirt\nquantities:\n  - S: 20\n  - M 40\n")]
    [InlineData("product: t-shirt\ntext: S码20件，M码40件\n")]
    [InlineData("product: t-shirt\nquantities: S 20, M=40 pcs\nsizes: [M, S]\n")]
    public void Pieces_of_each_size_are_read_and_name_the_sizes_that_are_made(string text)
    {
        Brief brief = Read(text);
        Assert.Equal([("M", 40), ("S", 20)], brief.Quantities.Select(q => (q.Key, q.Value)));
        Assert.Equal(["M", "S"], brief.Sizes.Order());
    }

    [Fact]
    public void A_product_without_sizes_takes_one_number_of_pieces() =>
        Assert.Equal(500, Read("product: phone-case\nquantities: 500\n").Quantities[""]);

    [Theory]
    [InlineData("product: t-shirt\nquantities: { S: 20, 6XL: 4 }\n", "has no '6XL'. It has XS, S, M, L")]
    [InlineData("product: t-shirt\nquantities: { S: 0 }\n", "'0' is no number of pieces from 1 to 1000000")]
    [InlineData("product: t-shirt\nquantities: 60\n", "says not of which size")]
    [InlineData("product: t-shirt\nsizes: [S]\nquantities: { M: 40 }\n", "'sizes' leaves it out (S)")]
    [InlineData("product: phone-case\nquantities: { S: 20 }\n", "has no size chart")]
    [InlineData("product: t-shirt\nquantities: [S 20, S 30]\n", "S stands twice")]
    public void Pieces_that_can_not_be_made_are_refused_with_the_chart(string text, string says)
    {
        Problem problem = Assert.Single(Refused(text));
        Assert.Equal("quantities", problem.Place);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_is_read_like_YAML() =>
        Assert.Equal(5, Read("{ \"product\": \"t-shirt\", \"count\": 5 }", "brief.json").Count);

    [Fact]
    public void What_is_left_open_gets_the_products_defaults()
    {
        Brief brief = Read("product: t-shirt\n", "summer tees.yaml");
        Assert.Equal(("summer tees", "full-front", "white", "screen", 24, 6), (brief.Title, brief.Placement.Id, brief.Garment.Id, brief.Method.Id, brief.Count, brief.MaxInks));
    }

    [Fact]
    public void Every_problem_of_a_brief_comes_at_once_with_its_line()
    {
        IReadOnlyList<Problem> problems = Refused("product: t-shirt\nplacment: all-over\ncount: 0\nsize: 160 x 160\ncolours: [red]\ninks: 3\n");
        Assert.Equal([(2, "placment"), (3, "count"), (4, "size"), (5, "colours")], problems.Select(p => (p.Line!.Value, p.Place!)).Distinct());
        Assert.Contains("Did you mean 'placement'?", problems[0].Message);
    }

    [Theory]
    [InlineData("moods: [botancal]", "moods", "Did you mean 'botanical'?")]
    [InlineData("exclude: [animals]", "exclude", "Did you mean 'animal'?")]
    [InlineData("lettering: HELLO", "lettering", "badge")]
    public void A_wish_that_no_family_can_meet_is_refused_instead_of_dropped(string line, string place, string words)
    {
        Problem problem = Assert.Single(Refused("product: t-shirt\nplacement: all-over\n" + line + "\n"));
        Assert.Equal((3, place), (problem.Line!.Value, problem.Place!));
        Assert.Contains(words, problem.Message);
    }

    [Fact]
    public void A_family_is_excluded_by_its_Chinese_name_too() =>
        Assert.Equal("leopard", Assert.Single(Read("product: t-shirt\nplacement: all-over\nexclude: [" + FamilyRegistry.Get("leopard").Card.Name.Zh + "]\n").Exclude));

    [Fact]
    public void A_mistyped_product_does_not_make_other_keys_unknown() =>
        Assert.Equal("product", Assert.Single(Refused("product: t-shrt\nplacement: all-over\ngarment: black\nprint: screen\nsizes: [M]\n")).Place);

    [Fact]
    public void A_file_without_keys_is_told_so_once() => Assert.Single(Refused("hello\n"));

    [Fact]
    public void Five_fixed_colours_do_not_fit_three_inks()
    {
        Problem problem = Assert.Single(Refused("product: t-shirt\nplacement: all-over\ninks: 3\ncolours: [\"#111111\", \"#222222\", \"#333333\", \"#444444\", \"#555555\"]\n"));
        Assert.Equal((4, "colours"), (problem.Line!.Value, problem.Place!));
        Assert.Contains("Raise inks to 5", problem.Message);
    }

    [Theory]
    [InlineData("product: t-shirt\nsize: 500mm x 320mm\n", "size", "larger than 'full-front' allows")]
    [InlineData("product: t-shirt\nrepeat: half-drop\n", "repeat", "does not repeat")]
    [InlineData("product: t-shirt\nnails: { shape: almond }\n", "nails", "no nails")]
    [InlineData("product: nails\nsize: 100mm x 100mm\n", "size", "Remove this key")]
    [InlineData("product: nails\nnails: { shape: almnd }\n", "nails.shape", "Did you mean 'almond'?")]
    [InlineData("product: shirt\n", "product", "not known")]
    [InlineData("count: 3\n", "product", "needed")]
    [InlineData("product: t-shirt\nlettering: 锦鲤\n", "lettering", "锦 (U+9526)")]
    [InlineData("product: t-shirt\nlettering: [ABCDEFGHIJKLMNOPQRSTUVWXYZ]\n", "lettering", "at most 24")]
    [InlineData("product: t-shirt\ncolours: [\"#111111\", \"#111\"]\n", "colours", "stands twice")]
    [InlineData("product: t-shirt\ngarment: \"#1b2438\"\ncolours: [\"#1b2438\"]\n", "colours", "nothing would show")]
    [InlineData("product: t-shirt\npalettes: [nope]\n", "palettes", "not known")]
    [InlineData("product: t-shirt\nplacement: all-over\nfamilies: [badge]\n", "families", "No pattern family")]
    [InlineData("product: t-shirt\nfilm-dpi: 10\n", "film-dpi", "150 to 2400")]
    [InlineData("product: t-shirt\nplacement: all-over\nexclude: [leopardd]\n", "exclude", "Did you mean 'leopard'?")]
    [InlineData("product: t-shirt\nplacement: all-over\nmoods: [botanicl]\n", "moods", "Did you mean 'botanical'?")]
    public void What_cannot_be_made_is_refused_with_its_place_and_a_remedy(string text, string place, string says)
    {
        Problem problem = Refused(text).First(p => p.Place == place);
        Assert.Contains(says, problem.Message);
        Assert.NotNull(problem.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void An_empty_brief_is_refused(string text) => Assert.Contains("empty", Refused(text)[0].Message);

    [Fact]
    public void A_list_is_no_brief() => Assert.NotEmpty(Refused("- product: t-shirt\n"));

    [Fact]
    public void Tiles_are_whole_even_micrometres()
    {
        Brief brief = Read("product: t-shirt\nplacement: all-over\nsize: 6.3in x 6.3in\n");
        Assert.Equal(0, Math.Round(brief.Width.Millimetres * 1000) % 2);
        Assert.Equal(160.02, brief.Width.Millimetres, 2);
    }
}
