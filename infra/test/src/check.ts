import { type CheckStep, runStep } from './step.ts'

// npm run check: what is worth knowing before each commit, in two lanes for two cores.

const lanes: CheckStep[][] = [
  [
    { name: 'lint', command: 'npm run --silent lint' },
    { name: 'contracts', command: 'npm run --silent proto:check' },
    { name: 'unit tests', command: 'vitest run --project unit --reporter=dot' },
  ],
  [
    { name: 'types', command: 'npm run --silent types' },
    { name: 'web documents', command: 'npm run --silent codegen:check -w web' },
    { name: 'web build', command: 'npm run --silent build -w web -- --logLevel warn' },
    { name: 'web budget', command: 'npm run --silent budget -w web' },
    { name: 'oldest browsers', command: 'npm run --silent browsers -w web' },
  ],
]

const startedAt = Date.now()
const outcomes = await Promise.all(
  lanes.map(async (lane) => {
    let fine = true
    for (const step of lane) fine = (await runStep(step)) && fine
    return fine
  }),
)
process.stdout.write(
  `${outcomes.every(Boolean) ? 'all fine' : 'not fine'} after ${Math.round((Date.now() - startedAt) / 1000)} s\n`,
)
process.exitCode = outcomes.every(Boolean) ? 0 : 1
