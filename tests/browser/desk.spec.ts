import { AxeBuilder } from "@axe-core/playwright";
import type { Download } from "@playwright/test";
import type { LeverResult } from "../../sim/experiment/lookahead/lever.ts";
import type { AgentId, ContactId, FloorEvent, QueueId, TeamId, VisitId, WorkId } from "../../sim/vocabulary/index.ts";
import { expect, test } from "../fixtures/browser.ts";
import { happened, post, signedIn, talking, waiting } from "../fixtures/browserFloor.ts";

const SOURCE = "crm://desk-test";
const PEOPLE = 2_000;

/** Two thousand people in ten teams, all on a break; five of the queue are with customers, three customers wait for them. */
function bigFloor(): FloorEvent[] {
  const people = Array.from({ length: PEOPLE }, (_, i) => {
    const agentId = `a${i}` as AgentId;
    const name = `Person ${String(i).padStart(4, "0")}`;
    return [
      happened(SOURCE, 900_000, {
        type: "agent.session",
        agentId,
        state: "on",
        name,
        teamId: `team ${i % 10}` as TeamId,
      }),
      happened(SOURCE, 899_000 - i, { type: "agent.presence", agentId, available: false, reason: "lunch" }),
    ];
  });
  const queueId = "voice-queue" as QueueId;
  const members = ["one", "two", "three", "four", "five"].flatMap((name) => [
    ...talking(SOURCE, 600_000, name, "voice"),
    happened(SOURCE, 700_000, { type: "agent.membership", agentId: `agent-${name}` as AgentId, queueId, member: true }),
    happened(SOURCE, 700_000, {
      type: "agent.capacity",
      agentId: `agent-${name}` as AgentId,
      max: 1,
      channel: "voice",
    }),
  ]);
  // The first has come from a chat, whose context was lost.
  const chat = "chat-1" as ContactId;
  const story = [
    ...waiting(SOURCE, 500_000, chat, "chat"),
    happened(SOURCE, 400_000, {
      type: "contact.switched",
      contactId: chat,
      nextContactId: "first" as ContactId,
      toChannel: "voice",
      context: "lost",
    }),
    happened(SOURCE, 400_000, { type: "visit.dequeued", visitId: `${chat}-visit` as VisitId, outcome: "withdrawn" }),
    happened(SOURCE, 400_000, { type: "contact.ended", contactId: chat, by: "customer", outcome: "switched" }),
  ];
  const line = ["first", "second", "third"].flatMap((name, i) => waiting(SOURCE, 300_000 - i * 60_000, name, "voice"));
  return [...people.flat(), ...members, ...story, ...line];
}

