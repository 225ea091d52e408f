using CaoDiem.Dossiers;
using CaoDiem.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaoDiem.Web.Ui.Acts;

/// <summary>Files that came with a form about an act.</summary>
public static class Uploads
{
    /// <summary>Bytes of one request: as many files as an act may have, each as large as it may be, and the fields beside them.</summary>
    public const long Largest = (ActFiles.Most * (long)AttachedFile.Largest) + (1024 * 1024);

    /// <summary>Reads and checks them; every one that is refused is an error at the field of the files, all at once.</summary>
    public static async Task<IReadOnlyList<AttachedFile>> ReadAsync(
        IReadOnlyList<IFormFile> files, ModelStateDictionary errors, string field, CancellationToken cancellationToken)
    {
        var read = new List<AttachedFile>();
        foreach (var file in files)
        {
            try
            {
                AttachedFile.RequireSize(file.FileName, file.Length);
                var content = new byte[file.Length];
                await using var stream = file.OpenReadStream();
                await stream.ReadExactlyAsync(content, cancellationToken);
                read.Add(AttachedFile.Of(file.FileName, content));
            }
            catch (RuleViolation refused)
            {
                errors.AddModelError(field, $"{refused.Message} ({refused.Code})");
            }
        }

        return read;
    }

    /// <summary>How many were attached and what stood there already; empty when there were none.</summary>
    public static string Told(FilesAttached files) => string.Join(
        ' ', (files.Added.Count == 0 ? [] : new[] { $"Đã đính kèm {files.Added.Count} tệp." }).Concat(files.Same.Select(Same)));

    /// <summary>That a file was not attached once more.</summary>
    public static string Same(SameFile file) => file.Name == file.StandsAs
        ? $"Tệp «{file.Name}» đã có ở việc này, không đính kèm lần nữa."
        : $"Tệp «{file.Name}» có cùng nội dung với «{file.StandsAs}» ở việc này, không đính kèm lần nữa.";
}
