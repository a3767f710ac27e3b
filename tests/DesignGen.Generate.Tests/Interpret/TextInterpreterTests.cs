using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>The rules by which running text is understood, each on a text that needs no other.</summary>
public sealed class TextInterpreterTests
{
    private static readonly Lexicon Lexicon = Templates.Catalogue.Lexicon.Value;

    private static BriefFacts Read(string text) => TextInterpreter.Read(text, Lexicon);

    // What the text itself says, in its order: Motif:koi NoMotif:skull.
    private static string Said(string text) => string.Join(' ', Read(text).Facts.Where(f => f.Source == FactSource.Text).Select(f => $"{f.Slot}:{f.Value}"));

    private static IEnumerable<string> Left(string text) => Read(text).NotUnderstood.Select(s => s.In(text));

    private static void Holds(string text, string facts) => Assert.Equal(facts, Said(text));

    [Theory]
    [InlineData("No skulls, guns or snakes, but eagles are welcome.", "NoMotif:skull NoMotif:gun NoMotif:snake Motif:eagle")]
    [InlineData("no skulls and snakes, use koi", "NoMotif:skull NoMotif:snake Motif:koi")]
    [InlineData("no dogs, cats", "NoMotif:dog NoMotif:cat")]
    [InlineData("nails, no stars, hearts", "Product:nails NoMotif:star NoMotif:heart")]
    [InlineData("美甲，不要星星，爱心", "Product:nails NoMotif:star NoMotif:heart")]
    [InlineData("nails, no stars or stiletto", "Product:nails NoMotif:star")]
    [InlineData("nails, no stiletto, coffin", "Product:nails")]
    [InlineData("no red, white or black", "NoColour:red NoColour:white NoColour:black")]
    [InlineData("不要骷髅、蛇和十字架，可以用牡丹", "NoMotif:skull NoMotif:snake NoMotif:religious-cross Motif:peony")]
    [InlineData("不要红色、白色", "NoColour:red NoColour:white")]
    [InlineData("没有骷髅没有蛇", "NoMotif:skull NoMotif:snake")]
    public void A_no_covers_the_list_that_follows(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("No skulls, roses in red please", "NoMotif:skull Motif:rose Colour:red")]
    [InlineData("roses, no skulls, add peonies", "Motif:rose NoMotif:skull Motif:peony")]
    [InlineData("不要骷髅，要玫瑰", "NoMotif:skull Motif:rose")]
    [InlineData("要可爱一点的猫，不要写实", "Style:cute Motif:cat NoStyle:realistic")]
    [InlineData("nails, no stars, stiletto", "Product:nails NoMotif:star NailShape:stiletto")]
    [InlineData("nails, no stars, hearts, long, coffin", "Product:nails NoMotif:star NoMotif:heart NailLength:long NailShape:coffin")]
    [InlineData("no stars on stiletto nails", "NoMotif:star Product:nails NailShape:stiletto")]
    [InlineData("美甲，不要星星，尖形", "Product:nails NoMotif:star NailShape:stiletto")]
    [InlineData("穿戴甲，不要星星、爱心，杏仁形，长款", "Product:nails NoMotif:star NoMotif:heart NailShape:almond NailLength:long")]
    [InlineData("不要星星的尖形美甲", "NoMotif:star NailShape:stiletto Product:nails")]
    public void A_comma_ends_a_no_where_something_else_follows(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("不要雪人 亮片可以少一點 法式", "NoMotif:snowman Less:sequin Style:french")]
    [InlineData("玫瑰可以少一点，叶子多一点", "Less:rose Motif:leaf")]
    [InlineData("多一点叶子少一点玫瑰", "Motif:leaf Less:rose")]
    public void Less_is_said_of_what_stands_before_it_where_it_may_be(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("koi, delivery 12/20, thanks", "Motif:koi Order:delivery 12/20")]
    [InlineData("锦鲤，交期：8/5", "Motif:koi Order:交期：8/5")]
    public void A_day_of_delivery_is_of_the_order(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("no skulls but roses", "NoMotif:skull Motif:rose")]
    [InlineData("不要骷髅，但要锦鲤", "NoMotif:skull Motif:koi")]
    [InlineData("不要骷髅但是可以有锦鲤", "NoMotif:skull Motif:koi")]
    public void But_ends_a_no(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("don't forget the koi", "Motif:koi")]
    [InlineData("can't be without koi", "Motif:koi")]
    [InlineData("not without a dragon", "Motif:dragon")]
    [InlineData("不能没有锦鲤", "Motif:koi")]
    [InlineData("少不了龙", "Motif:dragon")]
    public void Two_negations_want(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("not only roses but also peonies", "Motif:rose Motif:peony")]
    [InlineData("不仅有玫瑰，还有牡丹", "Motif:rose Motif:peony")]
    [InlineData("不但要锦鲤", "Motif:koi")]
    public void Not_only_bans_nothing(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("not skulls but roses", "NoMotif:skull Motif:rose")]
    [InlineData("roses instead of skulls", "Motif:rose NoMotif:skull")]
    [InlineData("不是玫瑰，而是牡丹", "NoMotif:rose Motif:peony")]
    [InlineData("用牡丹代替玫瑰", "Motif:peony NoMotif:rose")]
    public void What_is_put_in_place_of_another_bans_the_other(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("no animals except cats", "NoMotif:animal Allowed:cat")]
    [InlineData("除了猫其他动物都不要", "Allowed:cat NoMotif:animal")]
    [InlineData("不要动物，猫除外", "NoMotif:animal Allowed:cat")]
    [InlineData("all animals are banned except cats", "NoMotif:animal Allowed:cat")]
    public void An_exception_is_let_off_a_ban(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("all flowers except roses", "Motif:flower NoMotif:rose")]
    [InlineData("no skulls, all flowers except roses", "NoMotif:skull Motif:flower NoMotif:rose")]
    [InlineData("花都可以，玫瑰除外", "Motif:flower NoMotif:rose")]
    public void An_exception_from_a_wish_is_a_ban(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("not too girly", "Less:girly")]
    [InlineData("not too busy, no snakes", "Less:busy NoMotif:snake")]
    [InlineData("不要太暗", "Less:dim")]
    [InlineData("不要太花", "Less:busy")]
    public void Not_too_much_is_no_ban(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("蛇不要，牡丹多一点", "NoMotif:snake Motif:peony")]
    [InlineData("骷髅和蛇都不要", "NoMotif:skull NoMotif:snake")]
    [InlineData("skulls not wanted, roses please", "NoMotif:skull Motif:rose")]
    [InlineData("Mooncakes are not wanted (the box has some)", "NoMotif:mooncake")]
    public void A_no_that_nothing_follows_covers_what_stands_before(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("Avoid: skulls, snakes, guns.\nUse: koi, lotus", "NoMotif:skull NoMotif:snake NoMotif:gun Motif:koi Motif:lotus")]
    [InlineData("禁忌：骷髅、蛇\n元素：锦鲤、荷花", "NoMotif:skull NoMotif:snake Motif:koi Motif:lotus")]
    [InlineData("避免：骷髅，蛇，枪", "NoMotif:skull NoMotif:snake NoMotif:gun")]
    public void A_label_covers_its_line(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("不血腥，可爱", "NoStyle:bloody Style:cute")]
    [InlineData("我们不做骷髅", "NoMotif:skull")]
    public void A_short_no_covers_one_word(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("no tiddlywinks", "NoMotif:tiddlywinks")]
    [InlineData("不要奥特曼", "NoMotif:奥特曼")]
    public void A_ban_on_what_no_lexicon_has_is_passed_on_as_written(string text, string facts)
    {
        Holds(text, facts);
        Assert.True(Assert.Single(Read(text).Facts).Confidence < 0.75);
    }

