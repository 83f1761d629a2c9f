import { expect, test } from "../fixtures/browser.ts";

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly beginAt: number;
  readonly hurt?: number;
  readonly channel?: string;
}

test("[DL9, DL10, DL12, DL13] a supervisor scrubs a past day, jumps to a dip, reads and prints what happened, and returns to now", async ({
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const slow = { timeout: 60_000 };
  const days = (await (await page.request.get(`${server.address}/api/v1/days`)).json()) as {
    readonly days: readonly { readonly date: string; readonly startsAt: number; readonly endsAt: number }[];
  };
  const yesterday = days.days[1]!;
  const told = (await (await page.request.get(`${server.address}/api/v1/incidents?date=${yesterday.date}`)).json()) as {
    readonly incidents: readonly Listed[];
  };
  const dip = told.incidents.find(({ kind }) => kind === "dip")!;
  expect(dip, "the simulated day has a dip").toBeDefined();

  // Live, with the projection of this minute beside the line.
  await page.goto(`${server.address}/desk?scope=channel:${dip.channel}`);
  const desk = page.locator(".desk");
  const day = page.getByRole("region", { name: "Day", exact: true });
  await expect(day).toHaveAttribute("data-past", "false");
  await expect(page.getByTestId("day-readout")).toContainText("contacts in 15 min", slow);
  await expect(page.getByTestId("day-projection")).toContainText(/At \d\d:\d\d the projection for \d\d:\d\d was/, {
    timeout: 120_000,
  });

  // A plan of today that is kept stands behind the line; each of what is behind it can be hidden, also after a reload.
  const frame = (await (await page.request.get(`${server.address}/api/v1/frame`)).json()) as {
    readonly queues: readonly { readonly queueId: string; readonly channel: string }[];
  };
  const kept = await page.request.post(`${server.address}/api/v1/forecasts`, {
    data: {
      ...{ madeAt: days.days[0]!.startsAt - 3_600_000, of: "plan", method: "mean-4", channel: dip.channel },
      ...{ queue: frame.queues.find(({ channel }) => channel === dip.channel)!.queueId, timeZone: "UTC" },
      ...{ intervalMinutes: 30, fromMinute: 0, after: yesterday.date },
      days: [
        {
          ...{ date: days.days[0]!.date, step: 1, total: [480, 0, 0, 480, 960, 960] },
          intervals: Array.from({ length: 48 }, () => [10, 0, 5, 10, 15, 20]),
        },
      ],
    },
    headers: { Origin: server.address },
  });
  expect(kept.status(), await kept.text()).toBe(201);
  await page.reload();
  const legend = page.getByTestId("day-legend");
  const plan = legend.getByRole("button", { name: "Plan" });
  await expect(plan).toHaveAttribute("aria-pressed", "true", slow);
  await expect(legend.getByRole("button", { name: "Forecast" })).toBeDisabled();
  await expect(day.locator("path[data-ghost=plan]")).toHaveCount(1);
  await plan.click();
  await expect(day.locator("path[data-ghost=plan]")).toHaveCount(0);
  await day.getByLabel("Line").selectOption("offered");
  await plan.click();
  await expect(day.locator("path[data-ghost=plan]")).toHaveCount(1);
  await legend.getByRole("button", { name: "5 min", exact: true }).click();
  await expect(page.getByTestId("day-readout")).toContainText("contacts in 5 min", slow);
  await page.reload();
  await expect(page.getByTestId("day-readout")).toContainText("contacts in 5 min", slow);
  await legend.getByRole("button", { name: "15 min" }).click();
  await expect(page.getByTestId("day-readout")).toContainText("contacts in 15 min", slow);

  // Yesterday: it plays, labelled, and stands where it is put.
  await day.getByLabel("Day", { exact: true }).selectOption(yesterday.date);
  await expect(day).toHaveAttribute("data-past", "true", slow);
  await expect(day.getByRole("status").filter({ hasText: "REPLAY" })).toContainText("the past, not now", slow);
  await day.getByRole("button", { name: "Pause" }).click();
  const slider = day.getByRole("slider", { name: "Instant shown" });
  const noon = yesterday.startsAt + 12 * 3_600_000;
  await slider.fill(String(noon));
  await expect(desk).toHaveAttribute("data-at", String(noon), slow);
  await expect(page).toHaveURL(new RegExp(`feed=day%3A${yesterday.date}.*at=${noon}`));
  await slider.press("ArrowRight");
  await expect(desk).toHaveAttribute("data-at", String(noon + 60_000), slow);
  await day.getByRole("button", { name: "Next event" }).click();
  await expect(async () => {
    expect(Number(await desk.getAttribute("data-at"))).toBeLessThan(noon + 120_000);
    expect(Number(await desk.getAttribute("data-at"))).toBeGreaterThanOrEqual(noon + 60_000);
  }).toPass(slow);

  // An agent opened before the address has followed the hand stays open, and the address says both.
  await slider.fill(String(noon));
  await page.getByTestId("desk-agents").locator("tbody button").first().click();
  await expect(page).toHaveURL(new RegExp(`at=${noon}.*agent=`));
  await expect(page.getByTestId("agent")).toBeVisible(slow);
  await page.keyboard.press("Escape");

  // To the dip by the list; the address keeps the instant.
  await day.getByRole("button", { name: /^Incidents \d+$/ }).click();
  const row = page.getByTestId("incidents").locator("tr", { has: page.locator(`a[href*="${dip.id}"]`) });
  await expect(row).toContainText("service level");
  await row.getByRole("button", { name: "Go there" }).click();
  await expect(desk).toHaveAttribute("data-at", String(dip.beginAt), slow);
  await expect(page).toHaveURL(new RegExp(`at=${dip.beginAt}`));

  // Back returns from the jump, forth to it.
  await page.goBack();
  await expect(desk).toHaveAttribute("data-at", String(noon), slow);
  await page.goForward();
  await expect(desk).toHaveAttribute("data-at", String(dip.beginAt), slow);
  await page.reload();
  await expect(desk).toHaveAttribute("data-at", String(dip.beginAt), slow);
  await expect(page.getByTestId("day-projection")).toContainText(/projection/i);

  // The customers' ways over channels that day, in the picture and in numbers.
  await day.getByRole("button", { name: "Journeys" }).click();
  const journeys = page.getByTestId("journeys");
  await expect(journeys.getByRole("img", { name: "From contact to contact" })).toBeVisible(slow);
  await expect(journeys.locator("[data-sum=byCustomer]")).toContainText(/\d+% \d+–\d+ n [\d,]+/);
  await expect(page.getByTestId("lost-on").locator("tbody tr").first()).toContainText(/\d+$/);
  await journeys.getByText("All ways as a table").click();
  await expect(page.getByTestId("ways").locator("tbody tr").first()).toContainText("Contact 1");
  await page.keyboard.press("Escape");
  await expect(journeys).toHaveCount(0);

  // What happened, and on paper.
  await day.getByRole("button", { name: /^Incidents \d+$/ }).click();
  await page.locator(`a[href*="${dip.id}"]`).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("below its target", slow);
  await expect(page.getByTestId("story-hurt")).toContainText(`${dip.hurt} contact`);
  await expect(page.getByTestId("story-table").locator("tr[data-inside=true]").first()).toBeVisible();
  // The log of two days knows of no such day before; the simulated centre knows what it is set to. On paper too.
  const causes = page.getByTestId("story-causes");
  await expect(page.getByTestId("causes-against")).toContainText("what the simulated centre is set to", slow);
  for (const cause of ["Number of contacts", "Handle time", "People available", "All of these together"]) {
    await expect(causes.locator("tr", { hasText: cause })).toContainText(/[−-]?\d+\.\d\s*[−-]?\d+\.\d to [−-]?\d+\.\d/);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByTestId("story-table")).toBeVisible();
  await expect(causes.locator("tbody tr").first()).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Replay this" }).click();
  await expect(desk).toHaveAttribute("data-at", String(dip.beginAt), slow);

  // The wall shows the same instant, and cannot be taken for now.
  await page.goto(`${server.address}/wall?feed=day:${yesterday.date}&at=${dip.beginAt}`);
  const wall = page.getByTestId("wall");
  await expect(wall).toHaveAttribute("data-at", String(dip.beginAt), slow);
  await expect(wall).toContainText("REPLAY");
  await expect(page.locator(".wall-screen")).toHaveAttribute("data-past", "true");

  // Back to the floor of now.
  await page.goto(`${server.address}/desk?feed=day:${yesterday.date}&at=${dip.beginAt}`);
  await day.getByRole("button", { name: "Back to live" }).click(slow);
  await expect(day).toHaveAttribute("data-past", "false", slow);
  await expect(async () => expect(Number(await desk.getAttribute("data-at"))).toBeGreaterThan(yesterday.endsAt)).toPass(
    slow,
  );
});
