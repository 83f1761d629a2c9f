import { expect, test } from "vitest";
import { latestOnly } from "../../../workers/latestOnly.ts";

/** A worker that answers when told to. */
function slowWorker() {
  const asked: number[] = [];
  const answers: { resolve: () => void; reject: (problem: Error) => void }[] = [];
  const go = (value: number) =>
    new Promise<void>((resolve, reject) => {
      asked.push(value);
      answers.push({ resolve, reject });
    });
  return { asked, answers, seek: latestOnly(go) };
}

test("[D41] of the places asked for while one is sought, only the last is sought after it", async () => {
  const { asked, answers, seek } = slowWorker();
  const first = seek(1);
  void seek(2);
  void seek(3);
  expect(asked).toEqual([1]);
  answers[0]?.resolve();
  await Promise.resolve();
  expect(asked).toEqual([1, 3]);
  answers[1]?.resolve();
  await first;
  expect(asked).toEqual([1, 3]);
});

test("[D41] alone, a place is sought at once, also after one that failed", async () => {
  const { asked, answers, seek } = slowWorker();
  const failing = seek(1);
  answers[0]?.reject(new Error("the worker is gone"));
  await expect(failing).rejects.toThrow("the worker is gone");
  const next = seek(2);
  expect(asked).toEqual([1, 2]);
  answers[1]?.resolve();
  await next;
});
