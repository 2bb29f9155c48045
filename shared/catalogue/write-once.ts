import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that is never overwritten: it appears whole or not at all, and one that bears the name already stays as it
 * is. Answers whether the file was written, was there with this very content, or holds another one.
 */
export function writeOnce(path: string, content: Buffer): 'written' | 'already-there' | 'differs' {
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    writeFileSync(unfinished, content);
    // A link never replaces a file, whatever another import does at this moment.
    linkSync(unfinished, path);
    return 'written';
  } catch (error) {
    if (!isCoded(error) || error.code !== 'EEXIST') throw error;
    return readFileSync(path).equals(content) ? 'already-there' : 'differs';
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function isCoded(error: unknown): error is { readonly code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
