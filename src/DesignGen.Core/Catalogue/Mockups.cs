using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Core.Catalogue;

/// <summary>A skin tone that people in mock-ups have.</summary>
/// <param name="Id">Key, for example <c>monk-6</c>.</param>
/// <param name="Colour">How it looks in plain light.</param>
public sealed record SkinTone(string Id, Srgb Colour);

/// <summary>The shape of a body that wears a garment, seen from the front, mm.</summary>
/// <param name="Id">Key, for example <c>plus</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Size">Size of the garment that it wears, as the product's size chart names it.</param>
/// <param name="Shoulder">From shoulder to shoulder.</param>
/// <param name="Chest">Width of the chest.</param>
/// <param name="Waist">Width of the waist.</param>
/// <param name="Hip">Width of the hips.</param>
/// <param name="Neck">Width of the neck.</param>
/// <param name="Arm">Thickness of the upper arm.</param>
/// <param name="Bust">How far the bust stands out; 0 for a flat chest.</param>
/// <param name="Belly">How far the belly stands out.</param>
public sealed record BodyShape(string Id, LocalName Name, string Size, double Shoulder, double Chest, double Waist, double Hip, double Neck, double Arm, double Bust, double Belly);

/// <summary>A picture of a product with the design on it: what is drawn, by measures that a shop may change.</summary>
/// <param name="Id">Key, for example <c>tee-regular-front</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Product">Id of the product that it shows.</param>
public abstract record Mockup(string Id, LocalName Name, string Product);

/// <summary>A fold of the cloth. Places are shares: across, −1 is the left and 1 the right side of the chest; down, 0 is the neck and 1 the hem. On a sleeve, across runs from shoulder to opening, and down from the upper to the lower edge.</summary>
/// <param name="Line">Its line through two or more places.</param>
/// <param name="Width">Half its breadth, mm.</param>
/// <param name="Height">How far it stands out, mm; below 0 for a hollow.</param>
/// <param name="OnSleeve">Whether it lies on both sleeves in place of the body.</param>
public sealed record Fold(ImmutableArray<Point> Line, double Width, double Height, bool OnSleeve);

/// <summary>The cut of a T-shirt lying flat, by points of measure, mm.</summary>
/// <param name="Id">Key, for example <c>oversized</c>.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Chest">Width from underarm to underarm.</param>
/// <param name="Waist">Width halfway down the side.</param>
/// <param name="Hem">Width at the hem.</param>
/// <param name="Length">From the neck point to the hem.</param>
/// <param name="Shoulder">From shoulder point to shoulder point.</param>
/// <param name="Slope">How far the shoulder points lie below the neck points.</param>
/// <param name="Neck">Width of the neck opening at the seam.</param>
/// <param name="NeckFront">How far the front neck seam hangs below the neck points.</param>
/// <param name="NeckBack">How far the back neck seam hangs below them.</param>
/// <param name="Collar">Height of the rib.</param>
/// <param name="Armhole">How far the underarm lies below the neck points.</param>
/// <param name="Sleeve">Length of the sleeve from the shoulder point.</param>
/// <param name="Opening">Width of the sleeve's opening.</param>
/// <param name="SleeveDegrees">How far the sleeve points down when it lies flat: 0 straight out, 90 straight down.</param>
/// <param name="Ease">How much wider than the body it falls when worn.</param>
/// <param name="Hang">How it falls at the waist: 0 follows the body, 1 hangs straight.</param>
public sealed record TeeCut(
    string Id, LocalName Name, double Chest, double Waist, double Hem, double Length, double Shoulder, double Slope, double Neck, double NeckFront, double NeckBack,
    double Collar, double Armhole, double Sleeve, double Opening, double SleeveDegrees, double Ease, double Hang)
{
    /// <summary>The cut in another size: grown to a chest and a length, and what hangs on them by its share of the growth.</summary>
    /// <param name="chest">Chest width of the size, mm.</param>
    /// <param name="length">Body length of the size, mm.</param>
    /// <remarks>The shares are our own, after the rule that each size adds 51 mm of chest: about half of it to the shoulder, a tenth to the neck, a fifth to the opening.</remarks>
    public TeeCut Graded(double chest, double length)
    {
        double wider = chest - Chest, longer = length - Length;
        return this with
        {
            Chest = chest,
            Waist = Waist + wider,
            Hem = Hem + wider,
            Length = length,
            Shoulder = Shoulder + wider * 0.5,
            Neck = Neck + wider * 0.1,
            NeckFront = NeckFront + wider * 0.05,
            Armhole = Armhole + wider * 0.22,
            Sleeve = Sleeve + wider * 0.12,
            Opening = Opening + wider * 0.2 + longer * 0.05,
        };
    }
}

/// <summary>A T-shirt.</summary>
/// <param name="Id">As for <see cref="Mockup"/>.</param>
/// <param name="Name">As for <see cref="Mockup"/>.</param>
/// <param name="Product">As for <see cref="Mockup"/>.</param>
/// <param name="Cut">Its cut.</param>
/// <param name="IsBack">Whether its back is shown.</param>
/// <param name="IsWorn">Whether a body wears it, in place of lying flat.</param>
/// <param name="Folds">Folds of its cloth.</param>
/// <param name="BackPlacements">Ids of the placements that are printed on the back.</param>
/// <param name="BaseSize">Size of the product's chart that the cut's measures are for; empty where sizes of the chart do not apply.</param>
public sealed record TeeMockup(
    string Id, LocalName Name, string Product, TeeCut Cut, bool IsBack, bool IsWorn, ImmutableArray<Fold> Folds, ImmutableArray<string> BackPlacements, string BaseSize) : Mockup(Id, Name, Product);

