import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants, zstdDecompressSync } from 'node:zlib'
import { restore } from '@xingzhi/postgres/backup/restore'
import { ReservationStatus } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { createActorTokens } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { silentLog } from '@xingzhi/runtime/log'
import { demoPersonId } from '@xingzhi/runtime/person'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { createServiceClients } from '@xingzhi/runtime/service-clients'
import { verify } from '@xingzhi/verify/verify'
import { afterEach, expect, test } from 'vitest'
import { readSystemSettings } from '../src/config.ts'
import { type Embedded, startEmbedded } from '../src/embedded.ts'
import { readRunFile } from '../src/run-file.ts'
import { emptyDataDir } from './system-process.ts'

// Each file here is a backup that a version made of a small demo: Monday 2026-11-23, 09:00 in Shanghai. See README.md there.
const folder = fileURLToPath(new URL('data/', import.meta.url))
const versions = readdirSync(folder).filter((name) => name.endsWith('.tar.zst'))
const madeAt = new Date('2026-11-23T01:00:00Z')
const ACTOR_KEY = 'a key that only tests use and only here'

const cleanUps: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

test('there is data of a version that people may have', () => expect(versions).toContain('0.1.0.tar.zst'))

test.each(versions)(
  'the data of %s open, migrate, hold every truth, and are worked on',
  async (file) => {
    const dataDir = await restored(file)
    let now = new Date(madeAt.getTime() + 3_600_000)
    const { services } = await start(dataDir, () => now)
    await settle(services)
    expect(await broken(dataDir)).toEqual([])

    const tokens = createActorTokens(ACTOR_KEY, () => now)
    const { booking } = createServiceClients(services, { deadlineMs: 60_000 })
    const personId = demoPersonId('citizen-1')
    const citizen = () => asActor(tokens.sign({ personId, roles: ['CITIZEN'] }))
    const before = await booking.listReservations({ page: { first: 50 } }, citizen())
    const kept = before.reservations.filter(({ status }) => status === ReservationStatus.CONFIRMED)
    expect([before.reservations.length, kept.length]).toEqual([3, 1])
    await booking.cancelReservation({ reservationId: must(kept[0]).id, idempotencyKey: newId() }, citizen())
    const { slots } = await booking.searchSlots({ filter: { onlyAvailable: true }, page: { first: 20 } })
    const other = demoPersonId('citizen-2')
    const { verdicts } = await booking.reserve({
      items: slots.map(({ slot }) => ({
        slotId: must(slot).id,
        partySize: 1,
        idempotencyKey: newId(),
        actorToken: tokens.sign({ personId: other, roles: ['CITIZEN'] }),
      })),
    })
    expect(verdicts.filter(({ verdict }) => verdict.case === 'reservation').length).toBeGreaterThan(2)
    await settle(services)
    expect(await broken(dataDir)).toEqual([])

    // What was planned goes by, with its deadlines.
    now = new Date(madeAt.getTime() + 20 * 86_400_000)
    await settle(services)
    expect(await broken(dataDir)).toEqual([])
  },
  240_000,
)

async function restored(file: string): Promise<string> {
  const dataDir = emptyDataDir()
  const from = mkdtempSync(join(tmpdir(), 'xingzhi-older-'))
  cleanUps.push(() => {
    for (const one of [dataDir, from]) rmSync(one, { recursive: true, force: true })
  })
  const tar = zstdDecompressSync(readFileSync(join(folder, file)), {
    params: { [constants.ZSTD_d_windowLogMax]: 27 },
  })
  const unpacked = spawnSync('tar', ['-xf', '-', '-C', from], { input: tar })
  expect(unpacked.status).toBe(0)
  mkdirSync(dataDir, { recursive: true })
  await restore({ from, dataDir: join(dataDir, 'postgres') })
  return dataDir
}

async function start(dataDir: string, clock: () => Date): Promise<Embedded> {
  const webFolder = fileURLToPath(new URL('../../../gateway/tests/web', import.meta.url))
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    DEMO: 'off',
    WEB_BUILD: 'off',
    WEB_FOLDER: webFolder,
    ACTOR_KEY,
  }
  const system = await startEmbedded(readSystemSettings(env), { log: silentLog, clock })
  cleanUps.push(() => system.stop())
  return system
}

async function settle(services: Embedded['services']): Promise<void> {
  for (const service of [...Object.values(services), ...Object.values(services)]) await service.drain()
}

async function broken(dataDir: string) {
  const findings = await verify(must(readRunFile(dataDir)).databases)
  expect(findings.length).toBeGreaterThanOrEqual(62)
  return findings.filter(({ violations }) => violations.length > 0)
}
