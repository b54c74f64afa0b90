import { type Day, dayOf } from '../format/day.ts'
import type { ListedSession } from '../reserving/session.ts'

export interface DayGroup {
  day: Day
  sessions: ListedSession[]
}

export interface SiteGroup {
  site: ListedSession['site']
  distanceMetres: number | null
  sessions: ListedSession[]
}

/** Neighbours of one day together, in the order given. */
export function groupByDay(sessions: ListedSession[]): DayGroup[] {
  const groups: DayGroup[] = []
  for (const session of sessions) {
    const day = dayOf(session.startsAt)
    const last = groups.at(-1)
    if (last?.day === day) last.sessions.push(session)
    else groups.push({ day, sessions: [session] })
  }
  return groups
}

/** Neighbours at one site together: what comes nearest first is read by place. */
export function groupBySite(sessions: ListedSession[]): SiteGroup[] {
  const groups: SiteGroup[] = []
  for (const session of sessions) {
    const last = groups.at(-1)
    if (last?.site.id === session.site.id) last.sessions.push(session)
    else groups.push({ site: session.site, distanceMetres: session.distanceMetres, sessions: [session] })
  }
  return groups
}
