import { DepartureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { DepartureStatus } from '@xingzhi/proto/route/v1/route_pb.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { key, putWalk, readDeparture, schedule, shanghai } from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeEach(async () => {
  system = await startRoute({ settleSeconds: 60 })
})
afterEach(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

/** Starts on Wednesday 2027-03-03 at 10:00, with all its guides, and is decided. */
async function decided(guidesWanted: number): Promise<string> {
  const { route } = await putWalk(system)
  const { id } = await schedule(system, route, '2027-03-03 10:00', { guidesWanted, groupSize: 8 })
  await system.staff(id, guidesWanted, 2)
  system.clock.set('2027-03-03T00:30:00Z')
  await system.service.drain()
  return id
}
const shrinksOf = (id: string) =>
  system
    .toldOf(DepartureChangedSchema)
    .filter(({ facts }) => facts?.departure?.id === id)
    .map(({ shrinkTo }) => shrinkTo)
const wait = async (seconds: number) => {
  system.clock.advance({ seconds })
  await system.service.drain()
}

describe('a guide who leaves a decided departure', () => {
  it('and is followed by another costs nobody a place', async () => {
    for (const guides of [1, 2]) {
      const id = await decided(guides)
      await system.staff(id, guides - 1, 3)
      await system.staff(id, guides, 4)
      await wait(75)
      const status = { status: DepartureStatus.SCHEDULED, callsForHelp: false, capacity: 8 * guides }
      expect(await readDeparture(system, id)).toMatchObject(status)
      expect(shrinksOf(id)).toEqual([undefined, undefined, undefined])
      system.clock.set('2027-03-01T00:00:00Z')
    }
  })

  it('costs what it must when nobody came, and not once the walk has begun', async () => {
    const [alone, led] = [await decided(1), await decidedToo(2)]
    await system.staff(alone, 0, 3)
    await system.staff(led, 1, 3)
    await wait(59)
    expect(await readDeparture(system, alone)).toMatchObject({
      status: DepartureStatus.SCHEDULED,
      capacity: 0,
    })
    await wait(1)
    expect((await readDeparture(system, alone)).status).toBe(DepartureStatus.CANCELLED)
    expect(shrinksOf(led).at(-1)).toBe(8)
    await system.staff(led, 2, 4)
    system.clock.set('2027-03-03T02:01:15Z')
    await system.staff(led, 1, 5)
    await wait(300)
    expect(shrinksOf(led).at(-1)).toBeUndefined()
  })
})

async function decidedToo(guides: number): Promise<string> {
  system.clock.set('2027-03-01T00:00:00Z')
  return decided(guides)
}

it('a departure that is moved by a minute and back is as it was', async () => {
  const id = await decided(2)
  await system.staff(id, 1, 3)
  await wait(60)
  const before = await readDeparture(system, id)
  const move = (wall: string) =>
    system.as(operator).changeDeparture({ departureId: id, startsAt: shanghai(wall), idempotencyKey: key() })
  await move('2027-03-03 10:01')
  await wait(30)
  const { departure } = await move('2027-03-03 10:00')
  expect({ ...departure, version: 0n }).toEqual({ ...before, version: 0n })
  await wait(1)
  expect(shrinksOf(id).at(-1)).toBe(8)
})
