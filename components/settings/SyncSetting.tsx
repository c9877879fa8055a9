import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { SyncAnswer, SyncQuestion, SyncStatus, SyncTrouble, SyncWarning } from '@/lib/sync/status';
import { isolated, momentText, numberText } from '../messages';
import { Field, SyncForm } from './SyncForm';
import type { SyncActions } from './settings-state';

const troubleText = (trouble: SyncTrouble): string => {
  const texts: Record<SyncTrouble, string> = {
    unreachable: i18n.t('sync.trouble.unreachable'),
    timeout: i18n.t('sync.trouble.timeout'),
    unauthorised: i18n.t('sync.trouble.unauthorised'),
    forbidden: i18n.t('sync.trouble.forbidden'),
    'not-found': i18n.t('sync.trouble.notFound'),
    redirected: i18n.t('sync.trouble.redirected'),
    locked: i18n.t('sync.trouble.locked'),
    full: i18n.t('sync.trouble.full'),
    'not-webdav': i18n.t('sync.trouble.notWebdav'),
    server: i18n.t('sync.trouble.server'),
    'not-written': i18n.t('sync.trouble.notWritten'),
    'no-permission': i18n.t('sync.trouble.noPermission'),
    'passphrase-wrong': i18n.t('sync.trouble.passphraseWrong'),
    'passphrase-changed': i18n.t('sync.trouble.passphraseChanged'),
    storage: i18n.t('sync.trouble.storage'),
    'not-an-address': i18n.t('sync.trouble.notAnAddress'),
    'not-allowed': i18n.t('sync.trouble.notAllowed'),
    'no-file': i18n.t('sync.trouble.noFile'),
  };
  return texts[trouble];
};

function warningText(warning: SyncWarning): string {
  switch (warning.kind) {
    case 'clock':
      return i18n.t('sync.warning.clock', { days: numberText(Math.abs(warning.days)) });
    case 'clock-of':
      return i18n.t('sync.warning.clockOf', { device: isolated(warning.device) });
    case 'newer':
      return i18n.t('sync.warning.newer', { count: numberText(warning.count) });
    case 'damaged':
      return i18n.t('sync.warning.damaged', { count: numberText(warning.count) });
    case 'older-key':
      return i18n.t('sync.warning.olderKey', { count: numberText(warning.count) });
  }
}

function runningText({ running }: SyncStatus): string {
  if (running === null) return i18n.t('sync.working');
  const [done, of] = [numberText(running.done), numberText(running.of)];
  if (running.part === 'comparing') return i18n.t('sync.comparing', { done });
  return running.part === 'receiving' ? i18n.t('sync.receiving', { done, of }) : i18n.t('sync.sending', { done, of });
}

function lastText({ last }: SyncStatus): string {
  if (last === null) return i18n.t('sync.never');
  const { at, added, changed, deleted, sent } = last;
  return i18n.t('sync.last', {
    date: momentText(at),
    added: numberText(added),
    changed: numberText(changed),
    deleted: numberText(deleted),
    sent: numberText(sent),
  });
}

interface QuestionProps {
  readonly question: SyncQuestion;
  readonly isBusy: boolean;
  readonly onAnswer: (answer: SyncAnswer) => void;
  readonly onLeave: () => void;
}

function Question({ question, isBusy, onAnswer, onLeave }: QuestionProps) {
  const button = (answer: SyncAnswer, text: string) => (
    <button type="button" class="pm-button" disabled={isBusy} onClick={() => onAnswer(answer)}>
      {text}
    </button>
  );
  if (question.kind === 'join') {
    const { added, changed, deleted, sent } = question.counts;
    return (
      <>
        <p>
          {question.isFirst
            ? i18n.t('sync.joinFirst', { sent: numberText(sent) })
            : i18n.t('sync.join', {
                added: numberText(added),
                changed: numberText(changed),
                deleted: numberText(deleted),
                sent: numberText(sent),
              })}
        </p>
        <div class="pm-setting">
          {button('join', i18n.t('sync.joinYes'))}
          <button type="button" class="pm-button" disabled={isBusy} onClick={onLeave}>
            {i18n.t('sync.cancel')}
          </button>
        </div>
      </>
    );
  }
  if (question.kind === 'deletions') {
    return (
      <>
        <p>{i18n.t('sync.deletions')}</p>
        <ul class="pm-plain-list">
          {question.held.map(({ device, count }) => (
            <li key={device}>{i18n.t('sync.heldBy', { device: isolated(device), count: numberText(count) })}</li>
          ))}
        </ul>
        <div class="pm-setting">
          {button('delete', i18n.t('sync.delete'))}
          {button('keep', i18n.t('sync.keep'))}
        </div>
      </>
    );
  }
  return (
    <>
      <p>{i18n.t('sync.missing', { count: numberText(question.count) })}</p>
      <div class="pm-setting">{button('put-back', i18n.t('sync.putBack'))}</div>
    </>
  );
}

/** A passphrase that is asked for: one that another device chose, or a new one. */
function PassphraseForm({
  label,
  submit,
  isBusy,
  onEnter,
}: {
  readonly label: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onEnter: (passphrase: string) => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      class="pm-sync-form"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(passphrase);
      }}
    >
      <Field label={label} autocomplete="off" minLength={8} isLatin value={passphrase} onInput={setPassphrase} />
      <div class="pm-setting">
        <button type="submit" class="pm-button" disabled={isBusy}>
          {submit}
        </button>
      </div>
    </form>
  );
}

