using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using DesignGen.Core.Briefs;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen brief explain</c>: what was understood of a brief's text, word by word, before anything is drawn.</summary>
internal static class BriefExplainCommand
{
    public static Command Build(Globals globals)
    {
        var file = new Argument<FileInfo>("brief") { Description = "The brief: running text (.txt, .md), or a form with a text key." };
        var model = new Option<string?>("--model") { Description = "Let a chat model of templates/chat-models read along; the brief's text is sent to it. It adds and takes nothing away.", HelpName = "id" };
        var form = new Option<bool>("--form") { Description = "Print the brief as a form alone, to save and go on with." };
        var command = new Command(
            "explain",
            """
            Shows what is understood of a brief's text: each fact with the words it came from, what contradicts, what is not
            understood, and the form that the text fills in. Nothing is drawn.

            Examples:
              designgen brief explain order.txt
              designgen brief explain order.txt --form > order.yaml
              designgen brief explain order.txt --model deepseek --form > order.yaml
            """) { file, form, model };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            PictureModels models = globals.Models(parsed);
            string path = parsed.GetRequiredValue(file).ToString();
            Brief brief = parsed.GetValue(model) is { } id ? await Explanation.WithAsync(path, models.Catalogue, id, models.Ledger, Clock.FromEnvironment(), cancel) : Explanation.Of(path, models.Catalogue);
            foreach (Problem flag in brief.Flags)
                screen.Complain(flag.ToString());
            foreach (string note in brief.LetteringNotes)
                screen.Complain(note);
            if (brief.Reading is not { } reading)
            {
                screen.Line("This brief is a form without running text: what it says is what is meant.", "此需求为表单，没有文字描述，按表单内容执行。");
                screen.Result(new { Form = Array.Empty<object>() });
                return ExitCodes.Done;
            }
            if (!parsed.GetValue(form))
                Tell(screen, reading);
            foreach ((string key, string value) in parsed.GetValue(form) ? reading.Whole : reading.Form)
                screen.Line(parsed.GetValue(form) ? $"{key}: {value}" : $"  {key}: {value}");
            screen.Result(ExplanationReport.Of(reading));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Tell(Screen screen, BriefReading reading)
    {
        BriefFacts facts = reading.Facts;
        Fact[] numbered = [.. facts.Facts.Where(f => f.Span is not null && f.Source != FactSource.Suggestion)];
        screen.Line(Marked(facts, numbered));
        screen.Line();
        screen.Line("Understood", "理解为");
        for (int i = 0; i < numbered.Length; i++)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"{i + 1,4}  {Said(screen, numbered[i])}"));
        foreach (Fact fact in facts.Facts.Where(f => f.Span is null && f.Source != FactSource.Suggestion))
            screen.Line("      " + Said(screen, fact));
        Fact[] suggested = [.. facts.Suggestions];
        if (suggested.Length > 0)
        {
            screen.Line();
            screen.Line("Suggested by the model, not taken up", "模型建议（未采用）");
            foreach (Fact fact in suggested)
                screen.Line("      " + Said(screen, fact));
        }
        Doubts(screen, screen.In("Contradictions", "矛盾"), facts.Contradictions);
        if (!facts.NotUnderstood.IsEmpty)
        {
            screen.Line();
            screen.Line("Not understood", "未理解");
            screen.Line("      " + string.Join(screen.In(", ", "、"), facts.NotUnderstood.Select(s => s.In(facts.Text))));
        }
        Doubts(screen, screen.In("Notes", "说明"), [.. reading.Notes, .. facts.Warnings]);
        screen.Line();
        screen.Line("As a form", "相当于表单");
    }

    private static string Said(Screen screen, Fact fact)
    {
        string sure = fact.Confidence < 0.9 ? "  " + fact.Confidence.ToString("0 %", CultureInfo.InvariantCulture) : "";
        string note = fact.Note is { } why ? $"  ({screen.In(why)})" : "";
        string hex = fact.Colour is { } colour ? "  " + colour.Srgb.Hex : "";
        return $"{screen.In(FactWords.Slot(fact.Slot))}: {screen.In(fact.Name)}{hex}{sure}{note}";
    }

    private static void Doubts(Screen screen, string title, ImmutableArray<BriefDoubt> doubts)
    {
        if (doubts.IsEmpty)
            return;
        screen.Line();
        screen.Line(title);
        foreach (BriefDoubt doubt in doubts)
            screen.Line("      " + doubt.Message);
    }

    // The text with the words of each fact in brackets, numbered as the list below it; what was not understood stands between question marks.
    private static string Marked(BriefFacts facts, Fact[] numbered)
    {
        var marks = new SortedDictionary<int, string>();
        foreach (IGrouping<TextSpan, (Fact Fact, int Number)> group in numbered.Select((f, i) => (f, i + 1)).GroupBy(f => f.f.Span!.Value).OrderBy(g => g.Key.Start))
        {
            Add(group.Key.Start, "[");
            Add(group.Key.End, "]" + string.Join(',', group.Select(g => g.Number.ToString(CultureInfo.InvariantCulture))));
        }
        foreach (TextSpan left in facts.NotUnderstood)
        {
            Add(left.Start, "¿");
            Add(left.End, "?");
        }
        var text = new StringBuilder();
        for (int i = 0; i <= facts.Text.Length; i++)
        {
            if (marks.TryGetValue(i, out string? mark))
                text.Append(mark);
            if (i < facts.Text.Length)
                text.Append(facts.Text[i]);
        }
        return text.ToString().TrimEnd();

        void Add(int at, string mark) => marks[at] = marks.TryGetValue(at, out string? before) ? (mark is "[" or "¿" ? before + mark : before.EndsWith('[') || before.EndsWith('¿') ? mark + before : before + mark) : mark;
    }
}
