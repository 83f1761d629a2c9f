/** A key that belongs to a field, a dialog or the browser, and not to the wall. */
export function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  return target instanceof Element && target.closest("input, select, textarea, dialog") !== null;
}
