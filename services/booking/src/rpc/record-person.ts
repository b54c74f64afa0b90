import type { HandlerContext } from '@connectrpc/connect'
import type { RecordPersonRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readLine } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { recordPerson as record } from '../db/people.ts'

const NAME_MAX_LENGTH = 80
const CONTACT_MAX_LENGTH = 200

export async function recordPerson(
  { db, clock }: Context,
  request: RecordPersonRequest,
  call: HandlerContext,
) {
  const { personId } = requireActor(call)
  const displayName = readLine('displayName', request.displayName, { lengthMax: NAME_MAX_LENGTH })
  const contact = readLine('contact', request.contact, { lengthMax: CONTACT_MAX_LENGTH, optional: true })
  const person = { id: personId, displayName, contact }
  await record(db, person, clock())
  return { person }
}
