import { readSystemSettings } from './config.ts'
import { startEmbedded } from './embedded.ts'
import { greet, runSystem } from './run-system.ts'

await runSystem(async () => {
  const settings = readSystemSettings(process.env)
  const system = await startEmbedded(settings)
  greet(system.url, settings)
  return system
})