    [Theory]
    [InlineData("no more than 3 colours", "Inks:3")]
    [InlineData("max 4 inks, no skulls", "Inks:4 NoMotif:skull")]
    [InlineData("at most three colors", "Inks:3")]
    [InlineData("one colour only", "Inks:1")]
    [InlineData("2 colour print", "Inks:2")]
    [InlineData("不超过三色", "Inks:3")]
    [InlineData("控制在6色以内", "Inks:6")]
    [InlineData("两套色", "Inks:2")]
    [InlineData("单色印刷", "Inks:1")]
    public void A_limit_of_colours_is_no_ban(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("50 designs, 3000 pcs, USD 2.85", "Count:50 Order:3000 Order:USD 2.85")]
    [InlineData("order: 12 designs", "Count:12")]
    [InlineData("Women aged 25-35, 8 prints", "Audience:women Order:aged 25-35 Count:8")]
    [InlineData("PO 48213, 12 designs, ETD 15 August 2026, MOQ 500", "Order:PO 48213 Count:12 Order:15 August Order:2026 Order:MOQ 500")]
    [InlineData("call 138 0013 8000 about the 24 designs", "Order:138 0013 8000 Count:24")]
    [InlineData("100% cotton 180gsm, 4 designs", "Fabric:cotton Order:180gsm Count:4")]
    [InlineData("10 designs, choose 3 of them", "Count:10")]
    [InlineData("做50款，3000件，单价18元，8月15日交货", "Count:50 Order:3000 Order:18元 Order:8月15日")]
    [InlineData("订单号：A12345，电话13800138000，起订量500件", "Order:订单号：A12345 Order:13800138000 Order:起订量500件")]
    [InlineData("先出20款，我们选6款", "Count:20 Order:6")]
    public void Pieces_prices_dates_ages_and_numbers_of_orders_are_no_counts(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("24 designs, 4 colourways each", "Count:24 Colourways:4")]
    [InlineData("每款4个配色，共6款", "Colourways:4 Count:6")]
    public void Colourways_are_counted_apart(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("twenty four designs", 24)]
    [InlineData("a dozen designs", 12)]
    [InlineData("two dozen designs", 24)]
    [InlineData("20-30 designs", 30)]
    [InlineData("three to five designs", 5)]
    [InlineData("二十四款", 24)]
    [InlineData("两百款", 200)]
    [InlineData("十来款", 10)]
    [InlineData("五六款", 6)]
    [InlineData("三五款", 5)]
    [InlineData("20-30款", 30)]
    [InlineData("出一打", 12)]
    [InlineData("２４款", 24)]
    public void Number_words_dozens_and_ranges_count_of_a_range_the_upper_end(string text, int count) => Holds(text, FormattableString.Invariant($"Count:{count}"));

