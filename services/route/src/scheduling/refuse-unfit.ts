import type { Tx } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import type { Departure, Recheck } from '../domain/departure.ts'
import type { Obstacle } from '../domain/obstacle.ts'
import { crowdObstacle, obstacleTo, type Plan, type Premises, sizeObstacle } from '../domain/plan.ts'
import { peopleBooked } from '../domain/staffing.ts'
import { visitsOfTimetable } from '../domain/timetable.ts'
import { findStarts } from './find-starts.ts'
import { readPremises, type Walked } from './premises.ts'

/**
 * Refuses a departure that its stations can't hold: TOO_LATE, OUTSIDE_OPENING, STATION_FULL, each with starts that fit. Its
 * stations are locked, so what it is held against stays so until the transaction ends.
 */
export async function refuseUnfit(
  context: Context,
  tx: Tx,
  departure: Departure,
  { recheck, now }: { recheck: Recheck; now: Date },
): Promise<void> {
  if (recheck === 'nothing') return
  const visits = visitsOfTimetable(departure.stops, departure.startsAt)
  const walked: Walked = { routeId: departure.routeId, visits, exceptId: departure.id }
  const plan: Plan = { startMs: departure.startsAt.getTime(), visits, people: peopleBooked(departure) }
  const span = { fromMs: plan.startMs, untilMs: departure.endsAt.getTime() }
  const premises = await readPremises(tx, context, walked, span)
  const obstacle = obstacleOf(plan, premises, recheck, now)
  if (obstacle) refuse(obstacle.code, obstacle.facts, await findStarts(tx, context, walked, plan, now))
}

function obstacleOf(plan: Plan, premises: Premises, recheck: Recheck, now: Date): Obstacle | undefined {
  if (recheck === 'everything') return obstacleTo(plan, premises, now.getTime())
  return sizeObstacle(plan, premises) ?? crowdObstacle(plan, premises)
}
