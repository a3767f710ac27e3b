using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Briefs;

/// <summary>What people call the slots of a brief.</summary>
public static class FactWords
{
    /// <summary>The name of a slot.</summary>
    public static LocalName Slot(FactSlot slot) => slot switch
    {
        FactSlot.Product => new("Product", "产品"),
        FactSlot.Placement => new("Placement", "位置"),
        FactSlot.Garment => new("Garment colour", "衣服颜色"),
        FactSlot.Method => new("Print method", "工艺"),
        FactSlot.Fabric => new("Fabric", "面料"),
        FactSlot.Size => new("Size", "尺寸"),
        FactSlot.Count => new("Designs", "款数"),
        FactSlot.Inks => new("Ink limit", "套色上限"),
        FactSlot.Colourways => new("Colourways", "配色数"),
        FactSlot.Motif => new("Motif", "图案"),
        FactSlot.NoMotif => new("Not to be seen", "不要的图案"),
        FactSlot.Allowed => new("Allowed all the same", "例外可用"),
        FactSlot.Colour => new("Colour", "颜色"),
        FactSlot.Ground => new("Ground", "底色"),
        FactSlot.Outline => new("Outline", "线条色"),
        FactSlot.NoColour => new("Colour not wanted", "不要的颜色"),
        FactSlot.NoGround => new("Ground not wanted", "不要的底色"),
        FactSlot.NoOutline => new("Outline not wanted", "不要的线条色"),
        FactSlot.NoGarment => new("Garment colour not wanted", "不要的衣服颜色"),
        FactSlot.OnlyColours => new("Colours", "用色"),
        FactSlot.Scheme => new("Colour scheme", "配色方式"),
        FactSlot.Family => new("Pattern", "花型"),
        FactSlot.NoFamily => new("Pattern not wanted", "不要的花型"),
        FactSlot.Style => new("Style", "风格"),
        FactSlot.NoStyle => new("Style not wanted", "不要的风格"),
        FactSlot.Audience => new("For", "人群"),
        FactSlot.Season => new("Season", "季节"),
        FactSlot.Market => new("Market", "市场"),
        FactSlot.Holiday => new("Occasion", "节日"),
        FactSlot.Slogan => new("Words to set", "文字"),
        FactSlot.Pantone => new("Pantone", "潘通色号"),
        FactSlot.Repeat => new("Repeat", "接版"),
        FactSlot.GarmentSize => new("Garment size", "尺码"),
        FactSlot.Pieces => new("Pieces", "件数"),
        FactSlot.NailShape => new("Nail shape", "甲型"),
        FactSlot.NailLength => new("Nail length", "长度"),
        FactSlot.Finish => new("Finish", "表面效果"),
        FactSlot.Less => new("Less of", "少一些"),
        FactSlot.Order => new("Of the order", "订单信息"),
        _ => new(slot.ToString(), slot.ToString()),
    };
}
