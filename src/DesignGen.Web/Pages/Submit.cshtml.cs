using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>Write a brief and see how it is understood, or drop files of briefs.</summary>
internal sealed class SubmitModel(Desk desk, DesignGenHost host) : DeskPage(desk)
{
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    /// <summary>Engines of the image models that are there; without any, pictures can't be begun from.</summary>
    public IReadOnlyList<string> Engines { get; } = [.. host.Catalogue.PictureModels.Values.Select(m => m.Engine).Distinct()];
}
