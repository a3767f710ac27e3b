using System.Collections.Immutable;

namespace DesignGen.Core.Colour;

/// <summary>Plain names of colours for inks that nobody named: the nearest of about a hundred.</summary>
/// <remarks>The anchors are our own OKLCH values of everyday trade names, not those of a colour system; match ink to cloth, not to a name.</remarks>
public static class ColourNames
{
    private static readonly ImmutableArray<(string En, string Zh, Oklab Colour)> Anchors =
    [
        .. new (string En, string Zh, double L, double C, double H)[]
        {
            ("White", "白", 1, 0, 0), ("Chalk", "粉白", 0.96, 0.004, 90), ("Ivory", "象牙白", 0.96, 0.025, 92), ("Cream", "奶油", 0.93, 0.045, 90),
            ("Snow", "雪白", 0.96, 0.008, 245), ("Shell", "贝壳粉", 0.93, 0.025, 45), ("Mist", "雾", 0.9, 0.012, 230), ("Silver", "银灰", 0.8, 0.004, 250),
            ("Ash", "灰", 0.7, 0.005, 90), ("Steel", "钢灰", 0.58, 0.015, 250), ("Graphite", "石墨", 0.42, 0.006, 270), ("Charcoal", "炭黑", 0.3, 0.006, 270),
            ("Black", "黑", 0.13, 0.003, 270), ("Ink", "墨", 0.2, 0.025, 270), ("Linen", "亚麻", 0.87, 0.03, 80), ("Oat", "燕麦", 0.82, 0.035, 78),
            ("Sand", "沙", 0.82, 0.06, 82), ("Stone", "石", 0.7, 0.025, 80), ("Taupe", "灰褐", 0.55, 0.03, 65), ("Camel", "驼", 0.68, 0.085, 72),
            ("Tan", "棕褐", 0.6, 0.08, 60), ("Clay", "陶土", 0.58, 0.1, 48), ("Cocoa", "可可", 0.42, 0.06, 50), ("Walnut", "胡桃", 0.34, 0.045, 55),
            ("Espresso", "深咖", 0.25, 0.03, 50), ("Bronze", "青铜", 0.5, 0.075, 78), ("Ochre", "赭黄", 0.68, 0.12, 78), ("Mustard", "芥末黄", 0.74, 0.13, 92),
            ("Honey", "蜜", 0.78, 0.13, 78), ("Gold", "金", 0.8, 0.15, 86), ("Sunflower", "向日葵", 0.85, 0.17, 90), ("Lemon", "柠檬", 0.92, 0.17, 104),
            ("Butter", "黄油", 0.92, 0.085, 96), ("Apricot", "杏", 0.83, 0.09, 62), ("Peach", "桃", 0.86, 0.07, 45), ("Tangerine", "橘", 0.73, 0.17, 55),
            ("Orange", "橙", 0.68, 0.19, 47), ("Rust", "铁锈", 0.52, 0.14, 42), ("Terracotta", "赤陶", 0.6, 0.13, 40), ("Brick", "砖红", 0.46, 0.13, 33),
            ("Maroon", "栗红", 0.3, 0.09, 22), ("Oxblood", "牛血红", 0.36, 0.13, 22), ("Red", "红", 0.57, 0.22, 28), ("Cherry", "樱桃红", 0.5, 0.19, 20),
            ("Poppy", "虞美人红", 0.63, 0.21, 30), ("Coral", "珊瑚", 0.7, 0.16, 28), ("Salmon", "三文鱼", 0.77, 0.11, 30), ("Blush", "腮红", 0.88, 0.05, 20),
            ("Rose", "玫瑰", 0.64, 0.17, 10), ("Dusty rose", "灰玫瑰", 0.66, 0.08, 15), ("Crimson", "绯红", 0.44, 0.17, 12), ("Wine", "酒红", 0.33, 0.11, 5),
            ("Pink", "粉红", 0.78, 0.12, 0), ("Petal", "花瓣粉", 0.9, 0.05, 355), ("Fuchsia", "品红", 0.6, 0.25, 350), ("Raspberry", "树莓", 0.48, 0.18, 0),
            ("Magenta", "洋红", 0.58, 0.25, 335), ("Orchid", "兰花", 0.68, 0.16, 325), ("Mauve", "藕紫", 0.66, 0.07, 330), ("Plum", "梅紫", 0.38, 0.12, 335),
            ("Aubergine", "茄紫", 0.27, 0.07, 325), ("Lilac", "丁香", 0.8, 0.09, 312), ("Lavender", "薰衣草", 0.74, 0.1, 297), ("Violet", "紫罗兰", 0.52, 0.2, 300),
            ("Grape", "葡萄", 0.38, 0.15, 300), ("Heather", "石楠", 0.6, 0.06, 305), ("Midnight", "午夜蓝", 0.22, 0.06, 275), ("Navy", "藏青", 0.3, 0.09, 262),
            ("Indigo", "靛蓝", 0.37, 0.12, 270), ("Cobalt", "钴蓝", 0.47, 0.19, 262), ("Blue", "蓝", 0.57, 0.19, 258), ("Denim", "牛仔蓝", 0.5, 0.08, 255),
            ("Slate", "石板蓝", 0.48, 0.03, 250), ("Cornflower", "矢车菊", 0.67, 0.13, 262), ("Sky", "天蓝", 0.78, 0.1, 235), ("Powder blue", "粉蓝", 0.87, 0.045, 235),
            ("Azure", "湛蓝", 0.66, 0.14, 245), ("Ice", "冰蓝", 0.94, 0.025, 215), ("Petrol", "石油蓝", 0.4, 0.07, 220), ("Teal", "蓝绿", 0.52, 0.09, 198),
            ("Deep teal", "深蓝绿", 0.34, 0.06, 200), ("Turquoise", "绿松石", 0.72, 0.12, 190), ("Aqua", "水蓝", 0.85, 0.09, 200), ("Seafoam", "海沫", 0.86, 0.06, 170),
            ("Mint", "薄荷", 0.88, 0.08, 155), ("Jade", "玉", 0.66, 0.11, 165), ("Emerald", "祖母绿", 0.56, 0.14, 158), ("Celadon", "青瓷", 0.76, 0.055, 160),
            ("Lagoon", "浅湖蓝", 0.68, 0.065, 208), ("Storm", "雾霾蓝", 0.6, 0.045, 238), ("Fog blue", "烟蓝", 0.77, 0.045, 232),
            ("Eucalyptus", "尤加利", 0.62, 0.045, 165), ("Pine", "松", 0.4, 0.07, 160), ("Forest", "森林", 0.32, 0.06, 155), ("Night green", "夜绿", 0.23, 0.035, 165),
            ("Green", "绿", 0.6, 0.18, 145), ("Leaf", "叶", 0.58, 0.12, 138), ("Sage", "鼠尾草", 0.68, 0.055, 135), ("Fern", "蕨", 0.5, 0.1, 140),
            ("Moss", "苔", 0.48, 0.08, 122), ("Olive", "橄榄", 0.52, 0.085, 110), ("Khaki", "卡其", 0.7, 0.06, 100), ("Bark", "树皮", 0.3, 0.025, 95),
            ("Pistachio", "开心果", 0.85, 0.09, 125), ("Lime", "青柠", 0.84, 0.19, 125), ("Chartreuse", "黄绿", 0.9, 0.19, 116), ("Celery", "芹黄绿", 0.92, 0.06, 118),
        }.Select(a => (a.En, a.Zh, new Oklch(a.L, a.C, a.H).Oklab)),
    ];

    /// <summary>The nearest name.</summary>
    public static (string En, string Zh) Of(Srgb colour)
    {
        Oklab at = colour.Oklab;
        (string en, string zh, _) = Anchors.MinBy(a => a.Colour.DistanceTo(at));
        return (en, zh);
    }

    /// <summary>A name for each colour, none twice: the first comes first to the nearest name.</summary>
    /// <param name="colours">As many as there are names, at most.</param>
    public static ImmutableArray<string> ForAll(IEnumerable<Srgb> colours)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (Srgb colour in colours)
        {
            Oklab at = colour.Oklab;
            names.Add(Anchors.Where(a => !names.Contains(a.En)).MinBy(a => a.Colour.DistanceTo(at)).En);
        }
        return names.ToImmutable();
    }
}
