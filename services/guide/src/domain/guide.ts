import { refuse } from '@xingzhi/runtime/refusal'

export type GuideStatus = 'APPLIED' | 'ADMITTED' | 'SUSPENDED'

/** A weekly time that suits, on the district's clocks. */
export interface Availability {
  /** ISO: 1 is Monday. */
  weekday: number
  /** After midnight, 0–1440. */
  fromMinute: number
  untilMinute: number
}

/** What a guide says about themselves. Empty lists mean: all. */
export interface GuideProfile {
  /** Names of xingzhi.common.v1.Theme and Language. */
  themes: readonly string[]
  languages: readonly string[]
  streetTownCodes: readonly string[]
  availability: readonly Availability[]
  inShowcase: boolean
  showcaseName: string
  showcaseWords: string
}

export interface Guide extends GuideProfile {
  personId: string
  status: GuideStatus
  /** Why suspended. */
  statusReason: string
  registeredAt: Date
  version: number
}

/** Refuses FORBIDDEN with the fact `because`: `notRegistered`, `notAdmitted`, `suspended`. */
export function requireAdmitted(guide: Guide | undefined): Guide {
  if (!guide) refuse('FORBIDDEN', { because: 'notRegistered' })
  if (guide.status === 'APPLIED') refuse('FORBIDDEN', { because: 'notAdmitted' })
  if (guide.status === 'SUSPENDED') refuse('FORBIDDEN', { because: 'suspended' })
  return guide
}
