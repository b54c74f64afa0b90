import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetCertificateRequest,
  GetCertificateResponseSchema,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readCertificate, readStanding } from '../db/certificates.ts'
import { readCode } from '../domain/certificate.ts'
import { certificateMessage } from '../wire/service-record.ts'

/** A code as it was typed off paper, with blanks and hyphens. Refuses NOT_FOUND whatever is wrong with it. */
export async function getCertificate(
  { db }: Context,
  request: GetCertificateRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetCertificateResponseSchema>> {
  const code = readCode(request.code)
  const found = code && (await readCertificate(db, code))
  if (!found) refuse('NOT_FOUND', { what: 'certificate' })
  const forOwner = actorOf(call)?.personId === found.personId
  return { certificate: certificateMessage(found, await readStanding(db, found), { forOwner }) }
}
