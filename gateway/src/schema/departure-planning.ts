import { defineMutation } from './define-mutation.ts'
import { DepartureType } from './departure.ts'
import { id, moment, required, text, version, whole } from './input-fields.ts'
import { spokenLanguages } from './spoken-language.ts'

/** What an operator may say of a departure when it is scheduled, and change later. */
const planned = { meetingPoint: text, placesLimit: whole }

defineMutation('scheduleDeparture', {
  input: {
    routeId: required(id('Route')),
    startsAt: required(moment),
    guidesWanted: required(whole),
    groupSize: required(whole),
    languages: spokenLanguages,
    ...planned,
  },
  rpc: ({ route }) => route.scheduleDeparture,
  request: (plan) => ({ plan }),
  type: DepartureType,
  field: 'departure',
  result: ({ departure }) => departure,
})

defineMutation('changeDeparture', {
  description:
    '`expectedVersion`: the version that the operator saw; of another one nothing is changed: CHANGED.',
  input: {
    departureId: required(id('Departure')),
    startsAt: moment,
    guidesWanted: whole,
    groupSize: whole,
    expectedVersion: version,
    ...planned,
  },
  rpc: ({ route }) => route.changeDeparture,
  request: (change) => change,
  type: DepartureType,
  field: 'departure',
  result: ({ departure }) => departure,
})

defineMutation('cancelDeparture', {
  input: { departureId: required(id('Departure')), reason: required(text) },
  rpc: ({ route }) => route.cancelDeparture,
  request: (cancellation) => cancellation,
  type: DepartureType,
  field: 'departure',
  result: ({ departure }) => departure,
})
