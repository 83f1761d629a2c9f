import type { ReactNode } from "react";
import "../styles/edit.css";
import "../styles/lab.css";
import "../styles/lab-desk.css";
import "../styles/lab-results.css";
import "../styles/lab-large.css";
import { ResultsProvider } from "./_results/ResultsProvider.tsx";
import { LabProvider } from "./_scenarios/LabProvider.tsx";
import { LabShell } from "./LabShell.tsx";
import { LabWords } from "./LabWords.tsx";

/** Every page of the lab: the bar of all rooms, under it the ways inside the lab, and the one desk they share. */
export default function LabLayout({ children }: { readonly children: ReactNode }) {
  return (
    <LabWords>
      <LabProvider>
        <ResultsProvider>
          <LabShell>{children}</LabShell>
        </ResultsProvider>
      </LabProvider>
    </LabWords>
  );
}
