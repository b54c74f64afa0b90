import type { Actor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import { mayManage } from '../authority.ts'
import { readActivityOfSite } from '../db/activities.ts'
import { occupationsOf } from '../db/sessions.ts'
import { lockSite, readSite } from '../db/sites.ts'
import type { Activity } from '../domain/activity.ts'
import type { Occupation } from '../domain/occupancy.ts'
import type { Site } from '../domain/site.ts'

const dayMs = 86_400_000

/** What a plan is held against: it stays so until the transaction ends. */
export interface Premises {
  site: Site
  activity: Activity
  /** The other published sessions of the day that follows the start: all that the planned one can meet. */
  others: Occupation[]
}

/**
 * Locks the site, then reads what a session of this activity at this start is held against, in one round trip.
 * Refuses NOT_FOUND (site; activity, also one of another site) and FORBIDDEN.
 */
export async function lockPremises(
  tx: Tx,
  actor: Actor,
  plan: { siteId: string; activityId: string; startsAt: Date; sessionId?: string },
): Promise<Premises> {
  const { siteId, activityId, startsAt, sessionId } = plan
  const span = { startsAt, endsAt: new Date(startsAt.getTime() + dayMs) }
  const [, site, isManager, activity, others] = await Promise.all([
    lockSite(tx, siteId),
    readSite(tx, siteId),
    mayManage(tx, actor, siteId),
    readActivityOfSite(tx, activityId, siteId),
    occupationsOf(tx, siteId, span, sessionId),
  ])
  if (!site) refuse('NOT_FOUND', { what: 'site' })
  if (!isManager) refuse('FORBIDDEN')
  if (!activity) refuse('NOT_FOUND', { what: 'activity' })
  return { site, activity, others }
}
