import { render } from 'preact';
import { environment } from './i18n';
import { isPage, scenes } from './scenes';

// `?scene=NAME` shows one scene, no scene lists them all; `&lang=ur` shows the interface in
// another language, `&dir=rtl` mirrors it.
const parameters = new URLSearchParams(location.search);
const name = parameters.get('scene');
const scene = name === null ? undefined : scenes[name];
const root = document.getElementById('app');
if (root === null) throw new Error('The document has no #app');

environment['@@ui_locale'] = parameters.get('lang') ?? 'en';
environment['locale.direction'] = parameters.get('dir') ?? (environment['@@ui_locale'] === 'ur' ? 'rtl' : 'ltr');
document.documentElement.lang = environment['@@ui_locale'];
document.documentElement.dir = environment['locale.direction'];
Object.assign(window, { scenes: Object.keys(scenes), pages: Object.keys(scenes).filter(isPage) });

render(
  scene === undefined ? (
    <ul>
      {Object.keys(scenes).map((key) => (
        <li key={key}>
          <a href={`?scene=${key}`}>{key}</a>
        </li>
      ))}
    </ul>
  ) : (
    scene()
  ),
  root,
);
