import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/browser.ts";

/** Eight weeks of weekdays by half hours, 9:00–12:00, with a day missing and a cell that is no number. */
function block(): string {
  const lines = ["Отчёт по очередям", "Линия\tДата\tВремя\tПоступило\tПринято\tСВО"];
  const first = Date.UTC(2026, 0, 12);
  for (let day = 0; day < 56; day++) {
    const at = new Date(first + day * 86_400_000);
    if ([0, 6].includes(at.getUTCDay()) || day === 30) continue;
    const [year, month, date] = at.toISOString().slice(0, 10).split("-");
    for (let half = 0; half < 6; half++) {
      const time = `${String(9 + Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
      const offered = day === 0 && half === 1 ? "много" : String(40 + ((day + half) % 7));
      lines.push([`Поддержка`, `${date}.${month}.${year}`, time, offered, "38", "0:04:31"].join("\t"));
    }
  }
  return lines.join("\n");
}

test("[HI50] a planner pastes a block, corrects the mapping, sees the problem, imports, decides a gap, takes it back", async ({
  page,
  start,
}) => {
  test.setTimeout(150_000);
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/lab/history?lang=en`);
  await page.getByRole("textbox", { name: "A block of cells" }).fill(block());
  await page.getByRole("button", { name: "Look at the block" }).click();

  // Guessed: titles skipped, columns by their Russian headings, day first, half hours.
  const meaning = page.getByRole("combobox", { name: "Meaning of СВО" });
  await expect(meaning).toHaveValue("handle");
  await expect(page.getByRole("combobox", { name: "Meaning of Линия" })).toHaveValue("queue");
  await expect(page.getByLabel("Interval", { exact: true })).toHaveValue("30");
  await expect(page.getByRole("row", { name: /много/ }).first()).toBeVisible();
  await expect(page.getByText("1 cell of the first rows cannot be read")).toBeVisible();

  // Corrected by keyboard: the zone, and the mean handle time taken for talk.
  await page.getByLabel("Time zone").fill("Europe/Nowhere");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await page.getByLabel("Time zone").fill("Europe/Moscow");
  await meaning.selectOption("talk");
  await expect(page.getByRole("combobox", { name: "Sum or mean: СВО" })).toHaveValue("sum");
  await page.getByRole("combobox", { name: "Sum or mean: СВО" }).selectOption("mean");
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual(
    [],
  );
  await page.getByRole("button", { name: "Import", exact: true }).click();

  const result = page.getByRole("region", { name: "Result of the import" });
  await expect(result.getByText(/233 rows\. 233 new, 0 replaced, 0 the same/)).toBeVisible();
  await expect(result.getByRole("row", { name: /4 Поступило a number, 0 or more много bad-number/ })).toBeVisible();

  // The missing Wednesday is a gap; it is decided by keyboard, taken back, done again, and saved.
  const proposals = page.getByRole("region", { name: "What looks wrong or special" });
  await expect(proposals.getByText("2 of 2 to be decided")).toBeVisible();
  const accept = proposals.getByRole("button", { name: /^Accept: Gap, Wed,? 11 Feb 2026/ });
  await accept.focus();
  await page.keyboard.press("Enter");
  await expect(accept).toHaveAttribute("aria-pressed", "true");
  await expect(proposals.getByText("1 of 2 to be decided")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(accept).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  // Holidays of a country are proposed by name, in the page's language.
  await page.getByLabel("Public holidays of").selectOption("RU");
  await expect(proposals.getByRole("row", { name: /Defender of the Fatherland Day/ })).toBeVisible();
  await page.goto(`${server.address}/lab/history?lang=ru`);
  await expect(page.getByRole("button", { name: /^Принять: Пропуск, ср, 11 фев/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  // The same block again changes nothing, and is read as it was read before; deleted, it is gone, and comes back.
  await page.getByRole("textbox", { name: "Блок ячеек" }).fill(block());
  await page.getByRole("button", { name: "Посмотреть блок" }).click();
  await expect(page.getByRole("combobox", { name: "Смысл столбца «СВО»" })).toHaveValue("talk");
  await page.getByRole("button", { name: "Загрузить", exact: true }).click();
  await expect(page.getByText("Новых 0, заменено 0, без изменений 233.")).toBeVisible();
  const imports = page.getByRole("region", { name: "Загрузки" });
  await imports.getByRole("button", { name: "Удалить" }).first().click();
  await expect(imports.getByRole("button", { name: "Вернуть" })).toHaveCount(1);
  await imports.getByRole("button", { name: "Удалить" }).first().click();
  await expect(imports.getByRole("button", { name: "Вернуть" })).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Что сохранено" })).toHaveCount(0);
  await imports.getByRole("button", { name: "Вернуть" }).first().click();
  await expect(page.getByRole("region", { name: "Что сохранено" })).toBeVisible();

  // A file of another kind is refused with what was expected.
  await page.setInputFiles("input[type=file]", {
    name: "plan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7"),
  });
  await expect(page.getByText("plan.pdf: ожидалось: таблица")).toBeVisible();
});
