import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isBoardId } from "../../../../sim/metrics/boardId.ts";
import "../../../styles/wall.css";
import "../../../styles/wall-screen.css";
import "../../../styles/edit.css";
import { BoardEditor } from "../../BoardEditor.tsx";

export const metadata: Metadata = { title: "Floorcast · board" };

/** `/boards/{id}/edit`: an id nobody has used yet is a new board. */
export default async function BoardPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  if (!isBoardId(id)) notFound();
  return <BoardEditor boardId={id} />;
}
