import { useId, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { EXPORT_FORMATS, type ExportFormat, exportAs, exportNotes, fileNameOf } from '@/lib/export';
import { counted } from '../messages';
import { Dialog } from './Dialog';
import type { ExportActions, ExportSource } from './export-state';
import { exportWords } from './export-words';

export interface ExportMenuProps {
  readonly source: ExportSource;
  readonly actions: ExportActions;
  readonly onClose: () => void;
}

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

function formatText(format: ExportFormat): { readonly name: string; readonly hint: string } {
  const texts: Record<ExportFormat, { name: string; hint: string }> = {
    markdown: { name: i18n.t('format.markdown'), hint: i18n.t('format.markdownHint') },
    html: { name: i18n.t('format.html'), hint: i18n.t('format.htmlHint') },
    csv: { name: i18n.t('format.csv'), hint: i18n.t('format.csvHint') },
    'web-annotation': { name: i18n.t('format.webAnnotation'), hint: i18n.t('format.webAnnotationHint') },
    claim: { name: i18n.t('format.claim'), hint: i18n.t('format.claimHint') },
    hypothesis: { name: i18n.t('format.hypothesis'), hint: i18n.t('format.hypothesisHint') },
    'csl-json': { name: i18n.t('format.csl'), hint: i18n.t('format.cslHint') },
    bibtex: { name: i18n.t('format.bibtex'), hint: i18n.t('format.bibtexHint') },
    biblatex: { name: i18n.t('format.biblatex'), hint: i18n.t('format.biblatexHint') },
    ris: { name: i18n.t('format.ris'), hint: i18n.t('format.risHint') },
  };
  return texts[format];
}

/** Formats for people, which may have the text of the articles. */
const WITH_TEXTS: readonly ExportFormat[] = ['markdown', 'html'];

const today = () => new Date().toISOString().slice(0, 10);

/** In which form, and whether to a file or to the clipboard. */
export function ExportMenu({ source, actions, onClose }: ExportMenuProps) {
  const group = useId();
  const [format, setFormat] = useState<ExportFormat>('markdown');
  const [status, setStatus] = useState<'idle' | 'working' | 'saved' | 'copied' | 'failed'>('idle');
  const [share, setShare] = useState(0);
  const [withTexts, setWithTexts] = useState(() => actions.withTexts?.() === true);
  const hasTexts = actions.withTexts !== undefined && WITH_TEXTS.includes(format);
  const count = source.annotations;
  const isBusy = status === 'working';

  /** The articles, with word of how far it is: a hundred times at most, since each draws the dialog. */
  const articles = async function* () {
    let done = 0;
    let told = 0;
    setShare(0);
    for await (const kept of source.read(hasTexts && withTexts)) {
      yield kept;
      done += kept.annotations.length;
      if (done - told < count / 100) continue;
      told = done;
      setShare(done / count);
    }
  };
  const save = async () => {
    setStatus('working');
    const options = { words: exportWords() };
    const title = source.articles === 1 ? fileNameOf(source.title) : '';
    const name = title === '' ? `pressmark-${today()}` : title;
    const { ending, mediaType } = EXPORT_FORMATS[format];
    const saved =
      format === 'markdown' && source.articles > 1
        ? await actions.save(`${name}.zip`, 'application/zip', exportNotes(articles(), options))
        : await actions.save(`${name}.${ending}`, mediaType, exportAs(format, articles(), options));
    setStatus(saved ? 'saved' : 'failed');
  };
  const copy = async () => {
    setStatus('working');
    try {
      const parts: string[] = [];
      for await (const part of exportAs(format, articles(), { words: exportWords() })) parts.push(part);
      setStatus((await actions.copy(parts.join(''))) ? 'copied' : 'failed');
    } catch (error) {
      console.error('Pressmark: it could not be copied', error);
      setStatus('failed');
    }
  };

  return (
    <Dialog title={i18n.t('export.title', count, counted(count))} onClose={onClose}>
      <fieldset class="pm-formats">
        <legend class="pm-hidden">{i18n.t('export.format')}</legend>
        {FORMATS.map((each) => {
          const { name, hint } = formatText(each);
          return (
            <label key={each}>
              <input
                type="radio"
                name={group}
                value={each}
                checked={each === format}
                onChange={() => {
                  setFormat(each);
                  setStatus('idle');
                }}
              />
              <span>
                {name}
                <span class="pm-hint">{hint}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {hasTexts && (
        <label class="pm-tick pm-with-texts">
          <input
            type="checkbox"
            checked={withTexts}
            disabled={isBusy}
            onChange={({ currentTarget: { checked } }) => {
              setWithTexts(checked);
              setStatus('idle');
              actions.rememberWithTexts?.(checked);
            }}
          />
          <span>
            {i18n.t('copy.withText')}
            <span class="pm-hint">{i18n.t('copy.withTextHint')}</span>
          </span>
        </label>
      )}
      {isBusy && <progress max={1} value={share} aria-label={i18n.t('export.working')} />}
      <footer>
        <span role="status" class="pm-hint">
          {status === 'working' && i18n.t('export.working')}
          {status === 'saved' && i18n.t('export.saved')}
          {status === 'copied' && i18n.t('export.copied')}
        </span>
        <span role="alert" class="pm-error">
          {status === 'failed' && i18n.t('export.failed')}
        </span>
        <button type="button" class="pm-button" disabled={isBusy} onClick={() => void copy()}>
          {i18n.t('export.copy')}
        </button>
        <button type="button" class="pm-button pm-primary" disabled={isBusy} onClick={() => void save()}>
          {i18n.t('export.save')}
        </button>
      </footer>
    </Dialog>
  );
}
