/** The gate's sounds: one high beep for in, two low ones for stop. Silent when the browser refuses sound. */
export function playScanSound(outcome: 'yes' | 'no', context: AudioContext): void {
  const beeps =
    outcome === 'yes'
      ? [{ at: 0, hertz: 1320 }]
      : [
          { at: 0, hertz: 220 },
          { at: 0.22, hertz: 196 },
        ];
  for (const { at, hertz } of beeps) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    tone.type = outcome === 'yes' ? 'sine' : 'square';
    const start = context.currentTime + at;
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.18);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.2);
  }
}
