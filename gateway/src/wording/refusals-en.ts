import type { RefusalName } from '@xingzhi/runtime/refusal'
import type { Facts, RefusalWords } from './facts.ts'
import { problemEn } from './input-en.ts'

export const refusalsEn: RefusalWords<RefusalName> = {
  SIGN_IN_REQUIRED: () => 'Please sign in first; you will come back here.',
  FORBIDDEN: (facts) => {
    switch (facts.text('because')) {
      case 'notRegistered':
        return 'This is for guide volunteers. Please register as a guide first; it takes a minute.'
      case 'notAdmitted':
        return 'Your registration as a guide still waits for the district office. You can claim shifts as soon as they have admitted you.'
      case 'suspended':
        return 'Your work as a guide is suspended at the moment. The reason is on your page; please contact the district office.'
      case 'absent':
        return 'You are marked as absent from this shift, so there are no hours to record. If you were there, please contact the district office.'
      case 'ownHours':
        return 'These are your own hours: somebody else has to confirm them. Please ask another operator.'
      default:
        return 'You do not have the right to do this. If you need it, ask the district office.'
    }
  },
  NOT_FOUND: (facts) =>
    `There is no such ${whatEn(facts)}; it may have been taken down. Please reload the page.`,
  INVALID_INPUT: (facts) => problemEn(facts),
  CHANGED: (facts) => {
    const [startsAt, meetingPoint] = [facts.moment('startsAt'), facts.text('meetingPoint')]
    if (meetingPoint !== undefined) {
      const place = meetingPoint === '' ? 'the first station' : `“${meetingPoint}”`
      return `The meeting point has changed: the group now meets at ${place}, so nothing was reserved for you. If that suits you, press reserve again.`
    }
    return startsAt
      ? `The time has changed: it now starts on ${startsAt}, so nothing was reserved for you. If the new time suits you, press reserve again.`
      : 'What you saw has changed in the meantime, so nothing was done. Look at how it stands now, and do it again if it still suits you.'
  },
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
    'You have a reservation for this session already. Open it under “My reservations”; the number of people can be changed there too.',
  OVERLAPS: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const when = from && until ? ` (${from} to ${until})` : ''
    const title = facts.text('title')
    return `You have ${title ? `“${title}”` : 'something else'} at that time${when}. Cancel it or give it back first, or choose another time.`
  },
  LIMIT_REACHED: (facts) => {
    const limit = facts.number('limit')
    if (facts.text('what') === 'minutesPerDay') return dayFullEn(facts)
    if (facts.text('what') === 'managers') {
      return `A site can have at most ${limit ?? 'the allowed number of'} managers. Take the right from one of them first.`
    }
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
    if (facts.text('closedFrom') !== undefined) return closedEn(facts)
    if (facts.text('arrivesAt') !== undefined) return shutEn(facts)
    const [opens, closes] = [facts.timeOfDay('opensMinute'), facts.timeOfDay('closesMinute')]
    return opens && closes
      ? `That is outside the opening hours of the day (${opens}–${closes}). Choose another time.`
      : 'The site is closed on that day. Choose another day.'
  },
  OVER_SITE_CAPACITY: (facts) => {
    const place = facts.text('of') === 'room' ? 'room' : 'site'
    const left = facts.number('left')
    const room =
      left === undefined
        ? ''
        : left <= 0
          ? '; no room is left at that time'
          : `; ${left} more fit at that time`
    return `That is more than the ${place} can hold (${facts.number('capacity') ?? 'its limit'} at once${room}). Offer fewer places, or change the time or room.`
  },
  STATION_FULL: (facts) => stationFullEn(facts),
  NOT_QUALIFIED: (facts) => {
    const needed = facts.duration('minutesNeeded')
    if (needed) {
      return `A certificate needs at least ${needed} of confirmed service; you have ${facts.duration('minutes') ?? 'less'}. Record your hours, and come back when they are confirmed.`
    }
    const expiresAt = facts.moment('expiresAt')
    return expiresAt
      ? `This shift needs a qualification, and yours runs out before it ends (${expiresAt}). Please take the training again.`
      : 'This shift needs a qualification that you do not have. Please take the training first.'
  },
  SHIFT_TAKEN: (facts) => {
    const wanted = facts.number('wanted')
    const who = wanted === undefined || wanted === 1 ? 'Somebody else has' : `${wanted} guides have`
    return `${who} claimed this shift already. Please look at other shifts; if a place becomes free, it is shown again.`
  },
  REST_REQUIRED: (facts) => {
    const [from, until] = [facts.moment('startsAt'), facts.moment('endsAt')]
    const other =
      from && until ? ` and another shift of yours (${from} to ${until})` : ' and another shift of yours'
    const rest = facts.duration('restMinutes') ?? 'a rest'
    const [startsFrom, endsUntil] = [facts.moment('startsFrom'), facts.moment('endsUntil')]
    const then = startsFrom
      ? `starts from ${startsFrom} on`
      : endsUntil
        ? `ends by ${endsUntil}`
        : 'leaves you more time'
    if (facts.text('rest') === 'night') {
      return `Within any 24 hours a guide has ${rest} of rest in one piece, and this shift${other} would leave none. Choose a shift that ${then}.`
    }
    return `Between this shift${other} there must be ${rest} to rest and to get there. Choose a shift that ${then}, or one at the same place.`
  },
  BUSY: () =>
    'Very many people are reserving right now, and yours was not carried out yet. Press again in a few seconds; you will not reserve twice.',
}

