import { openDatabase } from '@xingzhi/runtime/database'
import { type DeadLetter, listDeadLetters } from '@xingzhi/runtime/dead-letters'
import type { SystemSettings } from '../config.ts'
import { runCommand, servicesNamed, wrongUsage } from './command.ts'
import { withDatabases, withServices } from './system-at-rest.ts'

await runCommand('npm run dead-letters -- list|replay [SERVICE]', async (settings, [verb, name]) => {
  const names = servicesNamed(name)
  if (verb === 'list') await list(settings, names)
  else if (verb === 'replay') await replay(settings, names)
  else wrongUsage('What shall be done with the dead letters?')
})

async function list(settings: SystemSettings, names: string[]): Promise<void> {
  await withDatabases(settings, async (urls) => {
    for (const name of names) {
      const database = openDatabase({ url: urls[name] ?? '', connectionsMax: 1, name: 'dead-letters' })
      const letters = await listDeadLetters(database.sql).finally(() => database.close())
      process.stdout.write(`${name}: ${letters.length} dead letters\n${letters.map(lineOf).join('')}`)
    }
  })
}

async function replay(settings: SystemSettings, names: string[]): Promise<void> {
  await withServices(settings, names, async (service) => {
    const { replayed, failed } = await service.replayDeadLetters()
    process.stdout.write(`${service.name}: ${replayed} replayed, ${failed.length} failed again\n`)
    if (failed.length > 0) process.exitCode = 1
  })
}

function lineOf({ id, at, type, key, attempts, error }: DeadLetter): string {
  return `  ${id}  ${at.toISOString()}  ${type}  key ${key}  after ${attempts} attempts: ${error.split('\n')[0]}\n`
}
