using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Documents;
using DesignGen.Core.Pictures;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Interpret;

/// <summary>Reads what a brief says about pictures from words.</summary>
internal static class PictureWishes
{
    private const string EngineKey = BriefKeys.Engine, ModelKey = BriefKeys.Model, SubjectKey = BriefKeys.Subject, AvoidKey = BriefKeys.Avoid, UseKey = BriefKeys.Use, StylesKey = BriefKeys.Styles, ReferenceKey = BriefKeys.Reference, StrengthKey = BriefKeys.Strength;

    // Longer texts are cut off by every model's text encoder.
    public const int MostSubject = 400;

    // Of the picture to begin from its composition stays and its drawing changes.
    private const double UsualStrength = 0.7;

    private static readonly Dictionary<string, string> Engines = new()
    {
        [ProceduralGenerator.Name] = ProceduralGenerator.Name,
        ["内置"] = ProceduralGenerator.Name,
        [PictureModel.Local] = PictureModel.Local,
        ["本地模型"] = PictureModel.Local,
        [PictureModel.Online] = PictureModel.Online,
        ["在线模型"] = PictureModel.Online,
    };

    private static readonly Dictionary<string, PictureUse> Uses = new()
    {
        ["picture"] = PictureUse.Picture,
        ["整图"] = PictureUse.Picture,
        ["motif"] = PictureUse.Motif,
        ["元素"] = PictureUse.Motif,
    };

    /// <summary>The model that a form asks for, where it asks for one that is there; null where the built-in engine draws.</summary>
    /// <param name="engine">What the form says under <c>engine</c>; null for nothing.</param>
    /// <param name="model">What it says under <c>model</c>; null for nothing.</param>
    /// <param name="catalogue">What the shop has.</param>
    public static PictureModel? Asked(string? engine, string? model, TemplateCatalogue catalogue) =>
        engine is not null && Engines.GetValueOrDefault(engine.ToLowerInvariant()) is { } named && named != ProceduralGenerator.Name
            ? catalogue.PictureModels.Values.FirstOrDefault(m => m.Engine == named && (model is null || m.Id.Equals(model, StringComparison.OrdinalIgnoreCase))) : null;

    /// <summary>Whether a form asks for pictures from words.</summary>
    public static bool AsksFor(string? engine) => engine is not null && Engines.GetValueOrDefault(engine.ToLowerInvariant()) is { } named && named != ProceduralGenerator.Name;

