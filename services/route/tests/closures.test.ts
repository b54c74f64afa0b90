import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTruths } from './check-truths.ts'
import { key, putWalk, refusalFrom, schedule, shanghai } from './route-data.ts'
import { citizen, operator, type RouteClient, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
let asOperator: RouteClient
beforeAll(async () => {
  system = await startRoute()
  asOperator = system.as(operator)
})
afterAll(async () => {
  await checkTruths(system.sql)
  await system.stop()
})

const stationClosure = (id: string, from: string, until?: string) => ({
  of: { case: 'stationId' as const, value: id },
  from: shanghai(from),
  ...(until && { until: shanghai(until) }),
  reason: '修缮',
  reasonEn: 'Repairs',
})
const add = (closure: object) => asOperator.addClosure({ closure, idempotencyKey: key() })

describe('closing a station', () => {
  it('tells which departures it touches, and lets none be scheduled into it', async () => {
    const { second, route } = await putWalk(system)
    const touched = await schedule(system, route, '2027-03-10 10:00')
    await schedule(system, route, '2027-03-10 11:00')
    // The group is at the second station from 10:30 to 10:50; an end on the closure's beginning does not touch it.
    const { closure, departureIds } = await add(
      stationClosure(second.id, '2027-03-10 10:45', '2027-03-10 11:30'),
    )
    expect(departureIds).toEqual([touched.id])
    await system.service.drain()
    expect(system.toldOf(ClosureChangedSchema).at(-1)).toMatchObject({
      closure,
      departureIds,
      ended: false,
      version: 1n,
    })
    expect(await refusalFrom(schedule(system, route, '2027-03-10 10:30'))).toEqual({
      code: 'OUTSIDE_OPENING',
      facts: {
        ...{
          stationId: second.id,
          station: '七宝棉织坊',
          stationEn: 'Cotton Workshop',
          reason: '修缮',
          reasonEn: 'Repairs',
        },
        ...{ closedFrom: '2027-03-10T02:45:00.000Z', closedUntil: '2027-03-10T03:30:00.000Z' },
      },
      starts: ['03-10 11:20', '03-10 09:40', '03-10 11:35', '03-10 09:25'],
    })
  })

  it('is shown until it is over, with and without asking for the station', async () => {
    const { first, second, route } = await putWalk(system)
    await add(stationClosure(first.id, '2027-03-20 00:00', '2027-03-21 00:00'))
    const ofRoute = { of: { case: 'routeId' as const, value: route.id }, reason: '河道整治' }
    await add(ofRoute)
    const list = async (of: object) =>
      (await system.as(undefined).listClosures(of)).closures.map(({ reason }) => reason)
    expect(await list({ stationIds: [first.id] })).toEqual(['修缮'])
    expect(await list({ stationIds: [second.id] })).toEqual([])
    expect(await list({ stationIds: [first.id], routeIds: [route.id] })).toEqual(['河道整治', '修缮'])
    expect((await list({})).length).toBeGreaterThanOrEqual(3)
  })
})

describe('closing a route', () => {
  it('without an end lasts until it is ended, again is no error, and then walks are scheduled again', async () => {
    const { route } = await putWalk(system)
    const { id: touched } = await schedule(system, route, '2027-04-10 10:00')
    const { closure, departureIds } = await add({ of: { case: 'routeId', value: route.id }, reason: '台风' })
    expect(timestampDate(must(closure?.from))).toEqual(system.clock())
    expect(departureIds).toEqual([touched])
    const refused = await refusalFrom(schedule(system, route, '2027-04-10 12:00'))
    expect(refused).toMatchObject({ code: 'OUTSIDE_OPENING', facts: { reason: '台风' }, starts: [] })
    expect(refused.facts['closedUntil']).toBeUndefined()

    const closureId = must(closure).id
    const ended = await asOperator.endClosure({ closureId })
    expect(ended.closure?.until).toEqual(timestampFromDate(system.clock()))
    expect(await asOperator.endClosure({ closureId })).toEqual(ended)
    await system.service.drain()
    const told = system.toldOf(ClosureChangedSchema).filter((fact) => fact.closure?.id === closureId)
    expect(told.map(({ ended, departureIds, version }) => [ended, departureIds, version])).toEqual([
      [false, [touched], 1n],
      [true, [touched], 2n],
    ])
    expect((await system.as(citizen).listClosures({ routeIds: [route.id] })).closures).toEqual([])
    await schedule(system, route, '2027-04-10 12:00')
  })

  it('that has not begun never does when it is ended', async () => {
    const { route } = await putWalk(system)
    const planned = {
      of: { case: 'routeId', value: route.id },
      from: shanghai('2027-05-01 00:00'),
      reason: '施工',
    }
    const { closure } = await add(planned)
    const { closure: ended } = await asOperator.endClosure({ closureId: must(closure).id })
    expect(ended?.until).toEqual(ended?.from)
    await schedule(system, route, '2027-05-01 10:00')
  })

  it('is refused for what does not exist', async () => {
    expect(await refusalFrom(add(stationClosure(newId(), '2027-03-10 10:00')))).toMatchObject({
      ...{ code: 'NOT_FOUND', facts: { what: 'station' } },
    })
    const nowhere = add({ of: { case: 'routeId', value: newId() }, reason: '施工' })
    expect(await refusalFrom(nowhere)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'route' } })
    const unknown = asOperator.endClosure({ closureId: newId() })
    expect(await refusalFrom(unknown)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'closure' } })
  })
})
