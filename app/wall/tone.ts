/** A tone per severity: act is higher and sounds twice. Whole length under a second. */
const NOTES = { act: [880, 880], watch: [587] } as const;
const NOTE_S = 0.32;
const GAP_S = 0.12;
const LOUDNESS = 0.25;

/** How long a tone of a severity sounds, s. */
export function toneSeconds(level: keyof typeof NOTES): number {
  return NOTES[level].length * NOTE_S + (NOTES[level].length - 1) * GAP_S;
}

/** Sounds the tone of a severity once, now. */
export function playTone(audio: AudioContext, level: keyof typeof NOTES): void {
  NOTES[level].forEach((frequency, index) => {
    const from = audio.currentTime + index * (NOTE_S + GAP_S);
    const oscillator = audio.createOscillator();
    const loudness = audio.createGain();
    oscillator.frequency.value = frequency;
    // Rises and falls within a fiftieth of a second: an edge would click.
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    loudness.gain.setValueAtTime(LOUDNESS, from + NOTE_S - 0.02);
    loudness.gain.linearRampToValueAtTime(0, from + NOTE_S);
    oscillator.connect(loudness).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(from + NOTE_S);
  });
}
