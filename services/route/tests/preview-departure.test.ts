import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import type { PreviewDepartureResponse } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { newId } from '@xingzhi/runtime/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, planAt, putRoute, putStation, putWalk, refusalFrom, schedule, wallOf } from './route-data.ts'
import { operator, type RouteSystem, startRoute } from './start-route.ts'

let system: RouteSystem
beforeAll(async () => {
  system = await startRoute()
})
afterAll(() => system.stop())

const preview = (plan: object, departureId = '') =>
  system.as(operator).previewDeparture({ plan: plan as never, departureId })
const stepsOf = ({ stations }: PreviewDepartureResponse, index: number) =>
  must(stations[index]).steps.map(({ from, people }) => [wallOf(from).slice(6), people])

describe('a preview', () => {
  it('shows the load of each station over the day, without the plan, and when the plan comes', async () => {
    const { first, second, route } = await putWalk(system, { capacity: 60 })
    await schedule(system, route, '2027-03-10 10:00')
    await schedule(system, route, '2027-03-10 10:10', { guidesWanted: 1 })
    await schedule(system, route, '2027-03-11 10:00')
    const shown = await preview(planAt(route, '2027-03-10 10:15', { guidesWanted: 1 }))
    expect([shown.fits, shown.suggestedStarts, shown.obstacle]).toEqual([true, [], undefined])
    expect(
      shown.stations.map(({ stationId, capacity, plannedPeople, closed }) => [
        stationId,
        capacity,
        plannedPeople,
        closed,
      ]),
    ).toEqual([
      [first.id, 60, 15, false],
      [second.id, 60, 15, false],
    ])
    expect(stepsOf(shown, 0)).toEqual([
      ['10:00', 30],
      ['10:10', 45],
      ['10:20', 15],
      ['10:30', 0],
    ])
    const planned = shown.stations.map(({ planned }) =>
      planned.map(({ arrivesAt, leavesAt }) => [wallOf(arrivesAt), wallOf(leavesAt)]),
    )
    expect(planned).toEqual([[['03-10 10:15', '03-10 10:35']], [['03-10 10:45', '03-10 11:05']]])
    expect((await system.as(operator).listDepartures({ routeId: route.id })).departures).toHaveLength(3)
  })

  it('says with what scheduling would refuse, and when it would not', async () => {
    const { first, route } = await putWalk(system)
    await schedule(system, route, '2027-03-10 10:00')
    const plan = planAt(route, '2027-03-10 10:05')
    const shown = await preview(plan)
    const refused = await refusalFrom(system.as(operator).scheduleDeparture({ plan, idempotencyKey: key() }))
    expect(shown.fits).toBe(false)
    expect(shown.suggestedStarts.map(wallOf)).toEqual(refused.starts)
    expect(shown.obstacle).toMatchObject({ code: RefusalCode.STATION_FULL, facts: refused.facts })
    expect(refused.facts).toMatchObject({ stationId: first.id })
  })

  it('leaves out what the departure holds that is to be changed', async () => {
    const { route } = await putWalk(system)
    const { id } = await schedule(system, route, '2027-03-10 10:00')
    const shown = await preview(planAt(route, '2027-03-10 10:05'), id)
    expect([shown.fits, stepsOf(shown, 0)]).toEqual([true, []])
  })

  it('shows a station that is visited twice with both visits, and one that is shut', async () => {
    const square = await putStation(system)
    const museum = await putStation(system, { openingHours: 'Tu-Su 09:00-16:30; Mo off' })
    const route = await putRoute(system, [square, museum, square])
    const { stations, fits } = await preview(planAt(route, '2027-03-08 10:00'))
    expect(fits).toBe(false)
    expect(stations.map(({ stationId, planned, closed }) => [stationId, planned.length, closed])).toEqual([
      [square.id, 2, false],
      [museum.id, 1, true],
    ])
  })

  it('is of a route and a departure that exist', async () => {
    const { route } = await putWalk(system)
    const nowhere = preview(planAt({ id: newId() }, '2027-03-10 10:00'))
    expect(await refusalFrom(nowhere)).toMatchObject({ code: 'NOT_FOUND', facts: { what: 'route' } })
    const unknown = preview(planAt(route, '2027-03-10 10:00'), newId())
    expect(await refusalFrom(unknown)).toMatchObject({ facts: { what: 'departure' } })
  })
})
