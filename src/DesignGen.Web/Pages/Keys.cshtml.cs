using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>Keys of programs; an admin sees those of the whole team.</summary>
internal sealed class KeysModel(AccountDesk desk, Caller caller) : PageModel
{
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    /// <summary>What a key of the caller's may be for.</summary>
    public IEnumerable<Deed> Deeds => caller.Deeds;

    public async Task OnGetAsync(CancellationToken cancel) => Keys = await desk.KeysAsync(cancel);
}
