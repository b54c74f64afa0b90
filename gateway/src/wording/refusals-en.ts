import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { Facts, RefusalWords } from './facts.ts'

export const refusalsEn: RefusalWords<RefusalName> = {
  SIGN_IN_REQUIRED: () => 'Please sign in first; you will come back here.',
  FORBIDDEN: () => 'You do not have the right to do this. If you need it, ask the district office.',
  NOT_FOUND: (facts) =>
    `There is no such ${whatEn(facts)}; it may have been taken down. Please reload the page.`,
  INVALID_INPUT: (facts) => problemEn(facts),
  SLOT_FULL: (facts) => {
    const remaining = facts.number('remaining')
    const party = facts.number('partySize')
    return remaining !== undefined && remaining > 0
      ? `Only ${places(remaining)} left, too few for ${party ?? 'your party'}. Bring fewer people, or choose another session below.`
      : 'All places are taken. Choose another session below.'
  },
  SLOT_NOT_OPEN: (facts) => {
    const opensAt = facts.moment('opensAt')
    return opensAt
      ? `Reservations open on ${opensAt}. Please come back then.`
      : 'Reservations are not open yet. Please come back later.'
  },
  SLOT_CLOSED: (facts) => {
    const closesAt = facts.moment('closesAt')
    return `Reservations have closed${closesAt ? ` (${closesAt})` : ''}. Please look at other sessions.`
  },
  SLOT_CANCELLED: () => 'This session has been cancelled. Please look at other sessions.',
  PARTY_TOO_LARGE: (facts) =>
    `One reservation takes at most ${facts.number('maximum') ?? 'the allowed number of'} people. Please bring fewer.`,
  ALREADY_RESERVED: () =>
    'You have a reservation for this session already; see “My reservations”. To change the number of people, cancel it and reserve again.',
  OVERLAPS: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? ` (${from} to ${until})` : ''
    return `You have something else at that time${when}. Cancel that first, or choose another time.`
  },
  LIMIT_REACHED: (facts) => {
    const limit = facts.number('limit')
    return facts.text('what') === 'activeReservations'
      ? `A person can hold at most ${limit ?? 'the allowed number of'} reservations at once. Cancel one, or wait until one is over.`
      : 'That was too often in a short time. Please try again in a minute; you lose nothing by waiting.'
  },
  IDEMPOTENCY_MISMATCH: () =>
    'This request got mixed up with an earlier one and was not carried out. Please reload the page and try again.',
  TOO_LATE: (facts) => {
    const deadline = facts.moment('deadline')
    return `It is too late for this${deadline ? ` (it was possible until ${deadline})` : ''}. If that is a problem, please contact the venue.`
  },
  ROOM_TAKEN: (facts) => {
    const room = facts.text('room')
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? `from ${from} to ${until}` : 'at that time'
    return `${room ? `“${room}”` : 'The room'} is taken by another session ${when}. Choose another time or room.`
  },
  OUTSIDE_OPENING: (facts) => {
    const [opens, closes] = [facts.timeOfDay('opensMinute'), facts.timeOfDay('closesMinute')]
    return opens && closes
      ? `That is outside the opening hours of the day (${opens}–${closes}). Choose another time.`
      : 'The site is closed on that day. Choose another day.'
  },
  OVER_SITE_CAPACITY: (facts) => {
    const place = facts.text('of') === 'room' ? 'room' : 'site'
    return `That is more than the ${place} can hold (${facts.number('capacity') ?? 'its limit'} at once). Offer fewer places, or change the time or room.`
  },
  STATION_FULL: () => 'The station cannot take more people at that time. Choose another time.',
  NOT_QUALIFIED: () =>
    'This shift needs a qualification that you do not have, or that has run out. Please take the training first.',
  SHIFT_TAKEN: () => 'Somebody else has claimed this shift. Please look at other shifts.',
  REST_REQUIRED: () => 'There must be a rest between two shifts. Choose a later one.',
  BUSY: () =>
    'Very many people are reserving right now, and yours was not carried out yet. Press again in a few seconds; you will not reserve twice.',
}

function places(count: number): string {
  return count === 1 ? '1 place' : `${count} places`
}

const WHAT: Record<string, string> = {
  site: 'site',
  activity: 'activity',
  session: 'session',
  slot: 'session',
  reservation: 'reservation',
  person: 'person',
}

function whatEn(facts: Facts): string {
  return WHAT[facts.text('what') ?? ''] ?? 'thing'
}

const FIELDS: Record<string, string> = {
  partySize: 'The number of people',
  capacity: 'The number of places',
  title: 'The title',
  summary: 'The summary',
  reason: 'The reason',
  room: 'The room',
  startsAt: 'The start',
  opensAt: 'The opening of reservations',
  closesAt: 'The closing of reservations',
  durationMinutes: 'The duration',
  minimumAge: 'The minimum age',
  maximumPartySize: 'The largest party',
  materials: 'The text on materials',
  crafts: 'The craft',
  within: 'The map section',
  near: 'The position',
  after: 'The place in the list',
  first: 'The length of the page',
  person: 'The person',
}

function problemEn(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = FIELDS[path.split('.').at(-1) ?? ''] ?? (path === '' ? 'What was entered' : `“${path}”`)
  const limit = facts.text('limit')
  switch (facts.text('problem')) {
    case 'required':
      return `${field} is missing. Please fill it in.`
    case 'too_long':
      return `${field} is too long${limit ? ` (at most ${limit})` : ''}. Please shorten it.`
    case 'too_small':
      return `${field} is too small${limit ? ` (at least ${limit})` : ''}. Please change it.`
    case 'too_large':
      return `${field} is too large${limit ? ` (at most ${limit})` : ''}. Please change it.`
    case 'unknown':
      return `${field} is not one of the choices. Please choose again.`
    default:
      return `${field} is malformed. Please change it.`
  }
}
