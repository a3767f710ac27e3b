using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Onnx;
using DesignGen.Diffusion.Pipelines;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Installed;

/// <summary>Makes pictures with a model on this machine.</summary>
/// <remarks>
/// Orders that wait for the device at the same time and want one size and tiling share a batch, up to a limit: on a graphics card that
/// takes less time than one after the other, and each picture comes out as if it had been ordered alone. Safe for several threads.
/// </remarks>
/// <param name="model">The model.</param>
/// <param name="open">The device that it runs on, shared by all engines.</param>
/// <param name="batch">Says how many pictures one batch may have, 1 or more; asked when one is made. 1 suits processors.</param>
public sealed class LocalPictureEngine(InstalledModel model, OpenModels open, Func<int> batch) : IPictureEngine
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];

    /// <inheritdoc/>
    public string Name => model.Id;

    /// <inheritdoc/>
    public PictureAbilities Abilities => model.Abilities;

    /// <summary>Told how far a run is; on the thread that runs it. Null for nobody.</summary>
    public IProgress<DiffusionProgress>? Progress { get; init; }

    /// <inheritdoc/>
    public async Task<PictureAnswer> MakeAsync(PictureRequest request, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(request.Prompt))
            throw new InputException("model " + model.Id, "prompt", "There are no words to make a picture from. Write some.");
        if (request.Start is not null && !model.TakesStart)
            throw new InputException("model " + model.Id, "start", "The model has no encoder for pictures, so it can't begin from one. Leave the picture out, or export the model with its VAE's encoder.");
        var mine = new Waiting(request);
        lock (_gate)
            _waiting.Add(mine);
        // Another order may take this one along while it waits; then there is nothing left to do when its turn comes.
        try
        {
            await open.UseAsync(model, pipeline => RunFor(mine, pipeline, cancel), cancel).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                mine.Gone = true;
                _waiting.Remove(mine);
            }
        }
        return await mine.Answer.Task.ConfigureAwait(false);
    }

    private void RunFor(Waiting mine, DiffusionPipeline pipeline, CancellationToken cancel)
    {
        List<Waiting> together;
        int most = batch();
        lock (_gate)
        {
            if (!_waiting.Contains(mine))
                return;
            together = [mine, .. _waiting.Where(w => w != mine && Shares(mine.Request, w.Request))];
            int pictures = 0;
            together = [.. together.TakeWhile((w, i) => (pictures += w.Request.Count) <= most || i == 0)];
            _waiting.RemoveAll(together.Contains);
        }
        try
        {
            Make(together, pipeline, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Only the one that ran was called off: those that it had taken along wait for their own turns again.
            mine.Answer.SetCanceled(cancel);
            LetWait(together, mine);
        }
        catch (Exception) when (together.Count > 1)
        {
            // Whichever of them it lies with, or the memory that they need together: each is made alone.
            LetWait(together, mine);
            Make([mine], pipeline, cancel);
        }
    }

    private void Make(List<Waiting> together, DiffusionPipeline pipeline, CancellationToken cancel)
    {
        ImmutableArray<DiffusionPicture> made = pipeline.Make(Order([.. together.Select(w => w.Request)], pipeline), Progress, cancel);
        ImmutableArray<PictureAnswer> answers = [.. together.Select((one, i) => new PictureAnswer([.. made.Skip(together.Take(i).Sum(w => w.Request.Count)).Take(one.Request.Count).Select(Encoded)], [], null))];
        foreach ((Waiting one, PictureAnswer answer) in together.Zip(answers))
            one.Answer.SetResult(answer);
    }

    private void LetWait(List<Waiting> together, Waiting except)
    {
        lock (_gate)
            _waiting.AddRange(together.Where(w => w != except && !w.Gone));
    }

    private static bool Shares(PictureRequest a, PictureRequest b) => a.Size == b.Size && a.Tiling == b.Tiling && a.Start is null && b.Start is null;

    private DiffusionOrder Order(PictureRequest[] requests, DiffusionPipeline pipeline)
    {
        PictureRequest first = requests[0];
        ImmutableArray<DiffusionSubject> subjects = [.. requests.SelectMany(r => Enumerable.Range(0, r.Count).Select(i => new DiffusionSubject(r.Prompt, unchecked(r.Seed + (uint)i), r.Negative.Length > 0 ? r.Negative : null)))];
        return model.Order(pipeline.Folder, first.Size, subjects) with
        {
            Tiling = first.Tiling,
            Start = first.Start is { } start ? new(Decoded(start.Picture), start.Strength, start.Mask is { } mask ? Decoded(mask) : null) : null,
        };
    }

    private static Picture Decoded(EncodedPicture picture) => PictureReader.Read(picture.Bytes.Span, "the picture to begin from").Picture;

    private static MadePicture Encoded(DiffusionPicture made)
    {
        using var file = new MemoryStream();
        PngWriter.Write(file, made.Picture);
        return new(new(file.ToArray(), PictureEncoding.Png, new(made.Picture.Width, made.Picture.Height)), made.Seed, null, "", null) { Notes = Notes(made) };
    }

    private static ImmutableSortedDictionary<string, string> Notes(DiffusionPicture made)
    {
        var notes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        notes["provider"] = made.Run.Provider;
        notes["scheduler"] = made.Run.Scheduler;
        notes["steps"] = made.Run.Steps.ToString(CultureInfo.InvariantCulture);
        notes["guidance"] = made.Run.Guidance.ToString(CultureInfo.InvariantCulture);
        if (made.Seam is { } seam)
        {
            notes[PictureRecord.SeamNote] = seam.Score.ToString("0.000", CultureInfo.InvariantCulture);
            notes["seamWay"] = seam.Way.ToString();
        }
        return notes.ToImmutable();
    }

    private sealed record Waiting(PictureRequest Request)
    {
        public TaskCompletionSource<PictureAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether nobody waits for it any more; under the gate.</summary>
        public bool Gone { get; set; }

        // Orders that read alike are still two orders.
        public bool Equals(Waiting? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
