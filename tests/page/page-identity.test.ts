import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { IdentityWatch } from '@/lib/page/page-identity';

const SITE = 'https://ledger.example';

describe('a page whose program changes its address', () => {
  let window: JSDOM['window'];
  let identity: IdentityWatch;
  const link = (href: string | null) => {
    window.document.querySelector('link')?.remove();
    if (href !== null) window.document.head.insertAdjacentHTML('beforeend', `<link rel="canonical" href="${href}">`);
  };
  const go = (address: string) => window.history.pushState(null, '', address);
  beforeEach(() => {
    window = new JSDOM('<title>A</title>', { url: `${SITE}/a?from=feed` }).window;
    identity = new IdentityWatch(window.document);
  });

  test('is what its canonical link says at first, whatever path that has', () => {
    link('/story/7');
    expect(identity.now()).toEqual({
      address: `${SITE}/a?from=feed`,
      canonical: '/story/7',
      shared: null,
      title: 'A',
      origin: SITE,
    });
  });

  test('N1 the address is the one that is shown, without a place in it', () => {
    identity.now();
    go('/b#comments');
    expect(identity.now().address).toBe(`${SITE}/b`);
    go('/b#/sport/7');
    expect(identity.now().address).toBe(`${SITE}/b#/sport/7`);
  });

  test('N2 a link that was left over from the article before says nothing', () => {
    link('/a');
    identity.now();
    go('/b');
    expect(identity.now().canonical).toBeNull();
    link('/story/8');
    expect(identity.now().canonical).toBe('/story/8');
  });

  test('N2 one that changed together with the address counts', () => {
    link('/a');
    identity.now();
    go('/b');
    link('/story/8');
    expect(identity.now().canonical).toBe('/story/8');
  });

  test('N2 one that was changed a moment before the address doesn’t take the article before with it', () => {
    link('/a');
    identity.now();
    link('/b');
    expect(identity.now().canonical).toBe('/a');
    go('/b');
    expect(identity.now().canonical).toBe('/b');
  });

  test('N2 a change of parameters alone leaves the link as good as it was', () => {
    link('/story/7');
    identity.now();
    go('/a?page=2');
    expect(identity.now().canonical).toBe('/story/7');
  });

  test('N3 coming back, an article is what it was', () => {
    link('/story/7');
    identity.now();
    go('/b');
    identity.now();
    link('/story/8');
    identity.now();
    go('/a');
    expect(identity.now().canonical).toBe('/story/7');
  });

  test('og:url is remembered with the link that it stood beside', () => {
    const share = (address: string) => {
      window.document.querySelector('meta')?.remove();
      window.document.head.insertAdjacentHTML('beforeend', `<meta property="og:url" content="${address}">`);
    };
    link('/story/7');
    share('/story/7');
    identity.now();
    go('/b');
    share('/story/8');
    expect(identity.now()).toMatchObject({ canonical: null, shared: null });
    link('/story/8');
    expect(identity.now()).toMatchObject({ canonical: '/story/8', shared: '/story/8' });
    go('/a');
    expect(identity.now()).toMatchObject({ canonical: '/story/7', shared: '/story/7' });
  });

  test('what is too long for an address names nothing', () => {
    link(`/a${'/'.repeat(95_000)}`);
    expect(identity.now().canonical).toBeNull();
  });

  test('an opaque origin is told', () => {
    expect(new IdentityWatch(new JSDOM('').window.document).now().origin).toBe('null');
  });

  test('a link that is no address, and a page that is none, are no trouble', () => {
    link('http://[');
    expect(identity.now().canonical).toBe('http://[');
    expect(new IdentityWatch(new JSDOM('').window.document).now().address).toBe('about:blank');
  });
});
