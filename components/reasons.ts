/** Code of a reason (see `Reason` in lib/model.ts) → key of its message. */
export const REASON_MESSAGES: ReadonlyMap<string, string> = new Map([['cue', 'reason.cue']]);
