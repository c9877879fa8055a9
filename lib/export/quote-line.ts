import { type ClaimToPut, type ClaimWords, claimLine } from './claim-words';

/** Words with who said them and where they stand, as a writer pastes them. */
export interface QuoteFacts {
  readonly claim: ClaimToPut;
  readonly title: string;
  readonly siteName: string | null;
  readonly url: string;
}

/** “Words” — Speaker, role (“cue”). Title, Site. Address; parts that are not known are left out. Plain text. */
export function quoteLine({ claim, title, siteName, url }: QuoteFacts, around: ClaimWords): string {
  const where = [title, siteName ?? ''].filter((part) => part !== '').join(', ');
  return [claimLine(claim, around), where, url].filter((part) => part !== '').join('\n');
}
