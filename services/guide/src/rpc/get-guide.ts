import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type { GetGuideRequest, GetGuideResponseSchema } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readGuide } from '../db/guides.ts'
import { listGrants } from '../db/qualifications.ts'
import { guideMessage } from '../wire/guide.ts'
import { grantMessage } from '../wire/training.ts'
import { askedPerson } from './asked-person.ts'

/** Somebody else only for operators. Refuses FORBIDDEN, NOT_FOUND. */
export async function getGuide(
  { db }: Context,
  request: GetGuideRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetGuideResponseSchema>> {
  const personId = askedPerson(call, request.personId)
  const [guide, grants] = await Promise.all([readGuide(db, personId), listGrants(db, [personId])])
  return {
    guide: guideMessage(guide ?? refuse('NOT_FOUND', { what: 'guide' })),
    qualifications: grants.map(grantMessage),
  }
}
