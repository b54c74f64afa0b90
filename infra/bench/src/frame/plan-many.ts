import { planActivities } from '@xingzhi/demo/plan-activities'
import { type DemoPlan, planDemo } from '@xingzhi/demo/plan-demo'
import { planSessions } from '@xingzhi/demo/plan-sessions'
import { must } from '@xingzhi/runtime/assert'

const DAY_MS = 86_400_000

/** The demo as it is, and its sites' sessions of as many more days as it takes. */
export function planMany(sessionCount: number): (seed: number, now: Date) => DemoPlan {
  return (seed, now) => {
    const plan = planDemo(seed, now)
    const sessions = [...plan.sessions]
    const busy = plan.sites.slice(0, -1).map((site) => ({ site, activities: planActivities(seed, site) }))
    let day = Math.floor(must(sessions.at(-1)).startsAt.getTime() / DAY_MS) + 1
    for (; sessions.length < sessionCount; day++) {
      for (const { site, activities } of busy) sessions.push(...planSessions(seed, site, activities, day))
    }
    return { ...plan, sessions: sessions.slice(0, sessionCount) }
  }
}

/** Three rooms of a site at once are still within what a site may hold. */
const ROOMY = 1_600
const SITE_MAX = 5_000

/** The same with rooms that hold many, and nobody in them yet; as they are, no session gets full in a run. */
export function planRoomy(sessionCount: number, places = ROOMY): (seed: number, now: Date) => DemoPlan {
  return (seed, now) => {
    const plan = planMany(sessionCount)(seed, now)
    const sites = plan.sites.map((site) => ({
      ...site,
      capacity: SITE_MAX,
      rooms: site.rooms.map((room) => ({ ...room, capacity: ROOMY })),
    }))
    return {
      ...plan,
      sites,
      sessions: plan.sessions.map((session) => ({ ...session, capacity: places })),
      reservations: [],
    }
  }
}
