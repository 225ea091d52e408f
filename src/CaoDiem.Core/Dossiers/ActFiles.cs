using CaoDiem.Identity;
using CaoDiem.Shared;

namespace CaoDiem.Dossiers;

/// <summary>A file that was not attached once more: its name, and the name under which the same content stands there.</summary>
public sealed record SameFile(string Name, string StandsAs);

/// <summary>What became of the files that were brought to an act.</summary>
public sealed record FilesAttached(IReadOnlyList<ActAttachment> Added, IReadOnlyList<SameFile> Same)
{
    public static FilesAttached None { get; } = new([], []);
}

/// <summary>The files of one act, and the rules by which more are added. Pure; the handlers store what it did.</summary>
public sealed class ActFiles(Act act, IEnumerable<ActAttachment> attached)
{
    /// <summary>Files that stand behind one act at the same time.</summary>
    public const int Most = 10;

    private readonly List<ActAttachment> _standing = [.. attached.Where(a => !a.IsTakenOff)];

    /// <summary>Adds all of them or none; content that stands there already, or comes twice, is told and not doubled.</summary>
    /// <exception cref="RuleViolation">ACT-104: more than an act may have. ACT-105: the act is cancelled or was not agreed to.</exception>
    public FilesAttached Add(IReadOnlyList<AttachedFile> files, Actor by, DateTime at)
    {
        if (act.IsCancelled || act.Stage == ActStage.Returned)
        {
            throw new RuleViolation("ACT-105", "Việc đã hủy hoặc không được duyệt thì không đính kèm thêm được.", "files");
        }

        var (added, same) = (new List<ActAttachment>(), new List<SameFile>());
        foreach (var file in files)
        {
            if (_standing.Concat(added).FirstOrDefault(a => a.Sha256 == file.Sha256) is { } twin)
            {
                same.Add(new(file.Name, twin.FileName));
            }
            else
            {
                added.Add(ActAttachment.Of(act, file, by, at));
            }
        }

        if (_standing.Count + added.Count > Most)
        {
            var there = _standing.Count == 0 ? "" : $", đã có {_standing.Count}";
            throw new RuleViolation("ACT-104", $"Mỗi việc có tối đa {Most} tệp đính kèm{there}; chưa tệp nào được đính kèm.", "files");
        }

        _standing.AddRange(added);
        return new(added, same);
    }
}