    /// <summary>The wish; null where the built-in engine draws, or something is wrong.</summary>
    public static PictureWish? Read(DocumentReader reader, Placement? placement, ImmutableArray<string> families, ImmutableArray<string> lettering, ImmutableArray<Stepping> layouts, TemplateCatalogue catalogue)
    {
        string? named = reader.Text(EngineKey) is null ? null : Engine(reader);
        string? modelId = reader.Text(ModelKey), subject = reader.Text(SubjectKey);
        string avoid = reader.Text(AvoidKey) ?? "";
        PictureUse? use = reader.OneOf(UseKey, Uses);
        ImmutableArray<string> styles = BriefReader.PickAll(reader, StylesKey, catalogue.Styles.Values, s => s.Id, s => s.Name);
        string? reference = reader.Text(ReferenceKey);
        double? strength = reader.Number(StrengthKey, 0.05, 1);
        if (named is null or ProceduralGenerator.Name)
        {
            foreach ((string key, bool given) in new[] { (ModelKey, modelId is not null), (SubjectKey, subject is not null), (AvoidKey, avoid.Length > 0), (UseKey, use is not null), (StylesKey, !styles.IsEmpty), (ReferenceKey, reference is not null), (StrengthKey, strength is not null) })
            {
                if (given)
                    reader.Refuse(key, "Only image models take this. Add 'engine: diffusion' or 'engine: remote', or remove this key.");
            }
            return null;
        }
        PictureModel? model = Model(reader, named, modelId, catalogue);
        if (subject is null)
            reader.Refuse(SubjectKey, "An image model must be told what to show. Add this key, like 'subject: a koi among lotus leaves'.");
        else if (subject.Length > MostSubject)
            reader.Refuse(SubjectKey, $"{subject.Length} characters are more than a model heeds. Say it in {MostSubject} or fewer.");
        if (!families.IsEmpty)
            reader.Refuse(BriefKeys.Families, "Pattern families are the built-in engine's; an image model takes 'styles'. Remove this key or 'engine'.");
        if (!lettering.IsEmpty)
            reader.Refuse(BriefKeys.Lettering, "Image models can't be trusted to spell. Remove this key, or let the built-in engine draw.");
        if (catalogue.Prompts is null || catalogue.Styles.IsEmpty)
            reader.Refuse(EngineKey, "The templates have no words to ask a model with. Put back prompts/words.yaml and at least one file in styles.");
        if (placement is null)
            return null;
        if (placement.Kind == ArtKind.NailSet)
            reader.Refuse(EngineKey, "Nail sets are drawn by the built-in engine only. Remove this key, or choose another product.");
        bool tiles = placement.Kind == ArtKind.AllOver;
        if (use == PictureUse.Motif && !tiles)
            reader.Refuse(UseKey, $"'{placement.Id}' takes one picture as it is. Use 'picture', or choose an all-over placement for motifs.");
        PictureUse chosen = use ?? (tiles ? PictureUse.Motif : PictureUse.Picture);
        if (model is not null && tiles && chosen == PictureUse.Picture)
        {
            if (!model.Abilities.Tiling)
                reader.Refuse(UseKey, $"'{model.Id}' can't make a tile whose edges meet. Use 'motif', which lays its picture out as a repeat.");
            else if (!layouts.IsEmpty && !layouts.Any(l => PicturePlanner.CanTile(model, l)))
                reader.Refuse(BriefKeys.Repeat, "A picture that is the tile itself steps straight or in half-drop. Use 'block' or 'half-drop', or 'use: motif' for other repeats.");
        }
        if (reference is not null && (reference.Length == 0 || reference.Any(char.IsControl)))
            reader.Refuse(ReferenceKey, "This names no file. Write a path from the brief's own folder, like board.png.");
        if (strength is not null && reference is null)
            reader.Refuse(StrengthKey, "It says how far pictures may leave the reference, and there is none. Add 'reference', or remove this key.");
        if (reference is not null && (strength ?? UsualStrength) < 1 && model is { Abilities.Start: false })
            reader.Refuse(ReferenceKey, $"'{model.Id}' can't begin from a picture. Add 'strength: 1' to take its colours alone, or choose another model.");
        return model is null || subject is null ? null : new(model, subject, avoid, chosen, styles) { Reference = reference is null ? null : new(reference, strength ?? UsualStrength) };
    }

    private static string? Engine(DocumentReader reader)
    {
        string text = reader.Text(EngineKey)!;
        if (Engines.TryGetValue(text.ToLowerInvariant(), out string? engine))
            return engine;
        reader.RefuseWord(EngineKey, text, Engines.Keys);
        return null;
    }

    private static PictureModel? Model(DocumentReader reader, string engine, string? id, TemplateCatalogue catalogue)
    {
        PictureModel[] able = [.. catalogue.PictureModels.Values.Where(m => m.Engine == engine)];
        string how = engine == PictureModel.Local ? "Install one with `designgen models add FOLDER` (models/README.md says where they come from)" : "Describe a service in templates/image-services (docs/formats/image-services.md)";
        if (able.Length == 0)
            reader.Refuse(EngineKey, $"There is no model for '{engine}' here. {how}, or let the built-in engine draw: remove this key.");
        else if (id is null)
            return able[0];
        else if (able.FirstOrDefault(m => m.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } model)
            return model;
        else
            reader.RefuseWord(ModelKey, id, able.Select(m => m.Id));
        return null;
    }
}
