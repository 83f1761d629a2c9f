import { expect, test } from "vitest";
import { apart, readable, readableAbove } from "../../../sim/routing/explain/readable.ts";

test("[R33] figures of an explanation have the digits a person reads: none from 100 on, a tenth from 1 on, hundredths below", () => {
  expect([175.358, -99.96, 34.259, 0.8349, 0, -0.001].map(readable)).toEqual([175, -100, 34.3, 0.83, 0, 0]);
});

test("[R33] “with over so much more” stays true: the size is never written smaller than it is", () => {
  expect([22.661, 16.1, 1, 104.2, 0.1 + 0.2].map(readableAbove)).toEqual([22.7, 16.1, 1, 105, 0.3]);
});

test("[R33] two values that decided are told apart as long as three digits can", () => {
  expect(apart(175.358, 152.697)).toEqual([175, 153]);
  expect(apart(9.94, 9.91)).toEqual([9.94, 9.91]);
  expect(apart(100.004, 100.001)).toEqual([100.004, 100.001]);
  expect(apart(108.41, 96.13)).toEqual([108, 96.1]);
  expect(apart(5, 5)).toEqual([5, 5]);
});
