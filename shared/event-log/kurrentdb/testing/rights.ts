/*
 * The rights that docs/kurrentdb.md has an operator set: by default every user may read, write, delete and re-configure every
 * stream, and only administrators read the whole log.
 */

const administrators = '$admins';

/** What the event `$settings` of the stream `$settings` says. */
export function settings(group: string): Record<string, Record<string, string[]>> {
  const work = [group, administrators];
  return {
    $userStreamAcl: { $r: work, $w: work, $d: [], $mr: [administrators], $mw: [] },
    $systemStreamAcl: {
      $r: [administrators],
      $w: [administrators],
      $d: [administrators],
      $mr: [administrators],
      $mw: [administrators],
    },
  };
}

/** What an event `$metadata` of the stream `$$$all` says: who reads the log as a whole. */
export function aclOfAll(group: string): Record<string, Record<string, string[]>> {
  return { $acl: { $r: [administrators, group] } };
}
