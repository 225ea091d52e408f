using CaoDiem.Database;
using CaoDiem.OfficeFiles;
using CaoDiem.Shared;
using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace CaoDiem.Web.Pages.Documents;

/// <summary>Pages that send a document as Word, or as PDF where LibreOffice is installed.</summary>
public abstract class DocumentPage(AppDb db) : AppPage(db)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static bool HasPdf => LibreOffice.IsInstalled;

    /// <summary>The file, or the page with what stands in the way.</summary>
    protected async Task<IActionResult> SendAsync(Func<Task<byte[]>> docx, string name, bool pdf)
    {
        try
        {
            var content = await docx();
            return pdf ? File(await LibreOffice.ToPdfAsync(content, null, Cancel), "application/pdf", name + ".pdf") : File(content, Docx, name + ".docx");
        }
        catch (RuleViolation refused)
        {
            Refuse(refused);
        }
        catch (OfficeFileException file)
        {
            ModelState.AddModelError("", $"{file.Message} ({file.Code})");
        }

        return Page();
    }
}
