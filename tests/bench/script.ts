import path from 'node:path';
import { build } from 'vite';

/** What runs inside a page (a file beside this one), as one script that sets `bench`. */
export async function inPageScript(root: string, file = 'in-page.ts'): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      lib: { entry: path.join(root, 'tests/bench', file), formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
