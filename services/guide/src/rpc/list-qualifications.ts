import type { HandlerContext } from '@connectrpc/connect'
import { requireActor } from '@xingzhi/runtime/actor'
import type { Context } from '../context.ts'
import { listQualifications as listRows } from '../db/qualifications.ts'

export async function listQualifications({ sql }: Context, call: HandlerContext) {
  requireActor(call)
  return { qualifications: await listRows(sql) }
}
