import type { FindCalendarOwnerRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { findCalendarOwner as find } from '../db/calendar-addresses.ts'
import { hashOfSecret } from '../domain/calendar-secret.ts'

/** Looked up by its hash: how long it takes tells nothing of what is kept. */
export async function findCalendarOwner({ db }: Context, { secret }: FindCalendarOwnerRequest) {
  const personId = await find(db, hashOfSecret(secret))
  return { personId: personId ?? refuse('NOT_FOUND', { what: 'calendar' }) }
}