export interface SyncSettingProps {
  readonly status: SyncStatus;
  readonly actions: SyncActions;
}

/** One collection on several devices: set up, how it stands, what is asked, and how to stop. */
export function SyncSetting({ status, actions }: SyncSettingProps) {
  const name = useId();
  const [isWorking, setIsWorking] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  /** The file that was opened last: it is looked at again with an answer or a passphrase. */
  const [file, setFile] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const { setup, running, trouble, question, warnings } = status;
  const isBusy = isWorking || running !== null;
  const during = async (work: Promise<void>) => {
    setIsWorking(true);
    try {
      await work;
    } finally {
      setIsWorking(false);
    }
  };
  const isHand = setup?.way === 'hand';
  const answer = (given: SyncAnswer) =>
    void during(isHand && given !== 'join' && file !== null ? actions.take(file, given) : actions.go(given));
  const enter = (passphrase: string) =>
    void during(
      isHand && file !== null ? actions.take(file, undefined, passphrase) : actions.passphrase(passphrase, false),
    );
  return (
    <section aria-labelledby={`${name}-sync`} class="pm-sync">
      <h2 id={`${name}-sync`}>{i18n.t('sync.title')}</h2>
      <p class="pm-hint">{i18n.t('sync.hint')}</p>
      <p class="pm-hint">{i18n.t('sync.learns')}</p>
      <div role="alert">{trouble !== null && !isBusy && <p class="pm-error">{troubleText(trouble)}</p>}</div>
      {setup === null ? (
        <SyncForm
          isBusy={isBusy}
          actions={{
            ...actions,
            setUp: (request, passphrase, device) => during(actions.setUp(request, passphrase, device)),
          }}
        />
      ) : (
        <>
          <p>
            {setup.address !== '' && <bdi dir="ltr">{setup.address}</bdi>}{' '}
            {i18n.t('sync.asDevice', { name: isolated(setup.name) })}
          </p>
          <p role="status">{isBusy ? runningText(status) : setup.confirmed && lastText(status)}</p>
          {question !== null && (
            <Question
              question={question}
              isBusy={isBusy}
              onAnswer={answer}
              onLeave={() => void during(actions.leave())}
            />
          )}
          {warnings.length > 0 && (
            <ul class="pm-plain-list">
              {warnings.map((warning) => (
                <li key={JSON.stringify(warning)} class="pm-hint">
                  {warningText(warning)}
                </li>
              ))}
            </ul>
          )}
          {trouble === 'passphrase-changed' || (trouble === 'passphrase-wrong' && !isChanging) ? (
            <PassphraseForm
              label={i18n.t('sync.passphrase')}
              submit={i18n.t('sync.enter')}
              isBusy={isBusy}
              onEnter={enter}
            />
          ) : null}
          {trouble === 'no-permission' && (
            <button type="button" class="pm-button" onClick={() => void during(actions.allow())}>
              {setup.way === 'folder' ? i18n.t('sync.allowFolder') : i18n.t('sync.allowAddress')}
            </button>
          )}
          {setup.confirmed && (
            <div class="pm-setting">
              {isHand ? (
                <>
                  <button type="button" class="pm-button" disabled={isBusy} onClick={() => void during(actions.save())}>
                    {i18n.t('sync.saveFile')}
                  </button>
                  <button type="button" class="pm-button" disabled={isBusy} onClick={() => chooser.current?.click()}>
                    {i18n.t('sync.openFile')}
                  </button>
                  <input
                    ref={chooser}
                    type="file"
                    hidden
                    onChange={({ currentTarget }) => {
                      const [chosen] = currentTarget.files ?? [];
                      currentTarget.value = '';
                      if (chosen === undefined) return;
                      setFile(chosen);
                      void during(actions.take(chosen));
                    }}
                  />
                </>
              ) : (
                <button type="button" class="pm-button" disabled={isBusy} onClick={() => void during(actions.go())}>
                  {i18n.t('sync.now')}
                </button>
              )}
              <button
                type="button"
                class="pm-button"
                onClick={async () => {
                  await actions.copyLog();
                  setIsCopied(true);
                }}
              >
                {i18n.t('sync.log')}
              </button>
              <button
                type="button"
                class="pm-button"
                aria-expanded={isChanging}
                onClick={() => setIsChanging(!isChanging)}
              >
                {i18n.t('sync.changePassphrase')}
              </button>
              <button type="button" class="pm-button" disabled={isBusy} onClick={() => void during(actions.leave())}>
                {i18n.t('sync.leave')}
              </button>
            </div>
          )}
          <p role="status" class="pm-hint">
            {isCopied && i18n.t('sync.logCopied')}
          </p>
          {isChanging && (
            <>
              <p class="pm-hint">{i18n.t('sync.changeHint')}</p>
              <PassphraseForm
                label={i18n.t('sync.passphrase')}
                submit={i18n.t('sync.changePassphrase')}
                isBusy={isBusy}
                onEnter={(passphrase) => {
                  setIsChanging(false);
                  void during(actions.passphrase(passphrase, true));
                }}
              />
            </>
          )}
          {setup.confirmed && <p class="pm-hint">{i18n.t('sync.leaveHint')}</p>}
        </>
      )}
    </section>
  );
}
