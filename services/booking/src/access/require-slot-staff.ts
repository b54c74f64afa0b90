import type { Actor } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { holdsShift } from '../db/calendar.ts'
import { isSuspended } from '../db/guides.ts'
import { managesSite } from '../db/sites.ts'
import { findSlots } from '../db/slots.ts'

/**
 * Who sees names and checks people in: the managers of the slot's site, guides whose claim on its shift stands and who are not suspended,
 * and operators.
 * Refuses NOT_FOUND, FORBIDDEN.
 */
export async function requireSlotStaff(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  slotId: string,
): Promise<void> {
  const [slot] = await findSlots(db, [slotId])
  if (!slot) refuse('NOT_FOUND', { what: 'slot' })
  if (actor.citizenOnly) refuse('FORBIDDEN')
  if (actor.roles.includes('OPERATOR')) return
  if (slot.siteId !== null && (await managesSite(db, slot.siteId, actor.personId))) return
  if (!(await holdsShift(db, slotId, actor.personId))) refuse('FORBIDDEN')
  if (await isSuspended(db, actor.personId)) refuse('FORBIDDEN', { because: 'suspended' })
}
