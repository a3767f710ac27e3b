using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;

namespace DesignGen.Web.Pages;

/// <summary>Which keys image models still want. Whether one is set is told, and never the key.</summary>
internal static class ModelKeys
{
    /// <summary>The variables that a model's keys are to be in and are not; empty where it can be used, as are models on this machine.</summary>
    public static IReadOnlyList<string> Missing(PictureModel model, TemplateCatalogue catalogue) =>
        model.Engine == PictureModel.Online && catalogue.ImageServices.TryGetValue(model.Id, out ImageService? service)
            ? [.. new[] { service.KeyVariable, service.SecretVariable }.Where(v => v.Length > 0 && Environment.GetEnvironmentVariable(v) is not { Length: > 0 })]
            : [];
}
