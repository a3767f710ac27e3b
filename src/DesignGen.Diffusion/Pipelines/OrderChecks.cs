using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Diffusion.Models;
using DesignGen.Diffusion.Schedulers;
using DesignGen.Diffusion.Seams;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>Whether an order suits a model. Everything wrong is told together, before anything is opened.</summary>
internal static class OrderChecks
{
    private const string Source = "order";
    private const int MostSide = 4096;

    /// <exception cref="InputException">It does not.</exception>
    public static void Check(DiffusionOrder order, ModelFolder folder)
    {
        var problems = new List<Problem>();
        void Refuse(string place, FormattableString message) => problems.Add(new(Source, null, place, message.ToString(CultureInfo.InvariantCulture)));

        if (order.Subjects.IsEmpty)
            Refuse("subjects", $"There is no picture in this order. Give at least one prompt with a seed.");
        (int width, int height) = (order.Size.Width, order.Size.Height);
        if (folder.IsFixedSize && order.Size != folder.Native)
            Refuse("size", $"{order.Size} can't be made: the model was exported for {folder.Native} alone. Use that size, or export the model with open sides.");
        else if (width < folder.SizeStep || height < folder.SizeStep || width > MostSide || height > MostSide || width % folder.SizeStep != 0 || height % folder.SizeStep != 0)
            Refuse("size", $"{order.Size} can't be made: sides go in steps of {folder.SizeStep} pixels up to {MostSide}. Use {Near(width, folder.SizeStep)}x{Near(height, folder.SizeStep)}.");
        if (order.Tiling == PictureTiling.HalfDrop && height / folder.PixelsPerLatent % 2 != 0)
            Refuse("size", $"{order.Size} can't be a half-drop: its height must be a multiple of {2 * folder.PixelsPerLatent} pixels. Use {Near(height, 2 * folder.SizeStep)}.");
        if (order.Guidance is double guidance && !(guidance is >= 0 and <= 50))
            Refuse("guidance", $"{guidance} is out of range. Use 0 to 50; 5 to 9 are usual, 0 for Turbo models.");
        if (order.Rescale is double rescale && !(rescale is >= 0 and <= 1))
            Refuse("rescale", $"{rescale} is out of range. Use 0 to 1; 0.7 for models with zero terminal SNR.");
        if (order.PreviewEvery < 0)
            Refuse("previewEvery", $"{order.PreviewEvery} is out of range. Use 0 for no previews, or each how many steps to show one.");
        if (order.Start is not null && !folder.TakesStart)
            Refuse("start", $"This model can't begin from a picture: its folder has no vae_encoder. Export the model with it, or leave the picture out.");
        if (order.Start is { } start && !(start.Strength is > 0 and <= 1))
            Refuse("start.strength", $"Strength {start.Strength} is out of range. Use more than 0, which keeps the picture, up to 1, which keeps little of it.");
        if (order.Start is null && folder.IsInpainting && !folder.TakesStart)
            Refuse("model", $"This model fills in pictures, for which it needs its vae_encoder; the folder has none. Copy the model's whole folder again.");
        if (order.Seamless == SeamlessWay.Circular && order.Tiling == PictureTiling.HalfDrop)
            Refuse("seamless", $"A half-drop can't be made by circular padding. Use rolled, or leave it open.");
        if (order.Seamless == SeamlessWay.Repaired && !MayRepair(order, folder))
            Refuse("seamless", $"The seam can't be painted anew within a mask, nor by a model that fills in. Use rolled, or leave it open.");
        if (problems.Count > 0)
            throw new InputException(problems);
        // Steps and strength are the scheduler's to judge; a scheduler of its own tells before anything is opened.
        (order.Scheduler ?? folder.DefaultScheduler).Create().Start(new(order.Steps ?? folder.Defaults.Steps, 1, 1, order.Start?.Strength ?? 1, order.Eta));
    }

    /// <summary>Whether a seam may be painted anew: models that fill in are told of their mask at each call, and an order's own mask says what stays.</summary>
    public static bool MayRepair(DiffusionOrder order, ModelFolder folder) => !folder.IsInpainting && order.Start?.Mask is null;

    private static int Near(int side, int step) => Math.Clamp((side + step / 2) / step * step, step, MostSide / step * step);
}
