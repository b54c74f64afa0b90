import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '@xingzhi/postgres/postgres'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import { GuideService } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { systemClock } from '@xingzhi/runtime/clock'
import { openDatabase } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor, createRpcClient } from '@xingzhi/runtime/rpc-client'
import { verify } from '@xingzhi/verify/verify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSystemSettings } from '../src/config.ts'
import { type Embedded, startEmbedded } from '../src/embedded.ts'
import { readRunFile } from '../src/run-file.ts'
import { emptyDataDir, spawnSystem } from './system-process.ts'

const ACTOR_KEY = 'a key that only tests use and only here'

let dataDir: string
let system: Embedded | undefined
beforeEach(() => {
  dataDir = emptyDataDir()
})
afterEach(async () => {
  await system?.stop()
  rmSync(dataDir, { recursive: true })
})

test('services that an older data folder does not have join it, and know at once what was told before', async () => {
  await start()
  const sessionId = await publishSessionWithHelpers(must(system))
  await stop()
  await dropDatabases('route', 'guide')

  const early = spawnSystem(dataDir, {}, ['infra/local/src/commands/dead-letters.ts', 'list', 'guide'])
  expect(await early.exitCode).toBe(1)
  expect(early.output()).toContain('There is no database of guide yet: it is made when the system starts.')

  await start()
  const { services } = must(system)
  for (const service of Object.values(services)) await service.drain()
  const { shifts } = await createRpcClient(GuideService, services.guide).getShifts({ ids: [sessionId] })
  expect(shifts).toMatchObject([{ id: sessionId, wanted: 2 }])
  const findings = await verify(must(readRunFile(dataDir)).databases)
  expect(findings.filter(({ violations }) => violations.length > 0)).toEqual([])
}, 120_000)

async function start(): Promise<void> {
  const webFolder = fileURLToPath(new URL('../../../gateway/tests/web', import.meta.url))
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'off',
    WEB_BUILD: 'off',
    WEB_FOLDER: webFolder,
    ACTOR_KEY,
  }
  system = await startEmbedded(readSystemSettings(env), { log: silentLog })
}

async function stop(): Promise<void> {
  await system?.stop()
  system = undefined
}

async function dropDatabases(...names: string[]): Promise<void> {
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log: silentLog })
  const admin = openDatabase({ url: postgres.url('postgres'), name: 'test', connectionsMax: 1 })
  for (const name of names) await admin.sql.unsafe(`drop database ${name}`)
  await admin.close()
  await postgres.stop()
}

/** The session's id. */
async function publishSessionWithHelpers({ services }: Embedded): Promise<string> {
  const venue = createRpcClient(VenueService, services.venue)
  const tokens = createActorTokens(ACTOR_KEY, systemClock)
  const operator = () =>
    asActor(tokens.sign({ personId: demoPersonId('operator-1'), roles: ['CITIZEN', 'OPERATOR'] }))
  const { site } = await venue.putSite(
    {
      site: {
        name: '七宝木艺坊',
        streetTownCode: '310112102',
        point: { latitude: 31.155, longitude: 121.352 },
        openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })),
        capacity: 25,
      },
      idempotencyKey: newId(),
    },
    operator(),
  )
  const siteId = must(site).id
  const { activity } = await venue.createActivity(
    {
      activity: {
        siteId,
        title: '刻一把木勺',
        craft: Craft.WOOD,
        level: Level.BEGINNER,
        durationMinutes: 90,
        maximumPartySize: 4,
      },
      idempotencyKey: newId(),
    },
    operator(),
  )
  const startsAt = { seconds: BigInt(Math.ceil(Date.now() / 86_400_000 + 2) * 86_400) }
  const plan = { activityId: must(activity).id, siteId, startsAt, capacity: 10, helpersWanted: 2 }
  const { session } = await venue.publishSession(
    { what: { case: 'plan', value: plan }, idempotencyKey: newId() },
    operator(),
  )
  return must(session).id
}
