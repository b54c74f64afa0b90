/** What an answer holds something of. */
export interface Contents {
  types: Set<string>
  /** The slots of its sessions and departures, each with the oldest version that is shown of what the slot follows. */
  versions: Map<string, number>
}

/** What the person may come to have where an answer has nothing of theirs. */
const OF_VIEWER: Record<string, string> = { viewerReservation: 'Reservation', viewerClaim: 'Claim' }

/** Reads an answer by the `__typename` of its objects; it may be added to what others hold. */
export function contentsOf(
  value: unknown,
  found: Contents = { types: new Set(), versions: new Map() },
): Contents {
  if (typeof value !== 'object' || value === null) return found
  const { __typename: type, id, version } = value as Record<string, unknown>
  if (typeof type === 'string') found.types.add(type)
  if (typeof id === 'string') keepVersion(found.versions, type, id, version)
  for (const [name, inner] of Object.entries(value)) {
    const mayBe = inner === null && OF_VIEWER[name]
    if (mayBe) found.types.add(mayBe)
    contentsOf(inner, found)
  }
  return found
}

/** A slot has the id of its session or departure, and is followed also where neither is shown. */
function keepVersion(versions: Map<string, number>, type: unknown, id: string, version: unknown): void {
  const isSource = type === 'Session' || type === 'Departure'
  if (!isSource && type !== 'Slot') return
  const slotId = `Slot_${id.slice(id.indexOf('_') + 1)}`
  const shown = isSource && typeof version === 'number' ? version : Infinity
  versions.set(slotId, Math.min(versions.get(slotId) ?? Infinity, shown))
}
