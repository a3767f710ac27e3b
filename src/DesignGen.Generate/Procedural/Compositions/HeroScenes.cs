using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Motifs.Native;
using static DesignGen.Generate.Procedural.Badges.SceneKind;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Which landscapes a hero may stand in: where it lives, and for things that live nowhere plain hills or the night.</summary>
public static class HeroScenes
{
    /// <summary>The landscapes of a motif, one at least.</summary>
    /// <param name="motif">Id of a native motif, or of a pack's.</param>
    public static SceneKind[] Of(string motif) => motif switch
    {
        "palm-tree" or "palm-leaf" or "sailboat" or "flamingo" or "turtle" => [Sea],
        "crane" or "swan" or "duck" or "frog" or "lotus" or "lotus-leaf" or "water-drop" => [Hills, Sea],
        "saguaro" or "cowboy-boot" or "cowboy-hat" or "horseshoe" or "skull" or "snake" or "rose-tattoo" or "dagger" or "sacred-heart" => [Desert],
        "lion" or "elephant" or "eagle" or "horse" or "ox" or "brachiosaurus" => [Desert, Hills, Mountains],
        "lizard" or "cactus" => [Desert],
        "bear" or "deer" or "wolf" or "fox" or "goat" or "squirrel" or "hedgehog" or "rabbit" or "panda" or "tiger" or "mushroom" or "pine-branch" or "maple-leaf" or "oak-leaf" or "holly" or "bonsai" or "pagoda" or "phoenix" or "dragon" or "tornado" => [Mountains, Night, Hills],
        "owl" or "bat" or "moth" or "spider" or "spider-web" or "ghost" or "jack-o-lantern" or "witch-hat" or "santa-claus" or "snowman" or "christmas-tree" or "penguin" or "snowflake" or "star-and-crescent" or "ramadan-lantern" or "lantern" or "firework" or "ufo" or "rocket" or "saturn"
            or "shooting-star" or "earth-planet" or "crescent-moon" or "moon" or "star" or "sparkle" or "four-point-star" => [Night],
        "snow-mountain" => [Mountains],
        "unicorn" => [Hills, Night],
        _ => Shelf(motif) == MotifGroup.Sea ? [Sea] : [Hills],
    };

    /// <summary>The same as a condition on the parameter <c>scene</c>.</summary>
    public static string When(string motif) => $"scene={string.Join(',', Of(motif).Select(s => (int)s).Order())}";

    private static MotifGroup? Shelf(string motif) => NativeMotifs.All.FirstOrDefault(m => m.Id == motif)?.Group;
}
