using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Tests;

public class LabelMapTests
{
    [Fact]
    public void A_label_is_found_by_column_and_row()
    {
        var map = new LabelMap(2, 2, [0, 1, LabelMap.Clear, 3]);
        Assert.Equal(1, map[1, 0]);
        Assert.Equal(LabelMap.Clear, map[0, 1]);
    }

    [Fact]
    public void Labels_that_differ_are_told_alike_many_at_once_and_one_by_one()
    {
        var labels = new byte[200];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = (byte)(i * i % 7 % 3);
        for (int at = 0; at < 100; at++)
        {
            uint many = LabelMap.Apart(labels, at, at + 60, LabelMap.Lanes);
            for (int count = 0; count < LabelMap.Lanes; count++)
                Assert.Equal(many & ((1u << count) - 1), LabelMap.Apart(labels, at, at + 60, count));
            for (int i = 0; i < LabelMap.Lanes; i++)
                Assert.Equal(labels[at + i] != labels[at + 60 + i], (many >> i & 1) != 0);
        }
    }
}
