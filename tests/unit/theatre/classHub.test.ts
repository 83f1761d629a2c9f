import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { classMessage } from "../../../live/class/classMessage.ts";
import { CLASS_BOUNDS, CLASS_PROTOCOL, type ClassTold } from "../../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { hubbed } from "../../fixtures/classServer.ts";

const QUESTION: LessonQuestion = {
  ...{ kind: "which", measure: "left", atMs: 60_000 },
  text: { en: "Who loses more?", ru: "Кто потеряет больше?" },
};
const bet = (better: "a" | "b", low: number, high: number) => ({ kind: "which", better, low, high });

/** Somebody at `/class` who remembers what they were told. */
class Person {
  readonly told: ClassTold[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  constructor(address: string, first: object) {
    this.socket = new WebSocket(address);
    this.socket.on("open", () => this.say({ protocol: CLASS_PROTOCOL, ...first }));
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => {
      this.told.push(JSON.parse(String(data)) as ClassTold);
      this.#wake();
    });
    this.closed = new Promise((resolve) =>
      this.socket.on("close", (code) => {
        this.#wake();
        resolve(code);
      }),
    );
    onTestFinished(() => this.socket.terminate());
  }

  /** The `nth` message of a type, from 1, as soon as it is there. */
  async hear<Type extends ClassTold["type"]>(type: Type, nth = 1): Promise<Extract<ClassTold, { type: Type }>> {
    for (;;) {
      const heard = this.told.filter((one): one is Extract<ClassTold, { type: Type }> => one.type === type);
      if (heard.length >= nth) return heard[nth - 1]!;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  say(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }
}

describe("a class bets", () => {
  test("[TC1] asked, bet, closed, revealed: everybody hears the distribution, each only the own score", async () => {
    const { address, time } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code } = await presenter.hear("opened");
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{5}$/);
    const [one, two] = [
      new Person(address, { type: "join", code: code.toLowerCase() }),
      new Person(address, { type: "join", code }),
    ];
    await Promise.all([one.hear("joined"), two.hear("joined")]);
    presenter.say({ type: "ask", question: QUESTION });
    expect(await one.hear("asked")).toEqual({ type: "asked", round: 1, question: QUESTION, open: true });
    await two.hear("asked");
    one.say({ type: "bet", round: 1, bet: bet("a", 50, 60) });
    await one.hear("taken");
    one.say({ type: "bet", round: 1, bet: bet("b", 5, 15) });
    await one.hear("taken", 2);
    two.say({ type: "bet", round: 1, bet: bet("a", -20, -10) });
    await two.hear("taken");
    time.pass(CLASS_BOUNDS.tellMs);
    // The last bet of each counts, and stands in no order that tells whose it is.
    expect((await presenter.hear("class", 3)).bets).toEqual([bet("a", -20, -10), bet("b", 5, 15)]);
    presenter.say({ type: "close" });
    expect(await one.hear("asked", 2)).toMatchObject({ open: false });
    one.say({ type: "bet", round: 1, bet: bet("b", 0, 1) });
    expect(await one.hear("refused")).toMatchObject({ code: "not-allowed" });
    presenter.say({ type: "reveal", round: 1, came: { kind: "which", better: "b", value: 10 } });
    const revealed = await one.hear("revealed");
    expect(revealed).toMatchObject({
      round: 1,
      came: { better: "b", value: 10 },
      bets: [bet("a", -20, -10), bet("b", 5, 15)],
      own: { bet: bet("b", 5, 15), scored: { inside: true, right: true, loss: expect.closeTo(0.5, 9) }, beats: 1 },
    });
    expect((await two.hear("revealed")).own).toMatchObject({ beats: 0, scored: { right: false, inside: false } });
    expect((await presenter.hear("revealed")).own).toBeUndefined();
  });

  test("[TC2] whoever comes late sees what stands; a presenter comes back with the key and nobody without", async () => {
    const { address, hub } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code, key } = await presenter.hear("opened");
    presenter.say({ type: "ask", question: QUESTION });
    await presenter.hear("asked");
    presenter.socket.close();
    await presenter.closed;
    const late = new Person(address, { type: "join", code });
    expect(await late.hear("asked")).toMatchObject({ round: 1, open: true });
    const thief = new Person(address, { type: "return", code, key: "guess" });
    expect(await thief.hear("refused")).toMatchObject({ code: "unknown-class" });
    const again = new Person(address, { type: "return", code, key });
    expect(await again.hear("asked")).toMatchObject({ round: 1 });
    again.say({ type: "ask", question: { ...QUESTION, measure: "answered" } });
    expect(await late.hear("asked", 2)).toMatchObject({ round: 2 });
    // An answer to the question before is none to this one.
    late.say({ type: "bet", round: 1, bet: bet("a", 0, 1) });
    expect(await late.hear("refused")).toMatchObject({ code: "not-allowed" });
    expect(hub.classes).toBe(1);
  });

