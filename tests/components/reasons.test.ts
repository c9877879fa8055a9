import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { REASON_MESSAGES } from '@/components/reason-messages';
import messages from '../../assets/locales/en.json' with { type: 'json' };

const TEXT = path.resolve(import.meta.dirname, '../../lib/text');

/** Every code that the text core gives as a reason, read from its source. */
const codes = new Set(
  readdirSync(TEXT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('languages'))
    .flatMap((file) => [
      ...readFileSync(path.join(TEXT, file), 'utf8').matchAll(
        /(?:\bcode: |\breason\((?:\w+ \? )?)'([\w-]+)'(?: : '([\w-]+)')?/g,
      ),
    ])
    .flatMap(([, ...found]) => found.filter((code) => code !== undefined)),
);

describe('reasons', () => {
  test('the text core gives some', () => {
    expect(codes.size).toBeGreaterThan(10);
  });
  test.each([...codes])('%s has words', (code) => {
    const [section, key] = REASON_MESSAGES.get(code)?.split('.') ?? [];
    expect(section).toBe('reason');
    expect((messages.reason as Record<string, string>)[key ?? '']).toBeTruthy();
  });
});
