/**
 * What was typed into a form that met a lost session is there again after signing in: one form a tab, of one person, with the same hidden
 * fields. Nothing of it is kept once an answer came, nor after signing out; passwords and files never are.
 */
interface Typed {
  user: string;
  form: string;
  values: Record<string, string[]>;
  lost: boolean;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const place = "caodiem.typed";
const never = ["hidden", "file", "password"];
const secret = "input[type=password]";

export function startTyped(): void {
  const user = document.body.dataset["user"];
  const typed = read();
  if (typed && !user) {
    write({ ...typed, lost: true });
    say(document.querySelector("form"), "Phiên đã hết hạn. Đăng nhập lại để làm tiếp; nội dung đang nhập còn giữ trên trình duyệt này.");
  } else if (typed && (typed.user !== user || !typed.lost)) {
    sessionStorage.removeItem(place);
  } else if (typed) {
    offer(typed);
  }
  if (!user) return;
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (address(form).startsWith("/Identity/SignOut")) sessionStorage.removeItem(place);
    else if (form.method === "post" && !form.querySelector(secret)) {
      write({ user, form: nameOf(form), values: valuesOf(form), lost: false });
    }
  });
}

/** Fills the form that was sent in vain; leaving it by «Thôi» forgets it. */
function offer(typed: Typed): void {
  const form = [...document.querySelectorAll<HTMLFormElement>("form[method=post]")].find((f) => nameOf(f) === typed.form);
  if (!form) return;
  const met: Record<string, number> = {};
  for (const field of fieldsOf(form)) {
    const kept = typed.values[field.name] ?? [];
    const at = met[field.name] ?? 0;
    met[field.name] = at + 1;
    if (isMark(field)) field.checked = kept.includes(field.value);
    else if (kept[at] !== undefined) field.value = kept[at];
  }
  say(form, "Nội dung đang nhập dở lúc phiên hết hạn đã được điền lại; chưa ghi vào hồ sơ.");
  form.querySelector(".actions a")?.addEventListener("click", () => sessionStorage.removeItem(place));
}

function say(form: HTMLFormElement | null, words: string): void {
  const notice = document.createElement("p");
  notice.className = "notice warn";
  notice.setAttribute("role", "status");
  notice.textContent = words;
  form?.prepend(notice);
}

const address = (form: HTMLFormElement): string => form.getAttribute("action") || location.pathname + location.search;

/** A form is the same when it goes to the same address about the same things. */
function nameOf(form: HTMLFormElement): string {
  const hidden = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")].filter((f) => f.name !== "__RequestVerificationToken");
  return [address(form), ...hidden.map((f) => `${f.name}=${f.value}`)].join("\n");
}

function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const field of fieldsOf(form)) {
    if (!isMark(field) || field.checked) (values[field.name] ??= []).push(field.value);
  }
  return values;
}

function fieldsOf(form: HTMLFormElement): Field[] {
  const typed = (e: Element): e is Field =>
    e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement || (e instanceof HTMLInputElement && !never.includes(e.type));
  return [...form.elements].filter(typed).filter((field) => field.name !== "");
}

const isMark = (field: Field): field is HTMLInputElement => field.type === "checkbox" || field.type === "radio";

function read(): Typed | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}

function write(typed: Typed): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(typed));
  } catch {
    sessionStorage.removeItem(place); // no room: nothing is better than a part
  }
}
