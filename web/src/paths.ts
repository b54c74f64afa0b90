/** Every page's address. Ids are opaque. */
export const paths = {
  explore: '/',
  session: (id: string) => `/sessions/${encodeURIComponent(id)}`,
  site: (id: string) => `/sites/${encodeURIComponent(id)}`,
  reservations: '/reservations',
  reservation: (id: string) => `/reservations/${encodeURIComponent(id)}`,
  notices: '/notices',
  /** Of the person's own calendar, to subscribe to. */
  calendar: '/my-calendar',
  signIn: '/sign-in',
  /** Comes back, after signing in, to where the person was. */
  signInTo: (returnTo: string) => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
  manage: '/manage',
  walks: '/walks',
  /** The stations as a story, and the departures. */
  route: (id: string) => `/walks/${encodeURIComponent(id)}`,
  /** Made for A4. */
  routeSheet: (id: string) => `/walks/${encodeURIComponent(id)}/sheet`,
  /** What a station's printed QR code opens. */
  station: (id: string) => `/stations/${encodeURIComponent(id)}`,
  departure: (id: string) => `/departures/${encodeURIComponent(id)}`,
  myWalks: '/my-walks',
  myWalk: (id: string) => `/my-walks/${encodeURIComponent(id)}`,
  volunteer: '/volunteer',
  volunteerShift: (id: string) => `/volunteer/shifts/${encodeURIComponent(id)}`,
  volunteerRegister: '/volunteer/register',
  volunteerHours: '/volunteer/hours',
  volunteerTrainings: '/volunteer/trainings',
  /** Whoever has the code sees that it is true. */
  certificate: (code: string) => `/certificates/${encodeURIComponent(code)}`,
  showcase: '/showcase',
  operate: '/operate',
  operateSchedule: '/operate/departures/new',
  operateDeparture: (id: string) => `/operate/departures/${encodeURIComponent(id)}`,
  operateDecisions: '/operate/decisions',
  operateGuides: '/operate/guides',
  operateGuide: (id: string) => `/operate/guides/${encodeURIComponent(id)}`,
  operateHours: '/operate/hours',
  operateTrainings: '/operate/trainings',
  operateClosures: '/operate/closures',
  operateHolidays: '/operate/holidays',
  about: '/about',
}

/** The id of an address's part; what cannot be decoded is an id that nothing has. */
export function readIdIn(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A place on this site to come back to; anything else, such as `//elsewhere`, becomes the first page. */
export function safeReturnTo(value: string | null): string {
  return value && /^\/(?![/\\])/.test(value) ? value : paths.explore
}
