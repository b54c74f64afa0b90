import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { ListGrantsRequest, ListGrantsResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { type Actor, requireActor } from '@xingzhi/runtime/actor'
import { readId, refuseInput } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { isOperator, requireManager } from '../authority.ts'
import type { Context } from '../context.ts'
import { type Grant, grantsOfPerson, grantsOfSite } from '../db/grants.ts'
import { grantMessage } from '../wire/grant.ts'

/** Refuses FORBIDDEN for another person's grants and for those of a site that the actor does not manage. */
export async function listGrants(
  context: Context,
  request: ListGrantsRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ListGrantsResponseSchema>> {
  const grants = await grantsAskedFor(context, requireActor(call), request)
  return { grants: grants.map(grantMessage) }
}

async function grantsAskedFor({ db }: Context, actor: Actor, { of }: ListGrantsRequest): Promise<Grant[]> {
  switch (of.case) {
    case 'siteId': {
      const siteId = readId('siteId', of.value)
      await requireManager(db, actor, siteId)
      return grantsOfSite(db, siteId)
    }
    case 'personId': {
      const personId = readId('personId', of.value)
      if (personId !== actor.personId && !isOperator(actor)) refuse('FORBIDDEN')
      return actor.citizenOnly ? [] : grantsOfPerson(db, personId)
    }
    default:
      return refuseInput('siteId', 'required')
  }
}
