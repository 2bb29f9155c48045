import { write, writeSync } from 'node:fs';

/** Takes the lines of a log. It never throws, and keeps nobody waiting. */
export interface LineSink {
  /** @param line with its end */
  readonly write: (line: string) => void;
  /** For the end of the process, where nothing else can wait: writes what is held, as far as the output takes it. */
  readonly flushSync: () => void;
}

/** Held while the output takes nothing: its disk is full, or nobody reads the pipe. Further lines are dropped and counted. */
const heldBytesMax = 8 * 1024 * 1024;
/** How soon an output that failed is tried again: a pipe of 64 KiB then passes 3 MB a second. */
const retryMs = 20;
/** How long the end of the process waits for a reader that is behind. */
const flushMsMax = 500;
const flushPollMs = 10;

const nothing = Buffer.alloc(0);

/**
 * Writes lines to a file descriptor. Whatever fails, a full disk as well as a pipe without reader, is tried again until it
 * works: lines then go on where they stopped.
 *
 * @param tellDropped called when the output works again after lines were dropped, to write a line that says how many
 */
export function openLineSink(fd: number, tellDropped: (count: number) => void): LineSink {
  // Whoever looks at it makes a standard output that is a pipe one in which no write waits. A write that waits would hold up
  // the end of the process too, for as long as nobody reads.
  process.stdout.on('error', () => undefined);
  let held: string[] = [];
  let heldBytes = 0;
  /** What is being written, or was not written yet when the output failed. */
  let rest: Buffer = nothing;
  let state: 'idle' | 'writing' | 'failed' = 'idle';
  let dropped = 0;

  function hold(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (heldBytes + bytes > heldBytesMax) {
      dropped += 1;
      return;
    }
    held.push(line);
    heldBytes += bytes;
    if (state === 'idle') advance();
  }

  /** False when all is written. */
  function hasMore(): boolean {
    if (rest.length === 0 && held.length > 0) {
      rest = Buffer.from(held.join(''));
      held = [];
    }
    return rest.length > 0;
  }

  function wrote(bytes: number): void {
    rest = rest.subarray(bytes);
    heldBytes -= bytes;
    if (dropped === 0 || hasMore()) return;
    const count = dropped;
    dropped = 0;
    tellDropped(count);
  }

  function advance(): void {
    state = 'idle';
    if (!hasMore()) return;
    state = 'writing';
    write(fd, rest, (error, bytes) => {
      if (error === null) {
        wrote(bytes);
        advance();
      } else {
        state = 'failed';
        setTimeout(advance, retryMs).unref();
      }
    });
  }

  function flushSync(): void {
    // The system finishes by itself what it has begun.
    if (state === 'writing') wrote(rest.length);
    state = 'failed';
    const endsAtMs = performance.now() + flushMsMax;
    while (hasMore()) {
      try {
        wrote(writeSync(fd, rest));
      } catch (error) {
        const isBehind = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
        if (!isBehind || performance.now() > endsAtMs) return;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, flushPollMs);
      }
    }
  }

  return { write: hold, flushSync };
}