function stationFullEn(facts: Facts): string {
  const [station, at] = [stationEn(facts), facts.moment('at')]
  const [capacity, people, left] = [facts.number('capacity'), facts.number('people'), facts.number('left')]
  if (capacity === undefined || people === undefined) {
    return 'A station on the way cannot take more people at that time. Choose another time.'
  }
  if (at === undefined) {
    return `${station} never takes more than ${capacity} people at once, and ${people} would come. Plan fewer guides or smaller groups.`
  }
  const room = left === undefined || left <= 0 ? 'no room is left' : `there is room for only ${left} more`
  return `${station} takes ${capacity} people at once, and on ${at} ${room}; ${people} would come. Choose one of the suggested starts, or bring fewer.`
}

function closedEn(facts: Facts): string {
  const [from, until] = [facts.moment('closedFrom'), facts.moment('closedUntil')]
  const reason = facts.text('reasonEn') || facts.text('reason')
  const when = from ? ` from ${from} ${until ? `to ${until}` : 'until further notice'}` : ' at that time'
  return `${stationEn(facts, 'The route')} is closed${when}${reason ? ` (${reason})` : ''}. Choose another time.`
}

function shutEn(facts: Facts): string {
  const [from, until] = [facts.moment('arrivesAt'), facts.moment('leavesAt')]
  const when = from && until ? ` (${from} to ${until})` : ''
  return `${stationEn(facts)} is not open for the whole time that the group is there${when}. Choose another time.`
}

function stationEn(facts: Facts, otherwise = 'The station'): string {
  const name = facts.text('stationEn') || facts.text('station')
  return name ? `“${name}”` : otherwise
}

function places(count: number): string {
  return count === 1 ? '1 place' : `${count} places`
}

function dayFullEn(facts: Facts): string {
  const [limit, day] = [facts.duration('limit'), facts.day('day')]
  const [minutes, wanted] = [facts.duration('minutes'), facts.duration('wanted')]
  const [from, until] = [facts.moment('from'), facts.moment('until')]
  if (from && until && minutes && wanted) {
    return `A guide serves at most ${limit ?? 'so many hours'} within any 24 hours. From ${from} to ${until} you have ${minutes} already, and this shift adds ${wanted}. Choose a shift further from the others, or give one of them back first.`
  }
  const why = minutes && wanted ? ` You have ${minutes} already, and this shift adds ${wanted}.` : ''
  return `A guide serves at most ${limit ?? 'so many hours'} a day${day ? ` (${day})` : ''}.${why} Choose a shift on another day, or give one of that day back first.`
}

const WHAT: Record<string, string> = {
  site: 'site',
  activity: 'activity',
  session: 'session',
  slot: 'session',
  reservation: 'reservation',
  person: 'person',
  route: 'route',
  station: 'station',
  departure: 'guided walk',
  closure: 'closure',
  walk: 'walk',
  guide: 'guide',
  qualification: 'qualification',
  training: 'training',
  shift: 'shift',
  claim: 'claim of this shift',
  record: 'service record',
  certificate: 'certificate',
}

function whatEn(facts: Facts): string {
  return WHAT[facts.text('what') ?? ''] ?? 'thing'
}
