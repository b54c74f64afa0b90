import type { HandlerContext } from '@connectrpc/connect'
import type { ListQualificationsRequest } from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { listQualifications as listRows } from '../db/qualifications.ts'

export async function listQualifications(
  { db }: Context,
  _request: ListQualificationsRequest,
  call: HandlerContext,
) {
  requireActor(call)
  return { qualifications: await listRows(db) }
}
