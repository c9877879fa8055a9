import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The corpus' own runner, with our `describe` and `locate`. */
export async function evalAnchoring(folder: string): Promise<void> {
  const adapter = path.join(import.meta.dirname, 'anchoring-adapter.ts');
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(folder, 'run.mjs'), adapter], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
}
