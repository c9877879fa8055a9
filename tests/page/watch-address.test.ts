import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { type AddressWatch, watchAddress } from '@/lib/page/watch-address';

type View = Window & typeof globalThis;

describe('the address of a page', () => {
  let view: View;
  let told: string[];
  let watch: AddressWatch;
  const start = () => {
    watch = watchAddress(view, (address) => told.push(address));
  };
  beforeEach(() => {
    view = new JSDOM('', { url: 'https://ledger.example/a' }).window as unknown as View;
    told = [];
  });

  test('is told of by the browser where it can', () => {
    const navigation = new view.EventTarget();
    Object.assign(view, { navigation });
    start();
    view.history.pushState(null, '', '/b');
    navigation.dispatchEvent(new view.Event('currententrychange'));
    expect(told).toEqual(['https://ledger.example/b']);
  });

  test('is else seen at the next sign of life, once', () => {
    start();
    view.history.pushState(null, '', '/b');
    expect(told).toEqual([]);
    watch.check();
    watch.check();
    expect(told).toEqual(['https://ledger.example/b']);
  });

  test('changes with the fragment', () => {
    start();
    view.history.pushState(null, '', '#/b');
    view.dispatchEvent(new view.Event('hashchange'));
    expect(told).toEqual(['https://ledger.example/a#/b']);
  });

  test('nobody is told once it is stopped, nor where nothing changed', () => {
    start();
    view.dispatchEvent(new view.Event('popstate'));
    watch.stop();
    view.history.pushState(null, '', '/b');
    watch.check();
    view.dispatchEvent(new view.Event('popstate'));
    expect(told).toEqual([]);
  });
});
