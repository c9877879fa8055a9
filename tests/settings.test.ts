import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings, settingsOf, THRESHOLDS } from '@/lib/settings';

describe('settings', () => {
  test.each([
    ['nothing stored', undefined],
    ['something else stored', 'dark'],
    [
      'fields of other types',
      { shown: 1, styles: [], leastConfidence: '0.5', map: 'yes', color: 'beige', engine: 3, language: 'tlh' },
    ],
    ['an archive that is none', { archive: 'attic.example', ownArchive: { find: 7 }, exportTexts: 'yes' }],
    ['fields unknown to this version', { font: 'serif' }],
  ])('are the defaults: %s', (_, stored) => {
    expect(settingsOf(stored)).toEqual(DEFAULT_SETTINGS);
  });

  test('keep what is known beside what is not', () => {
    expect(
      settingsOf({
        map: false,
        leastConfidence: 0.85,
        styles: { claim: { tone: 'rose', line: 'wavy' } },
        color: 'blue',
      }),
    ).toEqual({
      ...DEFAULT_SETTINGS,
      map: false,
      leastConfidence: 0.85,
      color: 'blue',
      styles: { ...DEFAULT_SETTINGS.styles, claim: { ...DEFAULT_SETTINGS.styles.claim, tone: 'rose' } },
    } satisfies Settings);
  });

  test('come back from what was stored as they were', () => {
    const other: Settings = {
      ...DEFAULT_SETTINGS,
      shown: { keyPoints: false, claims: true, kept: false },
      styles: { ...DEFAULT_SETTINGS.styles, keyPoint: { tone: 'grey', line: 'solid', tint: false } },
      engine: 'ecosia',
      language: 'ur',
      exportTexts: true,
      archive: 'own',
      ownArchive: { find: 'https://keep.example/{url}', save: '' },
    };
    expect(settingsOf(JSON.parse(JSON.stringify(other)))).toEqual(other);
  });

  test('are settings, whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const settings = settingsOf(stored);
        expect(THRESHOLDS).toContain(settings.leastConfidence);
        expect(settingsOf(settings)).toEqual(settings);
      }),
    );
  });
});
