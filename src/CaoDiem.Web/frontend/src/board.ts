/**
 * The schedule board by mouse and by keyboard. A picked visit is tried on every day of the week by the server, which judges with
 * the independent checker; the board colours the days and says why. Without script the forms above the board do the same.
 */
interface Trial { team?: string; day?: string; step?: string; fits: boolean; verdict: string; says: string }
interface Picked { step: string; name: string; swap: boolean; trials?: Map<string, Trial> }

const visits = "a[data-step]";
const days = "td[data-day]";

export function startBoard(): void {
  const board = document.querySelector<HTMLElement>('[data-board="change"]');
  if (board) new Board(board).start();
}

class Board {
  private picked: Picked | undefined;
  private readonly table: HTMLTableElement;
  private readonly say: HTMLElement;

  constructor(private readonly root: HTMLElement) {
    this.table = root.querySelector<HTMLTableElement>("table.board")!;
    this.say = root.querySelector<HTMLElement>("[data-say]")!;
  }

  start(): void {
    const keys = this.root.querySelector<HTMLElement>("#keys")!;
    keys.hidden = false;
    for (const visit of this.root.querySelectorAll(visits)) visit.setAttribute("aria-describedby", keys.id);
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("dragstart", (event) => this.onDragStart(event));
    this.root.addEventListener("dragover", (event) => this.onDragOver(event));
    this.root.addEventListener("drop", (event) => this.onDrop(event));
    this.root.addEventListener("dragend", () => this.putBack());
    this.returnTo();
  }

