import type { Metadata } from "next";
import "../../../styles/lab-claims.css";
import { PresetScreen } from "../PresetScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · preset" };

export default async function PresetPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <PresetScreen id={id} />;
}