/// <summary>Which hands are shown.</summary>
public enum HandsShown
{
    /// <summary>The right hand alone.</summary>
    Right,

    /// <summary>The left hand alone.</summary>
    Left,

    /// <summary>Both, side by side.</summary>
    Both,
}

/// <summary>A limb: round bars through joints. For a right hand seen from its back, fingers up; mm, the origin at the knuckle of the middle finger.</summary>
/// <param name="Joints">Middles of the joints, two or more; a finger's begin at its knuckle, and the last is the middle of the tip's round.</param>
/// <param name="Radii">Radius at each joint.</param>
public sealed record LimbShape(ImmutableArray<Point> Joints, ImmutableArray<double> Radii);

/// <summary>Hands that wear a nail set.</summary>
/// <param name="Id">As for <see cref="Mockup"/>.</param>
/// <param name="Name">As for <see cref="Mockup"/>.</param>
/// <param name="Product">As for <see cref="Mockup"/>.</param>
/// <param name="Shown">Which hands.</param>
/// <param name="Palm">The back of the hand and the arm.</param>
/// <param name="Fingers">The five fingers, thumb first.</param>
/// <param name="TiltDegrees">How far each hand turns towards its little finger.</param>
/// <param name="MiddleNail">Width of the middle finger's nail that the measures are for, mm; the hand grows and shrinks with the set's.</param>
public sealed record HandMockup(
    string Id, LocalName Name, string Product, HandsShown Shown, ImmutableArray<LimbShape> Palm, ImmutableArray<LimbShape> Fingers, double TiltDegrees, double MiddleNail) : Mockup(Id, Name, Product);

/// <summary>A mug with the print round its wall.</summary>
/// <param name="Id">As for <see cref="Mockup"/>.</param>
/// <param name="Name">As for <see cref="Mockup"/>.</param>
/// <param name="Product">As for <see cref="Mockup"/>.</param>
/// <param name="Diameter">Outer diameter, mm.</param>
/// <param name="Height">Height, mm.</param>
/// <param name="TurnDegrees">How far the middle of the print is turned away from the viewer.</param>
public sealed record MugMockup(string Id, LocalName Name, string Product, double Diameter, double Height, double TurnDegrees) : Mockup(Id, Name, Product);

/// <summary>A flat thing, cut out: a phone case, a sheet of stickers.</summary>
/// <param name="Id">As for <see cref="Mockup"/>.</param>
/// <param name="Name">As for <see cref="Mockup"/>.</param>
/// <param name="Product">As for <see cref="Mockup"/>.</param>
/// <param name="Width">Width of the thing where the art has no cut line of its own, mm.</param>
/// <param name="Height">Height, mm.</param>
/// <param name="Corner">Radius of its corners, mm.</param>
/// <param name="Edge">Breadth of the rim round it, mm: a case's wall; 0 for a sheet.</param>
/// <param name="WindowAt">Top left of the opening for a camera, mm; no part of a sheet.</param>
/// <param name="WindowWidth">Width of that opening, mm; 0 for none.</param>
/// <param name="WindowHeight">Height of that opening, mm.</param>
/// <param name="WindowCorner">Radius of its corners, mm.</param>
/// <param name="TiltDegrees">How far it is turned on the table.</param>
public sealed record PlateMockup(
    string Id, LocalName Name, string Product, double Width, double Height, double Corner, double Edge, Point WindowAt, double WindowWidth, double WindowHeight, double WindowCorner, double TiltDegrees) : Mockup(Id, Name, Product);

/// <summary>All mock-ups of a shop, and the people who wear them.</summary>
/// <param name="Skins">Skin tones, in the order in which they take turns.</param>
/// <param name="Bodies">Body shapes, in the order in which they take turns.</param>
/// <param name="Looks">The mock-ups, in the order of their files; the first of a product is its usual one.</param>
public sealed record MockupBook(ImmutableArray<SkinTone> Skins, ImmutableArray<BodyShape> Bodies, ImmutableArray<Mockup> Looks)
{
    /// <summary>No mock-ups.</summary>
    public static MockupBook Empty { get; } = new([], [], []);

    /// <summary>The mock-ups of a product that show a placement: of a garment, those of its side.</summary>
    /// <param name="product">Id of the product.</param>
    /// <param name="placement">Id of the placement.</param>
    public ImmutableArray<Mockup> Showing(string product, string placement) =>
        [.. Looks.Where(l => l.Product == product && (l is not TeeMockup tee || tee.BackPlacements.Contains(placement) == tee.IsBack))];

    /// <summary>The mock-ups that a product is usually shown by: the first, and the first that somebody wears or else the second; none where there is none.</summary>
    /// <param name="product">Id of the product.</param>
    /// <param name="placement">Id of the placement.</param>
    public ImmutableArray<Mockup> Usual(string product, string placement)
    {
        ImmutableArray<Mockup> showing = Showing(product, placement);
        return showing.Length < 2 ? showing : [showing[0], showing.Skip(1).FirstOrDefault(l => l is TeeMockup { IsWorn: true }) ?? showing[1]];
    }
}
