import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import {
  applyImport,
  type FileFault,
  type FileFormat,
  type ImportPreview,
  type ImportSource,
  previewImport,
  type RefusalReason,
} from '@/lib/import';
import type { Failure } from '@/lib/messages';
import type { ImportCounts } from '@/lib/stored';
import { counted, numberText } from '../messages';
import { failureText } from '../wording';
import { Dialog } from './Dialog';
import type { KeepingActions } from './keeping-state';

export interface ImportDialogProps {
  readonly port: KeepingActions['port'];
  /** Called once something has come in. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'writing'; readonly share: number }
  | { readonly kind: 'done'; readonly counts: ImportCounts }
  | { readonly kind: 'failed'; readonly why: Failure };

const formatText = (format: FileFormat): string => {
  const names: Record<FileFormat, string> = {
    backup: i18n.t('import.backup'),
    'web-annotation': i18n.t('format.webAnnotation'),
    hypothesis: i18n.t('format.hypothesis'),
    obsidian: i18n.t('import.obsidian'),
  };
  return names[format];
};

const faultText = (fault: FileFault): string => {
  const texts: Record<FileFault, string> = {
    empty: i18n.t('import.empty'),
    'unknown-format': i18n.t('import.unknownFormat'),
    'newer-format': i18n.t('import.newerFormat'),
    'cut-off': i18n.t('import.cutOff'),
    broken: i18n.t('import.broken'),
    unreadable: i18n.t('import.unreadable'),
  };
  return texts[fault];
};

/** Faults of files that may be of a kind which can't be brought in at all. */
const OTHER_KIND: ReadonlySet<FileFault> = new Set(['unknown-format', 'broken', 'unreadable']);

const reasonText = (reason: RefusalReason): string => {
  const texts: Record<RefusalReason, string> = {
    form: i18n.t('import.refusedForm'),
    'too-long': i18n.t('import.refusedTooLong'),
    'no-words': i18n.t('import.refusedNoWords'),
    'no-address': i18n.t('import.refusedNoAddress'),
    reply: i18n.t('import.refusedReply'),
    'no-article': i18n.t('import.refusedNoArticle'),
    twice: i18n.t('import.refusedTwice'),
  };
  return texts[reason];
};

/** A file of the reader's: its text is decoded strictly, so that one of another kind is known as such. */
export const sourceOf = (file: File): ImportSource => ({
  size: file.size,
  modified: new Date(file.lastModified).toISOString(),
  async *read() {
    const reader = file
      .stream()
      .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
      .getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  },
});

function Counts({ counts }: { readonly counts: ImportCounts }) {
  const texts: Record<keyof ImportCounts, string> = {
    added: i18n.t('import.added'),
    merged: i18n.t('import.merged'),
    same: i18n.t('import.same'),
    inBin: i18n.t('import.inBin'),
    binned: i18n.t('import.binned'),
  };
  return (
    <dl class="pm-counts">
      {(Object.keys(texts) as (keyof ImportCounts)[])
        .filter((key) => counts[key] > 0 || key === 'added')
        .map((key) => (
          <div key={key}>
            <dt>{texts[key]}</dt>
            <dd>{numberText(counts[key])}</dd>
          </div>
        ))}
    </dl>
  );
}

function Refusals({ preview }: { readonly preview: ImportPreview }) {
  if (preview.refused === 0) return null;
  return (
    <details class="pm-refusals">
      <summary>{i18n.t('import.refused', preview.refused, counted(preview.refused))}</summary>
      <ol>
        {preview.refusals.map(({ number, reason, excerpt }) => (
          <li key={number} value={number}>
            {reasonText(reason)} <code dir="auto">{excerpt}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** A file is looked through first; nothing is written before the reader has seen what would become of it. */
export function ImportDialog({ port, onDone, onClose }: ImportDialogProps) {
  const id = useId();
  const [step, setStep] = useState<Step>({ kind: 'choose' });
  const [partial, setPartial] = useState(false);
  const source = useRef<ImportSource | null>(null);
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);

  /** Runs a pass; cancelled, it leads back to the choice of a file. */
  const run = async (work: (signal: AbortSignal) => Promise<Step>) => {
    abort.current.abort();
    const mine = new AbortController();
    abort.current = mine;
    try {
      const next = await work(mine.signal);
      // A pass that was complete before it could be cancelled is reported as complete.
      if (!mine.signal.aborted || next.kind === 'done') setStep(next);
    } catch {
      if (abort.current === mine) setStep({ kind: 'choose' });
    }
  };
  const preview = (file: File) => {
    source.current = sourceOf(file);
    setPartial(false);
    setStep({ kind: 'reading', share: 0 });
    const reading = source.current;
    void run(async (signal) => {
      const onProgress = (share: number) => !signal.aborted && setStep({ kind: 'reading', share });
      const result = await previewImport(reading, { port, signal, onProgress });
      return result.ok ? { kind: 'preview', preview: result.value } : { kind: 'failed', why: result.why };
    });
  };
  const apply = () => {
    const reading = source.current;
    if (reading === null) return;
    setStep({ kind: 'writing', share: 0 });
    void run(async (signal) => {
      const onProgress = (share: number) => !signal.aborted && setStep({ kind: 'writing', share });
      const result = await applyImport(reading, { port, signal, onProgress, id: crypto.randomUUID(), partial });
      if (result.ok) onDone();
      return result.ok ? { kind: 'done', counts: result.value } : { kind: 'failed', why: result.why };
    });
  };

  const cancel = () => {
    abort.current.abort();
    // A preview can be left at once; an import first clears the slices that were staged in the store.
    if (step.kind === 'reading') setStep({ kind: 'choose' });
  };

  const isRunning = step.kind === 'reading' || step.kind === 'writing';
  const found = step.kind === 'preview' ? step.preview : null;
  const isClean = found !== null && found.fault === null && found.refused === 0;
  const hasItems = found !== null && (found.items > found.refused || found.sayings > 0);
  return (
    <Dialog title={i18n.t('import.title')} onClose={onClose}>
      {(step.kind === 'choose' || step.kind === 'failed') && (
        <>
          <p>{i18n.t('import.hint')}</p>
          <input
            id={id}
            type="file"
            accept=".json,.jsonl,.jsonld,application/json,application/ld+json"
            aria-label={i18n.t('import.choose')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) preview(file);
            }}
          />
        </>
      )}
      {isRunning && (
        <>
          <p role="status">{step.kind === 'reading' ? i18n.t('import.reading') : i18n.t('import.writing')}</p>
          <progress max={1} value={step.share} aria-label={i18n.t('import.progress')} />
        </>
      )}
      {found !== null && (
        <section role="status">
          {found.format !== null && <p class="pm-hint">{formatText(found.format)}</p>}
          {found.fault !== null && <p class="pm-error">{faultText(found.fault)}</p>}
          {found.fault !== null && OTHER_KIND.has(found.fault) && <p class="pm-hint">{i18n.t('import.formats')}</p>}
          {hasItems && (
            <>
              <p>{i18n.t('import.would')}</p>
              <Counts counts={found.counts} />
              {found.sayings > 0 && <p>{i18n.t('import.sayings', found.sayings, counted(found.sayings))}</p>}
            </>
          )}
          <Refusals preview={found} />
          {!isClean && hasItems && (
            <label class="pm-partial">
              <input type="checkbox" checked={partial} onChange={(event) => setPartial(event.currentTarget.checked)} />
              {i18n.t('import.partial')}
            </label>
          )}
        </section>
      )}
      {step.kind === 'done' && (
        <section role="status">
          <p>{i18n.t('import.done')}</p>
          <Counts counts={step.counts} />
        </section>
      )}
      <div role="alert">
        {step.kind === 'failed' && <p class="pm-error">{i18n.t('import.failed', { reason: failureText(step.why) })}</p>}
      </div>
      <footer>
        {isRunning && (
          <button type="button" class="pm-button" onClick={cancel}>
            {i18n.t('import.cancel')}
          </button>
        )}
        {found !== null && (
          <>
            <button type="button" class="pm-button" onClick={() => setStep({ kind: 'choose' })}>
              {i18n.t('import.another')}
            </button>
            <button
              type="button"
              class="pm-button pm-primary"
              disabled={!hasItems || (!isClean && !partial)}
              onClick={apply}
            >
              {i18n.t('import.apply')}
            </button>
          </>
        )}
      </footer>
    </Dialog>
  );
}
