"use client";

import Link from "next/link";
import { useWords } from "./_i18n/Words.tsx";

export default function NotFound() {
  const words = useWords();
  return (
    <main className="page">
      <h1>{words("notFound")}</h1>
      <p>
        <Link href="/">{words("back")}</Link>
      </p>
    </main>
  );
}
