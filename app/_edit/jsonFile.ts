/** Files larger than this are not read: the server takes no document of such a size. */
export const MOST_FILE_BYTES = 1024 * 1024;

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: "too-large" | "malformed-json"; readonly detail: string };

/** What a chosen file says, as JSON. */
export async function readJson(file: Pick<Blob, "size" | "text">): Promise<ReadJson> {
  if (file.size > MOST_FILE_BYTES)
    return { ok: false, code: "too-large", detail: `${file.size} B > ${MOST_FILE_BYTES} B` };
  try {
    return { ok: true, value: JSON.parse(await file.text()) };
  } catch (problem) {
    return { ok: false, code: "malformed-json", detail: problem instanceof Error ? problem.message : String(problem) };
  }
}

/** Hands `text` to the person as a file of this name. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
