"use client";

import { useEffect, useState } from "react";

/** A text this display remembers under `key`, at most 200 characters; "" until it was set, and where nothing can be kept. */
export function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    setText((localStorage.getItem(key) ?? "").slice(0, 200));
  }, [key]);
  const keep = (next: string) => {
    localStorage.setItem(key, next);
    setText(next);
  };
  return [text, keep];
}
