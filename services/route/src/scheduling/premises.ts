import type { Db } from '@xingzhi/runtime/database'
import type { Context } from '../context.ts'
import { closuresWithin } from '../db/closures.ts'
import { readPlannedStations } from '../db/stations.ts'
import { staysAt } from '../db/stays.ts'
import type { Closure } from '../domain/closure.ts'
import type { Block, Premises } from '../domain/plan.ts'
import { stationIdsOf } from '../domain/route.ts'
import type { Span } from '../domain/station-load.ts'

/** A walk whose premises are wanted. */
export interface Walked {
  routeId: string
  visits: readonly { stationId: string }[]
  /** A departure whose own load is left out. */
  exceptId: string | undefined
}

/**
 * What the walk is held against within the span: its stations, their closures and openings, and what the departures of all
 * routes take of them. Four statements in one round trip.
 */
export async function readPremises(
  db: Db,
  { openingHours, readCalendar }: Pick<Context, 'openingHours' | 'readCalendar'>,
  { routeId, visits, exceptId }: Walked,
  span: Span,
): Promise<Premises> {
  const stationIds = stationIdsOf(visits)
  const within = { from: new Date(span.fromMs), until: new Date(span.untilMs) }
  const [stations, closures, stays, calendar] = await Promise.all([
    readPlannedStations(db, stationIds),
    closuresWithin(db, { stationIds, routeId, ...within }),
    staysAt(db, { stationIds, ...within, exceptId }),
    readCalendar(db),
  ])
  const premises = stations.map(({ id, name, nameEn, capacity, ...hours }) => ({
    ...{ id, name, nameEn, capacity },
    open: openingHours.openSpans(hours, span, calendar),
    closures: closures.filter(({ stationId }) => stationId === id).map(toBlock),
    stays: stays.filter(({ stationId }) => stationId === id),
  }))
  return {
    stations: new Map(premises.map((station) => [station.id, station])),
    closures: closures.filter((closure) => closure.routeId === routeId).map(toBlock),
  }
}

function toBlock({ from, until, reason, reasonEn }: Closure): Block {
  return { fromMs: from.getTime(), untilMs: until?.getTime() ?? Number.POSITIVE_INFINITY, reason, reasonEn }
}
