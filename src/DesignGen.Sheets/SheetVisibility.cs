namespace DesignGen.Sheets;

/// <summary>Whether people see a sheet.</summary>
public enum SheetVisibility
{
    /// <summary>It has a tab.</summary>
    Visible,

    /// <summary>A person can bring it back by the menu.</summary>
    Hidden,

    /// <summary>Only a program can bring it back; LibreOffice treats it as <see cref="Hidden"/>.</summary>
    VeryHidden,
}
