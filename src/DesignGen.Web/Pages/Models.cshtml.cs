using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;

namespace DesignGen.Web.Pages;

/// <summary>The models that briefs can name, beside the built-in engine.</summary>
internal sealed class ModelsModel(Desk desk, DesignGenHost host) : DeskPage(desk)
{
    public IEnumerable<PictureModel> Pictures => host.Catalogue.PictureModels.Values;

    /// <summary>The variables that a model's keys are to be in and are not.</summary>
    public IReadOnlyList<string> Missing(PictureModel model) => ModelKeys.Missing(model, host.Catalogue);

    public IEnumerable<ChatModel> Chats => host.Catalogue.ChatModels.Values;
}
