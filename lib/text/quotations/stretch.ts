import type { Span } from '../../model';

/** Words between quotation marks, inside one block. The span leaves the marks out. */
export interface Stretch extends Span {
  /** Where the opening mark starts. */
  readonly open: number;
  /** Where the closing mark ends; the end of the block where there is none. */
  readonly close: number;
  readonly closed: boolean;
  /** Between single marks. */
  readonly single: boolean;
  /** Beside words between dashes that say who speaks. */
  readonly attributed?: true;
  /** Goes on from the piece before, in a paragraph that is read in several; see `piecesOf`. `open` is `start` then. */
  readonly continues?: true;
}