  test("[TC6] questions stand with their bets until they are revealed, in any order; the ninth takes the first away", async () => {
    const { address } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code, key } = await presenter.hear("opened");
    const pupil = new Person(address, { type: "join", code });
    await pupil.hear("joined");
    presenter.say({ type: "ask", question: QUESTION });
    await pupil.hear("asked");
    pupil.say({ type: "bet", round: 1, bet: bet("a", 0, 10) });
    await pupil.hear("taken");
    const second: LessonQuestion = { ...QUESTION, kind: "amount", stage: "b" };
    presenter.say({ type: "ask", question: second });
    await pupil.hear("asked", 2);
    pupil.say({ type: "bet", round: 1, bet: bet("b", 0, 10) });
    expect(await pupil.hear("refused")).toMatchObject({ code: "not-allowed" });
    presenter.say({ type: "reveal", round: 1, came: { kind: "which", better: "a", value: -4 } });
    expect(await pupil.hear("revealed")).toMatchObject({
      round: 1,
      own: { bet: bet("a", 0, 10), scored: { right: true, inside: false } },
    });
    presenter.say({ type: "reveal", round: 2, came: { kind: "amount", value: 3 } });
    expect((await pupil.hear("revealed", 2)).own).toBeUndefined();
    // Who comes back hears all of it before that it is in.
    const again = new Person(address, { type: "return", code, key });
    await again.hear("opened");
    expect(again.told.slice(0, 7).map(({ type }) => type)).toEqual([
      ...["asked", "class", "revealed", "asked", "class", "revealed"],
      "opened",
    ]);
    for (let n = 3; n <= CLASS_BOUNDS.rounds + 1; n++) again.say({ type: "ask", question: QUESTION });
    await pupil.hear("asked", CLASS_BOUNDS.rounds + 1);
    again.say({ type: "reveal", round: 1, came: { kind: "which", better: "a", value: 1 } });
    expect(await again.hear("refused")).toMatchObject({ code: "not-allowed" });
  });

  test("[TC7] a phone that comes back has its bet and no second one; a seat nobody gave is a new one", async () => {
    const { address, time } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code } = await presenter.hear("opened");
    const phone = new Person(address, { type: "join", code });
    const { seat } = await phone.hear("joined");
    presenter.say({ type: "ask", question: QUESTION });
    await phone.hear("asked");
    phone.say({ type: "bet", round: 1, bet: bet("a", 0, 10) });
    await phone.hear("taken");
    phone.socket.close();
    await phone.closed;
    const back = new Person(address, { type: "join", code, seat });
    expect(await back.hear("joined")).toMatchObject({ seat });
    expect(await back.hear("taken")).toMatchObject({ round: 1 });
    back.say({ type: "bet", round: 1, bet: bet("b", 1, 2) });
    await back.hear("taken", 2);
    const other = new Person(address, { type: "join", code, seat: "made-up" });
    expect((await other.hear("joined")).seat).not.toBe("made-up");
    time.pass(CLASS_BOUNDS.tellMs);
    await expect
      .poll(() => presenter.told.findLast(({ type }) => type === "class"))
      .toMatchObject({
        bets: [bet("b", 1, 2)],
      });
  });

  test("[TC3] a class is gone with its lesson, ten minutes after its presenter, and with the server", async () => {
    const { address, hub, time } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code } = await presenter.hear("opened");
    const pupil = new Person(address, { type: "join", code });
    await pupil.hear("joined");
    presenter.say({ type: "end" });
    await pupil.hear("ended");
    expect([await pupil.closed, await presenter.closed, hub.classes]).toEqual([1000, 1000, 0]);
    const nobody = new Person(address, { type: "join", code });
    expect(await nobody.hear("refused")).toMatchObject({ code: "unknown-class" });

    const second = new Person(address, { type: "open" });
    const { code: other } = await second.hear("opened");
    const waiting = new Person(address, { type: "join", code: other });
    await waiting.hear("joined");
    second.socket.close();
    await second.closed;
    // Its longest time, its presenter to be told, and the absence.
    await expect.poll(() => time.waiting).toBe(3);
    time.pass(CLASS_BOUNDS.absentMs);
    await waiting.hear("ended");
    expect(hub.classes).toBe(0);
  });

  test("[TC4] what a pupil may not, nobody does by trying", async () => {
    const { address } = await hubbed();
    const presenter = new Person(address, { type: "open" });
    const { code } = await presenter.hear("opened");
    for (const said of [
      { type: "ask", question: QUESTION },
      { type: "reveal", round: 1, came: { kind: "amount", value: 1 } },
      { type: "end" },
    ]) {
      const pupil = new Person(address, { type: "join", code });
      await pupil.hear("joined");
      pupil.say(said);
      expect(await pupil.hear("refused")).toMatchObject({ code: "not-allowed" });
      expect(await pupil.closed).toBe(1008);
    }
    const eager = new Person(address, { type: "bet", round: 1, bet: bet("a", 0, 1) });
    expect(await eager.hear("refused")).toMatchObject({ code: "bad-message" });
    const old = new Person(address, { type: "open", protocol: 0 });
    expect(await old.hear("refused")).toMatchObject({ code: "protocol-version" });
    presenter.say({ type: "reveal", round: 1, came: { kind: "amount", value: 1 } });
    expect(await presenter.hear("refused")).toMatchObject({ code: "not-allowed" });
  });

  test("[TC5] classes, pupils, messages and their sizes are bounded", async () => {
    const { address, hub } = await hubbed();
    const first = new Person(address, { type: "open" });
    const { code } = await first.hear("opened");
    for (let n = 1; n < CLASS_BOUNDS.classes; n++) await new Person(address, { type: "open" }).hear("opened");
    const tooMany = new Person(address, { type: "open" });
    expect(await tooMany.hear("refused")).toMatchObject({ code: "too-many" });
    expect([await tooMany.closed, hub.classes]).toEqual([1013, CLASS_BOUNDS.classes]);

    const pupils = Array.from({ length: CLASS_BOUNDS.pupils }, () => new Person(address, { type: "join", code }));
    await Promise.all(pupils.map((one) => one.hear("joined")));
    const last = new Person(address, { type: "join", code });
    expect(await last.hear("refused")).toMatchObject({ code: "too-many" });

    const loud = pupils[0]!;
    for (let n = 0; n <= CLASS_BOUNDS.messageBurst; n++) loud.say({ type: "bet", round: 1, bet: {} });
    expect(await loud.closed).toBe(1008);
    const long = pupils[1]!;
    long.say(" ".repeat(CLASS_BOUNDS.messageBytes + 1));
    expect(await long.closed).toBe(1009);
  });

  test("[TC5] a message that is none says everything that is wrong with it", () => {
    expect(classMessage("{")).toBe("expected JSON");
    expect(classMessage('{"type":"join","protocol":1,"code":"AEIOU"}')).toBe("code: a class code");
    expect(classMessage('{"type":"join","protocol":-1,"code":5}')).toMatch(/protocol: .*; code: /);
    expect(classMessage(JSON.stringify({ type: "ask", question: { ...QUESTION, atMs: -1 } }))).toMatch(
      /^question.atMs: /,
    );
    expect(classMessage(`{"type":"close","by":"Anna"}`)).toMatch(/message: /);
  });
});
