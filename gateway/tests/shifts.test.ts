import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { Code } from '@connectrpc/connect'
import { ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedDepartures, seedSessions, startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let cookie: string
let operator: string
const personId = demoPersonId('guide-1')
beforeEach(async () => {
  gateway = await startGateway()
  gateway.guide.addGuide(personId)
  cookie = await gateway.signIn('guide-1')
  operator = await gateway.signIn('operator-1')
})
afterEach(() => gateway.stop())

/** What a mutation answers: its success or its refusal. */
async function mutate(name: string, input: Record<string, unknown>, fields: string, by = cookie) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    ... on ${type}Success { ${fields} } ... on Refused { code message } } }`
  const variables = { input: { idempotencyKey: crypto.randomUUID(), ...input } }
  const answer = await gateway.graphql<Record<string, Record<string, unknown>>>(query, {
    variables,
    cookie: by,
  })
  expect(answer.errors).toBeUndefined()
  return must(answer.data?.[name])
}

const SHIFT = 'shift { id claimed viewerClaim { id status guide { displayName } } }'

test('open shifts show their walks and what the viewer holds in one call of each kind', async () => {
  const { departures } = seedDepartures(gateway, 30)
  for (const { departure } of departures) gateway.guide.addShift({ id: departure.id })
  const call = gateway.guide.addShift({ id: must(departures[7]).departure.id, callsForHelp: true })
  gateway.guide.addClaim(must(departures[3]).departure.id, personId)
  const query = `{ openShifts(first: 50) { edges { node { id callsForHelp theme groupSize viewerClaim { id } qualifications { name }
    departure { startsAt route { name } } session { id } } } } }`
  gateway.calls.length = 0
  const { data, errors } = await gateway.graphql<{ openShifts: { edges: { node: object }[] } }>(query, {
    cookie,
  })
  expect(errors).toBeUndefined()
  expect(data?.openShifts.edges).toHaveLength(29)
  expect(data?.openShifts.edges[0]?.node).toMatchObject({
    ...{ id: `Shift_${call.id}`, callsForHelp: true, theme: 'RED', groupSize: 20, viewerClaim: null },
    ...{ qualifications: [], departure: { route: { name: '线路1' } }, session: null },
  })
  expect(gateway.calls.toSorted()).toEqual(['GetDepartures', 'GetRoutes', 'ListMyShifts', 'ListOpenShifts'])
})

test('a shift is claimed, worked, confirmed by an operator and thanked for', async () => {
  const shift = gateway.guide.addShift({ startsAt: timestampFromDate(new Date('2026-05-03T01:00:00Z')) })
  const shiftId = `Shift_${shift.id}`
  expect(await mutate('claimShift', { shiftId }, SHIFT)).toMatchObject({
    shift: {
      id: shiftId,
      claimed: 1,
      viewerClaim: { status: 'CLAIMED', guide: { displayName: expect.any(String) } },
    },
  })
  const worked = { shiftId, minutes: 150, peopleGuided: 18 }
  for (const [name, input] of [
    ['signInToShift', { shiftId }],
    ['recordService', worked],
  ] as const) {
    expect(await mutate(name, input, '__typename')).toMatchObject({
      ...{ code: 'SLOT_NOT_OPEN', message: expect.stringContaining('5月3日周日') },
    })
  }
  gateway.clock.set('2026-05-03T00:30:00Z')
  expect(await mutate('signInToShift', { shiftId }, SHIFT)).toMatchObject({
    shift: { viewerClaim: { status: 'PRESENT' } },
  })
  gateway.clock.set('2026-05-03T04:00:00Z')
  operator = await gateway.signIn('operator-1')
  const recorded = await mutate('recordService', worked, 'serviceRecord { id status signedIn shift { id } }')
  expect(recorded).toMatchObject({
    serviceRecord: { status: 'RECORDED', signedIn: true, shift: { id: shiftId } },
  })
  expect(await mutate('issueCertificate', { name: '沈阿姨' }, '__typename')).toMatchObject({
    ...{ code: 'NOT_QUALIFIED', message: expect.stringContaining('现有 0 分钟') },
  })
  const waiting = '{ unconfirmedRecords { edges { node { id minutes guide { displayName contact } } } } }'
  const { data } = await gateway.graphql<{ unconfirmedRecords: { edges: { node: { id: string } }[] } }>(
    waiting,
    {
      cookie: operator,
    },
  )
  const recordId = data?.unconfirmedRecords.edges[0]?.node.id
  const correction = { recordId, minutes: 120, reason: '按签到时间' }
  expect(
    await mutate(
      'confirmService',
      correction,
      'serviceRecord { status minutes corrections { minutesBefore reason } }',
      operator,
    ),
  ).toEqual({
    serviceRecord: {
      ...{ status: 'CONFIRMED', minutes: 120 },
      corrections: [{ minutesBefore: 150, reason: '按签到时间' }],
    },
  })
  const { certificate } = await mutate('issueCertificate', { name: '沈阿姨' }, 'certificate { code }')
  const verify =
    'query ($code: String!) { certificate(code: $code) { name summary { minutes walksLed level since } } }'
  const { code } = certificate as { code: string }
  expect((await gateway.graphql(verify, { variables: { code } })).data).toEqual({
    certificate: {
      name: '演示导学志愿者 1',
      summary: { minutes: 120, walksLed: 1, level: 'SEEDLING', since: '2026-05-03T01:00:00.000Z' },
    },
  })
  expect((await gateway.graphql(verify, { variables: { code: 'nobody' } })).data).toEqual({
    certificate: null,
  })
  const mine =
    '{ viewer { shifts { edges { node { id viewerClaim { status } } } } serviceSummary { minutes } serviceRecords { edges { node { status } } } } }'
  expect((await gateway.graphql(mine, { cookie })).data).toEqual({
    viewer: {
      shifts: { edges: [{ node: { id: shiftId, viewerClaim: { status: 'PRESENT' } } }] },
      serviceSummary: { minutes: 120 },
      serviceRecords: { edges: [{ node: { status: 'CONFIRMED' } }] },
    },
  })
})

test('what is given back or taken by an operator is held no more', async () => {
  const shift = gateway.guide.addShift({ wanted: 1 })
  const shiftId = `Shift_${shift.id}`
  expect(await mutate('claimShift', { shiftId }, SHIFT)).toMatchObject({
    shift: { claimed: 1, viewerClaim: { status: 'CLAIMED' } },
  })
  expect(await mutate('releaseShift', { shiftId, reason: '病了' }, SHIFT)).toMatchObject({
    shift: { claimed: 0, viewerClaim: null },
  })
  gateway.guide.addGuide(demoPersonId('guide-2'))
  const claim = gateway.guide.addClaim(shift.id, personId)
  expect(await mutate('claimShift', { shiftId }, SHIFT, await gateway.signIn('guide-2'))).toMatchObject({
    code: 'SHIFT_TAKEN',
  })
  const replace = {
    claimId: `Claim_${claim.id}`,
    guideId: `Guide_${demoPersonId('guide-2')}`,
    reason: '换人',
  }
  const fields = 'shift { claimed claims { status releaseCause releaseReason guide { id } } }'
  const replaced = await mutate('replaceClaim', replace, fields, operator)
  expect(replaced).toMatchObject({
    shift: {
      claimed: 1,
      claims: [
        { status: 'RELEASED', releaseCause: 'GUIDE', releaseReason: '病了' },
        { status: 'RELEASED', releaseCause: 'OPERATOR', guide: { id: `Guide_${personId}` } },
        { status: 'CLAIMED', releaseCause: null, guide: { id: replace.guideId } },
      ],
    },
  })
})

test('a session that wants helpers has a shift; one that wants none has none', async () => {
  const [helped, plain] = seedSessions(gateway, 2)
  must(helped).session.helpersWanted = 2
  const id = must(helped).session.id
  gateway.guide.addShift({ id, kind: ShiftKind.SESSION, theme: 0, groupSize: 0, callsForHelp: true })
  const query =
    'query ($a: ID!, $b: ID!) { a: node(id: $a) { ...S } b: node(id: $b) { ...S } } fragment S on Session { helpersWanted shift { kind theme groupSize session { id } departure { id } } }'
  const variables = { a: `Session_${id}`, b: `Session_${must(plain).session.id}` }
  expect((await gateway.graphql(query, { variables })).data).toEqual({
    a: {
      helpersWanted: 2,
      shift: { kind: 'SESSION', theme: null, groupSize: null, session: { id: variables.a }, departure: null },
    },
    b: { helpersWanted: 0, shift: null },
  })
})

test('guides who wish it are shown to everybody, by the name that they chose', async () => {
  gateway.guide.addGuide(personId, { inShowcase: true, showcaseName: '沈阿姨' })
  const query = '{ showcase { edges { node { name words summary { walksLed } } } } }'
  const shown = { showcase: { edges: [{ node: { name: '沈阿姨', words: null, summary: { walksLed: 0 } } }] } }
  expect((await gateway.graphql(query)).data).toEqual(shown)
})

test('shifts in a list are shared with nobody, and are shown as known last while the guide service is away', async () => {
  const [seeded] = seedSessions(gateway, 1)
  gateway.guide.addShift({ id: must(seeded).session.id, kind: ShiftKind.SESSION })
  const list = '{ sessions(first: 5) { edges { node { shift { wanted claimed viewerClaim { id } } } } } }'
  const shift = (claim: object | null) => [{ node: { shift: { wanted: 2, claimed: 1, viewerClaim: claim } } }]
  const { id } = gateway.guide.addClaim(must(seeded).session.id, personId)
  const mine = await gateway.graphql<{ sessions: { edges: unknown } }>(list, { cookie })
  expect(mine.data?.sessions.edges).toEqual(shift({ id: `Claim_${id}` }))
  gateway.broken.set('GetShifts', Code.Unavailable)
  const strangers = await gateway.graphql<{ sessions: { edges: unknown } }>(list)
  expect(strangers.data?.sessions.edges).toEqual(shift(null))
})

test('a party is checked in by its code, by the people of the place', async () => {
  const [seeded] = seedSessions(gateway, 1)
  const slotId = `Slot_${must(seeded).slot.id}`
  const citizen = await gateway.signIn('citizen-1')
  const made = await mutate('reserve', { slotId, partySize: 3 }, 'reservation { id code }', citizen)
  const { id, code } = made['reservation'] as { id: string; code: string }
  const fields = 'reservation { displayName reservation { status } }'
  const checkIn = (input: object, by = operator) =>
    mutate('checkInReservation', { slotId, peoplePresent: 2, ...input }, fields, by)
  expect(await checkIn({ code })).toMatchObject({ reservation: { reservation: { status: 'ATTENDED' } } })
  expect(await checkIn({ reservationId: id })).toMatchObject({
    reservation: { displayName: expect.any(String) },
  })
  for (const [input, refusal, words] of [
    [{ code: 'AAAAAA' }, 'NOT_FOUND', '没有这个预约码'],
    [{ code, peoplePresent: 9 }, 'INVALID_INPUT', '到场人数太大，最多 3'],
    [{}, 'INVALID_INPUT', '请填写预约'],
    [{ code, reservationId: id }, 'INVALID_INPUT', '预约的格式不对'],
  ] as const) {
    expect(await checkIn(input)).toEqual({ code: refusal, message: expect.stringContaining(words) })
  }
  expect(await checkIn({ code }, citizen)).toMatchObject({ code: 'FORBIDDEN' })
})
