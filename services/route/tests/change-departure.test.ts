import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { key, putWalk, refusalFrom, schedule } from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeAll(async () => {
  system = await startRoute()
})
afterAll(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

test('a change of another version than the operator was shown changes nothing, and says so', async () => {
  const { route } = await putWalk(system)
  const { id, version } = await schedule(system, route, '2027-03-10 10:00')
  const change = (what: object) =>
    system.as(operator).changeDeparture({ departureId: id, ...what, idempotencyKey: key() })
  await change({ meetingPoint: '钟楼北门', expectedVersion: version })
  const stale = await refusalFrom(change({ groupSize: 7, expectedVersion: version }))
  expect(stale).toMatchObject({ code: 'CHANGED', facts: { version: '2' } })
  const { departure } = await change({ groupSize: 7, expectedVersion: 2n })
  expect(departure).toMatchObject({ groupSize: 7, meetingPoint: '钟楼北门' })
})
