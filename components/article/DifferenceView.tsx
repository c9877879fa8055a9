import { i18n } from '@/components/i18n';
import type { BlockDifference, CopyDifference } from '@/lib/copy/changes';
import type { ArticleCopy, BlockKind, DiffPart } from '@/lib/model';
import { DiffText } from '../DiffText';
import { langAttribute } from '../messages';

export interface DifferenceViewProps {
  readonly difference: CopyDifference;
  readonly before: ArticleCopy;
  readonly after: ArticleCopy;
}

interface Row {
  readonly kind: BlockKind;
  readonly state: BlockDifference['kind'] | 'moved';
  readonly isFurniture: boolean;
  readonly before: readonly DiffPart[] | null;
  readonly after: readonly DiffPart[] | null;
  readonly both: readonly DiffPart[];
}

const textOf = ({ article }: ArticleCopy, indices: readonly number[]): string =>
  indices.map((index) => article.text.slice(article.blocks[index]?.start, article.blocks[index]?.end)).join(' ');

const without = (diff: readonly DiffPart[], kind: DiffPart['kind']) => diff.filter((part) => part.kind !== kind);

function rowOf(block: BlockDifference, before: ArticleCopy, after: ArticleCopy): Row {
  const [was, is] = [textOf(before, block.before), textOf(after, block.after)];
  const source = block.after.length > 0 ? after : before;
  const index = (block.after.length > 0 ? block.after : block.before)[0] ?? 0;
  const facts = {
    kind: source.article.blocks[index]?.kind ?? 'paragraph',
    state: block.moved && block.kind === 'same' ? ('moved' as const) : block.kind,
    isFurniture: block.furniture,
  };
  if (block.kind === 'added') {
    const diff = [{ kind: 'added' as const, text: is }];
    return { ...facts, before: null, after: diff, both: diff };
  }
  if (block.kind === 'removed') {
    const diff = [{ kind: 'removed' as const, text: was }];
    return { ...facts, before: diff, after: null, both: diff };
  }
  const diff = block.diff ?? [{ kind: 'same' as const, text: is }];
  const own = block.diff === null ? [{ kind: 'same' as const, text: was }] : without(diff, 'added');
  return { ...facts, before: own, after: without(diff, 'removed'), both: diff };
}

/** Two versions, paragraph by paragraph: beside each other where there is room, else as one text. */
export function DifferenceView({ difference, before, after }: DifferenceViewProps) {
  const rows = difference.blocks.map((block) => rowOf(block, before, after));
  const cell = (diff: readonly DiffPart[] | null) => (diff === null ? null : <DiffText diff={diff} />);
  return (
    <div class="pm-difference" lang={langAttribute(after.article.lang)}>
      <div class="pm-difference-sides">
        <div class="pm-difference-row pm-difference-head" lang={undefined}>
          <strong>{i18n.t('copy.was')}</strong>
          <strong>{i18n.t('copy.is')}</strong>
        </div>
        {rows.map(({ kind, state, isFurniture, before: was, after: is }, index) => (
          <div
            // Rows are keyed by their index, since a comparison never changes.
            key={`${index} ${state}`}
            class={`pm-difference-row pm-block-${kind} pm-is-${state}${isFurniture ? ' pm-is-furniture' : ''}`}
          >
            <div dir="auto">{cell(was)}</div>
            <div dir="auto">{cell(is)}</div>
          </div>
        ))}
      </div>
      <div class="pm-difference-inline">
        {rows.map(({ kind, state, isFurniture, both }, index) => (
          <p
            key={`${index} ${state}`}
            class={`pm-block-${kind} pm-is-${state}${isFurniture ? ' pm-is-furniture' : ''}`}
            dir="auto"
          >
            {cell(both)}
          </p>
        ))}
      </div>
    </div>
  );
}
