import type { Result } from '@/lib/messages';

/** A message that nobody answered is a failure like any other. */
export const answered = <T>(answer: Promise<Result<T>>): Promise<Result<T>> =>
  answer.catch(() => ({ ok: false, why: 'storage-failed' }) as const);
