import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { readSoak } from './infra/runtime/src/testing/config.ts'
import { readTestConfig } from './infra/test/config.mjs'

const packages = '{proto,infra/*,services/*,gateway,web}'
const needsMore = ['kafka', 'redis', 'cluster'].map((part) => `**/*.${part}.test.ts`)
const testing = './infra/runtime/src/testing'
const postgres = `${testing}/postgres-setup.ts`
const runFolder = `${testing}/run-folder-setup.ts`
const soak = readSoak(process.env)
/** What is drawn more often may take longer. */
const minutes = (count: number) => soak.times(count * 60_000)

// Node takes graphql's CommonJS build and Vite its other one; graphql refuses to be there twice.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }

/** What all suites have in common. */
const everywhere = {
  // Processes that tests start find what was compiled before, as those of `npm start` do.
  env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/node', import.meta.url)) },
}

/** Suites whose files share two workers, which keep what they have loaded: no file leaves anything behind in its process. */
const inOnePool = {
  ...everywhere,
  isolate: false,
  maxWorkers: 2,
  testTimeout: minutes(1),
  hookTimeout: minutes(1),
}

/** One file after the other, each in a process of its own. */
const alone = {
  maxWorkers: 1,
  // A page is waited for as long as playwright waits for an element: three lanes share the machine.
  expect: { poll: { timeout: minutes(0.5) } },
  // Brokers are started again and again and live for seconds: what a JVM invests in a long life is lost.
  env: {
    ...everywhere.env,
    CHROMIUM_PATH: readTestConfig(process.env).chromiumPath,
    JDK_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  },
}

/** The dearest first, as long as there is no earlier run to tell: a larger file need not take longer. */
const LONGEST = [
  'local/tests/backup',
  'local/tests/crashes',
  'demo/tests/seed-demo',
  'booking/tests/broken-model',
  'verify/tests/verify',
  'local/tests/start',
  'runtime/tests/relay-kills',
  'booking/tests/every-statement',
  'postgres/tests/postgres',
  'postgres/tests/backup',
]

/** Files that take long begin first, so that no worker is left with one at the end while the other has nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // By how long each took the last time, where that is known.
    const sorted = await super.sort(files)
    if (files.every((file) => this.ctx.cache.getTestSpecificationResult(file))) return sorted
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
          ...inOnePool,
          name: 'unit',
          include: [`${packages}/src/**/*.test.{ts,tsx}`],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...inOnePool,
          name: 'services',
          include: [`${packages}/tests/**/*.test.ts`],
          exclude: [...needsMore, 'infra/e2e/**', '**/node_modules/**'],
          globalSetup: [postgres, runFolder],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...inOnePool,
          name: 'redis',
          include: [`${packages}/tests/**/*.redis.test.ts`],
          globalSetup: [postgres],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...alone,
          name: 'kafka',
          include: [`${packages}/tests/**/*.kafka.test.ts`],
          globalSetup: [postgres],
          testTimeout: minutes(1.5),
          hookTimeout: minutes(2),
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...alone,
          name: 'cluster',
          include: ['infra/{cluster,e2e}/tests/**/*.cluster.test.ts'],
          globalSetup: [runFolder],
          testTimeout: minutes(3),
          hookTimeout: minutes(5),
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...alone,
          name: 'e2e',
          include: ['infra/e2e/tests/**/*.test.ts'],
          exclude: ['**/*.cluster.test.ts', '**/node_modules/**'],
          globalSetup: [runFolder],
          testTimeout: minutes(2),
          hookTimeout: minutes(5),
        },
      },
    ],
  },
})
