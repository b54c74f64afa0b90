import { defineConfig } from 'vitest/config'

const packages = '{proto,infra/*,services/*,gateway,web}'
const needsMore = ['kafka', 'redis', 'cluster'].map((part) => `**/*.${part}.test.ts`)
const postgres = './infra/runtime/src/testing/postgres-setup.ts'

// Node takes graphql's CommonJS build and Vite its other one; graphql refuses to be there twice.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] }

export default defineConfig({
  test: {
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
