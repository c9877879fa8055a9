import { i18n } from '@/components/i18n';
import { type Layer, lookOf, type Scheme } from '@/lib/page/highlight-css';
import type { Settings } from '@/lib/settings';

export interface HighlightPreviewProps {
  readonly settings: Settings;
}

const PAPERS: readonly { readonly name: 'light' | 'sepia' | 'dark'; readonly scheme: Scheme }[] = [
  { name: 'light', scheme: 'light' },
  { name: 'sepia', scheme: 'light' },
  { name: 'dark', scheme: 'dark' },
];

const paperText = (name: (typeof PAPERS)[number]['name']): string => {
  if (name === 'light') return i18n.t('settings.paper.light');
  return name === 'sepia' ? i18n.t('settings.paper.sepia') : i18n.t('settings.paper.dark');
};

/** The highlights as they will look on a light, a sepia and a dark page. */
export function HighlightPreview({ settings: { shown, styles, color } }: HighlightPreviewProps) {
  return (
    <div class="pm-papers">
      {PAPERS.map(({ name, scheme }) => {
        const words = (layer: Layer, isShown: boolean, text: string) => {
          const { background, line, style, width } = lookOf(layer, scheme, styles);
          const look = {
            backgroundColor: background,
            textDecoration: `underline ${style} ${width}px ${line}`,
            textUnderlineOffset: '.18em',
          };
          return isShown ? <span style={look}>{text}</span> : text;
        };
        return (
          <figure key={name} class={`pm-paper pm-paper-${name}`}>
            <figcaption>{paperText(name)}</figcaption>
            <p>
              {words('key-point', shown.keyPoints, i18n.t('settings.previewKeyPoint'))}{' '}
              {words('claim', shown.claims, i18n.t('settings.previewClaim'))} {i18n.t('settings.previewText')}{' '}
              {words(`kept-${color}`, shown.kept, i18n.t('settings.previewKept'))}
            </p>
          </figure>
        );
      })}
    </div>
  );
}
