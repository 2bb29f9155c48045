/** Whether a process runs, this user's or another's; false for what is no process id. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signalled, but lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
