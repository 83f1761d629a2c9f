import { expect, test } from "vitest";
import { acceptedLanguage, isLanguage, isTheme } from "../../../app/_i18n/language.ts";

test.each([
  [null, "en"],
  ["", "en"],
  ["ru", "ru"],
  ["RU-ru", "ru"],
  ["en-GB,en;q=0.9", "en"],
  ["de-DE,de;q=0.9", "en"],
  ["de,ru;q=0.8,en;q=0.5", "ru"],
  ["en;q=0.3, ru;q=0.7", "ru"],
  ["ru;q=0.3, en", "en"],
  ["ru; q=0.4, en; q=0.2", "ru"],
  ["ru;q=0,en;q=0.1", "en"],
  ["ru;q=0", "en"],
  ["*", "en"],
  ["ru;level=1;q=0.9,en;q=0.8", "ru"],
])("[D2] Accept-Language %j is read as %s", (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});

test.each([
  ["rup,en;q=0.5", "a language that only begins like Russian"],
  [`${"x,".repeat(100_000)}ru`, "a header of 200,000 characters"],
  [";;;,,,;q=;q=1.2.3,q=ru", "separators alone"],
  ["\u0000\u202eur;q=NaN", "control characters"],
  ["<script>ru</script>", "markup"],
  ["ru;q=1.2.3", "a weight that is no number"],
])("[D2] what cannot be read is English: %#", (header) => {
  expect(acceptedLanguage(header)).toBe("en");
});

test("[D2] the languages and themes there are, and nothing else, are taken from outside", () => {
  expect(["en", "ru", "de", "", undefined, null, 1].map(isLanguage)).toEqual([true, true, ...Array(5).fill(false)]);
  expect(["dark", "light", "DARK", "__proto__", undefined].map(isTheme)).toEqual([true, true, false, false, false]);
});
