const delayMsMin = 50;
/** A follower that lost its server finds it again at most this long after it returned. */
const delayMsMax = 5_000;

/** Doubles with every attempt from 0, half of it random: followers that lost one server must not return in step. */
export function backoffMs(attempt: number): number {
  const delayMs = Math.min(delayMsMax, delayMsMin * 2 ** attempt);
  return delayMs / 2 + Math.random() * (delayMs / 2);
}

/** Resolves after the delay or at once when `signal` aborts; never rejects. */
export async function sleep(delayMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    signal.addEventListener('abort', done);
  });
}
