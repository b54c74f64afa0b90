export type VatState = 'empty' | 'few' | 'some'

/** A vat that is neither full nor empty never looks as if it were. */
const LEVEL_MIN = 0.1
const LEVEL_MAX = 0.9
const FEW_MAX = 3
const FEW_SHARE_MAX = 0.08

/** How high the dye stands, from 0 to 1. */
export function dyeLevel(remaining: number, capacity: number): number {
  if (remaining <= 0 || capacity <= 0) return 0
  if (remaining >= capacity) return 1
  return Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, remaining / capacity))
}

/** A site's vat sums many sessions, so few is also a small share of them. */
export function vatState(remaining: number, capacity: number): VatState {
  if (remaining <= 0) return 'empty'
  return remaining <= FEW_MAX || remaining / capacity < FEW_SHARE_MAX ? 'few' : 'some'
}

/** The dye up to its level within a circle of this radius around 0, 0, with a calm wave on top. */
export function dyePath(level: number, radius: number): string {
  const top = radius - level * 2 * radius
  const wave = level <= 0 || level >= 1 ? 0 : radius * 0.14
  const half = radius / 2
  return `M${-radius} ${top}q${half} ${-wave} ${radius} 0t${radius} 0V${radius}H${-radius}Z`
}

/** Font size at which this text fits into a vat. */
export function numberSize(text: string, radius: number): number {
  return Math.min(radius * 0.95, (radius * 2.75) / Math.max(2, text.length))
}

/** Above this level the number stands in the dye and takes the cloth's colour; below, the ink's. */
export function isNumberInDye(level: number): boolean {
  return level >= 0.66
}

/** Where the crafts' marks stand on the rim: degrees clockwise from the right, from the upper right over the top. */
export function rimAngles(count: number): number[] {
  return Array.from({ length: count }, (_, place) => -42 - place * 55)
}

export const SITE_RADIUS = 18
const CLUSTER_RADIUS = 21
const RING_STEP = 4
const MANY_SITES = 8

/** A cluster is a vat with more rings. */
export function ringCount(siteCount: number): number {
  if (siteCount <= 1) return 0
  return siteCount < MANY_SITES ? 1 : 2
}

export function vatRadius(siteCount: number): number {
  return siteCount <= 1 ? SITE_RADIUS : CLUSTER_RADIUS
}

export function ringRadius(siteCount: number, ring: number): number {
  return vatRadius(siteCount) + RING_STEP * (ring + 1)
}

/** Pixels from a mark's middle to its outermost line. */
export function markRadius(mark: { kind: 'site' } | { kind: 'cluster'; siteCount: number }): number {
  return mark.kind === 'site'
    ? SITE_RADIUS + 2
    : ringRadius(mark.siteCount, ringCount(mark.siteCount) - 1) + 2
}
