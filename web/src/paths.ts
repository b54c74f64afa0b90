/** Every page's address. Ids are opaque. */
export const paths = {
  explore: '/',
  session: (id: string) => `/sessions/${encodeURIComponent(id)}`,
  site: (id: string) => `/sites/${encodeURIComponent(id)}`,
  reservations: '/reservations',
  reservation: (id: string) => `/reservations/${encodeURIComponent(id)}`,
  notices: '/notices',
  signIn: '/sign-in',
  /** Comes back, after signing in, to where the person was. */
  signInTo: (returnTo: string) => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
  manage: '/manage',
  about: '/about',
}

/** A place on this site to come back to; anything else, such as `//elsewhere`, becomes the first page. */
export function safeReturnTo(value: string | null): string {
  return value && /^\/(?![/\\])/.test(value) ? value : paths.explore
}
