import { LogOverloaded } from '@ordonnancier/event-log/event-log.ts';

/**
 * Commands of one stream that wait for their turn in this process. A prescription has a caller or two; so many at once
 * are an accident or an attack, and the last of them already waits for about a second of appends.
 */
const queuedPerStreamMax = 256;

interface Line {
  last: Promise<unknown>;
  length: number;
}

/**
 * Runs the tasks of one stream one after the other, and those of different streams side by side.
 *
 * @throws LogOverloaded when too many wait already: the task was not begun.
 */
export function queuePerStream(): <T>(stream: string, task: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Line>();
  return async (stream, task) => {
    const line = lines.get(stream) ?? { last: Promise.resolve(), length: 0 };
    if (line.length > queuedPerStreamMax) throw new LogOverloaded('too many commands wait for one stream');
    const current = line.last.then(task, task);
    line.last = current;
    line.length += 1;
    lines.set(stream, line);
    try {
      return await current;
    } finally {
      line.length -= 1;
      if (line.length === 0) lines.delete(stream);
    }
  };
}
