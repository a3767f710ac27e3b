using System.Globalization;
using System.Text.RegularExpressions;
using DesignGen.Core.Briefs;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>Pieces of a brief that grammar alone tells: slogans, Pantone references, sizes, and the numbers of an order that are no wish.</summary>
/// <remarks>
/// What stands first in the list of rules wins over what comes later. All patterns run without backtracking, so that time is linear in the text.
/// </remarks>
internal static class Grammar
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private const string Unit = "(mm|cm|m|inches|inch|in|\"|''|公分|厘米|毫米|英寸|英吋|寸|吋)";

    private const string GarmentSize = "(xxs|xs|s|m|l|xxxxl|xxxl|xxl|xl|[2-6]xl)";

    private static readonly string[] SizeOrder = ["XXS", "XS", "S", "M", "L", "XL", "2XL", "3XL", "4XL", "5XL", "6XL"];

    private static readonly Regex Address = Rule(@"(https?://|www\.)[^\s，。；、]+|[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}");

    private static readonly Regex SloganCue = new(
        @"(slogans?|texts?|wording|words?|lettering|letters|captions?|taglines?|says|saying|reads|reading|typography|typo|quotes?|phrases?|print|文字|字样|标语|口号|文案|印字|印上|写着|写上|写|字|英文|中文|字母|内容)( (is|are|in|on|of|it|that|front|back))*\s*(:|：|=|为|是|用|印|写)?\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    private static readonly Regex LabelledSlogan = Rule(@"(\bslogan|\btext|\bwording|\blettering|\bcaption|\btagline|\bsays|\bsaying|\breads|文字|字样|标语|口号|文案|印字|写着|slogan)\s*(内容)?\s*(on (the )?(front|back|chest|print))?\s*(is|are|:|：|=|为|是)?\s*");

    // “花好月圆”字样: what the quoted words are may follow them.
    private static readonly Regex SloganAfter = new(@"^\s*(的)?(字样|标语|口号|文案|[这一二两三四五六七八九十\d]*个(大|小)?字|lettering|slogan|wording|caption|tagline)", RegexOptions.CultureInvariant);

    // The customer said: "...": what a person says is the brief itself, what it or the print says is a slogan.
    private static readonly Regex Reported = new(
        @"(\b(client|customer|buyer|boss|designer|agent|she|he|they)s?\s+(just |also |only |has |have )?(said|says|say|wrote|writes|write|replied|told us|asked|asks|mailed)|(客户|客人|顾客|老板|对方|买家|买手|甲方|他|她)(们)?(又|还|就|是)?(说|讲|表示|回复|写道|原话|留言)(了|的|是)?)\s*[:：,，]?\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    private static readonly Regex Counted = new(@"^\s*(款|色|套|件|个|种|张|条|码|寸|厘米|毫米|%|％|designs?\b|colou?rs?\b|colourways?\b|inks?\b|pcs\b|pieces\b|variants?\b|styles?\b|x\b|×|by\b|wide\b|high\b|tall\b|mm\b|cm\b)", RegexOptions.CultureInvariant);

    private static readonly Regex NotQuoted = new(@"^\s*(风格|风|系列|系|元素|主题|图案|质感|感|范|style|theme|look|vibe|vibes|feel|print|pattern|inspired|effect|shape|-style)", RegexOptions.CultureInvariant);

    private static readonly Regex Pantone = Rule(@"(pantone|pms|潘通)\s*(色号|色)?\s*[:#]?\s*(\d{2}-\d{4}(\s?t[cp][xg])?|\d{2,5}\s?(cp|up|c|u|m)?\b)|\b\d{2}-\d{4}\s?t[cp][xg]\b|\b\d{3,4}\s?(cp|up|c|u)\b|\b1[1-9]-\d{4}\b|(pantone |pms )?\b(cool|warm) gr[ae]y \d{1,2}\s?[cu]?\b|(pantone |pms )\b(black|reflex blue|process blue|rubine red|warm red|orange 021|yellow 012)\s?\d?\s?[cu]\b");

    private static readonly Regex TwoSides = Rule(@"\d+(\.\d+)?\s*" + Unit + @"?\s*(w|wide|宽)?\s*(x|\*|by|乘)\s*\d+(\.\d+)?\s*" + Unit + "?( ?(h|high|高))?");

    private static readonly Regex SizeParts = new(@"(?<n>\d+(\.\d+)?)\s*(?<u>mm|cm|m|inches|inch|in|""|''|公分|厘米|毫米|英寸|英吋|寸|吋)?", RegexOptions.CultureInvariant);

    private static readonly Regex GarmentSizes = Rule(
        @"((sizes?|尺码|码数|尺寸)\s*[:：]?\s*)?" + GarmentSize + @"\s*(码)?\s*(-|~|to|through|到|至)\s*" + GarmentSize + @"(码|\b)|((sizes?|尺码|码数|尺寸)\s*[:：]?\s*)?" + GarmentSize + @"(\s*[/,，、+ ]\s*(and )?" + GarmentSize + @")+(码|\b)|\b(sizes?|尺码|码数)\s*[:：]?\s*" + GarmentSize + @"\b|\b(xxl|xl|[2-6]xl)码");

    private const string PiecesUnit = "(件|个|pcs|pieces|pc|tees|t-?shirts|shirts)", PiecesNumber = @"\d+(,\d{3})*";

    // S码20件, size M: 30 pcs, 20 pcs in S, 30件L码.
    private static readonly Regex SizedPieces = Rule(
        @"((size|尺码)\s*)?" + GarmentSize + @"((\s*码\s*[:：=x×*]?\s*" + PiecesNumber + @"(\s*" + PiecesUnit + @"\b)?)|(\s*[:：=x×*]?\s*" + PiecesNumber + @"\s*" + PiecesUnit + @"\b))|"
        + PiecesNumber + @"\s*((件|个)\s*的?\s*|(pcs|pieces|pc|tees|t-?shirts|shirts)\s+((in|of|at)\s+)?)((size|尺码)\s*)?" + GarmentSize + @"(码|\b)");

    // S 20, M: 40, 30 in L: sure only in the company of others, and in capitals, since there are inches and words that end so.
    private static readonly Regex BarePieces = Rule(GarmentSize + @"\s*[:：=x×*]?\s*" + PiecesNumber + @"\b|" + PiecesNumber + @"\s*(in|of|x|×|\*)?\s*((size|尺码)\s*)?" + GarmentSize + @"(码|\b)");

    private static readonly Regex LeadingSizes = new(@"((?<![a-z\d])" + GarmentSize + @"码?|-|~|to|through|到|至)\s*([,，、/&+]|and|和|及|-|~|to|到|至|through)?\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    // In S, M and L, S-XL, S码、M码: pieces of several sizes at once are no size's own.
    private static readonly Regex FurtherSizes = new(@"^\s*((-|~|to\b|through\b|到|至|each\b|各)|[/,，、&+]?\s*(and\s|和|及)?\s*" + GarmentSize + @"(码|\b)(?!\s*[:：=x×*]?\s*\d))", RegexOptions.CultureInvariant);

    private static readonly Regex OneGarmentSize = new(@"(xxxxl|xxxl|xxl|xl|[2-6]xl|xxs|xs|s|m|l)", RegexOptions.CultureInvariant);

    // Order matters: a telephone number is none of the dates that could be cut from it.
    private static readonly Regex[] Orders =
    [
        Rule(@"\b(p\.?o\.?|order|style|art|item|ref|sku|job|inv)\s*((no|nr|number|code|id)\s*[.:#：]*|[.:#：]+)\s*#?\s*[a-z]{0,4}-?\d[a-z0-9-]*|\b(po|sku|ref|style|art)\s*-?[a-z]{1,4}-?\d{2,}[a-z0-9-]*|\b(p\.?o\.?|sku)\s*\d{3,}[a-z0-9-]*|(款号|货号|订单号|订单编号|单号|编号|型号|合同号|工单)\s*[:：#]?\s*[a-z0-9-]*\d[a-z0-9-]*|#\s?[a-z]{0,4}-?\d{3,}[a-z0-9-]*"),
        Rule(@"(us\$|hk\$|\$|¥|€|£|rmb|usd|eur|cny|gbp|hkd)\s*\d+([.,]\d+)*(\s*-\s*\d+([.,]\d+)*)?|\d+([.,]\d+)*(\s*-\s*\d+([.,]\d+)*)?\s*(us\$|\$|¥|€|£|usd|rmb|cny|eur|gbp|dollars?|bucks|cents|euros?|pounds?|元|块钱|块|美金|美元|美刀|刀|港币|欧元|毛)"),
        Rule(@"\b(19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*([-/.月]\s*\d{1,2}\s*[日号]?)?|\d{1,2}\s*月\s*(\d{1,2}\s*[日号]?|底|初|中旬|上旬|下旬|份)?|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(19|20)\d\d\s*年?|\d{1,2}\s*[日号](前|之前|交|要|下午|上午)"),
        Rule(@"\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?\s+\d{1,2}(st|nd|rd|th)?\b|\b\d{1,2}(st|nd|rd|th)?\s+(of\s+)?(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b|\b(by|before|on|until|deadline|due)\s+(the\s+)?\d{1,2}(st|nd|rd|th|/\d{1,2})\b|(\b(deliver(y|ed)?|ship(ping|ment|ped)?|ex-?factory)\s*(date\s*)?(by|before|on|is)?|交期|交货|货期|船期|出货|发货|寄样)\s*[:：]?\s*\d{1,2}/\d{1,2}\b"),
        Rule(@"\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(am|pm)\b|\d{1,2}\s*点(半|前|钟)?"),
        Rule(@"\+?\d{2,4}[ -]\d{3,4}[ -]\d{3,5}\b|\+\d[\d ()-]{7,18}\d|\b\d{9,15}\b"),
        Rule(@"\d+(,\d{3})*\s*(pcs|pieces|件|条|个|张|支|双|只|套)?\s*(/|每|per|a|an|一|each)\s*(箱|盒|款|色|码|包|捆|carton|ctn|box|polybag|bag|design|style|colou?r|size|pack)s?\b|\d+(,\d{3})*\s*(per|/)\s*(carton|ctn|box|bag|pack)\b"),
        Rule(@"\b(aged?|ages)\s*(from\s*)?\d{1,2}(\s*(-|to|~|and)\s*\d{1,2})?\b|\b\d{1,2}\s*(-|to|~|到|至)?\s*\d{0,2}\s*(岁|周岁|years? olds?|years?|yrs?|y/o|yo)|\b\d{1,2}(\s*(-|~)\s*\d{1,2})?y\b"),
        Rule(@"\d+(\.\d+)?\s*(%|％|percent)|\b\d+(\.\d+)?\s*(gsm|g/m2|g/㎡|克重?|dpi|lpi|kg|公斤|斤)|\b\d+\s*s/\d\b|\b\d+s?/\d支"),
        Rule(@"\b(moq|min(imum)? order|起订量|起订|起做)\s*(is|of|[:：])?\s*\d+(,\d{3})*\s*(pcs|m\b|米|件|个|条|套|码|张)?"),
    ];

    /// <summary>The pieces of a text that grammar tells, from first to last, none over another.</summary>
    /// <param name="plain">The text.</param>
    /// <param name="table">All names, to tell a quoted word of style from a slogan.</param>
    public static List<Token> Find(PlainText plain, PhraseTable table)
    {
        string text = plain.Text;
        var pieces = new Pieces(text.Length);
        foreach (Match m in Bounded(Address, text))
            pieces.Add(HardKind.Order, m.Index, m.Index + m.Length, plain.Written(m.Index, m.Index + m.Length));
        Quotes(plain, table, pieces);
        foreach (Match m in Bounded(Pantone, text))
            AddPantone(plain, m, pieces);
        foreach (Match m in Bounded(TwoSides, text))
            AddSize(text, m, pieces);
        OrderedPieces(plain, pieces);
        foreach (Match m in Bounded(GarmentSizes, text))
        {
            // The word sizes alone ends like a size and names none.
            string sizes = string.Join(' ', Sizes(m.Value));
            if (sizes.Length > 0)
                pieces.Add(HardKind.GarmentSizes, m.Index, m.Index + m.Length, sizes);
        }
        foreach (Regex order in Orders)
        {
            foreach (Match m in Bounded(order, text))
            {
                int end = m.Index + m.Value.TrimEnd().Length;
                if (!IsInPhrase(text, m, table) && !CountsWishes(text, end, table))
                    pieces.Add(HardKind.Order, m.Index, end, plain.Written(m.Index, end));
            }
        }
        return pieces.Sorted();
    }

    /// <summary>A length with its unit in millimetres; null where the unit is not one of length.</summary>
    public static double? Millimetres(double number, string unit) => unit switch
    {
        "mm" or "毫米" => number,
        "cm" or "公分" or "厘米" => number * 10,
        "m" => number * 1000,
        // In the garment trade 寸 is the inch.
        "in" or "inch" or "inches" or "\"" or "''" or "英寸" or "英吋" or "寸" or "吋" => number * 25.4,
        _ => null,
    };

    /// <summary>Millimetres as facts have them: whole or one place.</summary>
    public static string Side(double millimetres) => Math.Round(millimetres, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // Patterns say \b for a reader; .NET takes Chinese characters for letters of a word there, so the ends are judged apart.
    private static Regex Rule(string pattern) => new(pattern.Replace(@"\b", "", StringComparison.Ordinal), Plain);

    private static IEnumerable<Match> Bounded(Regex rule, string text) =>
        rule.Matches(text).Where(m => m.Length > 0 && (m.Index == 0 || Parted(text[m.Index - 1], text[m.Index])) && (m.Index + m.Length == text.Length || Parted(text[m.Index + m.Length - 1], text[m.Index + m.Length])));

    private static bool Parted(char a, char b) => !(PhraseTable.IsLetter(a) && PhraseTable.IsLetter(b)) && !(char.IsAsciiDigit(a) && (char.IsAsciiDigit(b) || PhraseTable.IsLetter(b)));

    // Order: 50 designs is a count for all its colon.
    private static bool CountsWishes(string text, int end, PhraseTable table)
    {
        while (end < text.Length && text[end] == ' ')
            end++;
        if (end >= text.Length)
            return false;
        var found = new List<(int End, List<Meaning> Meanings)>();
        table.Find(text, end, found);
        return found.Count > 0 && found[^1].Meanings.Any(m => m.Entry is DesignGen.Core.Lexicons.UnitWord { Counts: "designs" or "inks" or "colourways" });
    }

    // 1/2 drop, 90s, 3D: names that hold a number are no dates.
    private static bool IsInPhrase(string text, Match m, PhraseTable table)
    {
        var found = new List<(int End, List<Meaning> Meanings)>();
        table.Find(text, m.Index, found);
        return found.Count > 0 && found[^1].End >= m.Index + m.Length && found[^1].End > m.Index + 1;
    }

    private static void AddPantone(PlainText plain, Match m, Pieces pieces)
    {
        string written = plain.Written(m.Index, m.Index + m.Length);
        int digit = written.AsSpan().IndexOfAnyInRange('0', '9');
        // Without the maker's name, which stands before all of them.
        int named = written.IndexOfAny([' ', ':', '#']);
        string value = digit < 0 || plain.Text.AsSpan(m.Index, m.Length).IndexOf("gr") >= 0 ? (written.StartsWith("pantone", StringComparison.OrdinalIgnoreCase) || written.StartsWith("pms", StringComparison.OrdinalIgnoreCase) ? written[(named + 1)..] : written).Trim() : written[digit..].Trim();
        pieces.Add(HardKind.Pantone, m.Index, m.Index + m.Length, value);
    }

    private static void AddSize(string text, Match m, Pieces pieces)
    {
        MatchCollection parts = SizeParts.Matches(m.Value);
        if (parts.Count < 2)
            return;
        string first = parts[0].Groups["u"].Value, second = parts[1].Groups["u"].Value, unit = second.Length > 0 ? second : first;
        double a = Number(parts[0]), b = Number(parts[1]);
        if (unit.Length == 0)
        {
            // Without a unit only what is said to be a size, in centimetres up to a metre and in millimetres above.
            string before = text[Math.Max(0, m.Index - 14)..m.Index];
            if (!(before.Contains("size", StringComparison.Ordinal) || before.Contains("尺寸", StringComparison.Ordinal) || before.Contains("大小", StringComparison.Ordinal) || before.Contains("回位", StringComparison.Ordinal) || before.Contains("tile", StringComparison.Ordinal)))
                return;
            unit = Math.Max(a, b) < 100 ? "cm" : "mm";
        }
        if (Millimetres(a, first.Length > 0 ? first : unit) is double width && Millimetres(b, unit) is double height)
            pieces.Add(HardKind.Size, m.Index, m.Index + m.Length, Side(width) + "x" + Side(height));
    }

    private static void OrderedPieces(PlainText plain, Pieces pieces)
    {
        string text = plain.Text;
        List<Match> sure = [.. Bounded(SizedPieces, text).Where(IsOfOneSize)];
        List<Match> bare = [.. Bounded(BarePieces, text).Where(m => IsOfOneSize(m) && IsInCapitals(m) && !sure.Any(s => s.Index < m.Index + m.Length && m.Index < s.Index + s.Length))];
        foreach (Match m in sure.Concat(sure.Count + bare.Count > 1 ? bare : []))
        {
            string number = string.Concat(NumberOf.Match(m.Value).Value.Where(char.IsAsciiDigit));
            string size = SizeOf.Match(m.Value.Replace("pcs", "", StringComparison.Ordinal).Replace("pieces", "", StringComparison.Ordinal).Replace("shirts", "", StringComparison.Ordinal).Replace("tees", "", StringComparison.Ordinal)).Value;
            pieces.Add(HardKind.Pieces, m.Index, m.Index + m.Length, $"{Named(size)}={number}");
        }

        bool IsOfOneSize(Match m) => !FurtherSizes.IsMatch(text[(m.Index + m.Length)..Math.Min(text.Length, m.Index + m.Length + 14)]) && !(char.IsLetter(text[m.Index]) && LeadingSizes.IsMatch(text[Math.Max(0, m.Index - 12)..m.Index]));

        bool IsInCapitals(Match m) => plain.Written(m.Index, m.Index + m.Length) is var written && SizeWritten.IsMatch(written) && (m.Index == 0 || text[m.Index - 1] is not ('\'' or '’' or '.' or '-'));
    }

    private static readonly Regex NumberOf = new(@"(?<![\da-z])\d+(,\d{3})*(?!xl)", RegexOptions.CultureInvariant), SizeOf = new(@"[2-6]xl|xxxxl|xxxl|xxl|xxs|xl|xs|(?<![a-z])[sml](?![a-z])", RegexOptions.CultureInvariant), SizeWritten = new(@"[2-6]XL|X+L|X+S|(?<![A-Za-z])[SML](?![A-Za-z])", RegexOptions.CultureInvariant);

    private static double Number(Match part) => double.Parse(part.Groups["n"].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sizes(string text)
    {
        string[] named = [.. OneGarmentSize.Matches(text.Replace("sizes", "", StringComparison.Ordinal).Replace("size", "", StringComparison.Ordinal).Replace("to", "-", StringComparison.Ordinal).Replace("through", "-", StringComparison.Ordinal).Replace("and", "", StringComparison.Ordinal)).Select(m => Named(m.Value))];
        if (named.Length == 0)
            return [];
        bool range = named.Length == 2 && text.AsSpan().IndexOfAny("-~到至") >= 0 || text.Contains(" to ", StringComparison.Ordinal) || text.Contains("through", StringComparison.Ordinal);
        int from = Array.IndexOf(SizeOrder, named[0]), to = Array.IndexOf(SizeOrder, named[^1]);
        return range && from >= 0 && to > from ? SizeOrder[from..(to + 1)] : named.Distinct();
    }

    private static string Named(string size) => size switch { "xxl" => "2XL", "xxxl" => "3XL", "xxxxl" => "4XL", _ => size.ToUpperInvariant() };

    private static void Quotes(PlainText plain, PhraseTable table, Pieces pieces)
    {
        string text = plain.Text;
        for (int i = 0; i < text.Length; i++)
        {
            char close = text[i] switch
            {
                '「' => '」',
                '『' => '』',
                '“' => '”',
                '《' => '》',
                '"' when i == 0 || !char.IsAsciiDigit(text[i - 1]) => '"',
                '\'' when (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) => '\'',
                _ => '\0',
            };
            if (close == '\0')
                continue;
            int end = -1;
            for (int j = i + 1; j < text.Length && j - i <= 120 && text[j] != '\n'; j++)
            {
                if (text[j] == close && (close != '\'' || j + 1 == text.Length || !char.IsLetterOrDigit(text[j + 1])))
                {
                    end = j;
                    break;
                }
            }
            if (end < 0 || end == i + 1)
                continue;
            if (IsSlogan(plain, table, i, end, text[i]))
                pieces.Add(HardKind.Quote, i, end + 1, plain.Written(i + 1, end).Trim());
            i = end;
        }
        foreach (Match m in Bounded(LabelledSlogan, text))
            Unquoted(plain, m, pieces);
    }

    private static bool IsSlogan(PlainText plain, PhraseTable table, int open, int close, char mark)
    {
        string text = plain.Text, inner = text[(open + 1)..close];
        if (NotQuoted.IsMatch(text[(close + 1)..Math.Min(text.Length, close + 14)]))
            return false;
        bool cued = SloganCue.IsMatch(text[Math.Max(0, open - 28)..open]) || SloganAfter.IsMatch(text[(close + 1)..Math.Min(text.Length, close + 14)]);
        if (mark is '"' or '“' or '「' && Reported.IsMatch(text[Math.Max(0, open - 40)..open]))
            return false;
        // What a customer said, quoted whole, is the brief itself.
        if (inner.Length > (inner.Any(Han.Is) ? 24 : 80) || inner.AsSpan().IndexOfAny("。；;\n") >= 0 || inner.AsSpan().Count(',') + inner.AsSpan().Count('，') > 2)
            return false;
        if (cued)
            return true;
        if (mark == '《')
            return false;
        // 87 on the back: a number in quotes is to be set, unless it counts what stands behind.
        if (inner.Trim() is { Length: > 0 and <= 8 } number && number.All(c => char.IsAsciiDigit(c) || c is '-' or '/' or '\'' or '.' or ':' or ' '))
            return number.Any(char.IsAsciiDigit) && !Counted.IsMatch(text[(close + 1)..Math.Min(text.Length, close + 14)]);
        // Words of the trade in quotes are stressed, not quoted: “新中式”. Capitals and whole phrases are to be set.
        string written = plain.Written(open + 1, close);
        if (written.Any(char.IsAsciiLetterUpper) && !written.Any(char.IsAsciiLetterLower))
            return true;
        List<Token> pieces = Scanner.Cut(PlainText.Of(inner), table, []);
        return pieces.Any(t => t.Kind == TokenKind.Unknown) || pieces.Count(t => !t.IsPlain) > 1;
    }

    // text: GOOD VIBES ONLY; slogan SUMMER CLUB on the back; 文字：好运连连。
    private static void Unquoted(PlainText plain, Match cue, Pieces pieces)
    {
        string text = plain.Text;
        int start = cue.Index + cue.Length;
        bool labelled = cue.Value.AsSpan().IndexOfAny(":：=") >= 0;
        if (start >= text.Length || (cue.Index > 0 && PhraseTable.IsLetter(text[cue.Index - 1]) && PhraseTable.IsLetter(text[cue.Index])))
            return;
        int end = start;
        if (labelled && Han.Is(text[start]))
        {
            while (end < text.Length && end - start < 40 && text[end] is not ('\n' or '。' or '，' or ',' or ';' or '；' or '、'))
                end++;
        }
        else
        {
            // Words in capitals, as they were written.
            int at = start;
            while (at < text.Length && at - start < 80)
            {
                int word = at;
                while (word < text.Length && text[word] is not (' ' or '\n' or ',' or '，' or ';' or '。' or '"' or '“' or '「'))
                    word++;
                string written = plain.Written(at, word);
                if (!written.Any(char.IsAsciiLetterUpper) || written.Any(char.IsAsciiLetterLower))
                {
                    if (!(end > start && written.Length > 0 && written.All(c => char.IsAsciiDigit(c) || c is '&' or '.' or '\'' or '-')))
                        break;
                }
                end = word;
                at = word;
                while (at < text.Length && text[at] == ' ')
                    at++;
            }
        }
        string value = plain.Written(start, end).Trim();
        if (value.Count(char.IsLetter) > 1 && value is not ("无" or "没有" or "不要" or "不需要" or "NONE" or "NO" or "N/A" or "NA" or "TBC" or "TBD") && !value.StartsWith('不') && !value.StartsWith('无') && plain.Text[start] is not ('“' or '「' or '『' or '"'))
            pieces.Add(HardKind.Quote, start, end, value);
    }

    // What was taken first keeps its place.
    private sealed class Pieces(int length)
    {
        private readonly List<Token> _kept = [];
        private readonly bool[] _taken = new bool[length];

        public void Add(HardKind kind, int start, int end, string value)
        {
            if (start >= end || Array.IndexOf(_taken, true, start, end - start) >= 0)
                return;
            Array.Fill(_taken, true, start, end - start);
            _kept.Add(new(TokenKind.Hard, start, end) { Hard = kind, Value = value });
        }

        public List<Token> Sorted() => [.. _kept.OrderBy(t => t.Start)];
    }
}
