import type { Metadata } from "next";
import "../styles/edit.css";
import { BoardsScreen } from "./BoardsScreen.tsx";

export const metadata: Metadata = { title: "Floorcast · boards" };

export default function BoardsPage() {
  return <BoardsScreen />;
}
