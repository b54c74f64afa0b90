import type { Obstacle } from './obstacle.ts'
import { gapsBetween, meets, type OpenSpan, peakOf, type Span, type Stay } from './station-load.ts'
import { durationMsOf, type Visit } from './timetable.ts'

/** A walk that somebody wishes to schedule. */
export interface Plan {
  startMs: number
  visits: readonly Visit[]
  /** What it books at each station. */
  people: number
}

export interface Block extends Span {
  reason: string
  reasonEn: string
}

/** What a plan is held against at one station, at least for the time that is looked at. */
export interface StationPremises {
  id: string
  name: string
  nameEn: string
  /** People at once. */
  capacity: number
  /** When it is open, or perhaps: in order, none meeting another. */
  open: readonly OpenSpan[]
  closures: readonly Block[]
  /** What the departures of all routes take of it. */
  stays: readonly Stay[]
}

export interface Premises {
  stations: ReadonlyMap<string, StationPremises>
  /** Of the route as a whole. */
  closures: readonly Block[]
}

/**
 * Why `plan` can't be, in the order that helps most: too late, too many people for a station whatever the time,
 * closed or shut when the group is there, too many people at once with the departures of all routes. Undefined:
 * it fits. O(v + n log n) in the visits and in the stays that meet them.
 */
export function obstacleTo(plan: Plan, premises: Premises, nowMs: number): Obstacle | undefined {
  if (plan.startMs <= nowMs) return { code: 'TOO_LATE', facts: { deadline: new Date(plan.startMs) } }
  return sizeObstacle(plan, premises) ?? closedObstacle(plan, premises) ?? crowdObstacle(plan, premises)
}

/** Too many people for a station, at whatever time. */
export function sizeObstacle({ visits, people }: Pick<Plan, 'visits' | 'people'>, premises: Premises) {
  for (const { stationId } of visits) {
    const station = stationOf(premises, stationId)
    if (people > station.capacity) return stationFull(station, people, station.capacity)
  }
  return undefined
}

/** Too many people at a station at once, with those that are booked there. */
export function crowdObstacle(plan: Plan, premises: Premises): Obstacle | undefined {
  for (const visit of plan.visits) {
    const station = stationOf(premises, visit.stationId)
    const span = spanOf(visit, plan.startMs)
    const peak = peakOf(station.stays, span)
    const left = Math.max(0, station.capacity - peak.people)
    if (plan.people > left) return stationFull(station, plan.people, left, new Date(peak.atMs))
  }
  return undefined
}

export function spanOf({ afterMs, stayMs }: Visit, startMs: number): Span {
  return { fromMs: startMs + afterMs, untilMs: startMs + afterMs + stayMs }
}

export function stationOf({ stations }: Premises, id: string): StationPremises {
  const station = stations.get(id)
  if (!station) throw new Error(`station ${id} is not among what the plan is held against`)
  return station
}

function closedObstacle(plan: Plan, premises: Premises): Obstacle | undefined {
  const walk = { fromMs: plan.startMs, untilMs: plan.startMs + durationMsOf(plan.visits) }
  const routeClosure = premises.closures.find((closure) => meets(closure, walk))
  if (routeClosure) return closed(routeClosure)
  for (const visit of plan.visits) {
    const station = stationOf(premises, visit.stationId)
    const span = spanOf(visit, plan.startMs)
    const closure = station.closures.find((each) => meets(each, span))
    if (closure) return closed(closure, station)
    if (gapsBetween(station.open, span).length > 0) return shut(station, span)
  }
  return undefined
}

function stationFull(station: StationPremises, people: number, left: number, at?: Date): Obstacle {
  return { code: 'STATION_FULL', facts: { ...named(station), capacity: station.capacity, people, left, at } }
}

function shut(station: StationPremises, { fromMs, untilMs }: Span): Obstacle {
  const facts = { ...named(station), arrivesAt: new Date(fromMs), leavesAt: new Date(untilMs) }
  return { code: 'OUTSIDE_OPENING', facts }
}

function closed({ fromMs, untilMs, reason, reasonEn }: Block, station?: StationPremises): Obstacle {
  const until = Number.isFinite(untilMs) ? new Date(untilMs) : undefined
  const facts = { ...(station && named(station)), closedFrom: new Date(fromMs), closedUntil: until }
  return { code: 'OUTSIDE_OPENING', facts: { ...facts, reason, reasonEn } }
}

function named({ id, name, nameEn }: StationPremises) {
  return { stationId: id, station: name, stationEn: nameEn }
}
