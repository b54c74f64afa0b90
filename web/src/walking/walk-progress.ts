import type { CheckInProof } from '../api/gen/documents.ts'
import { metresBetween, type Point } from '../check-in/compass.ts'

interface Stamped {
  at: string
  proof?: CheckInProof
  station: { id: string }
}

export interface StationProgress<Station> {
  station: Station
  /** As on the map: its first place in the route, from 1. */
  number: number
  /** When it was stamped; null: not yet. */
  stampedAt: string | null
  /** The walker says so; nothing proves it. */
  isSelfDeclared: boolean
}

/** The stations of a route in their order, each once, with their stamps. */
export function progressOf<Station extends { id: string }>(
  stations: readonly Station[],
  stamps: readonly Stamped[],
): StationProgress<Station>[] {
  const isFirst = (station: Station, index: number) =>
    stations.findIndex((other) => other.id === station.id) === index
  return stations.flatMap((station, index) => {
    if (!isFirst(station, index)) return []
    const stamp = stamps.find((one) => one.station.id === station.id)
    const isSelfDeclared = stamp?.proof === 'SELF_DECLARED'
    return [{ station, number: index + 1, stampedAt: stamp?.at ?? null, isSelfDeclared }]
  })
}

/**
 * Where to go next: the nearest station without a stamp, by the straight way, when it is known where the person stands; else
 * the first one after the station that was stamped last, going round. `skipped` are done although the service has not said so.
 */
export function nextStation<Station extends { id: string; point: Point }>(
  progress: readonly StationProgress<Station>[],
  here: Point | null,
  skipped: ReadonlySet<string>,
): StationProgress<Station> | null {
  const isOpen = (one: StationProgress<Station>) => one.stampedAt === null && !skipped.has(one.station.id)
  const open = progress.filter(isOpen)
  if (here) {
    const away = (one: StationProgress<Station>) => metresBetween(here, one.station.point)
    return [...open].sort((one, other) => away(one) - away(other))[0] ?? null
  }
  const last = progress.reduce(
    (latest, one) => ((one.stampedAt ?? '') > (latest?.stampedAt ?? '') ? one : latest),
    progress[0],
  )
  const after = last?.stampedAt ? last.number : 0
  return open.find((one) => one.number > after) ?? open[0] ?? null
}
