import type { HandlerContext } from '@connectrpc/connect'
import {
  type ClaimShiftRequest,
  ClaimShiftRequestSchema,
  type ClaimShiftResponse,
} from '@xingzhi/proto/guide/v1/guide_service_pb.js'
import { requireUnrestricted } from '@xingzhi/runtime/actor'
import { requestHash } from '@xingzhi/runtime/idempotency'
import { checkKey } from '@xingzhi/runtime/idempotency-key'
import { readId, readMoment } from '@xingzhi/runtime/read-input'
import { currentTraceparent } from '@xingzhi/runtime/telemetry'
import type { Context } from '../context.ts'

/** Runs up to the queue without a pause, so that claims are served in their order. */
export async function claimShift(
  { claiming }: Context,
  request: ClaimShiftRequest,
  call: HandlerContext,
): Promise<ClaimShiftResponse> {
  const { personId } = requireUnrestricted(call)
  const shiftId = readId('shiftId', request.shiftId)
  const expectedStartsAt = readMoment('expectedStartsAt', request.expectedStartsAt)
  const { idempotencyKey: key } = request
  checkKey(key)
  const hash = requestHash(ClaimShiftRequestSchema, request)
  return claiming.claim({ personId, shiftId, expectedStartsAt, key, hash, traceparent: currentTraceparent() })
}
