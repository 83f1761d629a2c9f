export interface CertificateParts {
  readonly seed: string;
  readonly runs: number;
  readonly fingerprint: string;
  /** Ids of the scenarios that ran, the base first. */
  readonly ids: readonly string[];
}

/** The certificate with the command that gives the same digits from the desk's scenario file. */
export function certificateText({ seed, runs, fingerprint, ids }: CertificateParts): string {
  const files = ids.map((id) => `lab.json#${id}`).join(" ");
  const command = `floorcast compare ${files} --seed ${quoted(seed)} --replications ${runs}`;
  return `seed ${seed}, ${runs} runs, fingerprint ${fingerprint}\n${command}`;
}

/** A text a shell takes as it is. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
