import { refuse } from '@xingzhi/runtime/refusal'
import type { guides } from '../db/schema.ts'

export type Guide = typeof guides.$inferSelect
/** One that has no showcase of its own yet. */
export type NewGuide = typeof guides.$inferInsert
export type GuideStatus = Guide['status']
export type Availability = Guide['availability'][number]

/** What a guide says about themselves. */
export type GuideProfile = Pick<
  Guide,
  | 'themes'
  | 'languages'
  | 'streetTownCodes'
  | 'availability'
  | 'inShowcase'
  | 'showcaseName'
  | 'showcaseWords'
>

/** Refuses FORBIDDEN with the fact `because`: `notRegistered`, `notAdmitted`, `suspended`. */
export function requireAdmitted(guide: Pick<Guide, 'status'> | undefined): void {
  if (!guide) refuse('FORBIDDEN', { because: 'notRegistered' })
  if (guide.status === 'APPLIED') refuse('FORBIDDEN', { because: 'notAdmitted' })
  if (guide.status === 'SUSPENDED') refuse('FORBIDDEN', { because: 'suspended' })
}
