using System.Security.Cryptography;
using CaoDiem.Database;
using CaoDiem.Identity;
using CaoDiem.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaoDiem.Documents;

/// <summary>The fingerprint under which a file is kept.</summary>
public static class DocumentHash
{
    /// <summary>SHA-256 in small hexadecimal letters.</summary>
    public static string Of(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

/// <summary>Reads kept files and proves them.</summary>
public static class StoredFile
{
    /// <exception cref="RuleViolation">DOC-020: the file is gone or is no longer the one that was kept.</exception>
    public static async Task<byte[]> LoadAsync(AppDb db, Id<Office> office, Guid owner, string? hash, CancellationToken cancellationToken = default)
    {
        var content = await db.DocumentFiles.AsNoTracking().Where(f => f.OfficeId == office && f.OwnerId == owner).Select(f => f.Content).SingleOrDefaultAsync(cancellationToken);
        return content is not null && DocumentHash.Of(content) == hash
            ? content
            : throw new RuleViolation("DOC-020", "Tệp đã lưu không còn khớp với mã băm lúc ban hành: có người đã sửa thẳng trong cơ sở dữ liệu hoặc đĩa bị hỏng. Hãy báo người quản trị khôi phục từ bản sao lưu.");
    }
}
