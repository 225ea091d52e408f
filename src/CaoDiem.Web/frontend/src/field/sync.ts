/** Sends the queue one by one, in the order written, with growing pauses; says what stands in the way. */
import * as store from "./store";
import type { Entry } from "./types";

export type Line = "idle" | "sending" | "offline" | "signin" | "stranger" | "trouble";
const chunk = 128 * 1024;
const longest = 300_000;

export class Sync {
  line: Line = "idle";
  private tries = 0;
  private timer = 0;

  constructor(private readonly key: CryptoKey, private readonly user: string, private readonly changed: () => void) {
    window.addEventListener("online", () => this.soon());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.soon());
  }

  soon(): void {
    this.tries = 0;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.run(), 50);
  }

  /** One tab at a time. A break leaves the rest for the next try. */
  async run(): Promise<void> {
    window.clearTimeout(this.timer);
    await navigator.locks.request("caodiem-field-sync", { ifAvailable: true }, async (mine) => {
      if (!mine) return;
      try {
        const queue = (await store.entries(this.key)).filter((e) => e.state === "waiting");
        if (queue.length > 0) {
          this.show("sending");
          await this.checkUser();
          for (const entry of queue) {
            await this.send(entry);
            this.changed();
          }
        }
        this.tries = 0;
        this.show("idle");
      } catch (error) {
        this.show(error instanceof Refusal ? error.line : "offline");
      }
    });
    if (this.line === "offline" || this.line === "trouble") {
      const pause = Math.min(longest, 2_000 * 2 ** this.tries++);
      this.timer = window.setTimeout(() => void this.run(), pause * (0.75 + Math.random() / 2));
    }
  }

  private show(line: Line): void {
    this.line = line;
    this.changed();
  }

  // Records of one person never travel under the name of another who signed in on the same phone.
  private async checkUser(): Promise<void> {
    const who = (await call("/field/api/who", "")) as { user: string };
    if (who.user !== this.user) throw new Refusal("stranger");
  }

  private async send(entry: Entry): Promise<void> {
    const answer = (await call(entry.visit ? "/field/api/visits" : "/field/api/skips", JSON.stringify(entry.visit ?? entry.skip))) as { state: string; code: string | null; message: string | null };
    const refused = answer.state === "Refused";
    if (!(refused && ["FLD-010", "FLD-011", "FLD-012"].includes(answer.code ?? ""))) {
      for (const picture of entry.visit?.attachments ?? []) await this.sendPicture(picture.id);
    }
    await store.settle(this.key, { ...entry, state: refused ? "refused" : "sent", answer: refused ? `${answer.message} (${answer.code})` : null });
  }

  private async sendPicture(id: string): Promise<void> {
    const bytes = await store.picture(this.key, id);
    if (!bytes) return;
    let state = (await call(`/field/api/attachments/${id}?offset=0`, new Uint8Array())) as { received: number; whole: boolean };
    for (let turns = 0; !state.whole; turns++) {
      if (turns > 4 + (2 * bytes.byteLength) / chunk) throw new Refusal("trouble");
      state = (await call(`/field/api/attachments/${id}?offset=${state.received}`, new Uint8Array(bytes.slice(state.received, state.received + chunk)))) as { received: number; whole: boolean };
    }
  }
}

export class Refusal extends Error {
  constructor(readonly line: Line) {
    super(line);
  }
}

/** Calls the office. A refusal by rule is an answer; no sign-in and trouble are not. */
export async function call(url: string, body: string | Uint8Array<ArrayBuffer>): Promise<unknown> {
  const response = await fetch(url, { method: "POST", body, redirect: "error", headers: { "X-Field": "1", "Content-Type": typeof body === "string" ? "application/json" : "application/octet-stream" }, signal: AbortSignal.timeout(60_000) });
  if (response.status === 401) throw new Refusal("signin");
  if (response.status === 422) return { state: "Refused", ...((await response.json()) as object) };
  if (!response.ok) throw new Refusal("trouble");
  return response.json();
}
