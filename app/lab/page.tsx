import type { Metadata } from "next";
import { DeskSoon } from "./_desk/DeskSoon.tsx";

export const metadata: Metadata = { title: "Floorcast · lab" };

export default function LabPage() {
  return <DeskSoon />;
}
