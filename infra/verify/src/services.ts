import { bookingTruths } from '@xingzhi/booking/truths'
import type { ServiceTruths } from '@xingzhi/runtime/truth'
import { venueTruths } from '@xingzhi/venue/truths'

/** What each service's database can be held to. */
export const truthsOfServices: Record<string, ServiceTruths> = {
  venue: venueTruths,
  booking: bookingTruths,
}