    [Theory]
    [InlineData("print 30 x 35 cm", "Size:300x350")]
    [InlineData("size 280x320mm", "Size:280x320")]
    [InlineData("tile 12 inches wide", "Size:304.8")]
    [InlineData("尺寸30x35厘米", "Size:300x350")]
    [InlineData("12寸宽", "Size:304.8")]
    [InlineData("30㎝×35㎝", "Size:300x350")]
    public void Sizes_are_millimetres(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("S-XL", "S M L XL")]
    [InlineData("sizes S to XXL", "S M L XL 2XL")]
    [InlineData("尺码M-3XL码", "M L XL 2XL 3XL")]
    [InlineData("S/M/L", "S M L")]
    [InlineData("all sizes, please", "")]
    public void Ranges_of_garment_sizes_are_spelled_out(string text, string sizes) => Assert.Equal(sizes, string.Join(' ', Read(text).Of(FactSlot.GarmentSize).Select(f => f.Value)));

    [Theory]
    [InlineData("S码20件 M码30件", "S=20 M=30")]
    [InlineData("20 pcs in S, 30 in M", "S=20 M=30")]
    [InlineData("锦鲤T恤，S码20件，M码30件，2XL码10件，共50款", "S=20 M=30 2XL=10")]
    [InlineData("koi tee, S: 20 pcs, M: 40 pcs and 1,200 pieces of size XL", "S=20 M=40 XL=1200")]
    [InlineData("20件S码、30件M码", "S=20 M=30")]
    [InlineData("S 20, M 40, L 40", "S=20 M=40 L=40")]
    [InlineData("100 pcs in S-XL", "")]
    [InlineData("100 pcs in S, M and L", "")]
    [InlineData("S-XL码20件", "")]
    [InlineData("it's 3 colours and that's 5 designs, 12 in wide", "")]
    [InlineData("size M, 20 designs", "")]
    public void Pieces_of_each_size_are_read_in_running_text(string text, string pieces) => Assert.Equal(pieces, string.Join(' ', Read(text).Of(FactSlot.Pieces).Select(f => f.Value)));

