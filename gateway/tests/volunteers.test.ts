import { must } from '@xingzhi/runtime/assert'
import { demoPersonId } from '@xingzhi/runtime/person'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startGateway, type TestGateway } from './start-gateway.ts'

let gateway: TestGateway
let operator: string
beforeEach(async () => {
  gateway = await startGateway()
  operator = await gateway.signIn('operator-1')
})
afterEach(() => gateway.stop())

/** What a mutation answers: its success or its refusal. */
async function mutate(name: string, input: Record<string, unknown>, fields: string, cookie: string) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    ... on ${type}Success { ${fields} } ... on Refused { code message } } }`
  const variables = { input: { idempotencyKey: crypto.randomUUID(), ...input } }
  const { data, errors } = await gateway.graphql<Record<string, Record<string, unknown>>>(query, {
    ...{ variables, cookie },
  })
  expect(errors).toBeUndefined()
  return must(data?.[name])
}

const GUIDE =
  'guide { id displayName status statusReason themes languages streetTowns { name } availability { weekday fromMinute untilMinute } inShowcase showcaseName showcaseWords qualifications { qualification { name } expiresAt } }'
const WISHES = {
  themes: ['RED', 'RED', 'SCIENCE'],
  languages: ['ZH', 'WUU'],
  streetTownCodes: ['310112001'],
  availability: [{ weekday: 6, fromMinute: 540, untilMinute: 720 }],
  inShowcase: true,
  showcaseName: '沈阿姨',
  showcaseWords: '走一走，讲一讲',
}

test('who registers waits until an operator admits them, and is told why when they are suspended', async () => {
  const cookie = await gateway.signIn('guide-1')
  const viewer = '{ viewer { guide { status } serviceSummary { minutes } } }'
  expect((await gateway.graphql(viewer, { cookie })).data).toEqual({
    viewer: { guide: null, serviceSummary: null },
  })
  const id = `Guide_${demoPersonId('guide-1')}`
  const { guide } = await mutate('registerGuide', WISHES, GUIDE, cookie)
  expect(guide).toMatchObject({
    ...{ id, status: 'APPLIED', themes: ['RED', 'SCIENCE'], streetTowns: [{ name: '莘庄镇' }] },
    ...{ languages: ['ZH', 'WUU'], availability: WISHES.availability, showcaseName: '沈阿姨' },
  })
  expect((guide as { displayName: string }).displayName).not.toBe('')
  const shift = `Shift_${gateway.guide.addShift().id}`
  expect(await mutate('claimShift', { shiftId: shift }, 'shift { id }', cookie)).toMatchObject({
    ...{ code: 'FORBIDDEN', message: expect.stringContaining('等待学促办审核') },
  })
  await mutate('setGuideStatus', { guideId: id, status: 'ADMITTED' }, 'guide { status }', operator)
  expect(await mutate('claimShift', { shiftId: shift }, 'shift { id }', cookie)).toEqual({
    shift: { id: shift },
  })
  const suspend = { guideId: id, status: 'SUSPENDED', reason: '三次未到' }
  await mutate('setGuideStatus', suspend, 'guide { status }', operator)
  const seen = '{ viewer { guide { status statusReason } serviceSummary { minutes } } }'
  expect((await gateway.graphql(seen, { cookie })).data).toEqual({
    viewer: { guide: { status: 'SUSPENDED', statusReason: '三次未到' }, serviceSummary: { minutes: 0 } },
  })
})

test('street-towns that are none, too many languages and broken ids are refused', async () => {
  const cookie = await gateway.signIn('guide-1')
  for (const [name, change, message] of [
    ['registerGuide', { ...WISHES, streetTownCodes: ['310112001', 'nowhere'] }, '街镇不在可选范围内'],
    ['registerGuide', { ...WISHES, languages: Array(500).fill('ZH') }, '语言太大，最多 8'],
    ['claimShift', { shiftId: 'Shift_1' }, '格式不对'],
    ['enrolInTraining', { trainingId: `Shift_${demoPersonId('guide-1')}` }, '没有找到这场培训'],
    ['confirmService', { recordId: `Claim_${demoPersonId('guide-1')}` }, '没有找到这条服务记录'],
    [
      'recordAttendance',
      { trainingId: `Training_${demoPersonId('guide-1')}`, guideIds: Array(600).fill('x') },
      '志愿者太大，最多 500',
    ],
  ] as const) {
    const answer = await mutate(name, change, '__typename', cookie)
    expect(answer['message']).toContain(message)
  }
})

test('fifty guides with names, contacts and qualifications cost one call of each service', async () => {
  const qualification = gateway.guide.addQualification()
  for (let number = 1; number <= 50; number++) {
    const personId = demoPersonId(`guide-${number}`)
    gateway.guide.addGuide(personId)
    if (number <= 3) await gateway.signIn(`guide-${number}`)
  }
  gateway.calls.length = 0
  const query =
    '{ guides(status: ADMITTED, first: 50) { edges { node { displayName contact qualifications { qualification { name } } } } } }'
  const { data } = await gateway.graphql<{ guides: { edges: { node: { displayName: string } }[] } }>(query, {
    cookie: operator,
  })
  const names = data?.guides.edges.map(({ node }) => node.displayName) ?? []
  expect(names).toHaveLength(50)
  // Who never signed in has no name yet.
  expect(names.filter((name) => name !== '')).toHaveLength(3)
  expect(gateway.calls.toSorted()).toEqual(['GetGuides', 'GetPeople', 'ListGuides'])
  expect(qualification.name).not.toBe('')
})

test('a training is enrolled in, attended, and grants what a shift needs', async () => {
  const cookie = await gateway.signIn('guide-1')
  const personId = demoPersonId('guide-1')
  gateway.guide.addGuide(personId)
  const { qualification } = await mutate(
    ...([
      'saveQualification',
      { name: '红色线路', validDays: 365 },
      'qualification { id validDays }',
    ] as const),
    operator,
  )
  const qualificationId = (qualification as { id: string }).id
  const plan = {
    ...{ title: '导览培训', startsAt: '2026-05-02T09:00:00+08:00', endsAt: '2026-05-02T17:00:00+08:00' },
    ...{ place: '社区学院', capacity: 1, qualificationIds: [qualificationId] },
  }
  const fields =
    'training { id enrolled viewerEnrolled qualifications { name } enrolments { attended guide { id } } }'
  const { training } = await mutate('saveTraining', plan, fields, operator)
  const { id: trainingId } = training as { id: string }
  expect(training).toMatchObject({ enrolled: 0, viewerEnrolled: false, enrolments: [] })
  expect(await mutate('enrolInTraining', { trainingId }, fields, cookie)).toMatchObject({
    training: { enrolled: 1, viewerEnrolled: true, qualifications: [{ name: '红色线路' }], enrolments: null },
  })
  gateway.guide.addGuide(demoPersonId('guide-2'))
  const other = await gateway.signIn('guide-2')
  expect(await mutate('enrolInTraining', { trainingId }, fields, other)).toMatchObject({
    ...{ code: 'SLOT_FULL', message: expect.stringContaining('这场培训的名额已满') },
  })
  const mine = '{ trainings { edges { node { id viewerEnrolled } } } }'
  expect((await gateway.graphql(mine, { cookie })).data).toEqual({
    trainings: { edges: [{ node: { id: trainingId, viewerEnrolled: true } }] },
  })
  const attended = { trainingId, guideIds: [`Guide_${personId}`] }
  expect(await mutate('recordAttendance', attended, fields, operator)).toMatchObject({
    ...{ code: 'SLOT_NOT_OPEN', message: expect.stringContaining('培训开始后才能登记出席') },
  })
  const shift = gateway.guide.addShift({ qualificationIds: [qualificationId.slice('Qualification_'.length)] })
  const claim = { shiftId: `Shift_${shift.id}` }
  expect(await mutate('claimShift', claim, 'shift { claimed }', cookie)).toMatchObject({
    code: 'NOT_QUALIFIED',
  })
  gateway.clock.set('2026-05-02T01:00:00Z')
  operator = await gateway.signIn('operator-1')
  expect(await mutate('recordAttendance', attended, fields, operator)).toMatchObject({
    training: { enrolments: [{ attended: true, guide: { id: `Guide_${personId}` } }] },
  })
  expect(await mutate('claimShift', claim, 'shift { claimed }', cookie)).toEqual({ shift: { claimed: 1 } })
  const granted = '{ viewer { guide { qualifications { expiresAt qualification { id } } } } }'
  expect((await gateway.graphql(granted, { cookie })).data).toMatchObject({
    viewer: { guide: { qualifications: [{ qualification: { id: qualificationId } }] } },
  })
})
