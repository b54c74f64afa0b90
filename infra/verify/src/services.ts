import { bookingTruths } from '@xingzhi/booking/truths'
import { guideTruths } from '@xingzhi/guide/truths'
import type { ServiceName } from '@xingzhi/proto/services'
import { routeTruths } from '@xingzhi/route/truths'
import type { ServiceTruths } from '@xingzhi/runtime/truth'
import { venueTruths } from '@xingzhi/venue/truths'

/** What each service's database can be held to. */
export const truthsOfServices: Record<string, ServiceTruths> = {
  venue: venueTruths,
  booking: bookingTruths,
  route: routeTruths,
  guide: guideTruths,
} satisfies Record<ServiceName, ServiceTruths>
