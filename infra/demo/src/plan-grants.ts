import type { PlannedSite } from './plan-sites.ts'
import { bestKnown } from './site-facts.ts'

export interface PlannedGrant {
  placeId: string
  /** A demo person's name: `manager-1` … `manager-10`. */
  person: string
}

const managers = 10

/** The best known sites to manager-1, the others by street-town to the rest; the newest site waits for a manager. */
export function planGrants(sites: PlannedSite[]): PlannedGrant[] {
  const known = sites.filter(({ placeId }) => bestKnown.includes(placeId))
  const others = sites
    .slice(0, -1)
    .filter(({ placeId }) => !bestKnown.includes(placeId))
    .sort((one, other) =>
      one.streetTownCode < other.streetTownCode ? -1 : one.streetTownCode > other.streetTownCode ? 1 : 0,
    )
  return [
    ...known.map(({ placeId }) => ({ placeId, person: 'manager-1' })),
    ...others.map(({ placeId }, index) => ({
      placeId,
      person: `manager-${2 + Math.floor((index * (managers - 1)) / others.length)}`,
    })),
  ]
}
