using CaoDiem.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaoDiem.Web.Pages;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class StatusModel : PageModel
{
    public int Code { get; private set; }

    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Code = code;
        (Heading, Advice) = code switch
        {
            400 => ("Yêu cầu không hợp lệ", "Trang đã mở quá lâu hoặc dữ liệu gửi không đầy đủ. Hãy quay lại, tải lại trang rồi thực hiện lại."),
            403 when User.Seeing() is not null && !HttpMethods.IsGet(Request.Method) =>
                ("Đang xem như người khác", "Chỉ xem, không ghi được. Bấm «Thôi xem» ở đầu trang để làm việc bằng tài khoản của mình."),
            403 => ("Không được phép", "Vai trò của ông/bà không được xem trang này."),
            404 => ("Không tìm thấy", "Trang không có, hoặc không thuộc phạm vi được xem."),
            413 => ("Tệp quá lớn", "Hãy tách tệp thành nhiều tệp nhỏ hơn."),
            _ => ("Có sự cố", "Hệ thống chưa thực hiện được. Không có dữ liệu nào bị mất; hãy thử lại sau ít phút."),
        };
    }
}
