import { type Changes, changesOf } from '@xingzhi/runtime/changes'
import type { stations } from '../db/schema.ts'

type Row = typeof stations.$inferSelect

/** What somebody who walks with difficulty needs to know. */
export type Accessibility = Pick<Row, 'stepFree' | 'surface' | 'seats' | 'toilets' | 'steps' | 'note'>
export type Station = Omit<Row, keyof Accessibility> & { accessibility: Accessibility }

/** What an operator says of a station. */
export type StationPlan = Omit<Station, 'id' | 'version'>

/** What differs of what an operator says of a station; all of it when there was none before. What is not known is left out. */
export function changesOfStation(before: Station | undefined, after: Station): Changes {
  const { id: _, version: __, ...said } = after
  return changesOf(before && asKnown(before), asKnown(after), Object.keys(said) as (keyof StationPlan)[])
}

function asKnown(station: Station) {
  const known = Object.entries(station.accessibility).filter(([, value]) => value !== null)
  return { ...station, accessibility: Object.fromEntries(known) }
}