    [Theory]
    [InlineData("varsity number \"87\" on the back", "Slogan:87 Placement:full-back")]
    [InlineData("后背印“87”", "Placement:full-back Slogan:87")]
    [InlineData("要“50”款锦鲤", "Motif:koi")]
    public void A_number_in_quotes_is_to_be_set_unless_it_counts(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("koi print on a natural T-shirt", "Motif:koi Garment:natural-cotton Product:t-shirt")]
    [InlineData("natural tee with pine trees", "Garment:natural-cotton Product:t-shirt Motif:pine-tree")]
    [InlineData("natural style, pine trees", "Style:natural Motif:pine-tree")]
    [InlineData("a natural, organic mood", "Style:natural")]
    public void Natural_is_a_cloth_s_colour_before_a_garment_and_a_mood_elsewhere(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("Pantone 186 C and 18-1664 TCX with PMS 7406", "Pantone:186 C Pantone:18-1664 TCX Pantone:7406")]
    [InlineData("Pantone Cool Gray 9 C", "Pantone:Cool Gray 9 C")]
    [InlineData("潘通186C", "Pantone:186C")]
    public void Pantone_references_stay_as_they_are_written(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("text \"GOOD VIBES ONLY\" in red", "Slogan:GOOD VIBES ONLY Colour:red")]
    [InlineData("slogan 'Red Rose Club' in white", "Slogan:Red Rose Club Colour:white")]
    [InlineData("it says “Wild at Heart”", "Slogan:Wild at Heart")]
    [InlineData("text: SUMMER CLUB, 12 designs", "Slogan:SUMMER CLUB Count:12")]
    [InlineData("文字“好运连连”", "Slogan:好运连连")]
    [InlineData("「花好月圆」字样", "Slogan:花好月圆")]
    [InlineData("印上『红玫瑰』", "Slogan:红玫瑰")]
    [InlineData("标语：天天开心，10款", "Slogan:天天开心 Count:10")]
    public void A_slogan_is_kept_as_it_is_written_and_its_words_are_no_wishes(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("a \"vintage\" look with roses", "Style:vintage Motif:rose")]
    [InlineData("“新中式”风格", "Style:new-chinese")]
    public void A_quoted_word_of_style_is_no_slogan(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("客户说：“我们喜欢玫瑰，不要骷髅，谢谢。”", "Motif:rose NoMotif:skull")]
    [InlineData("The client wrote: \"Roses, peonies, koi, lotus and waves. No skulls.\"", "Motif:rose Motif:peony Motif:koi Motif:lotus Motif:wave NoMotif:skull")]
    [InlineData("The client said \"we love roses, no skulls\"", "Motif:rose NoMotif:skull")]
    [InlineData("客户说“玫瑰多一点，骷髅不要”", "Motif:rose NoMotif:skull")]
    public void What_a_customer_said_is_read_and_not_set(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("roses on a black tee, gold outline", "Motif:rose Garment:black Product:t-shirt Outline:gold")]
    [InlineData("light blue ground, dark green leaves", "Ground:light-blue Colour:dark-green Motif:leaf")]
    [InlineData("黑色T恤，金色描边，红色牡丹", "Garment:black Product:t-shirt Outline:gold Colour:red Motif:peony")]
    [InlineData("藏青底，浅粉色樱花", "Ground:navy Colour:light-pink Motif:cherry-blossom")]
    public void Colours_belong_to_their_parts(string text, string facts) => Holds(text, facts);

    [Fact]
    public void Words_before_a_colour_change_it()
    {
        Oklch plain = Lexicon.Colours["dusty-pink"].Colour, pale = Assert.Single(Read("pale dusty pink").Facts).Colour!.Value, dark = Assert.Single(Read("dark dusty pink").Facts).Colour!.Value;
        Assert.True(pale.L > plain.L + 0.03 && dark.L < plain.L - 0.05, FormattableString.Invariant($"{dark.L} {plain.L} {pale.L}"));
        Assert.True(Math.Abs(pale.H - plain.H) < 10 && Math.Abs(dark.H - plain.H) < 10);
    }

    [Theory]
    [InlineData("only red and white", "red white")]
    [InlineData("just black and gold, with roses", "black gold")]
    [InlineData("只用红色和金色", "red gold")]
    [InlineData("只要黑白两色", "black white")]
    public void Only_makes_the_named_colours_all_there_are(string text, string colours)
    {
        BriefFacts facts = Read(text);
        Assert.Equal(colours, string.Join(' ', facts.Of(FactSlot.Colour).Select(f => f.Value)));
        Assert.Single(facts.Of(FactSlot.OnlyColours));
    }

