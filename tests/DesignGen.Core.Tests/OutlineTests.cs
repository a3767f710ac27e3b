using DesignGen.Core.Geometry;

namespace DesignGen.Core.Tests;

public sealed class OutlineTests
{
    [Fact]
    public void A_circle_has_the_area_of_a_circle() => Assert.Equal(Math.PI * 100, Outline.Circle(new(5, 5), 10).Area(0.001), 0.15);

    [Fact]
    public void Flattening_stays_within_its_tolerance()
    {
        foreach (double tolerance in new[] { 0.5, 0.05, 0.005 })
        {
            List<Point> points = Outline.Circle(Point.Zero, 10).Contours[0].Flatten(tolerance);
            for (int i = 1; i < points.Count; i++)
                Assert.InRange(10 - Point.Lerp(points[i - 1], points[i], 0.5).Length, -0.01, tolerance + 0.01);
        }
    }

    [Fact]
    public void A_turned_outline_keeps_its_area()
    {
        Outline star = Outline.Smooth(new(0, 0), new(10, 2), new(12, 9), new(3, 11));
        Outline turned = star.Transform(Affine.Rotate(1.1).Then(Affine.Translate(5, -3)));
        Assert.Equal(star.Area(0.001), turned.Area(0.001), 0.01);
    }

    [Fact]
    public void Maps_are_applied_in_the_order_they_are_named()
    {
        Point moved = Affine.Scale(2).Then(Affine.Translate(1, 0)).Apply(new Point(3, 0));
        Assert.Equal(new Point(7, 0), moved);
    }

    [Fact]
    public void A_reversed_contour_walks_the_same_points_backwards()
    {
        Contour contour = Outline.Smooth(new(0, 0), new(10, 2), new(12, 9)).Contours[0];
        List<Point> forwards = contour.Flatten(0.1), backwards = contour.Reverse().Flatten(0.1);
        backwards.Reverse();
        Assert.Equal(forwards.Count, backwards.Count);
        for (int i = 0; i < forwards.Count; i++)
            Assert.True(forwards[i].DistanceTo(backwards[i]) < 1e-9);
    }

    [Fact]
    public void An_arc_ends_where_its_angle_says()
    {
        Outline half = new OutlineBuilder().MoveTo(new(10, 0)).ArcAround(Point.Zero, Math.PI).Close().Build();
        Assert.True(half.Contours[0].Segments[^1].End.DistanceTo(new(-10, 0)) < 1e-9);
        Assert.Equal(Math.PI * 50, half.Area(0.001), 0.1);
    }

    [Fact]
    public void Finished_coordinates_are_whole_micrometres()
    {
        foreach (Segment s in Outline.Circle(new(1.23456789, 2), 3.3333333).Snap().Contours[0].Segments)
            Assert.Equal(Math.Round(s.End.X * 1000), s.End.X * 1000, 6);
    }
}
