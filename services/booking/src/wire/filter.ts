import { SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { SlotFilter } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'
import type { Bounds } from '@xingzhi/proto/common/v1/geo_pb.js'
import { readMoment, readOptionalId, refuseInput } from '@xingzhi/runtime/read-input'
import type { SearchFilter } from '../db/search.ts'
import type { CraftName } from '../domain/slot.ts'

/** Refuses INVALID_INPUT, naming the field. */
export function readFilter(filter: SlotFilter | undefined): SearchFilter {
  return {
    kind: readKind(filter?.kind ?? SlotKind.UNSPECIFIED),
    within: readBounds(filter?.within),
    crafts: [...new Set(filter?.crafts)].map(readCraft),
    from: readMoment('from', filter?.from),
    to: readMoment('to', filter?.to),
    onlyAvailable: filter?.onlyAvailable ?? false,
    siteId: readOptionalId('siteId', filter?.siteId ?? ''),
  }
}

/** Refuses INVALID_INPUT for a craft that is none. */
function readCraft(craft: Craft): CraftName {
  const name = Craft[craft] as keyof typeof Craft | undefined
  if (name === undefined || name === 'UNSPECIFIED') refuseInput('crafts', 'unknown')
  return name
}

function readKind(kind: SlotKind): SearchFilter['kind'] {
  switch (kind) {
    case SlotKind.UNSPECIFIED:
    case SlotKind.SESSION:
      return 'SESSION'
    case SlotKind.DEPARTURE:
      return 'DEPARTURE'
    default:
      return refuseInput('kind', 'unknown')
  }
}

function readBounds(within: Bounds | undefined): SearchFilter['within'] {
  if (!within) return undefined
  const { south, west, north, east } = within
  // NaN fails every comparison.
  const holds = -90 <= south && south <= north && north <= 90 && -180 <= west && west <= east && east <= 180
  if (!holds) refuseInput('within', 'malformed')
  return { south, west, north, east }
}
