import type { HandlerContext } from '@connectrpc/connect'
import {
  type PutSiteRequest,
  type PutSiteResponse,
  VenueService,
} from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import { changesOf } from '@xingzhi/runtime/changes'
import type { SqlTx } from '@xingzhi/runtime/database'
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
import { obstacleToSite, type Site, type SitePlan } from '../domain/site.ts'
import { sessionChanged } from '../events/session-events.ts'
import { tellSite } from '../events/site-changed.ts'
import { readSitePlan, siteMessage } from '../wire/site.ts'
import { answerOnce } from './answer-once.ts'

const auditedFields = [
  ...(['name', 'nameEn', 'streetTownCode', 'address', 'latitude', 'longitude', 'precisionMetres'] as const),
  ...(['crafts', 'openings', 'rooms', 'capacity', 'demo'] as const),
]

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
  return answerOnce(context.sql, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    if (!(await streetTownExists(tx, plan.streetTownCode))) refuseInput('site.streetTownCode', 'unknown')
    const now = context.clock()
    const site = id ? await changeSite(tx, id, plan, personId, now) : await makeSite(tx, plan, personId, now)
    return { site: siteMessage(site) }
  })
}

async function makeSite(tx: SqlTx, plan: SitePlan, actorId: string, at: Date): Promise<Site> {
  const site = { ...plan, id: newId(), version: 1 }
  await insertSite(tx, site)
  await auditSite(tx, undefined, site, actorId, at)
  return tellSite(tx, site.id)
}

async function changeSite(tx: SqlTx, id: string, plan: SitePlan, actorId: string, at: Date): Promise<Site> {
  if (!(await lockSite(tx, id))) refuse('NOT_FOUND', { what: 'site' })
  const before = must(await readSite(tx, id))
  const after = { ...plan, id, version: before.version + 1 }
  if (Object.keys(changesOf(before, after, auditedFields)).length === 0) return before
  const obstacle = obstacleToSite(plan, await upcomingOccupations(tx, id, at))
  if (obstacle) refuse(obstacle.code, obstacle.facts)
  await updateSite(tx, after)
  await auditSite(tx, before, after, actorId, at)
  const isMoved = before.latitude !== after.latitude || before.longitude !== after.longitude
  if (isMoved) await tellUpcomingSessions(tx, id, at)
  return tellSite(tx, id)
}

async function auditSite(tx: SqlTx, before: Site | undefined, after: Site, actorId: string, at: Date) {
  const change = changesOf(before, after, auditedFields)
  const { id } = after
  await appendAuditEntry(tx, { at, actorId, operation: 'PutSite', subjectId: id, siteId: id, change })
}

/** A session's facts hold its site's point. */
async function tellUpcomingSessions(tx: SqlTx, siteId: string, now: Date): Promise<void> {
  const ids = await nextVersionOfUpcomingSessions(tx, siteId, now)
  const places = await readSessionsInPlace(tx, ids)
  await Promise.all(places.map((place) => appendToOutbox(tx, place.session.id, [sessionChanged(place)])))
}
