/** Code of a reason (see `Reason` in lib/model.ts) → key of its message. */
export const REASON_MESSAGES: ReadonlyMap<string, string> = new Map([
  ['cue', 'reason.cue'],
  ['cueBefore', 'reason.cueBefore'],
  ['direct', 'reason.direct'],
  ['mixed', 'reason.mixed'],
  ['indirect', 'reason.indirect'],
  ['inherited', 'reason.inherited'],
  ['pronoun', 'reason.pronoun'],
  ['short-name', 'reason.shortName'],
  ['acronym', 'reason.acronym'],
  ['role', 'reason.role'],
  ['document', 'reason.document'],
  ['author', 'reason.author'],
  ['first-person', 'reason.firstPerson'],
  ['unresolved', 'reason.unresolved'],
]);
