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
}
