import { render } from 'preact';
import { App, type AppProps } from '@/components/app/App';
import { connect } from './connect';
import { prepareDocument } from './document';

/** Shows the app in this document and keeps it up to date. */
export function show(surface: AppProps['surface']): void {
  const root = prepareDocument();
  const actions = connect(surface, (state) => render(<App surface={surface} state={state} actions={actions} />, root));
}
