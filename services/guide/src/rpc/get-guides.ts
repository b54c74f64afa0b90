import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { GetGuidesRequest, GetGuidesResponseSchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readGuides } from '../db/guides.ts'
import { listGrants } from '../db/qualifications.ts'
import type { Grant } from '../domain/training.ts'
import { guideMessage } from '../wire/guide.ts'
import { grantMessage } from '../wire/training.ts'

/** Whom the actor may not see is left out, as is who never registered. */
export async function getGuides(
  { db }: Context,
  request: GetGuidesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetGuidesResponseSchema>> {
  const actor = requireActor(call)
  const asked = readIds('personIds', request.personIds)
  const isOperator = actor.roles.includes('OPERATOR')
  const personIds = isOperator ? asked : asked.filter((personId) => personId === actor.personId)
  if (personIds.length === 0) return { guides: [] }
  const [guides, grants] = await Promise.all([readGuides(db, personIds), listGrants(db, personIds)])
  const byPerson = Map.groupBy<string, Grant>(grants, ({ personId }) => personId)
  return {
    guides: guides.map((guide) => ({
      guide: guideMessage(guide),
      qualifications: (byPerson.get(guide.personId) ?? []).map(grantMessage),
    })),
  }
}
