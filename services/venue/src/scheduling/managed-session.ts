import type { Actor } from '@xingzhi/runtime/actor'
import type { Tx } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import { mayManage } from '../authority.ts'
import { lockSession, readSession } from '../db/sessions.ts'
import { lockSite } from '../db/sites.ts'
import type { Session } from '../domain/session.ts'

/**
 * Locks a session's site, then the session: whatever is planned at the site waits. Refuses NOT_FOUND, also for
 * what was never published and is not this actor's to see, and FORBIDDEN.
 */
export async function lockManagedSession(tx: Tx, actor: Actor, id: string): Promise<Session> {
  const found = (await readSession(tx, id)) ?? refuse('NOT_FOUND', { what: 'session' })
  if (!(await mayManage(tx, actor, found.siteId))) {
    if (found.publishedAt) refuse('FORBIDDEN')
    refuse('NOT_FOUND', { what: 'session' })
  }
  const [, session] = await Promise.all([lockSite(tx, found.siteId), lockSession(tx, id)])
  return session ?? refuse('NOT_FOUND', { what: 'session' })
}
