import { ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import type { Context } from '../context.ts'
import { onShiftStaffingChanged } from './on-shift-staffing-changed.ts'

const GUIDE_TOPIC = 'xingzhi.guide.v1'

export function listens(
  context: Pick<Context, 'clock' | 'staffing'>,
): Record<string, Record<string, EventHandler>> {
  return { [GUIDE_TOPIC]: { [ShiftStaffingChangedSchema.typeName]: onShiftStaffingChanged(context) } }
}
