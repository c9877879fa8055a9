import { render } from 'preact';
import { environment } from './i18n';
import { isPage, scenes } from './scenes';

// `?scene=NAME` shows one scene, no scene lists them all; `&dir=rtl` mirrors the interface.
const parameters = new URLSearchParams(location.search);
const name = parameters.get('scene');
const scene = name === null ? undefined : scenes[name];
const root = document.getElementById('app');
if (root === null) throw new Error('The document has no #app');

environment['@@bidi_dir'] = parameters.get('dir') ?? 'ltr';
document.documentElement.dir = environment['@@bidi_dir'];
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
