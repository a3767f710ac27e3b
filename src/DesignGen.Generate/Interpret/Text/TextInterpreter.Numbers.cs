using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

public sealed partial class TextInterpreter
{
    private const string Designs = "designs", Inks = "inks", Ways = "colourways", Lengths = "length";

    // What may stand between a number and its unit: 50 different floral designs.
    private const int UnitReach = 5;

    private const int MostDesigns = 2000, MostInks = 24;

    private readonly HashSet<(FactSlot, string)> _counted = [];

    private void Numbers()
    {
        var lengths = new List<(int First, int Last, double Mm, bool? IsWidth)>();
        for (int i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Number || _used[i])
                continue;
            Numeral number = _tokens[i].Number;
            (int unitAt, UnitWord? unit) = UnitOf(i);
            if (unit is null)
                continue;
            (int first, int last) = (Math.Min(i, unitAt), Math.Max(i, unitAt));
            bool direct = unitAt == i + 1;
            bool whole = number.Value == Math.Floor(number.Value) && number.Value >= 1;
            switch (unit.Counts)
            {
                case Designs when whole && number.Value <= MostDesigns && !IsChosen(i) && _stances[i] == Stance.Wanted:
                    // One of them speaks of each, and sets are also what is packed.
                    AddNumber(FactSlot.Count, number, i, unitAt, number.Value == 1 ? 0.5 : unit.Id == "set-of-designs" ? _nails ? 0.84 : 0.7 : number.Value > 300 ? 0.6 : direct || unitAt < i ? 0.95 : 0.8, n => new($"{n} designs", $"{n}款"));
                    break;
                case Inks when whole && number.Value <= MostInks && IsLeast(i):
                    Add(FactSlot.Order, Written(i), new($"at least {number} colours", $"至少{number}色"), first, last);
                    break;
                case Designs or Inks when number.Value < 1 || number.Value > (unit.Counts == Designs ? MostDesigns : MostInks):
                    string most = (unit.Counts == Designs ? MostDesigns : MostInks).ToString(System.Globalization.CultureInfo.InvariantCulture);
                    _warnings.Add(new(Say($"'{_plain.Written(_tokens[first].Start, _tokens[last].End)}' is out of range (1 to {most}) and left open.", $"“{_plain.Written(_tokens[first].Start, _tokens[last].End)}”超出范围（1至{most}），按未写处理。"), [Span(first, last)]));
                    Add(FactSlot.Order, Written(i), Same(_plain.Written(_tokens[first].Start, _tokens[last].End)), first, last);
                    break;
                // 出8个: a bare counter after a verb that asks, with no goods behind it.
                case "pieces" when direct && whole && number.Value is > 1 and <= 200 && _tokens[unitAt].Text == "个" && i > 0 && (_tokens[i - 1].IsPlainOf("wish") || _tokens[i - 1].Text is "给" or "先") && PartOf(unitAt + 1 < _tokens.Count ? unitAt + 1 : unitAt) is null:
                    AddNumber(FactSlot.Count, number, i, unitAt, 0.78, n => new($"{n} designs", $"{n}款"));
                    break;
                case Inks when whole && number.Value <= MostInks:
                    AddNumber(FactSlot.Inks, number, i, unitAt, IsLimit(i, last) ? 1 : 0.9, n => new($"at most {n} inks", $"{n}色以内"));
                    break;
                case Ways when whole && number.Value <= 12:
                    AddNumber(FactSlot.Colourways, number, i, unitAt, 0.95, n => new($"{n} colourways", $"{n}个配色"));
                    break;
                case Lengths:
                    lengths.Add((first, last, number.Value * unit.Millimetres, Across(i, last)));
                    break;
                default:
                    Add(FactSlot.Order, Written(i), Same(_plain.Written(_tokens[first].Start, _tokens[last].End)), first, last);
                    break;
            }
        }
        Sizes(lengths);
        OneCount();
    }

    // Several counts: the surest is the wish, the others are told apart as numbers of the order where they are much less sure.
    private void OneCount()
    {
        Fact[] counts = [.. _facts.Where(f => f.Slot == FactSlot.Count)];
        if (counts.Length == 0)
            Dozens();
        Weaken(counts, 0.1);
        // 红、金两色为主，控制在8套色以内: what is said to be a limit is one.
        Weaken([.. _facts.Where(f => f.Slot == FactSlot.Inks)], 0.05);
    }

    private void Weaken(Fact[] facts, double margin)
    {
        double surest = facts.Length == 0 ? 0 : facts.Max(f => f.Confidence);
        foreach (Fact weak in facts.Where(f => f.Confidence < surest - margin))
        {
            _facts.Remove(weak);
            _facts.Add(weak with { Slot = FactSlot.Order });
        }
    }

    // 出一打: a number word alone after a verb that asks.
    private void Dozens()
    {
        for (int i = 1; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind != TokenKind.Number || _used[i] || _tokens[i].Number.IsDigits || _tokens[i].Number.Value < 6 || !_tokens[i - 1].IsPlainOf("wish"))
                continue;
            AddNumber(FactSlot.Count, _tokens[i].Number, i, i, 0.75, n => new($"{n} designs", $"{n}款"));
            return;
        }
    }

    private void AddNumber(FactSlot slot, Numeral number, int at, int unitAt, double confidence, Func<string, LocalName> name)
    {
        string value = Whole(number.Value);
        LocalName? note = number.Low < number.Value ? new($"the upper end of {Whole(number.Low)} to {value}", $"取{Whole(number.Low)}至{value}的上限") : null;
        // The words between belong to other facts.
        _used[at] = _used[unitAt] = true;
        TextSpan span = Math.Abs(unitAt - at) == 1 ? Span(Math.Min(at, unitAt), Math.Max(at, unitAt)) : Span(at, at);
        if (!_counted.Add((slot, value)))
            return;
        _facts.Add(new(slot, value, name(value), span, confidence) { Note = note });
    }

    // The unit right after a number, else before it as a label (Designs: 24), else a little further on (24 bold floral designs).
    private (int At, UnitWord? Unit) UnitOf(int i)
    {
        // 9个option, 10个设计: a bare counter yields to what it counts.
        if (UnitAt(i + 1) is { Counts: "pieces" } && UnitAt(i + 2) is { Counts: Inks or Ways or Designs } counted)
            return (i + 2, counted);
        if (_tokens.Count > i + 1 && _tokens[i + 1].Text == "个" && Labelled(i) is { } before)
            return before;
        if (UnitAt(i + 1) is { } next && !(i + 2 < _tokens.Count && next.Counts == Designs && UnitAt(i + 2) is { Counts: Inks or Ways } && _tokens[i + 1].End == _tokens[i + 2].Start))
            return (i + 1, next);
        if (UnitAt(i + 2) is { Counts: Inks or Ways or Designs } after && (_tokens[i + 1].IsPlain || UnitAt(i + 1) is not null))
            return (i + 2, after);
        if (Labelled(i) is { } label)
            return label;
        for (int j = i + 1; j < _tokens.Count && j <= i + UnitReach; j++)
        {
            if (_tokens[j].Kind is TokenKind.Number or TokenKind.Mark && !_tokens[j].IsMark("-/&+'") || _senses[j] is GrammarCue)
                break;
            if (UnitAt(j) is { Counts: Designs or Inks or Ways } far)
                return (j, far);
        }
        return (i, null);
    }

    private (int At, UnitWord? Unit)? Labelled(int i)
    {
        for (int j = i - 1; j >= 0 && j >= i - 4; j--)
        {
            if (UnitAt(j) is { Counts: Inks or Ways or Designs } label && !(j > 0 && _tokens[j - 1].Kind == TokenKind.Number) && (label.Counts != Designs || _tokens[j + 1].IsMark(":：=") || _tokens[j + 1].IsPlain))
                return (j, label);
            if (!(_tokens[j].IsMark(":：=") || _tokens[j].IsPlain || _senses[j] is GrammarCue { Kind: CueKind.Limit or CueKind.Only }))
                break;
        }
        return null;
    }

    private UnitWord? UnitAt(int i) => i >= 0 && i < _tokens.Count && _tokens[i].Kind == TokenKind.Phrase ? _tokens[i].As<UnitWord>() : null;

    // Of these the customer will choose some: choose 5, 选5款; or it tells which, not how many: 第3款.
    private bool IsChosen(int i)
    {
        for (int j = i - 1; j >= 0 && j >= i - 3; j--)
        {
            if (_tokens[j].IsPlainOf("choose") || _tokens[j].IsPlainOf("ordinal") || _tokens[j].IsPlainOf("per"))
                return true;
            if (!_tokens[j].IsPlain)
                return false;
        }
        return false;
    }

    // At least 4 colours limits nothing from above.
    private bool IsLeast(int i) => i > 0 && (_tokens[i - 1].IsPlainOf("least") || (i > 1 && _tokens[i - 2].IsPlainOf("least")));

    private bool IsLimit(int i, int last)
    {
        for (int j = Math.Max(0, i - 3); j < Math.Min(_tokens.Count, last + 3); j++)
        {
            if (_senses[j] is GrammarCue { Kind: CueKind.Limit })
                return true;
        }
        return false;
    }

    // Whether a length is said to run across; null where nothing says so.
    private bool? Across(int i, int last)
    {
        for (int j = Math.Max(0, i - 3); j <= Math.Min(_tokens.Count - 1, last + 2); j++)
        {
            if ((j < i && Enumerable.Range(j, i - j).Any(k => _tokens[k].IsMark(",，。;；\n"))) || (j > last && _tokens[j].IsMark(",，。;；\n")))
            {
                if (j > last)
                    break;
                continue;
            }
            if (_tokens[j].IsPlainOf("width"))
                return true;
            if (_tokens[j].IsPlainOf("height"))
                return false;
        }
        return null;
    }

    private void Sizes(List<(int First, int Last, double Mm, bool? IsWidth)> lengths)
    {
        if (_facts.Any(f => f.Slot == FactSlot.Size))
        {
            foreach (var l in lengths)
                Add(FactSlot.Order, Grammar.Side(l.Mm), Same(Grammar.Side(l.Mm) + " mm"), l.First, l.Last);
            return;
        }
        var large = lengths.Where(l => l.Mm is >= 15 and <= 5000 && !IsPacking(l.First)).ToList();
        var width = large.FirstOrDefault(l => l.IsWidth == true);
        var height = large.FirstOrDefault(l => l.IsWidth == false);
        if (width.Mm > 0 && height.Mm > 0)
        {
            string both = Grammar.Side(width.Mm) + "x" + Grammar.Side(height.Mm);
            Add(FactSlot.Size, both, Same(both + " mm"), width.First, width.Last);
            _used[height.First] = _used[height.Last] = true;
        }
        else if (large.Count > 0)
        {
            var one = width.Mm > 0 ? width : large[0];
            Add(FactSlot.Size, Grammar.Side(one.Mm), Same(Grammar.Side(one.Mm) + " mm"), one.First, one.Last, one.IsWidth is null ? 0.8 : 1);
        }
        foreach (var l in lengths.Where(l => !_used[l.First]))
            Add(FactSlot.Order, Grammar.Side(l.Mm), Same(Grammar.Side(l.Mm) + " mm"), l.First, l.Last);
    }
}
