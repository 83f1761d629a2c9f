import { AxeBuilder } from "@axe-core/playwright";
import type { AgentId, QueueId } from "../../sim/vocabulary/index.ts";
import { expect, test } from "../fixtures/browser.ts";
import { happened, post, signedIn, talking, waiting } from "../fixtures/browserFloor.ts";

const SOURCE = "crm://roster-test";

let onEnd: (() => void) | undefined;
test.afterEach(() => onEnd?.());

test("[DK13, DK14] shifts are pasted, put right, saved and used: the desk tells adherence, the look-ahead plans by the page", async ({
  page,
  start,
  complaints,
}) => {
  test.setTimeout(240_000);
  complaints.allow(/answer: (422|503) /);
  complaints.allow(/status of (422|503)/);
  const server = await start({ simulation: false });
  await post(server.address, [
    ...talking(SOURCE, 1_200_000, "one", "voice"),
    ...signedIn(SOURCE, 1_200_000, "two", "lunch"),
    ...["one", "two"].map((name) =>
      happened(SOURCE, 1_190_000, {
        type: "agent.membership",
        agentId: `agent-${name}` as AgentId,
        queueId: "voice-queue" as QueueId,
        member: true,
      }),
    ),
    ...waiting(SOURCE, 60_000, "first", "voice"),
  ]);
  const alive = setInterval(() => {
    void post(server.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]).catch(
      () => undefined,
    );
  }, 5_000);
  onEnd = () => clearInterval(alive);

  // Without a roster the desk has no such columns, and says so of a person.
  await page.goto(`${server.address}/desk?lang=en&agent=agent-two`);
  const heads = page.getByTestId("desk-agents").locator("thead th");
  await expect(heads.filter({ hasText: "Name" })).toBeVisible({ timeout: 60_000 });
  await expect(heads.filter({ hasText: "Adherence" })).toHaveCount(0);
  await expect(page.getByTestId("desk-side")).toContainText("No roster is known for them");
  await expect(page.getByTestId("ribbon")).toContainText(/Break \d+:\d\d/);

  // A roster is pasted: first one that is none, told with its places, then a good one.
  await page.goto(`${server.address}/roster?lang=en`);
  const paste = page.getByLabel("Text of a roster");
  await paste.fill("agent,weekday,start,end\nagent-one,9,00:00,24:00\n");
  await page.getByRole("button", { name: "Read instead of all shifts" }).click();
  await expect(page.locator(".problems")).toContainText("0.weekday");
  const days = [1, 2, 3, 4, 5, 6, 7];
  const rows = days.flatMap((day) => [`agent-one,${day},00:00,24:00`, `agent-two,${day},00:00,24:00`]);
  await paste.fill(`agent,weekday,start,end\n${rows.join("\n")}\n`);
  await page.getByRole("button", { name: "Read instead of all shifts" }).click();
  await expect(page.getByTestId("roster-count")).toHaveText("14 shifts of 2 people");

  // One is added and put right, taken back and done again, and saved; a reload has it.
  await page.getByRole("button", { name: "Add a shift" }).click();
  const first = page.getByTestId("roster").locator("tbody tr").first();
  await expect(first).toHaveAttribute("data-whole", "false");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await first.getByLabel("Agent").fill("agent-three");
  await first.getByLabel("When").selectOption({ label: "Sundays" });
  await first.getByLabel("Breaks").fill("12:00-12:30 lunch");
  await expect(first).toHaveAttribute("data-whole", "true");
  await page.keyboard.press("Control+z");
  await expect(first.getByLabel("Breaks")).toHaveValue("");
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("[data-saving]")).toHaveAttribute("data-saving", "saved");
  await page.reload();
  await expect(page.getByTestId("roster-count")).toHaveText("15 shifts of 3 people");
  await expect(first.getByLabel("Breaks")).toHaveValue("12:00-12:30 lunch");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // The desk tells it of each and together, and the look-ahead plans by it.
  await page.goto(`${server.address}/desk?lang=en&scope=channel:voice`);
  await expect(page.getByTestId("adherence-total")).toContainText(
    /Adherence \d+\s?%, conformance \d+\s?%: \d people planned \(roster page/,
    { timeout: 60_000 },
  );
  await expect(heads.filter({ hasText: "Adherence" })).toBeVisible();
  await expect(page.getByTestId("desk-agents").locator("tr", { hasText: "one" })).toContainText("%");
  await expect(page.getByTestId("ahead-sources")).toContainText("roster page", { timeout: 90_000 });
  await page.getByTestId("desk-agents").getByRole("button", { name: "two", exact: true }).click();
  await expect(page.getByTestId("adherence")).toContainText("0%");
  await expect(page.getByTestId("ribbon")).toContainText("planned");
});
