"use client";

import { startTransition, useEffect, useState } from "react";

/**
 * The last value that was drawn elsewhere before: whoever shows it comes one drawing after those who show `value` itself,
 * so that a page full of pictures is drawn piece by piece. `undefined` until then.
 */
export function useLater<T>(value: T): T | undefined {
  const [later, setLater] = useState<T>();
  useEffect(() => startTransition(() => setLater(() => value)), [value]);
  return later;
}
