import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from '@connectrpc/connect'
import { type Postgres, startPostgres } from '@xingzhi/postgres/postgres'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActorTokens } from '../src/actor.ts'
import { createLocalBus } from '../src/bus/local.ts'
import { systemClock } from '../src/clock.ts'
import { type Database, openDatabase } from '../src/database.ts'
import { silentLog } from '../src/log.ts'
import { migrate } from '../src/migrate.ts'
import { demoPersonId } from '../src/person.ts'
import { asActor, createRpcClient } from '../src/rpc-client.ts'
import { eventually } from '../src/testing/eventually.ts'
import { MIGRATIONS } from './facts.ts'
import { ACTOR_KEY, startEcho } from './start-echo.ts'

let folder: string
let server: Postgres

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xingzhi-restart-'))
  await chmod(folder, 0o755)
  server = await start()
  await server.createDatabase('echo')
})

afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = (port?: number) =>
  startPostgres({ dataDir: join(folder, 'postgres'), log: silentLog, ...(port && { port }) })

test('a database that dies under a service and comes back takes nothing with it', async () => {
  const open = (): Database => openDatabase({ url: server.url('echo'), name: 'echo', connectionsMax: 4 })
  const database = open()
  await migrate(database, MIGRATIONS)
  const { service } = startEcho({ open }, createLocalBus())
  await service.start()
  const token = createActorTokens(ACTOR_KEY, systemClock).sign({ personId: demoPersonId('m'), roles: [] })
  const client = createRpcClient(VenueService, service)
  const tell = (reason: string) =>
    client.cancelSession({ sessionId: 's', reason, idempotencyKey: reason }, asActor(token))
  await tell('before')

  process.kill(server.pid, 'SIGKILL')
  await server.exited
  // The server's processes for single connections live on for a moment.
  const serves = async () => (await service.ready()).find(({ part }) => part === 'echo database')?.ok
  await eventually(async () => expect(await serves()).toBe(false))
  await expect(tell('while away')).rejects.toMatchObject({ code: Code.Unavailable })

  server = await start(server.port)
  await eventually(() => tell('after'), { withinMs: 15_000 })
  await service.drain()
  const rows = await database.sql<{ place: string }[]>`select place from effects order by n`
  expect(rows.map(({ place }) => place)).toEqual(['before', 'after'])
  expect((await service.ready()).every(({ ok }) => ok)).toBe(true)
  await service.stop()
  await database.close()
})
