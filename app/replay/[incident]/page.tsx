import type { Metadata } from "next";
import "../../styles/edit.css";
import "../../styles/day.css";
import "../../styles/story.css";
import { DeskWords } from "../../desk/DeskWords.tsx";
import { IncidentStory } from "../IncidentStory.tsx";

export const metadata: Metadata = { title: "Floorcast · what happened" };

/** `/replay/{id}`: what happened, of an incident of `GET /api/v1/incidents`; made to be printed. */
export default async function IncidentPage({ params }: { readonly params: Promise<{ readonly incident: string }> }) {
  const { incident } = await params;
  return (
    <DeskWords>
      <IncidentStory id={decodeURIComponent(incident).slice(0, 400)} />
    </DeskWords>
  );
}
