using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Mockups;

/// <summary>How a T-shirt falls on a body that stands upright, its hands behind its back; mm from the middle between the neck points.</summary>
/// <remarks>Our own proportions, judged by eye: an arm of 285 mm to the elbow and 255 mm on to the wrist, cloth a tenth shorter over the chest than lying flat.</remarks>
internal sealed class TeeFitting
{
    private const double UpperArmMm = 285, ForearmMm = 255;

    /// <summary>Fits a cut on a body.</summary>
    /// <param name="cut">The cut lying flat, in the body's size.</param>
    /// <param name="body">The body.</param>
    public TeeFitting(TeeCut cut, BodyShape body)
    {
        double torso = Math.Max(body.Waist, (body.Chest + body.Waist) / 2), radius = body.Arm / 2;
        double chest = body.Chest + cut.Ease + body.Bust * 0.25, straight = (chest + Math.Max(body.Hip, body.Waist) + cut.Ease) / 2;
        double waist = body.Waist + cut.Ease * 1.2, dropped = Math.Max(0, cut.Ease - 60) * 0.55;
        Shoulder = new(body.Shoulder / 2 - radius * 0.86, 56 + radius * 0.9);
        double least = torso / 2 + cut.Ease * 0.2 + radius * 0.8;
        Elbow = new(Math.Max(Shoulder.X + UpperArmMm * 0.27, least + 12), Shoulder.Y + UpperArmMm * 0.95);
        Wrist = new(Elbow.X - ForearmMm * 0.62, Elbow.Y + ForearmMm * 0.72);
        double degrees = Math.Atan2(Elbow.Y - Shoulder.Y, Elbow.X - Shoulder.X) * 180 / Math.PI;
        Worn = cut with
        {
            Chest = chest,
            Waist = waist + (straight - waist) * cut.Hang,
            Hem = Math.Max(body.Hip, body.Waist) + cut.Ease * 0.8,
            Length = cut.Length * 0.92,
            Shoulder = body.Shoulder + 6 + dropped,
            Slope = 50 + dropped * 0.35,
            Neck = Math.Max(cut.Neck * 0.88, body.Neck + 34),
            NeckFront = cut.NeckFront * 0.92,
            Armhole = Math.Max(cut.Armhole * 0.9, Shoulder.Y + radius * 1.7),
            Sleeve = cut.Sleeve * 0.98,
            Opening = body.Arm + 22 + cut.Ease * 0.32,
            SleeveDegrees = Math.Min(80, degrees - 5),
        };
    }

    /// <summary>The cut as it falls.</summary>
    public TeeCut Worn { get; }

    /// <summary>The right shoulder's joint.</summary>
    public Point Shoulder { get; }

    /// <summary>The right elbow.</summary>
    public Point Elbow { get; }

    /// <summary>The right wrist.</summary>
    public Point Wrist { get; }
}
