/** A google.protobuf.Timestamp of an instant in whole milliseconds since the Unix epoch. */
export function timestampOf(instantMs: number): { seconds: number; nanos: number } {
  const seconds = Math.floor(instantMs / 1_000);
  return { seconds, nanos: (instantMs - seconds * 1_000) * 1_000_000 };
}
