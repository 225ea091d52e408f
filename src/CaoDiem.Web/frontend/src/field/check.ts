/** Tells a phone what it still lacks, also on an address that it does not trust yet. */
import { h } from "./page";

const rows: [string, () => boolean | Promise<boolean>, string][] = [
  ["Kết nối an toàn (HTTPS)", () => window.isSecureContext, "Cài chứng thư của đơn vị (nút bên dưới), rồi mở lại bằng địa chỉ bắt đầu bằng https://."],
  ["Chạy được khi không có mạng", () => "serviceWorker" in navigator, "Cần kết nối an toàn; hoặc trình duyệt quá cũ: dùng Chrome hoặc Safari bản mới, không dùng chế độ ẩn danh."],
  ["Trang đã được lưu trên máy", async () => "serviceWorker" in navigator && !!(await navigator.serviceWorker.getRegistration("/field/"))?.active, "Mở trang Đi cơ sở một lần khi còn mạng, đợi vài giây rồi kiểm tra lại."],
  ["Mã hóa dữ liệu", () => !!globalThis.crypto?.subtle, "Cần kết nối an toàn."],
  ["Bộ nhớ của trình duyệt", () => "indexedDB" in window, "Tắt chế độ ẩn danh hoặc cập nhật trình duyệt."],
  ["Còn trên 100 MB trống", async () => { const e = await navigator.storage?.estimate?.(); return !!e && (e.quota ?? 0) - (e.usage ?? 0) > 1e8; }, "Xóa bớt ảnh, ứng dụng không dùng."],
  ["Máy không tự xóa dữ liệu", async () => !!(await navigator.storage?.persisted?.()), "Thêm trang vào màn hình chính (mục Cài đặt ứng dụng của trình duyệt). Chưa có vẫn dùng được; hãy gửi về trong ngày."],
  ["Có thể ghi vị trí", () => "geolocation" in navigator && window.isSecureContext, "Không bắt buộc."],
];

void (async () => {
  const list = document.querySelector("#checks")!;
  for (const [name, test, cure] of rows) {
    let good = false;
    try {
      good = await test();
    } catch {
      good = false;
    }
    list.append(h("li", {}, h("span", { class: `badge ${good ? "good" : "bad"}` }, good ? "Đạt" : "Còn thiếu"), ` ${name}`, good ? null : h("p", {}, cure)));
  }
  document.querySelector("#verdict")!.textContent = window.isSecureContext ? "" : "Điện thoại chưa tin chứng thư của đơn vị nên chưa dùng được khi không có mạng.";
})();