    [Theory]
    [InlineData("chrysantemum pattern", "Motif:chrysanthemum", "chrysantemum")]
    [InlineData("butterflys", "Motif:butterfly", "butterflys")]
    [InlineData("leoaprd print", "Family:leopard", "leoaprd print")]
    [InlineData("锦里和荷花", "Motif:koi Motif:lotus", "锦里")]
    public void Slips_of_spelling_and_of_sound_are_mended_less_sure_and_noted(string text, string facts, string slip)
    {
        Holds(text, facts);
        Fact mended = Read(text).Facts[0];
        Assert.Equal(slip, mended.Span!.Value.In(text));
        Assert.True(mended is { Confidence: < 0.8, Note: not null });
    }

    [Fact]
    public void Traditional_characters_and_full_width_forms_read_like_simplified_and_narrow_ones()
    {
        Assert.Equal(Said("黑色T恤,锦鲤、莲花,不要骷髅,24款,3色以内"), Said("黑色Ｔ恤，錦鯉、蓮花，不要骷髏，２４款，３色以內"));
        Assert.Equal(Said("uv print, 24 designs"), Said("ＵＶ　ｐｒｉｎｔ， ２４ ｄｅｓｉｇｎｓ"));
    }

    [Theory]
    [InlineData("koi and lotus, thanks 😊", "Motif:koi Motif:lotus")]
    [InlineData("roses 🌹🌹", "Motif:rose")]
    [InlineData("锦鲤、荷花，谢谢🙏", "Motif:koi Motif:lotus")]
    [InlineData("🦋 and 🌸 on a tee", "Motif:butterfly Motif:cherry-blossom Product:t-shirt")]
    public void Emoji_name_motifs_in_a_list_and_decorate_elsewhere(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("Ｔ恤，錦鯉㊗、３色以內、30㎝×35㎝")]
    [InlineData("No  SKULLS… ﬁsh – and “Good Vibes” 😅, ①②③ and ２４ designs\r\n chrysantemum")]
    [InlineData("e\u0301 cafe\u0301 koi\u200b and lotus\ufeff, 12 designs")]
    public void Spans_point_at_the_words_as_they_were_written(string text)
    {
        BriefFacts facts = Read(text);
        Assert.NotEmpty(facts.Facts);
        Assert.Equal(text, facts.Text);
        int last = 0;
        foreach (Fact fact in facts.Facts.Where(f => f.Source == FactSource.Text))
        {
            string words = fact.Span!.Value.In(text);
            Assert.True(fact.Span.Value.Start >= last && words.Trim() == words && words.Length > 0, $"{fact.Slot} {fact.Value} '{words}'");
            last = fact.Span.Value.Start;
            // Read alone, the words say the same.
            if (fact.Slot is FactSlot.Motif or FactSlot.Count or FactSlot.Size or FactSlot.Product or FactSlot.Inks)
                Assert.Contains(Read(words).Facts, f => f.Slot == fact.Slot && f.Value == fact.Value);
        }
    }

    [Fact]
    public void Spans_hold_after_folded_and_mended_words()
    {
        const string Text = "ﬁsh，錦里 and２４ designs, no骷髏";
        Assert.Equal(["ﬁsh", "錦里", "２４ designs", "骷髏"], Read(Text).Facts.Where(f => f.Source == FactSource.Text).Select(f => f.Span!.Value.In(Text)));
    }

    [Fact]
    public void Content_words_that_were_not_used_are_listed()
    {
        Assert.Equal(["zorbly", "frangible", "tiddlywinks"], Left("Make it zorbly with frangible tiddlywinks"));
        Assert.Equal(["阿巴阿巴"], Left("要阿巴阿巴的感觉"));
        Assert.Empty(Left("Please make 24 designs with koi and lotus, no skulls, thanks!"));
        Assert.Empty(Left("请做24款，锦鲤和荷花，不要骷髅，谢谢！"));
    }

