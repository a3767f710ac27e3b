using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Motifs;
using DesignGen.Core.Recipes;
using DesignGen.Generate.Procedural;

namespace DesignGen.Server.Recipes;

/// <summary>Takes recipes from outside: nothing of one is believed before it was drawn once, within bounds of time and memory.</summary>
/// <remarks>
/// A recipe is data: it names a family and numbers, no file, address or program. What it could do is ask for too much, so its text is capped, every
/// number must lie in its family's range, and a trial draw is stopped when it takes long or allocates much. The bound of memory is looked at every
/// 20 ms and so can be passed by what a few threads allocate in that time.
/// </remarks>
public sealed class RecipeIntake
{
    private const int MostNameCharacters = 200;

    // Cut lines of a phone case are two or three, of a sticker sheet some twenty.
    private const int MostCuts = 200;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>How long the trial draw may take. The slowest of what the planner asks for takes some 2 s.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>By how many bytes the program's memory may grow meanwhile.</summary>
    public long MostBytes { get; init; } = 1L << 30;

    /// <summary>Where the font that a recipe may name is to be had.</summary>
    public IFontShelf Fonts { get; init; } = FontShelf.None;

    /// <summary>Where the packs' motifs that a recipe may name are to be had.</summary>
    public IMotifShelf MotifPacks { get; init; } = MotifShelf.None;

    /// <summary>Reads the text of a recipe's file and draws it for trial.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The file and what its recipe draws.</returns>
    /// <exception cref="InputException">It is no recipe, of another engine or version, out of range, or asks for too much.</exception>
    public async Task<(RecipeFile File, Artwork Artwork)> ReadAsync(string source, string text, CancellationToken cancel)
    {
        RecipeFile file = RecipeFile.Read(source, text);
        return (file, await DrawAsync(source, file.Recipe, cancel).ConfigureAwait(false));
    }

    /// <summary>Draws a recipe for trial.</summary>
    /// <param name="source">Where it is from, for messages.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">It is of another engine or version, out of range, or asks for too much.</exception>
    public async Task<Artwork> DrawAsync(string source, Recipe recipe, CancellationToken cancel)
    {
        CheckSizes(source, recipe);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        long before = GC.GetTotalMemory(forceFullCollection: false);
        // The work has a thread to itself, so that the watch is never kept from looking.
        Task<Artwork> drawing = Task.Factory.StartNew(() => ProceduralGenerator.Draw(recipe, stop.Token, Fonts, MotifPacks), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        string? much = await WatchAsync(drawing, before, cancel).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            Artwork artwork = await drawing.ConfigureAwait(false);
            return much is null ? artwork : throw TooMuch(source, much);
        }
        catch (OperationCanceledException) when (much is not null && !cancel.IsCancellationRequested)
        {
            throw TooMuch(source, much);
        }
        catch (InputException e) when (much is null)
        {
            throw new InputException([.. e.Problems.Select(p => p with { Source = source })], e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException or IndexOutOfRangeException or KeyNotFoundException or OutOfMemoryException)
        {
            throw new InputException(source, null, $"No design comes of this recipe ({e.GetType().Name}). Use one that DesignGen wrote.", e);
        }
    }

    // What was too much, or null where the drawing ended before.
    private async Task<string?> WatchAsync(Task drawing, long before, CancellationToken cancel)
    {
        using var clock = new PeriodicTimer(Look);
        for (TimeSpan passed = TimeSpan.Zero; !drawing.IsCompleted; passed += Look)
        {
            if (passed >= MostTime)
                return FormattableString.Invariant($"{MostTime.TotalSeconds:0.##} s");
            if (GC.GetTotalMemory(forceFullCollection: false) - before > MostBytes)
                return FormattableString.Invariant($"{MostBytes / 1e9:0.##} GB");
            await Task.WhenAny(drawing, clock.WaitForNextTickAsync(cancel).AsTask()).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
        return null;
    }

    // What the engine does not look at, since nothing is drawn from it.
    private static void CheckSizes(string source, Recipe recipe)
    {
        var problems = new List<Problem>();
        if (recipe.Picture is not null || recipe.Engine != ProceduralGenerator.Name)
            Refuse("picture", "It begins from a picture, which a recipe alone does not hold. Draw it where its pack is, with `designgen recipe draw`.");
        if (!recipe.Cuts.IsDefault && recipe.Cuts.Length > MostCuts)
            Refuse("cuts", $"{recipe.Cuts.Length} cut lines are too many. Use at most {MostCuts}.");
        if (recipe.Parameters.Count > 100 || recipe.Parameters.Keys.Any(k => k.Length > MostNameCharacters))
            Refuse("parameters", "There are more parameters than any family has.");
        IEnumerable<string?> names = [recipe.Palette, recipe.Family, recipe.Garment.Id, recipe.Garment.Name.En, recipe.Garment.Name.Zh, recipe.Font?.Name, recipe.Font?.Version,
            .. recipe.Inks.IsDefault ? [] : recipe.Inks.Select(i => i?.Name),
            .. recipe.Colourways.IsDefault ? [] : recipe.Colourways.Where(c => c is not null).SelectMany(c => new[] { c.Name?.En, c.Name?.Zh }.Concat(c.Inks.IsDefault ? [] : c.Inks.Select(i => i?.Name)))];
        if (!recipe.PackMotifs.IsDefault && recipe.PackMotifs.Any(m => m is not null && new[] { m.Licence, m.Origin }.Any(t => t?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)))
            Refuse("packMotifs", "A licence or origin in it has control characters. Remove them.");
        if (names.Any(n => n is { Length: > MostNameCharacters } || n?.Any(char.IsControl) == true))
            Refuse("names", $"A name in it is longer than {MostNameCharacters} characters or has control characters. Shorten it.");
        if (problems.Count > 0)
            throw new InputException(problems);

        void Refuse(string place, string message) => problems.Add(new(source, null, place, message));
    }

    private static InputException TooMuch(string source, string much) => new(source, null, $"Drawing this recipe takes more than {much}, far more than any design. Make its page smaller or its motifs larger.");
}
