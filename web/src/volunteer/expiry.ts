const SOON_MS = 60 * 24 * 3600_000

export type Expiry = 'never' | 'later' | 'soon' | 'past'

/** How long a qualification still holds; soon: within two months, in time for another training. */
export function expiryOf(expiresAt: string | null, now: Date): Expiry {
  if (expiresAt === null) return 'never'
  const leftMs = new Date(expiresAt).getTime() - now.getTime()
  if (leftMs <= 0) return 'past'
  return leftMs < SOON_MS ? 'soon' : 'later'
}
