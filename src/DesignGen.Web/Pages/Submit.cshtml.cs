using DesignGen.Core.Pictures;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Pages;

/// <summary>Write a brief and see how it is understood, or drop files of briefs.</summary>
internal sealed class SubmitModel(Desk desk, DesignGenHost host) : DeskPage(desk)
{
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    /// <summary>The image model that a picture sent along is for: the first that can be used; null where none can.</summary>
    public PictureModel? ForPictures { get; } = host.Catalogue.PictureModels.Values.FirstOrDefault(m => ModelKeys.Missing(m, host.Catalogue).Count == 0);
}