  /** After a change, or a change of week while carrying, the user is where he was. */
  private returnTo(): void {
    const step = this.root.dataset["step"];
    if (!step) return;
    const carrying = new URLSearchParams(location.search).get("carry");
    if (carrying) {
      void this.pick(step, this.root.dataset["name"] ?? "", carrying === "swap");
      this.table.querySelector<HTMLElement>(carrying === "swap" ? visits : days)?.focus();
      return;
    }
    const card = this.card(step);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target as HTMLElement;
    const card = at.closest<HTMLElement>(visits);
    const cell = at.closest<HTMLElement>(days);
    if (!card && !cell) return;
    const step = card?.dataset["step"];
    const actions: Record<string, (() => void) | undefined> = {
      ArrowLeft: () => this.walk(at, 0, -1),
      ArrowRight: () => this.walk(at, 0, 1),
      ArrowUp: () => this.walk(at, -1, 0),
      ArrowDown: () => this.walk(at, 1, 0),
      Enter: () => this.act(card, cell),
      " ": () => this.act(card, cell),
      Escape: this.picked ? () => this.putBack(true) : undefined,
      PageUp: () => this.turn(-1),
      PageDown: () => this.turn(1),
      s: step && cell ? () => void this.pick(step, this.nameOf(card!), true) : undefined,
      p: step && cell ? () => this.send("pin", { step, pinned: card!.dataset["pinned"] === "yes" ? "false" : "true" }) : undefined,
      o: card ? () => { location.href = (card as HTMLAnchorElement).href; } : undefined,
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /** Picks up, puts down or exchanges, as it stands. */
  private act(card: HTMLElement | null, cell: HTMLElement | null): void {
    if (!this.picked) {
      if (card?.dataset["step"]) void this.pick(card.dataset["step"], this.nameOf(card), false);
    } else if (this.picked.swap) {
      if (card?.dataset["step"]) this.swapWith(card.dataset["step"]);
    } else if (cell) {
      this.putOn(cell);
    }
  }

  private async pick(step: string, name: string, swap: boolean): Promise<void> {
    this.putBack();
    const picked: Picked = { step, name, swap };
    this.picked = picked;
    this.card(step)?.classList.add("picked");
    this.tell(`Đã nhấc: ${name}. Đang xem các ngày…`);
    const answer = await fetch(`${this.root.dataset["url"]}?handler=Try&week=${encodeURIComponent(this.root.dataset["week"] ?? "")}&step=${encodeURIComponent(step)}&swap=${swap}`);
    if (this.picked !== picked) return;
    if (!answer.ok) return this.putBack(true);
    const trials = await answer.json() as Trial[];
    picked.trials = new Map(trials.map((trial) => [trial.step ?? `${trial.team}|${trial.day}`, trial]));
    this.paint(picked);
    const fitting = trials.filter((trial) => trial.fits).length;
    this.tell(swap
      ? `Đổi chỗ ${name}: ${fitting} việc trong tuần đổi được. Đến việc kia rồi nhấn Enter; Esc để thôi.`
      : `Đang giữ ${name}: ${fitting} / ${trials.length} chỗ trong tuần đặt được. Đến ngày muốn đặt rồi nhấn Enter; Esc để thôi.`);
    if (!swap && document.activeElement?.closest(days) === null) this.table.querySelector<HTMLElement>(days)?.focus();
    else if (!swap) document.activeElement?.closest<HTMLElement>(days)?.focus();
  }

  private paint(picked: Picked): void {
    const places: HTMLElement[] = picked.swap
      ? [...this.table.querySelectorAll<HTMLElement>(visits)]
      : [...this.table.querySelectorAll<HTMLElement>(days)];
    for (const place of places) {
      const trial = this.trialAt(picked, place);
      if (!trial) continue;
      const box = picked.swap ? place.parentElement! : place;
      box.classList.add(trial.fits ? "can" : "cannot");
      const verdict = document.createElement("span");
      verdict.className = "verdict";
      verdict.textContent = trial.verdict;
      box.append(verdict);
    }
  }

  private trialAt(picked: Picked, place: HTMLElement): Trial | undefined {
    return picked.trials?.get(place.dataset["step"] ?? `${place.dataset["team"]}|${place.dataset["iso"]}`);
  }

  private putBack(say = false): void {
    if (!this.picked) return;
    const card = this.card(this.picked.step);
    card?.classList.remove("picked");
    for (const verdict of this.root.querySelectorAll(".verdict")) verdict.remove();
    for (const box of this.root.querySelectorAll(".can, .cannot, .over")) box.classList.remove("can", "cannot", "over");
    this.picked = undefined;
    if (say) {
      this.tell("Đã thôi, không thay đổi gì.");
      card?.focus();
    }
  }

  private putOn(cell: HTMLElement): void {
    const picked = this.picked!;
    const trial = this.trialAt(picked, cell);
    if (trial && !trial.fits) return this.tell(trial.says);
    this.send("move", { step: picked.step, team: cell.dataset["team"]!, day: cell.dataset["day"]! });
  }

  private swapWith(other: string): void {
    const picked = this.picked!;
    const trial = picked.trials?.get(other);
    if (other === picked.step) return this.putBack(true);
    if (trial && !trial.fits) return this.tell(trial.says);
    this.send("swap", { step: picked.step, other });
  }

  /** Arrows go from visit to visit, and over an empty day; with a visit in hand from day to day. */
  private walk(at: HTMLElement, down: number, right: number): void {
    const cell = at.closest<HTMLTableCellElement>(days);
    if (!cell) return this.walkList(at, down);
    const cards = [...cell.querySelectorAll<HTMLElement>(visits)];
    const index = cards.indexOf(at.closest<HTMLElement>(visits)!);
    const byCard = !this.picked || this.picked.swap;
    const within = byCard && down !== 0 ? cards[index + down] : undefined;
    if (within && index >= 0) return this.focus(within);
    const row = cell.parentElement as HTMLTableRowElement;
    const next = (this.table.tBodies[0]!.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + right]) as HTMLElement | undefined;
    if (!next?.dataset["day"]) return;
    const others = byCard ? [...next.querySelectorAll<HTMLElement>(visits)] : [];
    const aim = down < 0 ? others.at(-1) : others[down > 0 ? 0 : Math.min(Math.max(0, index), others.length - 1)];
    this.focus(aim ?? next);
  }

  private walkList(at: HTMLElement, down: number): void {
    const list = [...at.closest("tbody")?.querySelectorAll<HTMLElement>(visits) ?? []];
    const next = list[list.indexOf(at) + down];
    if (next) this.focus(next);
  }

  private focus(place: HTMLElement): void {
    place.focus();
    const trial = this.picked ? this.trialAt(this.picked, place) : undefined;
    if (trial) this.tell(trial.says);
  }

  private turn(by: number): void {
    const weeks = [...this.root.querySelectorAll<HTMLAnchorElement>(".tabs a")];
    const next = weeks[weeks.findIndex((week) => week.getAttribute("aria-current")) + by];
    if (!next) return;
    location.href = this.picked ? `${next.href}&step=${encodeURIComponent(this.picked.step)}&carry=${this.picked.swap ? "swap" : "move"}` : next.href;
  }

  private onDragStart(event: DragEvent): void {
    const card = (event.target as HTMLElement).closest<HTMLElement>(visits);
    if (!card?.dataset["step"] || !event.dataTransfer) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset["step"]);
    void this.pick(card.dataset["step"], this.nameOf(card), false);
  }

  private onDragOver(event: DragEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>(days);
    if (!this.picked || !cell) return;
    const trial = this.trialAt(this.picked, cell);
    if (trial?.fits === false) return this.tell(trial.says);
    event.preventDefault();
    for (const other of this.root.querySelectorAll(".over")) if (other !== cell) other.classList.remove("over");
    cell.classList.add("over");
    if (trial) this.tell(trial.says);
  }

  private onDrop(event: DragEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>(days);
    if (!this.picked || !cell) return;
    event.preventDefault();
    this.putOn(cell);
  }

  private send(kind: string, values: Record<string, string>): void {
    const form = this.root.querySelector<HTMLFormElement>(`form[data-form=${kind}]`)!;
    for (const [name, value] of Object.entries(values)) form.querySelector<HTMLInputElement>(`input[name=${name}]`)!.value = value;
    form.requestSubmit();
  }

  private card(step: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`a[data-step="${CSS.escape(step)}"]`);
  }

  private nameOf(card: HTMLElement): string {
    return card.textContent?.trim() ?? "";
  }

  private tell(text: string): void {
    this.say.hidden = false;
    if (this.say.textContent !== text) this.say.textContent = text;
  }
}
