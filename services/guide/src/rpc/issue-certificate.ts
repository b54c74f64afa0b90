import { randomBytes } from 'node:crypto'
import type { HandlerContext } from '@connectrpc/connect'
import {
  GuideService,
  type IssueCertificateRequest,
  type IssueCertificateResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readLine } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { insertCertificate } from '../db/certificates.ts'
import { lockPeople } from '../db/claims.ts'
import { readSummary } from '../db/summaries.ts'
import { drawCode, issueCertificate as issue } from '../domain/certificate.ts'
import { certificateMessage } from '../wire/service-record.ts'

/** Locks the person: no hours are confirmed between the sum and what it is of. */
export async function issueCertificate(
  { db, clock }: Context,
  request: IssueCertificateRequest,
  call: HandlerContext,
): Promise<IssueCertificateResponse> {
  const { personId } = requireActor(call)
  const name = readLine('name', request.name, { lengthMax: 80 })
  const method = GuideService.method.issueCertificate
  return once(db, { personId, method, key: request.idempotencyKey, request }, async (tx) => {
    await lockPeople(tx, [personId])
    const code = drawCode(() => randomBytes(1).readUInt8())
    const summary = await readSummary(tx, personId)
    const certificate = issue(summary, { code, personId, name, now: clock() })
    await insertCertificate(tx, certificate)
    const standing = { status: 'VALID', supersededBy: null, current: summary } as const
    return { certificate: certificateMessage(certificate, standing, { forOwner: true }) }
  })
}
