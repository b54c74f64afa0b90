import type { HandlerContext } from '@connectrpc/connect'
import {
  type PutSiteRequest,
  type PutSiteResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Changes } from '@xingzhi/runtime/changes'
import type { Tx } from '@xingzhi/runtime/database'
import { newId } from '@xingzhi/runtime/ids'
import { appendToOutbox } from '@xingzhi/runtime/outbox'
import { readId, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { appendAuditEntry } from '../db/audit-entries.ts'
import { readSessionsInPlace } from '../db/session-facts.ts'
import { nextVersionOfUpcomingSessions, upcomingOccupations } from '../db/sessions.ts'
import { insertSite, lockSite, readSite, updateSite } from '../db/sites.ts'
import { streetTownExists } from '../db/street-towns.ts'
import { changesOfSite, obstacleToSite, type Site, type SitePlan } from '../domain/site.ts'
import { sessionChanged } from '../events/session-events.ts'
import { tellSite } from '../events/site-changed.ts'
import { answerOnce } from '../scheduling/answer-once.ts'
import { readSitePlan, siteMessage } from '../wire/site.ts'

/** Refuses a change that its published sessions stand against: ROOM_TAKEN, OVER_SITE_CAPACITY. */
export async function putSite(
  context: Context,
  request: PutSiteRequest,
  call: HandlerContext,
): Promise<PutSiteResponse> {
  const { personId } = requireRole(call, 'OPERATOR')
  if (!request.site) refuseInput('site', 'required')
  const plan = readSitePlan(request.site)
  const id = request.site.id === '' ? undefined : readId('site.id', request.site.id)
  const method = VenueService.method.putSite
  return answerOnce(context.db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    if (!(await streetTownExists(tx, plan.streetTownCode))) refuseInput('site.streetTownCode', 'unknown')
    const now = context.clock()
    const site = id ? await changeSite(tx, id, plan, personId, now) : await makeSite(tx, plan, personId, now)
    return { site: siteMessage(site) }
  })
}

async function makeSite(tx: Tx, plan: SitePlan, actorId: string, at: Date): Promise<Site> {
  const site = { ...plan, id: newId(), version: 1 }
  await insertSite(tx, site)
  await auditSite(tx, site.id, changesOfSite(undefined, site), actorId, at)
  return tellSite(tx, site.id)
}

async function changeSite(tx: Tx, id: string, plan: SitePlan, actorId: string, at: Date): Promise<Site> {
  if (!(await lockSite(tx, id))) refuse('NOT_FOUND', { what: 'site' })
  const before = must(await readSite(tx, id))
  const after = { ...plan, id, version: before.version + 1 }
  const change = changesOfSite(before, after)
  if (Object.keys(change).length === 0) return before
  const obstacle = obstacleToSite(plan, await upcomingOccupations(tx, id, at))
  if (obstacle) refuse(obstacle.code, obstacle.facts)
  await updateSite(tx, after)
  await auditSite(tx, id, change, actorId, at)
  const isMoved = before.latitude !== after.latitude || before.longitude !== after.longitude
  if (isMoved) await tellUpcomingSessions(tx, id, at)
  return tellSite(tx, id)
}

async function auditSite(tx: Tx, id: string, change: Changes, actorId: string, at: Date) {
  await appendAuditEntry(tx, { at, actorId, operation: 'PutSite', subjectId: id, siteId: id, change })
}

/** A session's facts hold its site's point. */
async function tellUpcomingSessions(tx: Tx, siteId: string, now: Date): Promise<void> {
  const ids = await nextVersionOfUpcomingSessions(tx, siteId, now)
  const places = await readSessionsInPlace(tx, ids)
  await Promise.all(places.map((place) => appendToOutbox(tx, place.session.id, [sessionChanged(place)])))
}
