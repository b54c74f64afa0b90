import { SettingsError } from '../src/env.ts'
import { run } from '../src/run.ts'

// A process for the tests: its argument says how it goes.
const how = process.argv[2]
await run(async () => {
  if (how === 'bad settings') throw new SettingsError(['PORT: too large'])
  if (how === 'broken start') throw new Error('no database')
  const timer = setInterval(() => {}, 1_000)
  if (how === 'uncaught') setTimeout(() => Promise.reject(new Error('nobody waits')), 20)
  process.stdout.write('started\n')
  return {
    async stop() {
      process.stdout.write('stopping\n')
      if (how === 'slow stop') await new Promise(() => {})
      clearInterval(timer)
      process.stdout.write('stopped\n')
    },
  }
})
