"use client";

import Link from "next/link";
import { useWords } from "./_i18n/Words.tsx";

/** A room that is named but not built: says what it will be, and the way back. */
export function ComingPage({ room }: { readonly room: "theatre" }) {
  const words = useWords();
  return (
    <main className="page">
      <nav className="page__bar">
        <Link href="/">{words("back")}</Link>
      </nav>
      <header>
        <h1>{words(`${room}.title`)}</h1>
        <p className="page__lead">{words(`${room}.text`)}</p>
      </header>
    </main>
  );
}
