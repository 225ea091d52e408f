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
        Role.Officer => "Chấp hành viên thấy hồ sơ được giao cho mình và hồ sơ thuộc địa bàn của tổ mà mình là tổ trưởng hoặc thành viên; hiện chưa có hồ sơ nào như vậy.",
        _ => NoFile,
    };

    /// <summary>Which files a person sees.</summary>
    public static string Of(Actor actor) => actor.Role switch
    {
        Role.Head or Role.Examiner => "Mọi hồ sơ của đơn vị.",
        Role.Officer when actor.OfficerId is null => "Chưa gắn với chấp hành viên nào trong sổ: không thấy hồ sơ.",
        Role.Officer => "Hồ sơ được giao cho mình, hồ sơ thuộc địa bàn của tổ mà mình là tổ trưởng hoặc thành viên, hồ sơ chiến dịch giao cho tổ.",
        Role.Clerk => "Hồ sơ thuộc địa bàn của tổ mà mình là thành viên, hồ sơ chiến dịch giao cho tổ.",
        Role.Partner => "Giấy mời của cơ quan mình; không thấy hồ sơ.",
        Role.Supervisor => "Số liệu các đơn vị trong tỉnh; hồ sơ chỉ khi đơn vị cấp quyền.",
        _ => "Không thấy hồ sơ.",
    };

    public const string NoFile = "Đơn vị chưa có hồ sơ nào.";
}
