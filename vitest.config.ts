import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const packages = '{proto,infra/*,services/*,gateway,web}'
const needsMore = ['kafka', 'redis', 'cluster'].map((part) => `**/*.${part}.test.ts`)
const postgres = './infra/runtime/src/testing/postgres-setup.ts'

// Node takes graphql's CommonJS build and Vite its other one; graphql refuses to be there twice.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }

/** The dearest first. Without this, the larger file goes first, which says nothing of its time. */
const LONGEST = [
  'booking/tests/broken-model',
  'demo/tests/seed-demo',
  'local/tests/start',
  'postgres/tests/postgres',
  'local/tests/backup',
  'postgres/tests/backup',
  'verify/tests/verify',
  'runtime/tests/relay-kills',
  'booking/tests/every-statement',
  'local/tests/crashes',
]

/** Files that take long begin first, so that no worker is left with one at the end while the other has nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`))
  return rank < 0 ? LONGEST.length : rank
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: oneGraphql,
        test: {
          name: 'unit',
          include: [`${packages}/src/**/*.test.{ts,tsx}`],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'services',
          include: [`${packages}/tests/**/*.test.ts`],
          exclude: [...needsMore, 'infra/e2e/**', '**/node_modules/**'],
          globalSetup: [postgres],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'kafka',
          include: [`${packages}/tests/**/*.kafka.test.ts`],
          globalSetup: [postgres],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'redis',
          include: [`${packages}/tests/**/*.redis.test.ts`],
          globalSetup: [postgres],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'e2e',
          include: ['infra/e2e/tests/**/*.test.ts'],
          exclude: ['**/*.cluster.test.ts', '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'cluster',
          include: ['infra/{cluster,e2e}/tests/**/*.cluster.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
