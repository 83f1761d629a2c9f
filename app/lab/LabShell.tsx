"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { lazy, type ReactNode, Suspense } from "react";
import { NearPage } from "../_edit/NearPage.tsx";
import { useWords } from "../_i18n/Words.tsx";
import { useLabSoon } from "./_scenarios/useLab.ts";

const DeskTools = lazy(async () => ({ default: (await import("./_desk/DeskTools.tsx")).DeskTools }));

/** The pages of the lab, in the order a planner goes through them. */
const LAB_PAGES = [
  ["/lab", "lab.title"],
  ["/lab/presets", "presets.room"],
  ["/lab/sensitivity", "sensitivity.room"],
  ["/lab/search", "search.room"],
  ["/lab/schedules", "schedules.room"],
  ["/lab/bridge", "bridge.room"],
  ["/lab/history", "history.room"],
  ["/lab/forecast", "forecast.room"],
  ["/lab/accuracy", "accuracy.room"],
] as const;

export function LabShell({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const here = usePathname();
  const lab = useLabSoon();
  return (
    <NearPage
      room="/lab"
      inside={
        <nav className="lab-nav" aria-label={words("history.rooms")}>
          {LAB_PAGES.map(([href, label]) => (
            <Link
              key={href}
              href={href}
              aria-current={here === href || (href !== "/lab" && here.startsWith(href)) ? "page" : undefined}
            >
              {words(label)}
            </Link>
          ))}
          {here === "/lab" && lab !== undefined && (
            <Suspense>
              <DeskTools />
            </Suspense>
          )}
        </nav>
      }
    >
      {children}
    </NearPage>
  );
}
