import { describe, expect, test } from 'vitest';
import { withTextFragment } from '@/lib/export/text-fragment';

const selector = (exact: string) => ({ type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' });
const URL_ = 'https://ledger.example/wall';

describe('withTextFragment', () => {
  test.each([
    ['short words are named whole', 'a wall, or two', `${URL_}#:~:text=a%20wall%2C%20or%20two`],
    ['dashes are escaped, since they mark context', 'sea-wall', `${URL_}#:~:text=sea%2Dwall`],
    [
      'long passages are named by their first and last words',
      'one two three four five six seven eight nine ten eleven twelve thirteen',
      `${URL_}#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen`,
    ],
    ['half a character is named as encoders do it', 'a \ud800 b', `${URL_}#:~:text=a%20%EF%BF%BD%20b`],
    ['passages over blocks too', 'first block\nsecond block', `${URL_}#:~:text=first%20block,second%20block`],
  ])('%s', (_, exact, expected) => {
    expect(withTextFragment(URL_, selector(exact))).toBe(expected);
  });

  test('a fragment of the address itself stays', () => {
    expect(withTextFragment(`${URL_}#part:~:text=old`, selector('new'))).toBe(`${URL_}#part:~:text=new`);
  });
});
