import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type Project = NonNullable<TestProjectInlineConfiguration['test']>;

const source = { resolve: { conditions: ['@countersign/source'] }, ssr: { resolve: { conditions: ['@countersign/source'] } } };
const project = (name: string, include: string[], more: Project = {}): TestProjectInlineConfiguration => ({
  ...source,
  test: { name, include, environment: 'node', testTimeout: 20_000, hookTimeout: 60_000, ...more },
});

// The fast projects make up `npm test`; `conformance` drives real clients and servers and runs in `.ci/run`.
export default defineConfig({
  test: {
    projects: [
      project('plan', ['plan/*.test.ts']),
      project('core', ['packages/core/{src,oracle}/**/*.test.ts']),
      project('server', ['packages/server/src/**/*.test.ts']),
      project('console', ['packages/console/src/**/*.test.{ts,tsx}'], {
        environment: 'jsdom',
        server: { deps: { inline: [/@cloudscape-design\//] } }, // its modules import style sheets
      }),
      // One file after another, when all else is done: a browser and a server fill the machine by themselves.
      project('browser', ['packages/console/browser/**/*.test.ts'], {
        globalSetup: 'packages/console/browser/prepare.ts',
        fileParallelism: false,
        sequence: { groupOrder: 1 },
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      project('conformance', ['conformance/**/*.test.ts'], { testTimeout: 600_000 }),
    ],
  },
});
