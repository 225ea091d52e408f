using CaoDiem.Identity;

namespace CaoDiem.Web.Ui;

/// <summary>Says what a person may see, where there is nothing of it to show.</summary>
public static class ScopeWords
{
    /// <summary>Why no file at all is there for who asks, and what to do about it.</summary>
    public static string NoFileFor(Actor actor) => actor.Role switch
    {
        Role.Clerk => "Thư ký thấy hồ sơ thuộc địa bàn của tổ công tác mà mình là thành viên; anh/chị chưa ở tổ nào có hồ sơ. "
            + "Đề nghị thủ trưởng thêm anh/chị vào tổ (trang Tổ công tác).",
        Role.Officer when actor.OfficerId is null => "Tài khoản chưa gắn với chấp hành viên nào trong sổ nên chưa thấy hồ sơ. "
            + "Đề nghị quản trị hệ thống gắn tài khoản (trang Tài khoản).",
        Role.Officer => "Chấp hành viên thấy hồ sơ được giao cho mình và hồ sơ thuộc địa bàn của tổ do mình làm tổ trưởng; hiện chưa có hồ sơ nào như vậy.",
        _ => NoFile,
    };

    public const string NoFile = "Đơn vị chưa có hồ sơ nào.";
}