async function textOf(download: Promise<Download>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

let onEnd: (() => void) | undefined;
test.afterEach(() => onEnd?.());

test("[DK7, DK8, DK9] on a big floor a supervisor finds why a contact waits, and one of two thousand agents", async ({
  page,
  start,
}) => {
  test.setTimeout(240_000);
  const server = await start({ simulation: false });
  await post(server.address, bigFloor());
  // A source that says nothing for minutes would be withdrawn, rightly.
  const alive = setInterval(() => {
    void post(server.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]).catch(
      () => undefined,
    );
  }, 5_000);
  onEnd = () => clearInterval(alive);
  await page.goto(`${server.address}/desk?lang=en`);

  // A number lists its contacts, as many as it says.
  const queue = page.getByTestId("desk-queues").locator("tr", { hasText: "voice" });
  const number = queue.locator("[data-drill=waiting][data-metric=waiting]").first();
  await expect(number).toHaveText("3", { timeout: 60_000 });
  await number.click();
  await expect(page.getByTestId("drill-total")).toHaveText("3");
  await expect(page.getByTestId("drill").locator("tbody tr")).toHaveCount(3);

  // The oldest: where it stands, what blocks it, and where it came from.
  await page.getByTestId("drill").locator("tbody button").first().click();
  await expect(page.getByTestId("why")).toContainText("From what was observed");
  await expect(page.getByTestId("why")).toContainText("1 of 3 in its queue by age, late by");
  await expect(page.getByTestId("blocks")).toHaveText("Blocked: after “have a slot free” nobody is left.");
  await expect(page.locator(".stairs li b")).toHaveText(["2005", "2005", "5", "5", "5", "0"]);
  await expect(page.locator(".next li")).toHaveCount(5);
  const journey = page.getByTestId("journey");
  await expect(journey).toContainText("2 contacts, explained 0 times");
  await expect(journey).toContainText("Context kept 0, lost 1");
  await expect(journey.getByRole("img", { name: "Journey" })).toBeVisible();

  // The address says it: a reload opens the same, back goes to the list, Escape out of it.
  await expect(page).toHaveURL(/contact=first/);
  await page.reload();
  await expect(page.getByTestId("blocks")).toBeVisible({ timeout: 60_000 });
  await page.goBack();
  await expect(page.getByTestId("drill-total")).toHaveText("3");
  await page.goForward();
  await expect(page.getByTestId("blocks")).toBeVisible();
  // As fast as keys come: nothing that is drawn late takes the step back.
  await page.evaluate(async () => {
    history.back();
    while (location.search.includes("contact=")) await new Promise((then) => setTimeout(then));
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  });
  await expect(page.getByTestId("levels")).toBeVisible();
  await expect(page).not.toHaveURL(/figure=/);

  // Two thousand people, of whom few are drawn.
  const table = page.getByTestId("desk-agents");
  await expect(table).toHaveAttribute("aria-rowcount", String(PEOPLE + 5 + 1));
  expect(await table.locator("tbody tr").count()).toBeLessThan(100);
  await page.keyboard.press("/");
  await page.keyboard.type("0007 team");
  await expect(table.locator("tbody tr")).toHaveCount(1);
  await expect(table.locator("tbody tr")).toContainText("Person 0007");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Escape");
  await table.getByRole("button", { name: "Name", exact: true }).click();
  await expect(table.locator("tbody tr").first()).toContainText("five");
  await table.locator("tbody button").first().focus();
  await page.keyboard.press("End");
  await expect(table.getByRole("button", { name: "two", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(table.getByRole("button", { name: "three", exact: true })).toBeFocused();

  // What was chosen is kept in this browser.
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Team" }).uncheck();
  await page.getByRole("checkbox", { name: "Seat" }).check();
  await page.keyboard.press("Escape");
  await page.reload();
  const heads = table.locator("thead th");
  await expect(heads.filter({ hasText: "Seat" })).toBeVisible({ timeout: 60_000 });
  await expect(heads.filter({ hasText: "Team" })).toHaveCount(0);
  await expect(heads.filter({ hasText: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "On contact 5" }).click();
  const download = page.waitForEvent("download");
  await page.locator(".agents-desk__tools").getByRole("button", { name: "CSV" }).click();
  const rows = (await textOf(download)).trim().split("\r\n");
  expect([rows.length, rows[1]?.startsWith("five,")]).toEqual([6, true]);

  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("[DK7, DK10] on the simulated floor a service level lists whom it counts, and the routing tells why", async ({
  page,
  server,
}) => {
  test.setTimeout(180_000);
  await page.goto(`${server.address}/desk?lang=en&theme=light`);
  const row = page.getByTestId("desk-queues").locator("tr.queues__channel").first();
  await expect(row).toBeVisible({ timeout: 60_000 });
  // Read and pressed at one instant: figures move four times a second.
  const counted = await row.evaluate((line) => {
    const figure = line.querySelector<HTMLElement>("[data-drill=serviceLevel]");
    const n = figure?.closest("td")?.nextElementSibling?.textContent ?? "";
    figure?.click();
    return n;
  });
  await expect(page.getByTestId("drill-total")).toHaveText(counted, { timeout: 60_000 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("levels").locator("tbody tr")).toHaveCount(6);
  await page.getByTestId("desk-queues").locator("tr", { hasText: "Chat" }).locator("[data-drill=inProgress]").click();
  await page.getByTestId("drill").locator("tbody button").last().click();
  const why = page.getByTestId("why");
  await expect(why).toContainText("From the decisions of the simulated routing.", { timeout: 60_000 });
  await expect(why.locator(".chosen").first()).toContainText(/Why .+\?/);
  await expect(why.locator(".sentences li").first()).toContainText(/offered/);
  await expect(page.getByTestId("journey")).toContainText("explained");
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test("[LA24] a feed that plays in the page is looked ahead of in the page: desk and wall show it with its age", async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  // The server has no part in it.
  await context.route(/\/api\/v1\/(look-ahead|levers)/, (route) => route.abort());
  await page.goto(`${server.address}/desk?feed=simulated&seed=kazan&speed=4&lang=en`);
  const ahead = page.getByTestId("ahead");
  await expect(ahead).toContainText(/\d+ futures from the floor as it stood .+ ago, played in this browser/, {
    timeout: 60_000,
  });
  await expect(page.getByTestId("ahead-sources")).toContainText("as the simulated centre knows them");
  await expect(ahead.locator("tbody tr").first().locator("td").first()).toContainText("%");
  await expect(page.getByTestId("desk-queues").locator("thead")).toContainText("Last 2 h, next hour");
  await page.goto(`${server.address}/wall?feed=simulated&seed=kazan&speed=4&lang=en`);
  await expect(page.locator("main, .wall").first()).toContainText(/forecast .+ old/, { timeout: 60_000 });
});

/**
 * An hour of voice by two people who are slower than contacts come, with a line behind them, and a calm chat whose three
 * people do nothing: voice is in danger, and chat can spare somebody.
 */
function shortFloor(): FloorEvent[] {
  const voice = "voice-queue" as QueueId;
  const chat = "chat-queue" as QueueId;
  const people = ["v1", "v2", "c1", "c2", "c3"].flatMap((name) => [
    ...signedIn(SOURCE, 3_900_000, name),
    happened(SOURCE, 3_890_000, {
      type: "agent.membership",
      agentId: `agent-${name}` as AgentId,
      queueId: name.startsWith("v") ? voice : chat,
      member: true,
    }),
  ]);
  // Every five minutes somebody is answered by each of the two and talks for four; three come for two that are answered.
  const served = Array.from({ length: 24 }, (_, i) => {
    const name = `done-${i}`;
    const agentId = `agent-v${(i % 2) + 1}` as AgentId;
    const from = 3_800_000 - Math.floor(i / 2) * 300_000;
    const workId = `${name}-work` as WorkId;
    return [
      ...waiting(SOURCE, from, name, "voice"),
      happened(SOURCE, from - 20_000, {
        type: "work.connected",
        workId,
        contactId: name as ContactId,
        visitId: `${name}-visit` as VisitId,
        agentId,
        channel: "voice",
      }),
      happened(SOURCE, from - 260_000, { type: "work.released", workId, by: "customer" }),
      happened(SOURCE, from - 260_000, {
        type: "contact.ended",
        contactId: name as ContactId,
        by: "customer",
        outcome: "resolved",
      }),
    ];
  });
  const line = Array.from({ length: 12 }, (_, i) => waiting(SOURCE, 240_000 - i * 15_000, `line-${i}`, "voice"));
  const calm = waiting(SOURCE, 3_000_000, "one-chat", "chat");
  return [...people, ...served.flat(), ...line.flat(), ...calm];
}

interface Levers {
  readonly proposals: readonly { readonly id: string; readonly helps: string; readonly lever: { kind: string } }[];
  readonly groups: readonly { readonly id: string }[];
  readonly chosen: readonly { readonly by: string; readonly levers: readonly { kind: string }[] }[];
}

test("[LA16, LA10] a supervisor opens a lever, tries it on the same futures, chooses it, and it is logged with who", async ({
  page,
  start,
  complaints,
}) => {
  test.setTimeout(240_000);
  // Until somebody has looked ahead there are no levers.
  complaints.allow(/503 .*\/api\/v1\/(levers|look-ahead)/);
  complaints.allow(/status of 503/);
  const server = await start({ simulation: false });
  await post(server.address, shortFloor());
  const alive = setInterval(() => {
    void post(server.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]).catch(
      () => undefined,
    );
  }, 5_000);
  onEnd = () => clearInterval(alive);
  await page.goto(`${server.address}/desk?lang=en&scope=channel:voice`);
  const section = page.getByTestId("levers");
  const buttons = section.locator(".levers > li > button");
  await expect(buttons.first()).toBeVisible({ timeout: 90_000 });

  // What is offered is what GET /levers proposes, each for a channel in danger, each once.
  const levers = (await (await page.request.get(`${server.address}/api/v1/levers`)).json()) as Levers;
  expect(new Set(levers.proposals.map(({ id }) => id)).size).toBe(levers.proposals.length);
  expect(levers.proposals.map(({ helps }) => helps)).toContain("voice");
  expect(levers.proposals.map(({ lever }) => lever.kind)).toContain("add");
  await expect(buttons).toHaveCount(Math.min(6, levers.proposals.length));
  expect(levers.chosen).toEqual([]);
  // Where its numbers come from is said beside it.
  await expect(page.getByTestId("ahead-sources")).toContainText("as people were there before");
  await expect(page.getByTestId("ahead")).toContainText(/\d+ futures from the floor as it stood/);

  // Tried: the chance of each target before and after, on the same futures.
  const add = section.getByRole("button", { name: /^\d+ more in / });
  await add.click();
  const effect = page.getByTestId("lever-effect");
  await expect(effect).toContainText(/Chance of the target at \d\d:\d\d, \d+ paired futures/, { timeout: 60_000 });
  const row = effect.locator("tr", { hasText: "Voice" });
  await expect(row).toContainText(/\d+\s?% → \d+\s?%/);
  await expect(row.locator("td").last()).toHaveText(/unclear|-?\d+ to -?\d+ points|−?\d+ to −?\d+ points/);

  // A lever of size zero changes nothing, and says so for certain.
  const zero = await page.request.post(`${server.address}/api/v1/levers`, {
    data: { lever: { kind: "add", agents: 0, groupId: levers.groups[0]!.id } },
    headers: { Origin: server.address },
  });
  const nothing = (await zero.json()) as LeverResult;
  const points = nothing.channels.flatMap((channel) => channel.points);
  expect(points.length).toBeGreaterThan(0);
  for (const { before, after, change, waiting: line } of points) {
    expect(after).toEqual(before);
    expect(change ?? line).toEqual({ value: 0, low: 0, high: 0 });
    expect(line).toEqual({ value: 0, low: 0, high: 0 });
  }

  // Chosen: only with initials; then it stands there with the time and who, and in the log.
  const choose = section.getByRole("button", { name: "We do this" });
  await expect(choose).toBeDisabled();
  await section.getByLabel(/initials/i).fill("MK");
  await choose.click();
  await expect(section).toContainText("Chosen so far");
  await expect(section.locator(".levers__chosen")).toContainText("MK");
  const after = (await (await page.request.get(`${server.address}/api/v1/levers`)).json()) as Levers;
  expect(after.chosen.map(({ by, levers: those }) => [by, those.map(({ kind }) => kind)])).toEqual([["MK", ["add"]]]);
  await page.reload();
  await expect(section.locator(".levers__chosen")).toContainText("MK", { timeout: 60_000 });
});
