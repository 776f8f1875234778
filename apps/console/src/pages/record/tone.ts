let audio: AudioContext | undefined;

/** A short sound for hands that are busy and eyes that are elsewhere: low for a refused scan, high for a place. Silent where sound is not allowed. */
export function tone(kind: "good" | "bad"): void {
  try {
    audio ??= new AudioContext();
    const oscillator = audio.createOscillator();
    const volume = audio.createGain();
    oscillator.frequency.value = kind === "good" ? 1_200 : 220;
    volume.gain.value = 0.08;
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start();
    oscillator.stop(audio.currentTime + (kind === "good" ? 0.08 : 0.25));
  } catch {
    // No sound here; the message stands on the screen.
  }
  if (kind === "bad") navigator.vibrate?.([60, 40, 60]);
}
