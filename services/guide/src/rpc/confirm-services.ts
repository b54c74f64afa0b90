import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  type ConfirmServicesRequest,
  type ConfirmServicesResponseSchema,
  GuideService,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireRole } from '@xingzhi/runtime/actor'
import { once } from '@xingzhi/runtime/idempotency'
import { readIds, refuseInput } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { outliersOf } from '../domain/service-bounds.ts'
import { confirmService as confirm, type ServiceRecord } from '../domain/service-record.ts'
import { keepDecided, lockAllToDecide } from '../serving/decide-record.ts'
import { recordMessage } from '../wire/service-record.ts'

const recordsMax = 100

/** What is out of the ordinary is refused here, whatever it was when the list was read. */
export async function confirmServices(
  { db, clock, rules }: Context,
  request: ConfirmServicesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof ConfirmServicesResponseSchema>> {
  const { personId: actorId } = requireRole(call, 'OPERATOR')
  const ids = [...new Set(readIds('recordIds', request.recordIds, recordsMax))]
  if (ids.length === 0) refuseInput('recordIds', 'required')
  const method = GuideService.method.confirmServices
  return once(db, { personId: actorId, method, key: request.idempotencyKey, request }, async (tx) => {
    const by = { actorId, at: clock() }
    const records: ServiceRecord[] = []
    for (const [index, { record, shift }] of (await lockAllToDecide(tx, ids)).entries()) {
      if (outliersOf(record, shift, rules).length > 0) refuseInput(`recordIds[${index}]`, 'unknown')
      const after = confirm(record, { reason: '' }, shift, rules, by)
      await keepDecided(tx, record, after, { ...by, operation: 'ConfirmService' })
      records.push(after)
    }
    return { records: records.map(recordMessage) }
  })
}
