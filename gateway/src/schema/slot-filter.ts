import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import type { Bounds } from '@xingzhi/proto/common/v1/geo_pb.js'
import { builder } from '../builder.ts'
import { CraftType, craftsOf } from './craft.ts'
import { timestampOf } from './date-time.ts'
import { BoundsInput, boundsOf } from './geo.ts'

/** What somebody looks for, on the map and in the list. */
export const slotFilterArgs = builder.args((t) => ({
  within: t.field({ type: BoundsInput, extensions: { shared: true } }),
  crafts: t.field({ type: [CraftType], extensions: { shared: true } }),
  from: t.field({ type: 'DateTime', extensions: { shared: true } }),
  to: t.field({ type: 'DateTime', extensions: { shared: true } }),
  onlyAvailable: t.boolean({ extensions: { shared: true } }),
}))

interface SlotFilterArgs {
  within?: Pick<Bounds, 'south' | 'west' | 'north' | 'east'> | null | undefined
  crafts?: Craft[] | null | undefined
  from?: Date | null | undefined
  to?: Date | null | undefined
  onlyAvailable?: boolean | null | undefined
}

/** For a request: the sessions' slots that are asked for. */
export function slotFilterOf(args: SlotFilterArgs) {
  return {
    kind: SlotKind.SESSION,
    ...boundsOf(args.within, 'within'),
    crafts: craftsOf(args.crafts),
    ...timestampOf('from', args.from),
    ...timestampOf('to', args.to),
    onlyAvailable: args.onlyAvailable ?? false,
  }
}
