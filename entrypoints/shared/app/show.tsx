import { render } from 'preact';
import { App, type AppProps } from '@/components/app/App';
import type { AppState } from '@/components/app/app-state';
import { prepareDocument } from '../document';
import { connect } from './connect';

/** Shows the app in this document and keeps it up to date. */
export function show(surface: AppProps['surface']): void {
  let latest: AppState | null = null;
  let root: HTMLElement | null = null;
  const draw = () => {
    if (root !== null && latest !== null) render(<App surface={surface} state={latest} actions={actions} />, root);
  };
  const actions = connect(surface, (state) => {
    latest = state;
    draw();
  });
  void prepareDocument(() => null, draw).then((place) => {
    root = place;
    draw();
  });
}
