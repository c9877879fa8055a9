import { useId, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { SyncLogin, SyncRequest, Way } from '@/lib/sync/status';
import type { SyncActions } from './settings-state';

const LEAST_PASSPHRASE = 8;
const LOGINS = ['basic', 'bearer', 'none'] as const;

const wayText = (way: Way): string => {
  const texts: Record<Way, string> = {
    webdav: i18n.t('sync.wayWebdav'),
    folder: i18n.t('sync.wayFolder'),
    hand: i18n.t('sync.wayHand'),
  };
  return texts[way];
};

const hintText = (way: Way): string => {
  const texts: Record<Way, string> = {
    webdav: i18n.t('sync.webdavHint'),
    folder: i18n.t('sync.folderHint'),
    hand: i18n.t('sync.handHint'),
  };
  return texts[way];
};

const loginText = (kind: SyncLogin['kind']): string => {
  const texts: Record<SyncLogin['kind'], string> = {
    basic: i18n.t('sync.loginBasic'),
    bearer: i18n.t('sync.loginBearer'),
    none: i18n.t('sync.loginNone'),
  };
  return texts[kind];
};

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'url';
  readonly autocomplete?: string;
  readonly minLength?: number;
  readonly describedBy?: string;
  /** Addresses and the like run from left to right in every language. */
  readonly isLatin?: boolean;
}

export function Field({ label, value, onInput, type = 'text', describedBy, isLatin = false, ...others }: FieldProps) {
  const id = useId();
  return (
    <div class="pm-labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="pm-field"
        type={type}
        required
        spellcheck={false}
        dir={isLatin ? 'ltr' : 'auto'}
        aria-describedby={describedBy}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        {...others}
      />
    </div>
  );
}

/** How devices are to share one collection: where the folder is, how to get in, and the passphrase. */
export function SyncForm({ actions, isBusy }: { readonly actions: SyncActions; readonly isBusy: boolean }) {
  const name = useId();
  const [way, setWay] = useState<Way>('webdav');
  const [address, setAddress] = useState('');
  const [kind, setKind] = useState<SyncLogin['kind']>('basic');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [device, setDevice] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const { chooseFolder } = actions;
  const ways: readonly Way[] = chooseFolder === undefined ? ['webdav', 'hand'] : ['webdav', 'folder', 'hand'];

  const login = (): SyncLogin => {
    if (kind === 'basic') return { kind, user, password };
    return kind === 'bearer' ? { kind, token: password } : { kind };
  };
  const request = (): SyncRequest => (way === 'webdav' ? { way, address, login: login() } : { way });
  return (
    <form
      class="pm-sync-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (way !== 'folder' || folder !== null) void actions.setUp(request(), passphrase, device);
      }}
    >
      <fieldset class="pm-choices">
        <legend>{i18n.t('sync.way')}</legend>
        {ways.map((choice) => (
          <label key={choice} class="pm-tick">
            <input type="radio" name={`${name}-way`} checked={choice === way} onChange={() => setWay(choice)} />
            {wayText(choice)}
          </label>
        ))}
      </fieldset>
      <p class="pm-hint">{hintText(way)}</p>
      {way === 'webdav' && (
        <>
          <Field label={i18n.t('sync.address')} type="url" isLatin value={address} onInput={setAddress} />
          {/^\s*http:/i.test(address) && <p class="pm-error">{i18n.t('sync.plainHttp')}</p>}
          <div class="pm-labelled">
            <label for={`${name}-login`}>{i18n.t('sync.login')}</label>
            <select
              id={`${name}-login`}
              class="pm-field"
              value={kind}
              onChange={({ currentTarget: { value } }) => setKind(LOGINS.find((each) => each === value) ?? 'basic')}
            >
              {LOGINS.map((each) => (
                <option key={each} value={each}>
                  {loginText(each)}
                </option>
              ))}
            </select>
          </div>
          {kind === 'basic' && (
            <Field label={i18n.t('sync.user')} autocomplete="off" isLatin value={user} onInput={setUser} />
          )}
          {kind !== 'none' && (
            <Field
              label={kind === 'basic' ? i18n.t('sync.password') : i18n.t('sync.loginBearer')}
              type="password"
              autocomplete="off"
              isLatin
              value={password}
              onInput={setPassword}
            />
          )}
        </>
      )}
      {way === 'folder' && chooseFolder !== undefined && (
        <div class="pm-setting">
          <button type="button" class="pm-button" onClick={async () => setFolder((await chooseFolder()) ?? folder)}>
            {i18n.t('sync.chooseFolder')}
          </button>
          <span role="status">{folder !== null && i18n.t('sync.chosen', { name: folder })}</span>
        </div>
      )}
      <Field label={i18n.t('sync.device')} value={device} onInput={setDevice} />
      <Field
        label={i18n.t('sync.passphrase')}
        autocomplete="off"
        minLength={LEAST_PASSPHRASE}
        describedBy={`${name}-passphrase`}
        isLatin
        value={passphrase}
        onInput={setPassphrase}
      />
      <p class="pm-hint" id={`${name}-passphrase`}>
        {i18n.t('sync.passphraseHint')}
      </p>
      <div class="pm-setting">
        <button type="button" class="pm-button" onClick={() => setPassphrase(actions.newPassphrase())}>
          {i18n.t('sync.makePassphrase')}
        </button>
        <button type="submit" class="pm-button pm-primary" disabled={isBusy || (way === 'folder' && folder === null)}>
          {i18n.t('sync.setUp')}
        </button>
      </div>
    </form>
  );
}
