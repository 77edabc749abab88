import { defineConfig } from 'vitest/config';

const source = { resolve: { conditions: ['@countersign/source'] }, ssr: { resolve: { conditions: ['@countersign/source'] } } };
const project = (name: string, include: string[], testTimeout = 20_000) => ({
  ...source,
  test: { name, include, environment: 'node', testTimeout, hookTimeout: 60_000 },
});

// The fast projects make up `npm test`; `conformance` drives real clients and servers and runs in `.ci/run`.
export default defineConfig({
  test: {
    projects: [
      project('plan', ['plan/*.test.ts']),
      project('core', ['packages/core/{src,oracle}/**/*.test.ts']),
      project('server', ['packages/server/src/**/*.test.ts']),
      project('conformance', ['conformance/**/*.test.ts'], 600_000),
    ],
  },
});
