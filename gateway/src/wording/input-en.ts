import { type Facts, fieldOf } from './facts.ts'

/** What is wrong with which input. */
export function problemEn(facts: Facts): string {
  const path = facts.text('field') ?? ''
  const field = FIELDS[fieldOf(path)] ?? (path === '' ? 'What was entered' : `“${path}”`)
  const limit = facts.text('limit')
  const moment = facts.number('limit') === undefined ? facts.moment('limit') : undefined
  switch (facts.text('problem')) {
    case 'required':
      return `${field} is missing. Please fill it in.`
    case 'too_long':
      return `${field} is too long${limit ? ` (at most ${limit})` : ''}. Please shorten it.`
    case 'too_small':
      if (moment) return `${field} must be after ${moment}. Please change it.`
      return `${field} is too small${limit ? ` (at least ${limit})` : ''}. Please change it.`
    case 'too_large':
      if (path.endsWith('accuracyMetres')) return vagueEn(limit)
      if (moment) return `${field} is too far ahead. Please choose an earlier time.`
      return `${field} is too large${limit ? ` (at most ${limit})` : ''}. Please change it.`
    case 'unknown':
      if (path === 'code') {
        return 'This code is not the one at the station now. Look at the guide’s screen again and enter the new code.'
      }
      return `${field} is not one of the choices. Please choose again.`
    default:
      return `${field} is malformed. Please change it.`
  }
}

function vagueEn(limit: string | undefined): string {
  return `Your device is not sure enough where you are${limit ? ` (it must be within ${limit} m)` : ''}. Step into the open and try again, or enter the guide’s code.`
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
  routeId: 'The route',
  stationId: 'The station',
  departureId: 'The guided walk',
  walkId: 'The walk',
  closureId: 'The closure',
  theme: 'The theme',
  guidesWanted: 'The number of guides',
  groupSize: 'The size of a group',
  placesLimit: 'The limit of places',
  meetingPoint: 'The meeting point',
  languages: 'The language',
  from: 'The beginning',
  to: 'The end',
  until: 'The end',
  reasonEn: 'The reason in English',
  reservationId: 'The reservation',
  code: 'The code',
  accuracyMetres: 'The accuracy of the position',
  claimedAt: 'The time of the check-in',
  themes: 'The theme',
  streetTownCodes: 'The street-town',
  weekday: 'The weekday',
  fromMinute: 'The beginning',
  untilMinute: 'The end',
  endsAt: 'The end',
  showcaseName: 'The name for the showcase',
  showcaseWords: 'The text for the showcase',
  name: 'The name',
  nameEn: 'The English name',
  titleEn: 'The English title',
  place: 'The place',
  validDays: 'The number of days',
  qualificationIds: 'The qualification',
  guideIds: 'The guide',
  personId: 'The guide',
  personIds: 'The guide',
  status: 'The status',
  minutes: 'The number of minutes',
  peopleGuided: 'The number of people guided',
  peoplePresent: 'The number of people who came',
  helpersWanted: 'The number of helpers',
  shiftId: 'The shift',
  claimId: 'The claim',
  guideId: 'The guide',
  recordId: 'The service record',
  availability: 'The list of times',
  qualificationId: 'The qualification',
  trainingId: 'The training',
  slotId: 'The session',
}
