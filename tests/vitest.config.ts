import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { countingWork } from './growth/counted-code.ts';

const root = path.resolve(import.meta.dirname, '..');

const endToEnd = (name: 'chromium' | 'firefox') => ({
  extends: true as const,
  test: {
    name,
    include: ['tests/e2e/**/*.test.ts'],
    env: { PRESSMARK_BROWSER: name },
    // One browser at a time, since it uses all of the machine's cores.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig(async () => ({
  root,
  plugins: [preact(), ...(await WxtVitest())],
  test: {
    // For `npm run coverage`, which runs the unit tests.
    coverage: {
      provider: 'v8' as const,
      include: ['{lib,components,entrypoints}/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: path.join(root, '.output/coverage'),
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/growth/**'],
          environment: 'node',
          // Vitest leaves a core free for watching, which on two cores would be half of them.
          maxWorkers: '100%',
          // Long enough for a slow machine; a test that hangs is still cut off.
          testTimeout: 120_000,
        },
      },
      {
        extends: true as const,
        plugins: [countingWork()],
        test: {
          // How much is done grows with what is given, whatever that is.
          name: 'growth',
          include: ['tests/growth/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/growth/work.ts'],
          testTimeout: 120_000,
        },
      },
      endToEnd('chromium'),
      endToEnd('firefox'),
    ],
  },
}));
