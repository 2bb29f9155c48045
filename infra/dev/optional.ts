/** An option that is left out where nothing is told of it, as by an empty variable of the environment. */
export function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  const present: Partial<Record<Key, string>> = {};
  if (value !== undefined && value !== '') present[key] = value;
  return present;
}
