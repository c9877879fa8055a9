import type { ComponentChildren } from 'preact';
import { i18n } from '@/components/i18n';
import { KeptPicture, MarkedPicture, SpeakerPicture } from './pictures';
import './welcome.css';

export interface WelcomePageProps {
  /** The shortcut that opens the popup, as the browser has it; "" where none is set. */
  readonly shortcut: string;
  readonly sampleUrl: string;
  readonly onSettings: () => void;
}

/** The first page that a reader sees: what this is, in three pictures, and where to begin. It asks nothing. */
export function WelcomePage({ shortcut, sampleUrl, onSettings }: WelcomePageProps) {
  return (
    <main class="pm-welcome">
      <header>
        <p class="pm-welcome-name">{i18n.t('extName')}</p>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="pm-lead">{i18n.t('welcome.lead')}</p>
      </header>
      <ol class="pm-steps">
        <Step picture={<MarkedPicture />} title={i18n.t('welcome.marked')} text={i18n.t('welcome.markedText')} />
        <Step picture={<SpeakerPicture />} title={i18n.t('welcome.speaker')} text={i18n.t('welcome.speakerText')} />
        <Step picture={<KeptPicture />} title={i18n.t('welcome.kept')} text={i18n.t('welcome.keptText')} />
      </ol>
      <section class="pm-begin" aria-labelledby="pm-begin">
        <h2 id="pm-begin">{i18n.t('welcome.begin')}</h2>
        <p>
          {i18n.t('welcome.beginText')}
          {shortcut !== '' && (
            <>
              {' '}
              {i18n.t('welcome.orPress')} <kbd dir="ltr">{shortcut}</kbd>
            </>
          )}
        </p>
        <div class="pm-buttons">
          <a class="pm-button pm-primary" href={sampleUrl}>
            {i18n.t('welcome.try')}
          </a>
          <button type="button" class="pm-button" onClick={onSettings}>
            {i18n.t('toolbar.openSettings')}
          </button>
        </div>
      </section>
      <p class="pm-hint">{i18n.t('welcome.privacy')}</p>
    </main>
  );
}

function Step({
  picture,
  title,
  text,
}: {
  readonly picture: ComponentChildren;
  readonly title: string;
  readonly text: string;
}) {
  return (
    <li>
      {picture}
      <h2>{title}</h2>
      <p>{text}</p>
    </li>
  );
}
