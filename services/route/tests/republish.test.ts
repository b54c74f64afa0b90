import {
  ClosureChangedSchema,
  DepartureCancelledSchema,
  DepartureChangedSchema,
  DepartureScheduledSchema,
  WalkCompletedSchema,
} from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { expect, it } from 'vitest'
import { key, putRoute, putStation, schedule } from './route-data.ts'
import { citizen, operator, startRoute } from './start-route.ts'

it('republishing tells every fact as it stands', async () => {
  const system = await startRoute()
  const asOperator = system.as(operator)
  const station = await putStation(system, { capacity: 1000 })
  const route = await putRoute(system, [station])
  const waiting = await schedule(system, route, '2027-03-20 10:00')
  const decided = await schedule(system, route, '2027-03-03 10:00')
  const cancelled = await schedule(system, route, '2027-03-20 12:00')
  await system.staff(waiting.id, 2, 2)
  await system.staff(decided.id, 1, 2)
  await asOperator.cancelDeparture({ departureId: cancelled.id, reason: '下雨', idempotencyKey: key() })
  const of = { case: 'routeId' as const, value: route.id }
  await asOperator.addClosure({ closure: { of, reason: '修缮' }, idempotencyKey: key() })
  const walk = must((await system.as(citizen).startWalk({ routeId: route.id, idempotencyKey: key() })).walk)
  const proof = { case: 'accuracyMetres' as const, value: 5 }
  await system.as(citizen).checkIn({ walkId: walk.id, stationId: station.id, proof, idempotencyKey: key() })
  system.clock.advance({ hours: 48 })
  await system.service.drain()
  system.told.length = 0

  expect(await system.service.republish()).toBe(5)
  await system.service.drain()
  const { departures } = await asOperator.getDepartures({ ids: [waiting.id, decided.id, cancelled.id] })
  expect(system.toldOf(DepartureScheduledSchema).map(({ facts }) => facts?.departure)).toEqual([
    departures[0],
  ])
  expect(system.toldOf(DepartureChangedSchema)).toMatchObject([
    { shrinkTo: 15, facts: { departure: departures[1] } },
  ])
  expect(system.toldOf(DepartureCancelledSchema)).toMatchObject([{ facts: { departure: departures[2] } }])
  expect(system.toldOf(ClosureChangedSchema)).toMatchObject([
    { departureIds: [decided.id, waiting.id].sort(), version: 1n },
  ])
  expect(system.toldOf(WalkCompletedSchema)).toMatchObject([{ walkId: walk.id, personId: citizen.personId }])
  await system.stop()
})
