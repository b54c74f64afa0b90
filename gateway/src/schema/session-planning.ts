import { defineMutation } from './define-mutation.ts'
import { id, moment, required, text, version, whole } from './input-fields.ts'
import { SessionType } from './session.ts'
import { saidLanguages } from './spoken-language.ts'

/** What a manager may say of a session when it is made, and change later. */
const planned = {
  room: text,
  helpersWanted: whole,
  languages: saidLanguages,
  opensAt: moment,
  closesAt: moment,
}

defineMutation('publishSession', {
  description: 'Makes a session and publishes it. Without `opensAt`/`closesAt`: open now, until it starts.',
  input: {
    activityId: required(id('Activity')),
    siteId: required(id('Site')),
    startsAt: required(moment),
    capacity: required(whole),
    ...planned,
  },
  rpc: ({ venue }) => venue.publishSession,
  request: (plan) => ({ what: { case: 'plan', value: plan } }),
  type: SessionType,
  field: 'session',
  result: ({ session }) => session,
})

defineMutation('changeSession', {
  description:
    '`expectedVersion`: the version that the manager saw; of another one nothing is changed: CHANGED.',
  input: {
    sessionId: required(id('Session')),
    startsAt: moment,
    capacity: whole,
    expectedVersion: version,
    ...planned,
  },
  rpc: ({ venue }) => venue.changeSession,
  request: (change) => change,
  type: SessionType,
  field: 'session',
  result: ({ session }) => session,
})

defineMutation('cancelSession', {
  input: { sessionId: required(id('Session')), reason: required(text) },
  rpc: ({ venue }) => venue.cancelSession,
  request: (cancellation) => cancellation,
  type: SessionType,
  field: 'session',
  result: ({ session }) => session,
})
