import { browser } from 'wxt/browser';
import { patternOf } from '../shared/address-pattern';
import { sync } from './sync';

const ID = 'resident';

/**
 * Sites that the reader granted are read by themselves: the resident script runs there and brings in the reader where
 * there is something to read. Registered scripts outlive the background; this makes them match what is granted now.
 */
async function match(): Promise<void> {
  const { origins: granted = [] } = await browser.permissions.getAll();
  // The address of the synchronisation's folder was granted, too, but it is no site to read.
  const setup = await sync.now().then(
    (status) => status.setup,
    // Sites are read even where the database fails.
    () => null,
  );
  const folder = setup?.way === 'webdav' ? patternOf(setup.address) : null;
  const origins = granted.filter((origin) => origin !== folder);
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (origins.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = {
    id: ID,
    js: ['resident.js'],
    matches: origins,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

let last: Promise<void> = Promise.resolve();

/** Grants may change while an earlier change is still being carried out: one after the other, the newest last. */
export function matchGrantedSites(): Promise<void> {
  last = last.catch(() => undefined).then(match);
  return last;
}
