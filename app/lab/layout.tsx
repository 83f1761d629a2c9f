import type { ReactNode } from "react";
import "../styles/edit.css";
import "../styles/lab.css";
import { LabShell } from "./LabShell.tsx";

/** Every page of the lab: the bar of all rooms, and under it the ways inside the lab. */
export default function LabLayout({ children }: { readonly children: ReactNode }) {
  return <LabShell>{children}</LabShell>;
}
