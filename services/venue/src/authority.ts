import type { Actor } from '@xingzhi/runtime/actor'
import type { Db } from '@xingzhi/runtime/database'
import { refuse } from '@xingzhi/runtime/refusal'
import { hasGrant } from './db/grants.ts'
import type { Insight } from './db/sessions.ts'

/** The role MANAGER alone gives nothing: a site's managers are those with a grant for it. */
export async function mayManage(db: Db, actor: Actor | undefined, siteId: string): Promise<boolean> {
  if (!actor || actor.citizenOnly) return false
  return isOperator(actor) || hasGrant(db, siteId, actor.personId)
}

/** Refuses FORBIDDEN. */
export async function requireManager(db: Db, actor: Actor, siteId: string): Promise<void> {
  if (!(await mayManage(db, actor, siteId))) refuse('FORBIDDEN')
}

export function isOperator(actor: Actor): boolean {
  return actor.roles.includes('OPERATOR')
}

export function insightOf(actor: Actor | undefined): Insight {
  if (!actor || actor.citizenOnly) return 'none'
  return isOperator(actor) ? 'all' : { personId: actor.personId }
}
