import { ShiftStaffingChangedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { DriverEventHandler } from '@xingzhi/runtime/driver-handles'
import type { Context } from '../context.ts'
import { onShiftStaffingChanged } from './on-shift-staffing-changed.ts'

const GUIDE_TOPIC = 'xingzhi.guide.v1'

export function listens(context: Pick<Context, 'clock'>): Record<string, Record<string, DriverEventHandler>> {
  return { [GUIDE_TOPIC]: { [ShiftStaffingChangedSchema.typeName]: onShiftStaffingChanged(context) } }
}
