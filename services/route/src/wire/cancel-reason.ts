import type { Departure } from '../domain/departure.ts'

const noGuide = '没有导学志愿者认领'

/** Why a departure is cancelled, in words: an operator's own, or those for another cause. Empty: it is not. */
export function cancelReasonOf({ cancelCause, cancelReason }: Departure): string {
  return cancelCause === 'NO_GUIDE' ? noGuide : cancelReason
}
