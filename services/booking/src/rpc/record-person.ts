import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService, RecordPersonRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { recordPerson as record } from '../db/people.ts'

const NAME_MAX_LENGTH = 80
const CONTACT_MAX_LENGTH = 200
const CONTROL_CHARACTER = /\p{Cc}/u

export function recordPerson({ sql, clock }: Context): ServiceImpl<typeof BookingService>['recordPerson'] {
  return async (request, call) => {
    const { personId } = requireActor(call)
    const person = { id: personId, ...readNames(request) }
    await record(sql, person, clock())
    return { person }
  }
}

function readNames(request: RecordPersonRequest) {
  const displayName = request.displayName.trim()
  const contact = request.contact.trim()
  if (displayName === '') refuse('INVALID_INPUT', { field: 'displayName', problem: 'required' })
  checkText('displayName', displayName, NAME_MAX_LENGTH)
  checkText('contact', contact, CONTACT_MAX_LENGTH)
  return { displayName, contact }
}

function checkText(field: string, text: string, limit: number): void {
  if (text.length > limit) refuse('INVALID_INPUT', { field, problem: 'too_long', limit })
  if (CONTROL_CHARACTER.test(text)) refuse('INVALID_INPUT', { field, problem: 'malformed' })
}