    [Theory]
    [InlineData("roses, no roses", "NoMotif:rose", "rose is both wanted and banned; the ban holds.")]
    [InlineData("red, no red", "NoColour:red", "red is both wanted and banned; the ban holds.")]
    [InlineData("Camouflage tee is dead. NO camouflage.", "Product:t-shirt NoFamily:camouflage", "camouflage is both wanted and banned; the ban holds.")]
    [InlineData("24 designs, 30 designs", "Count:24 Count:30", "24 designs and 30 designs can't both hold; 24 designs is taken.")]
    [InlineData("玫瑰，不要玫瑰", "NoMotif:rose", "“玫瑰”既要又不要；按“不要”处理。")]
    [InlineData("24款，30款", "Count:24 Count:30", "24款与30款不能同时成立；取24款。")]
    public void Contradictions_are_told_in_the_briefs_language_and_bans_hold(string text, string facts, string says)
    {
        Holds(text, facts);
        BriefDoubt doubt = Assert.Single(Read(text).Contradictions);
        Assert.Equal(says, doubt.Message);
        Assert.All(doubt.Spans, s => Assert.Contains(s.In(text), text, StringComparison.Ordinal));
        Assert.Equal(2, doubt.Spans.Length);
    }

    [Fact]
    public void A_feast_brings_its_motifs_and_what_gives_offence_unless_the_text_says_otherwise()
    {
        BriefFacts facts = Read("春节，不要灯笼，白色");
        Assert.Contains(facts.Of(FactSlot.Motif), f => f is { Value: "red-envelope", Source: FactSource.Implied, Span: null });
        Assert.DoesNotContain(facts.Of(FactSlot.Motif), f => f.Value == "lantern");
        Assert.Contains(facts.Of(FactSlot.NoMotif), f => f is { Value: "skull", Source: FactSource.Implied });
        Assert.DoesNotContain(facts.Of(FactSlot.NoColour), f => f.Value == "white");
    }

    [Fact]
    public void A_zodiac_year_brings_its_animal() => Holds("马年，12款", "Motif:horse Count:12");

    [Theory]
    [InlineData("2027年生肖T恤", "Motif:goat Order:2027年 Motif:zodiac-animal Product:t-shirt")]
    [InlineData("春节T恤，不要马、牛和羊", "Holiday:spring-festival Product:t-shirt NoMotif:horse NoMotif:cow NoMotif:sheep")]
    [InlineData("不要字，荷花", "NoMotif:text Motif:lotus")]
    [InlineData("马上要，荷花", "Motif:lotus")]
    [InlineData("黑熊、山、帐篷", "Motif:bear Motif:mountain Motif:tent")]
    public void A_character_alone_is_a_thing_in_a_list_or_under_a_ban(string text, string facts) => Holds(text, facts);

    [Theory]
    [InlineData("除了红色其他颜色都行", "NoColour:red")]
    [InlineData("除了玫瑰还要牡丹", "Motif:rose Motif:peony")]
    [InlineData("any colour but red, stars", "NoColour:red Motif:star")]
    [InlineData("不要❤️，要荷花", "NoMotif:heart Motif:lotus")]
    [InlineData("Avoid:\n- red\n- skulls\nUse:\n- roses", "NoColour:red NoMotif:skull Motif:rose")]
    [InlineData("replace roses with tulips", "NoMotif:rose Motif:tulip")]
    [InlineData("no skulls, koi with waves", "NoMotif:skull Motif:koi Motif:wave")]
    [InlineData("至少4色，荷花", "Order:4 Motif:lotus")]
    [InlineData("出8个荷花图案", "Count:8 Motif:lotus")]
    [InlineData("ship before Christmas, stars", "Order:Christmas Motif:star")]
    [InlineData("stars please. Thanks, Rose", "Motif:star")]
    public void What_a_trial_by_others_found_stays_mended(string text, string facts) => Holds(text, facts);

    [Fact]
    public void Of_nails_cat_eye_is_a_look_and_short_a_length() => Holds("穿戴甲，杏仁形，短款，猫眼", "Product:nails NailShape:almond NailLength:short Finish:cat-eye");

    [Theory]
    [InlineData("", Language.English)]
    [InlineData("koi 锦鲤 and lotus", Language.English)]
    [InlineData("黑色tee锦鲤", Language.Chinese)]
    public void The_language_is_that_of_most_words(string text, Language language) => Assert.Equal(language, Read(text).Language);
}
