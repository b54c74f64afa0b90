import type { ServiceName } from '@xingzhi/proto/services'
import { type Database, openDatabase } from '@xingzhi/runtime/database'
import {
  type DeadLetter,
  discardDeadLetters,
  listDeadLetters,
  OUTBOX_LETTERS,
} from '@xingzhi/runtime/dead-letters'
import type { SystemSettings } from '../config.ts'
import { runCommand, servicesNamed, wrongUsage } from './command.ts'
import { databaseOf, withDatabases, withServices } from './system-at-rest.ts'

const USAGE = `npm run dead-letters -- list [SERVICE]
       npm run dead-letters -- show SERVICE ID …
       npm run dead-letters -- replay [SERVICE [ID …]]
       npm run dead-letters -- discard SERVICE ID …`

await runCommand(USAGE, async (settings, [verb, name, ...words]) => {
  const names = servicesNamed(name)
  const ids = words.map(idOf)
  if (verb === 'list' && ids.length === 0) return list(settings, names)
  if (verb === 'replay') return replay(settings, names, ids)
  if (verb !== 'show' && verb !== 'discard') wrongUsage('What shall be done with the dead letters?')
  if (ids.length === 0) wrongUsage(`Which letters? "list" shows their ids.`)
  return verb === 'show' ? show(settings, names, ids) : discard(settings, names, ids)
})

async function list(settings: SystemSettings, names: readonly ServiceName[]): Promise<void> {
  await eachDatabase(settings, names, async (name, { db }) => {
    const letters = await listDeadLetters(db)
    process.stdout.write(`${name}: ${letters.length} dead letters\n${letters.map(lineOf).join('')}`)
  })
}

async function show(settings: SystemSettings, names: readonly ServiceName[], ids: number[]): Promise<void> {
  await eachDatabase(settings, names, async (name, { db }) => {
    const letters = await listDeadLetters(db, ids)
    for (const letter of letters) {
      const { topic, eventId, time, traceparent, error } = letter
      const facts = `event ${eventId} of ${topic}, told ${time.toISOString()}, trace ${traceparent ?? 'none'}`
      process.stdout.write(`${lineOf(letter)}  ${facts}\n${error}\n\n`)
    }
    tellMissing(
      name,
      ids,
      letters.map(({ id }) => id),
    )
  })
}

async function replay(settings: SystemSettings, names: readonly ServiceName[], ids: number[]): Promise<void> {
  await withServices(settings, names, async (service) => {
    const { replayed, failed } = await service.replayDeadLetters(ids.length > 0 ? ids : undefined)
    process.stdout.write(`${service.name}: ${replayed} replayed, ${failed.length} failed again\n`)
    if (failed.length > 0) process.exitCode = 1
  })
}

async function discard(
  settings: SystemSettings,
  names: readonly ServiceName[],
  ids: number[],
): Promise<void> {
  await eachDatabase(settings, names, async (name, { db }) => {
    const discarded = await discardDeadLetters(db, ids)
    process.stdout.write(`${name}: ${discarded.length} discarded\n`)
    tellMissing(name, ids, discarded)
  })
}

async function eachDatabase(
  settings: SystemSettings,
  names: readonly ServiceName[],
  work: (name: string, database: Database) => Promise<void>,
): Promise<void> {
  await withDatabases(settings, async (urls) => {
    for (const name of names) {
      const database = openDatabase({ url: databaseOf(name, urls), connectionsMax: 1, name: 'dead-letters' })
      await work(name, database).finally(() => database.close())
    }
  })
}

function tellMissing(name: string, asked: number[], found: number[]): void {
  const missing = asked.filter((id) => !found.includes(id))
  if (missing.length === 0) return
  process.stderr.write(`${name} has no dead letter ${missing.join(', ')}\n`)
  process.exitCode = 1
}

function idOf(word: string): number {
  return /^[1-9]\d{0,14}$/.test(word) ? Number(word) : wrongUsage(`${word} is no id of a dead letter.`)
}

function lineOf({ id, at, type, key, consumer, attempts, error }: DeadLetter): string {
  const where = consumer === OUTBOX_LETTERS ? 'could not be sent' : `after ${attempts} attempts`
  return `  ${id}  ${at.toISOString()}  ${type}  key ${key}  ${where}: ${error.split('\n')[0]}\n`
}
