import type { Metadata } from "next";
import "../styles/wall.css";
import "../styles/wall-screen.css";
import "./gallery.css";
import { Gallery } from "./Gallery.tsx";

export const metadata: Metadata = { title: "Floorcast · gallery" };

/** `/gallery`: every tile in every state. */
export default function GalleryPage() {
  return <Gallery />;
}
